"""Runs one block and says what came of it."""

from __future__ import annotations

import builtins
import importlib
import os
import subprocess
import sys
from builtins import eval, vars  # a block may put others in their place
from collections.abc import Callable
from functools import reduce
from inspect import CO_COROUTINE
from time import perf_counter
from types import CodeType, ModuleType
from typing import Any

from . import accelerator
from .code import Compiler
from .coroutines import Coroutines
from .guards import Folder, Forks, Network
from .streams import Streams, TooMuchOutput
from .values import describe, kind_of
from .wire import Message, packed


class Executor:
    """Runs blocks in one namespace, that of `module`, which is `__main__` while they run."""

    def __init__(
        self,
        module: ModuleType,
        streams: Streams,
        network: Network,
        folder: Folder,
        channel: int,
    ) -> None:
        self.module = module
        self._streams = streams
        self._network = network
        self._folder = folder
        self._channel = channel
        self._forks = Forks()
        self._compiler = Compiler()
        self._coroutines = Coroutines()
        self._builtins = vars(builtins)
        self._whole = dict(self._builtins)
        self._shown: Any = None

    def run(self, block: Message) -> Message:
        """What came of a block: for each statement what it printed, the value that it ended with, and what
        it raised; and what it did beside. Statements that didn't run are left out."""
        names = vars(self.module)
        lacks = next((one for one in block["unmade"] if one not in names and one not in self._whole), "")
        if lacks:
            return {"lacks": lacks}
        self.prepare()
        self._network.asked.clear()
        self._forks.begin()
        begun = perf_counter()
        ran: list[Message] = []
        reply: Message = {"ran": ran}
        try:
            if block["kind"] == "command":
                self._commands(block, ran)
            elif block["decorators"]:
                reply["undecorated"] = self._decorated(block, ran)
            else:
                self._statements(block, ran)
        except BaseException as error:  # between statements: a signal's handler, a copy of the process
            self._forks.check()
            ran.append({"printed": "", "raised": describe(error)})
        reply["seconds"] = perf_counter() - begun
        reply["too_much"] = self._streams.printed.exceeded
        reply["came_back"] = self._forks.end()
        reply["left"] = self._folder.left()
        reply["asked"] = list(dict.fromkeys(self._network.asked))
        self._streams.restore()
        return reply

    def prepare(self) -> None:
        """What a block finds in its process beside its namespace."""
        self._streams.restore()
        sys.displayhook = self._display
        sys.modules["__main__"] = self.module

    def _statements(self, block: Message, ran: list[Message]) -> None:
        lost: dict[str, int] = {}  # names that only skipped statements bind, with their lines
        for statement in block["statements"]:
            names = vars(self.module)
            lacks = next((one for one in statement["loads"] if one in lost and one not in names), "")
            if statement["skip"] or lacks:
                line = lost.get(lacks, statement["line"])
                lost |= dict.fromkeys(statement["binds"], line)
                ran.append({"printed": None, "raised": None, "lacks": lacks, "at": line})
                continue
            ran.append(self._statement(block, statement))
            if ran[-1]["raised"] is not None and not statement["raises"]:
                break

    def _statement(self, block: Message, statement: Message) -> Message:
        self._shown = None
        text, raised = None, None
        try:
            text = self._executed(block, statement)
        except BaseException as error:
            self._forks.check()
            self._builtins.update(self._whole)
            raised = describe(error)
            raised["too_much"] = isinstance(error, TooMuchOutput)
        self._forks.check()
        self._builtins.update(self._whole)  # what follows relies on them
        dtype, device = kind_of(self._shown)
        self._shown = None
        printed = self._streams.printed.take()
        return {
            "printed": printed,
            "value": text,
            "raised": raised,
            "dtype": dtype,
            "device": device or accelerator.in_use(),
        }

    def _executed(self, block: Message, statement: Message) -> str | None:
        """Executes a statement. The text of its value, if that is asked for apart from the output."""
        place = statement["code"], block["file"], statement["line"]
        if block["prompts"]:
            os.write(self._channel, _mark(statement["line"]))
            self._evaluated(self._compiler.session(*place))
            return None
        value = None
        steps = [(_mark(line), step) for line, step in self._compiler.script(*place)]
        for mark, step in steps:
            os.write(self._channel, mark)
            value = self._evaluated(step)
        if value is None or not statement["value"]:
            return None
        self._shown = value
        return repr(value)

    def _evaluated(self, code: CodeType) -> Any:
        value = eval(code, vars(self.module))
        return self._coroutines.result(value) if code.co_flags & CO_COROUTINE else value

    def _display(self, value: Any) -> None:
        if value is not None:
            builtins._ = None  # type: ignore[attr-defined]
            sys.stdout.write(repr(value) + "\n")
            builtins._ = self._shown = value  # type: ignore[attr-defined]

    def _decorated(self, block: Message, ran: list[Message]) -> str:
        """Runs a block as a function under decorators. The decorator that can't be found, "" if all can."""

        def example() -> None:
            self._statements(block, ran)
            raised = ran[-1]["raised"] if ran else None
            if raised is not None:
                raise _RaisedError

        function: Callable[[], object] = example
        for name in reversed(block["decorators"]):
            try:
                decorator = _resolve(name)
            except (ImportError, AttributeError):
                return str(name)
            function = decorator(function)
        try:
            function()
        except _RaisedError:
            pass
        except BaseException as error:
            ran.append({"printed": "", "raised": describe(error)})
        return ""

    def _commands(self, block: Message, ran: list[Message]) -> None:
        for statement in block["statements"]:
            os.write(self._channel, _mark(statement["line"]))
            with subprocess.Popen(statement["code"], shell=True, stdout=subprocess.PIPE) as process:
                assert process.stdout is not None
                while data := os.read(process.stdout.fileno(), 1 << 16):
                    try:
                        self._streams.printed.write(data)
                    except TooMuchOutput:
                        process.kill()
                        break
                code = process.wait()
            ran.append({"printed": self._streams.printed.take(), "raised": None, "code": code})
            if code:
                break


def _mark(line: int) -> bytes:
    """The message that a line is about to run: the last one of a process that ends says where it was."""
    return packed({"at": line})


class _RaisedError(Exception):
    """The block under a decorator has raised, which is told already."""


def _resolve(name: str) -> Any:
    """What a dotted name leads to, by way of modules and then attributes."""
    parts = name.split(".")
    for count in range(len(parts) - 1, 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:count]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[count:], found)
    raise ImportError(name)
