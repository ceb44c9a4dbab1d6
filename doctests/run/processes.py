"""Starts and watches the processes of documents."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .inside.wire import Incoming, Message, packed
from .settings import RunSettings

_INSIDE = Path(__file__).parent / "inside"
# Loaded by its path, under a name that no library has: the project's packages stay out of the process.
_START = """
import importlib.util, sys
name, folder = "_doc_builder_examples", sys.argv[1]
file = folder + "/__init__.py"
spec = importlib.util.spec_from_file_location(name, file, submodule_search_locations=[folder])
module = sys.modules[name] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
module.main()
"""

_START_TIME = 120.0
"""Seconds that the template may take to import torch, and a page's process to begin."""

_END_TIME = 10.0
"""Seconds from the end of a process to the news of it."""


class EndedError(Exception):
    """A process has ended before it answered. `how` says it as the end of a sentence: "it ...", `line`
    is that of the statement which ran, 0 where that isn't known."""

    def __init__(self, how: str, line: int = 0, output: str = "") -> None:
        super().__init__(how)
        self.how = how
        self.line = line
        self.output = output


class Template:
    """The process that pages' processes are made by.

    Where it ends while it starts, for torch can't be imported without that, it is started without torch.
    """

    def __init__(self, settings: RunSettings) -> None:
        self._settings = settings
        self._count = 0
        self._statuses: dict[int, int] = {}
        self._started: list[int] = []
        self._launch(preload=True)

    def _launch(self, preload: bool) -> None:
        settings = self._settings
        self.ready = self.gone = False
        self._preload = preload
        self._incoming = Incoming()
        self._folder = tempfile.mkdtemp(prefix="doctests-")
        self.socket, theirs = socket.socketpair()
        setup = {
            "path": settings.path(),
            "socket": theirs.fileno(),
            "folder": self._folder,
            "fork": settings.fork,
            "preload": preload,
            "threads": settings.threads,
            "seed": settings.seed,
            "network": settings.network,
            "device": settings.device,
            "limit": settings.output_limit,
            "library": [str(folder.resolve()) for folder in settings.library],
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, str(_INSIDE), json.dumps(setup)],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=settings.environment(),
            start_new_session=True,
        )
        theirs.close()

    def start(self, root: str = "", module: str = "") -> PageProcess:
        """A process for a document. Raises EndedError where none can be started."""
        try:
            return self._page(root, module)
        except EndedError:  # a page may have ended the template, too
            self.close()
            self._launch(preload=True)
            return self._page(root, module)

    def _page(self, root: str, module: str) -> PageProcess:
        while not self.ready:
            try:
                self.take(_START_TIME)
            except EndedError:
                if not self._preload:
                    raise
                self.close()
                self._launch(preload=False)
        self._count += 1
        ours, channel = socket.socketpair()
        read, write = os.pipe()
        request = {"page": str(Path(self._folder, str(self._count))), "root": root, "module": module}
        try:
            with channel:
                line = json.dumps(request).encode() + b"\n"
                socket.send_fds(self.socket, [line], [channel.fileno(), write])
            os.close(write)
            while not self._started:
                self.take(_START_TIME)
        except (EndedError, OSError):
            ours.close()
            os.close(read)
            raise EndedError("can't be started: the process that starts it has ended") from None
        return PageProcess(self, self._started.pop(), ours, read, self._settings.output_limit)

    def take(self, seconds: float) -> None:
        """Waits for news, at most so long. Raises EndedError if the process has ended, or nothing came."""
        if not select.select([self.socket], [], [], seconds)[0]:
            raise EndedError(f"says nothing for {seconds:g} s")
        data = self._receive()
        if not data:
            self.gone = True
            raise EndedError("has ended")
        for message in self._incoming.feed(data):
            if "ready" in message:
                self.ready = True
            elif "started" in message:
                self._started.append(message["started"])
            elif "ended" in message:
                self._statuses[message["ended"]] = message["status"]

    def _receive(self) -> bytes:
        try:
            return self.socket.recv(1 << 16)
        except ConnectionError:
            return b""

    def status(self, pid: int) -> int | None:
        """How a page's process ended, told once; None while it runs."""
        return self._statuses.pop(pid, None)

    def kill(self, pid: int) -> None:
        """Ends a page's process and all that it has started."""
        with contextlib.suppress(OSError):
            self.socket.sendall(json.dumps({"kill": pid}).encode() + b"\n")

    def close(self) -> None:
        """Ends every process, and waits until they and their folders are gone."""
        self.socket.close()
        try:
            self._process.wait(_END_TIME)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)  # it has done so, unless it was ended itself


