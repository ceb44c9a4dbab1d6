"""Runs the inspector, watches it, and starts it again behind whatever has stopped it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autodoc.model import Object

_INSPECTOR = Path(__file__).parent / "inspector"
# Loaded by its path, under a name that no library has: the project's packages stay out of the process.
# typing keeps what it made: of `Union[int, str]` and `Union[str, int]` both become whichever was made
# first, which depends on the modules that a process happens to import before. Here it keeps nothing.
_START = """
import functools, sys
if "typing" not in sys.modules:
    def kept_nowhere(*_, **__):
        def decorate(function):
            def call(*args, **kwargs):
                return function(*args, **kwargs)
            call.cache_clear = lambda: None
            return call
        return decorate
    lru_cache, functools.lru_cache = functools.lru_cache, kept_nowhere
    import typing
    functools.lru_cache = lru_cache
import importlib.util, sys
name, folder = "_doc_builder_inspector", sys.argv[1]
file = folder + "/__init__.py"
spec = importlib.util.spec_from_file_location(name, file, submodule_search_locations=[folder])
module = sys.modules[name] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
module.main()
"""
_AS_WRITTEN = "its objects are shown as the source has them"

_START_TIME = 30.0
"""Seconds that the interpreter itself may take to start."""

_END_TIME = 5.0
"""Seconds from the end of what a process says to its end."""


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """How a library is imported.

    `root` is the folder that holds the package. `mock` are the packages to make up where they
    aren't installed; None for none, until `Library` puts all those there that the source imports.
    `timeout` is in seconds, for one module of the library without those of the library that it
    imports, or for describing its objects; `memory` in bytes, for a process. `bytecode` is a folder
    for compiled modules, None for none.
    """

    name: str
    root: Path
    mock: tuple[str, ...] | None = None
    timeout: float = 60.0
    memory: int = 4 * 2**30
    jobs: int = 1
    bytecode: Path | None = None
    python: str = sys.executable


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """A module, or a dotted name, whose import has nothing to say; and why."""

    target: str
    rule: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Imported:
    """Objects by module and name (`kit.models.Model.forward`), and what went wrong."""

    objects: dict[str, Object] = field(default_factory=dict)
    problems: list[ImportProblem] = field(default_factory=list)


def import_objects(
    targets: Mapping[str, Sequence[str]],
    settings: ImportSettings,
    dotted: Sequence[str] = (),
    started: Inspector | None = None,
) -> Imported:
    """Describes objects by importing their modules.

    `targets` are names within each module, dotted for members of classes, "" for the module
    itself. `dotted` are names that may lead anywhere in the library; their records are under
    the name that was asked for. What doesn't exist is left out. `started` is an inspector that
    runs already; it is used up.
    """
    modules = sorted(targets.items())
    shares = max(1, min(settings.jobs, len(modules) // _SHARE + 1))
    size = -(-len(modules) // shares)
    tasks: list[tuple[list[tuple[str, Sequence[str]]], list[str]]] = [
        (modules[number * size : (number + 1) * size], []) for number in range(shares)
    ]
    tasks[-1][1].extend(dotted)
    imported = Imported()
    with ThreadPoolExecutor(shares) as threads:
        inspectors = [started, *[None] * (shares - 1)]
        for found in threads.map(
            lambda task, one: _work_off(task[0], task[1], settings, one), tasks, inspectors
        ):
            imported.objects |= found.objects
            imported.problems += found.problems
    return imported


_SHARE = 20
"""Modules for which a second process is worth its start."""


def _work_off(
    modules: list[tuple[str, Sequence[str]]],
    dotted: list[str],
    settings: ImportSettings,
    started: Inspector | None,
) -> Imported:
    """Runs inspectors until every module has been tried."""
    imported = Imported()
    refused: dict[str, str] = {}  # modules that ended a process, or never ended, and what they did
    while modules or dotted:
        begun = ""
        running: list[str] = []
        inspector, started = started or Inspector(settings), None
        for message in inspector.ask({"modules": modules, "dotted": dotted, "refused": refused}):
            if "begin" in message:
                begun = message["begin"]
                modules = [one for one in modules if one[0] != begun]
                dotted = [one for one in dotted if one != begun]
            elif "enter" in message:
                running.append(message["enter"])
            elif "leave" in message:
                running.remove(message["leave"])
            elif "failed" in message:
                imported.problems.append(_failure(message))
            elif "done" in message:
                for name, data in message["objects"]:
                    place = f"{begun}.{name}" if name and name != begun else begun
                    if data is not None:
                        imported.objects[place] = Object.from_json(data)
            elif "rule" in message:
                target = begun or settings.name
                culprit = running[-1] if running else target
                what = f"the import of {culprit} {message['what']}"
                refused[culprit] = what
                if running and not begun:  # while it was preloading: asked for it, the next one says so
                    continue
                if culprit != target:
                    what = f"{target} can't be imported: {what}"
                imported.problems.append(ImportProblem(target, message["rule"], what, message["hint"]))
                if not begun:  # not even the interpreter ran
                    return imported
    return imported


def _failure(message: dict[str, Any]) -> ImportProblem:
    target, within, absent = message["failed"], message["within"], message["absent"]
    if message["memory"]:
        return ImportProblem(
            target,
            "import-memory",
            f"{target} can't be imported: it takes more memory than it may",
            f"{_AS_WRITTEN}; move what it loads out of the import",
        )
    where = ", ".join(one for one in (message["place"], f"raised in {within}" if within else "") if one)
    hint = "mend the import, or build with --no-import"
    if within:
        hint = f"see that {within} itself can be imported, or build with --no-import"
    if absent:
        hint = f"install {absent}, or name it among `mock`"
    return ImportProblem(
        target,
        "import-failed",
        f"{target} can't be imported: {message['error']}{f' ({where})' if where else ''}",
        f"{_AS_WRITTEN}; {hint}",
    )


class Inspector:
    """A process that imports the library, and is then asked for objects of it, once.

    `preload` are modules that it imports before it is asked: a build that knows what has changed
    has it do so while it finds out what that changes. What it says meanwhile is kept in `_said`.
    """

    def __init__(self, settings: ImportSettings, preload: Sequence[str] = ()) -> None:
        self.settings = settings
        self._pipe, write = os.pipe()
        self._said = b""
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        setup = {
            "pipe": write,
            "name": settings.name,
            "root": str(settings.root.resolve()),
            "mock": list(settings.mock or ()),
            "memory": settings.memory,
            "bytecode": str(settings.bytecode) if settings.bytecode is not None else "",
        }
        self._process = subprocess.Popen(
            [settings.python, "-c", _START, str(_INSPECTOR)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            pass_fds=(write,),
            env={**os.environ, **_ENVIRONMENT},
            start_new_session=True,
        )
        os.close(write)
        self._say(setup)
        self.preload(preload)

    def preload(self, modules: Sequence[str]) -> None:
        """Has it import modules; what goes wrong is told when they are asked for."""
        self._say({"preload": list(modules)})

    def loaded(self) -> set[str]:
        """The modules of the library whose import has begun by now."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._pipe, selectors.EVENT_READ)
            while selector.select(0):
                data = os.read(self._pipe, 1 << 20)
                if not data:
                    break
                self._said += data
        lines = self._said.split(b"\n")[:-1]
        return {message["enter"] for message in _understood(lines) if "enter" in message}

    def ask(self, task: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The messages about a task. One with a `rule` is the last: how it ended before its time."""
        try:
            self._say(task)
            for message in _messages(self._pipe, self.settings.timeout, self._said):
                if "end" in message:
                    return
                yield message
            code = self._process.wait(_END_TIME)
        except TimeoutError:
            yield {
                "rule": "import-timeout",
                "what": f"was given up after {self.settings.timeout:g} s",
                "hint": f"{_AS_WRITTEN}; set import_timeout, or see what it waits for",
            }
            return
        except subprocess.TimeoutExpired:
            code = 0
        finally:
            self._stop()
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace").strip().splitlines()
        self._errors.close()
        last = f": {said[-1]}" if said else ""
        yield {
            "rule": "import-killed",
            "what": f"ended its process ({_ending(code)}){last}",
            "hint": f"{_AS_WRITTEN}; see what the module runs when it is imported",
        }

    def close(self) -> None:
        """Ends a process that isn't asked."""
        self._stop()
        self._errors.close()

    def _say(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it has ended: reading will tell how
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def _stop(self) -> None:
        os.close(self._pipe)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)  # with the processes that the library started
        self._process.wait()
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


_ENVIRONMENT = {
    # Nothing that a library does at import may depend on chance, the network or the machine's GPUs.
    "PYTHONHASHSEED": "0",
    "CUDA_VISIBLE_DEVICES": "",
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def _messages(pipe: int, timeout: float, said: bytes) -> Iterator[dict[str, Any]]:
    """What came through a pipe (`said`) and comes until its end; raises TimeoutError when nothing does
    for too long."""
    limit = max(timeout, _START_TIME)  # until the first module, it is Python that takes the time
    deadline = time.monotonic() + limit
    *lines, rest = said.split(b"\n")
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            understood = 0
            for message in _understood(lines):
                understood += 1
                yield message
                deadline = time.monotonic() + timeout
            if understood < len(lines):
                return
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError
            data = os.read(pipe, 1 << 20)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")


def _understood(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    """The messages in lines, up to one that isn't ours: the library has written to the pipe, and nothing
    that follows can be believed."""
    for line in lines:
        try:
            message = json.loads(line)
        except ValueError:
            return
        yield message
