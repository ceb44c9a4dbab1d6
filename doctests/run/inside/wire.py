"""Messages between processes: JSON behind its length, on a socket."""

from __future__ import annotations

import json
import os
from typing import Any

Message = dict[str, Any]

_LENGTH = 8


class Incoming:
    """Takes bytes as they come, and gives the messages that they complete."""

    def __init__(self) -> None:
        self._data = bytearray()

    def feed(self, data: bytes) -> list[Message]:
        """The messages that are complete with these bytes. Raises ValueError for what is none of ours."""
        self._data += data
        messages = []
        while len(self._data) >= _LENGTH:
            end = _LENGTH + int(self._data[:_LENGTH], 16)
            if len(self._data) < end:
                break
            messages.append(json.loads(self._data[_LENGTH:end]))
            del self._data[:end]
        return messages


def packed(message: Message) -> bytes:
    """A message as it is sent. Lone surrogates pass: JSON escapes them."""
    data = json.dumps(message).encode()
    return b"%08x" % len(data) + data


def send(file: int, message: Message) -> None:
    """Sends a message by a file descriptor; waits until it is taken."""
    data = memoryview(packed(message))
    while data:
        data = data[os.write(file, data) :]


def receive(file: int) -> Message | None:
    """Waits for a message, and reads no byte beyond it: the next may be for another process. None at the
    end."""
    length = _exactly(file, _LENGTH)
    if length is None:
        return None
    data = _exactly(file, int(length, 16))
    return None if data is None else json.loads(data)


def _exactly(file: int, size: int) -> bytes | None:
    parts = []
    while size:
        data = os.read(file, min(size, 1 << 20))
        if not data:
            return None
        parts.append(data)
        size -= len(data)
    return b"".join(parts)
