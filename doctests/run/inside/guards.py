"""What a block may not do unseen: ask for other hosts, fork and go on twice, leave its folder."""

from __future__ import annotations

import errno
import ipaddress
import os
import select
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .imports import once_imported

_HUB = "huggingface.co"


class Network:
    """Refuses other hosts from `install` on, for good, and keeps which were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._own = {"", "localhost", "localhost.localdomain", "ip6-localhost", socket.gethostname()}

    def install(self) -> None:
        """Watches every socket of the process, whoever makes it; no code can take this back."""
        sys.addaudithook(self._hear)
        once_imported("huggingface_hub.errors", self._hear_hub)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not event.startswith("socket."):
            return
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            address = arguments[1]
            if isinstance(address, tuple) and address:
                self._check(address[0])
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            self._check(arguments[0], socket.gaierror(socket.EAI_AGAIN, "the network may not be used"))

    def _hear_hub(self, errors: Any) -> None:
        """Has the Hub's library, which knows that it may not ask, say so as it refuses: what catches its
        exceptions may raise others that don't mention it."""
        for name in ("OfflineModeIsEnabled", "LocalEntryNotFoundError"):
            kind = getattr(errors, name, None)
            if kind is not None:
                kind.__init__ = self._heard(kind.__init__)

    def _heard(self, begin: Callable[..., None]) -> Callable[..., None]:
        def begin_and_tell(error: Exception, *arguments: Any, **named: Any) -> None:
            self.asked.append(_HUB)
            begin(error, *arguments, **named)

        return begin_and_tell

    def _check(self, host: Any, error: OSError | None = None) -> None:
        name = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "")
        if name in self._own or _is_loopback(name):
            return
        self.asked.append(name)
        raise error or OSError(errno.ENETUNREACH, f"the network may not be used: {name}")


def _is_loopback(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


class Forks:
    """Finds the copies of the process that come back from a block, instead of ending within it.

    Each copy gets a pipe. One that comes back says so and ends; one that ends, or becomes another
    program, closes it.
    """

    def __init__(self) -> None:
        self._pid = os.getpid()
        self._watched = False
        self._pipes: list[int] = []
        self._pipe = (-1, -1)
        os.register_at_fork(
            before=self._before, after_in_parent=self._in_parent, after_in_child=self._in_child
        )

    def _before(self) -> None:
        if self._watched:
            self._pipe = os.pipe()

    def _in_parent(self) -> None:
        if self._watched:
            os.close(self._pipe[1])
            self._pipes.append(self._pipe[0])

    def _in_child(self) -> None:
        if self._watched:
            os.close(self._pipe[0])
            for one in self._pipes:
                os.close(one)
            self._pipes = []
            os.write(self._pipe[1], b"%d\n" % os.getpid())

    def begin(self) -> None:
        """A block begins."""
        self._pid = os.getpid()
        self._watched = True

    def check(self) -> None:
        """Ends the process here if it is a copy."""
        if os.getpid() != self._pid:
            os.write(self._pipe[1], b"back\n")
            os._exit(0)

    def end(self) -> bool:
        """The block has ended: whether a copy came back from it.

        Waits for copies that still run, for they may: but not for processes of multiprocessing, which
        begin with a function and end with it.
        """
        self._watched = False
        pipes, self._pipes = self._pipes, []
        came_back = False
        for pipe in pipes:
            said = b""
            while b"back" not in said:
                pid = said.partition(b"\n")[0]
                if pid and int(pid) in _workers() and not select.select([pipe], [], [], 0)[0]:
                    break
                data = os.read(pipe, 1 << 10)
                if not data:
                    break
                said += data
            came_back = came_back or b"back" in said
            os.close(pipe)
        return came_back


def _workers() -> set[int]:
    process = sys.modules.get("multiprocessing.process")
    return {one.pid for one in getattr(process, "_children", ())}


class Folder:
    """The folder that blocks begin in."""

    def __init__(self, path: Path) -> None:
        self.enter(path)

    def enter(self, path: Path) -> None:
        """Makes another folder the one that blocks begin in."""
        os.chdir(path)
        self._path = path
        self._seen = Path.cwd()

    def left(self) -> str:
        """Where a block has gone, "" if nowhere; goes back."""
        try:
            now = Path.cwd()
        except FileNotFoundError:
            now = Path("a folder that it deleted")
        if now == self._seen:
            return ""
        self._path.mkdir(parents=True, exist_ok=True)
        os.chdir(self._path)
        return str(now)