class PageProcess:
    """A document's process. It may have gone on as a copy of itself, which then answers in its place:
    `pids` are those that there are, the last is the one that answers."""

    def __init__(self, template: Template, pid: int, channel: socket.socket, output: int, limit: int) -> None:
        self.pids = [pid]
        self.problem = ""
        self._template = template
        self._channel = channel
        self._output = output
        self._limit = limit
        self._incoming = Incoming()
        self._messages: list[Message] = []
        self._written = bytearray()
        self._line = 0
        self._deaf = False
        os.set_blocking(output, False)

    def begin(self, seconds: float) -> None:
        """Waits until it has begun. Raises EndedError; `problem` is what its module's import raised."""
        self.problem = self._answer(seconds)["problem"]

    def ask(self, message: Message, seconds: float) -> Message:
        """Its answer. Raises EndedError if it ended instead, or was ended: after so many seconds, or for all
        that it printed."""
        self._line = 0
        self._written.clear()
        with contextlib.suppress(OSError):  # it has ended: reading will tell how
            self._channel.sendall(packed(message))
        return self._answer(seconds)

    def fork(self, folder: str) -> bool:
        """Goes on as a copy of itself, in a copy of its folder; False if it can't."""
        answer = self.ask({"do": "fork", "folder": folder}, _START_TIME)
        if "forked" in answer:
            self.pids.append(answer["forked"])
        return "forked" in answer

    def end(self, seconds: float) -> Message:
        """Ends the process that answers, and gives what it leaves."""
        answer = self.ask({"do": "end"}, seconds)
        if len(self.pids) > 1:
            with contextlib.suppress(EndedError):
                self._answer(_END_TIME)
        else:
            self._drop()
        return answer

    def close(self) -> None:
        """Ends the process and all its copies."""
        if self.pids:
            self._template.kill(self.pids[0])
            self._drop()

    @property
    def output(self) -> str:
        """What was written to the standard streams since it was asked, past Python's own."""
        return self._written.decode(errors="replace")

    def _drop(self) -> None:
        self.pids.clear()
        self._channel.close()
        os.close(self._output)

    def _answer(self, seconds: float) -> Message:
        """The next message that is an answer."""
        deadline = time.monotonic() + seconds
        how = ""
        while True:
            while self._messages:
                message = self._messages.pop(0)
                if "at" in message:
                    self._line = message["at"]
                elif "branch" in message:
                    self._read_output()
                    self.pids.pop()
                    raise self._ended(how or _ending(message["status"]))
                elif not how:
                    self._read_output()
                    if len(self._written) <= self._limit:
                        return message
            if not how and len(self._written) > self._limit:
                how = too_much(self._limit)
                deadline = self._kill()
            self._wait(deadline - time.monotonic())
            status = self._template.status(self.pids[0])
            if status is not None or self._template.gone:
                self._read_output()
                self._drop()
                raise self._ended(how or _ending(status))
            if time.monotonic() >= deadline and not self._messages:
                if how:  # it was ended long ago
                    self.close()
                    raise self._ended(how)
                how = (
                    f"didn't end within {seconds:g} s; set `timeout=` on the fence, or see what it waits for"
                )
                deadline = self._kill()

    def _kill(self) -> float:
        """Ends the process that answers; when to be sure that it has."""
        if len(self.pids) > 1:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pids[-1], signal.SIGKILL)
        else:
            self._template.kill(self.pids[0])
        return time.monotonic() + _END_TIME

    def _wait(self, seconds: float) -> None:
        """Takes whatever comes next, from wherever."""
        watched: list[Any] = [self._output, self._template.socket]
        if not self._deaf:
            watched.append(self._channel)
        readable, _, _ = select.select(watched, [], [], max(0.0, seconds))
        if self._template.socket in readable:
            with contextlib.suppress(EndedError):
                self._template.take(0)
        if self._output in readable:
            self._read_output()
        if self._channel in readable:
            self._read_channel()

    def _read_channel(self) -> None:
        try:
            data = self._channel.recv(1 << 20)
            self._messages += self._incoming.feed(data)
            self._deaf = not data
        except ConnectionError:
            self._deaf = True
        except ValueError:  # others have written to it: nothing that follows can be believed
            self._deaf = True
            self._template.kill(self.pids[0])

    def _read_output(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while len(self._written) <= self._limit:
                data = os.read(self._output, 1 << 16)
                if not data:
                    break
                self._written += data

    def _ended(self, how: str) -> EndedError:
        return EndedError(how, self._line, self.output)


def too_much(limit: int) -> str:
    """What is said of a block that prints more than `limit` bytes."""
    return f"printed more than {limit:,} bytes; print less, or write to a file"


def _ending(status: int | None) -> str:
    if status is None:
        return "ended the process that its own was made by"
    if status >= 0:
        return f"ended its process (exit code {status})"
    with contextlib.suppress(ValueError):
        return f"ended its process (signal {-status}, {signal.Signals(-status).name})"
    return f"ended its process (signal {-status})"
