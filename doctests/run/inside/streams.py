"""The standard streams: where a block's output goes, however it is written."""

from __future__ import annotations

import fcntl
import io
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_OUT_OF_REACH = 100
"""Descriptors from here on are rarely closed by code that counts from 3."""


class TooMuchOutput(BaseException):
    """A block has printed more than it may."""


def out_of_reach(file: int) -> int:
    """The same file under a descriptor that blocks and the programs that they start don't meet."""
    moved = fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, _OUT_OF_REACH)
    os.close(file)
    return moved


class Printed(io.BufferedIOBase):
    """Keeps what is written to sys.stdout; beyond `limit` bytes, writing raises TooMuchOutput.

    In a copy of the process it goes to the file descriptor, for nobody else would see it.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._data = bytearray()
        self._pid = os.getpid()
        self.exceeded = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def write(self, data: ReadableBuffer, /) -> int:
        if os.getpid() != self._pid:
            return os.write(1, data)
        size = memoryview(data).nbytes
        if len(self._data) + size > self._limit:
            self.exceeded = True
            raise TooMuchOutput
        self._data += data
        return size

    def take(self) -> str:
        """What was written since the last time."""
        text = self._data.decode(errors="replace")
        self._data.clear()
        return text

    def begin(self) -> None:
        """This process is the one that keeps what is written."""
        self._pid = os.getpid()
        self._data.clear()
        self.exceeded = False


class Streams:
    """The streams as each block finds them: nothing to read; sys.stdout kept here, and all else that is
    written for `output`, a file descriptor that is used up."""

    def __init__(self, output: int, limit: int) -> None:
        self._limit = limit
        self._files = out_of_reach(os.open(os.devnull, os.O_RDONLY)), out_of_reach(output)
        self._open()

    def _open(self) -> None:
        self.printed = Printed(self._limit)
        written = io.FileIO(2, "w", closefd=False)
        self._streams = (
            io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8"),
            _text(self.printed),
            _text(written),
        )

    def restore(self) -> None:
        """Gives the next block its streams, whatever the last one did to them."""
        source, output = self._files
        for file in (0, 1, 2):
            os.dup2(output if file else source, file)
        if any(one.closed or one.buffer.closed for one in self._streams):
            self._open()
        self.printed.begin()
        sys.stdin, sys.stdout, sys.stderr = self._streams
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = self._streams  # type: ignore[misc]


def _text(buffer: Any) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        buffer, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True
    )
