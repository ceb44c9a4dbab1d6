"""What the blocks of a document have made so far: in a process, and made again when that has ended."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from pathlib import Path

from doctests.code import bound_names, imported_names, missing_names
from doctests.model import Aftermath, Document, Example

from .blocks import block
from .inside.wire import Message
from .processes import EndedError, PageProcess, Template
from .settings import RunSettings, import_root


class LostError(Exception):
    """The state can't be made again; says why."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Why there is no such name: the block at `line` binds it, but `why` (was skipped: ..., failed).

    With `older`, a value that the name has from before will do.
    """

    line: int
    why: str
    older: bool = False


@dataclass(slots=True)
class Processes:
    """What a document's states share."""

    document: Document
    settings: RunSettings
    template: Template
    aftermath: Aftermath = field(default_factory=Aftermath)
    running: list[PageProcess] = field(default_factory=list)
    import_problem: str = ""
    forks: itertools.count[int] = field(default_factory=itertools.count)

    def start(self) -> PageProcess:
        """A process in which no block has run. Raises EndedError."""
        module, root = self.document.module, ""
        if module:
            root = str(import_root(self.document.path))
        try:
            return self._begun(root, module)
        except EndedError as ended:
            if not module:
                raise
            self.import_problem = f"its import {ended.how}"
            return self._begun(root, "")

    def _begun(self, root: str, module: str) -> PageProcess:
        process = self.template.start(root, module)
        self.running.append(process)
        process.begin(self.settings.timeout)
        self.import_problem = process.problem or self.import_problem
        return process

    def end(self, process: PageProcess) -> None:
        """Ends the process that answers, and keeps what it leaves."""
        try:
            left = process.end(self.settings.timeout)
        except EndedError:
            return
        self.aftermath.files += map(Path, left["files"])
        self.aftermath.leftover = max(self.aftermath.leftover, left["leftover"])

    def close(self) -> None:
        """Ends whatever runs."""
        for process in self.running:
            process.close()


class State:
    """The namespace behind a chain of blocks. `parent` is the state before the tabs that it began at."""

    def __init__(self, processes: Processes, parent: State | None = None) -> None:
        self._processes = processes
        self._parent = parent
        self._past: list[tuple[Example, bool]] = []
        self._process: PageProcess | None = None
        self._pid = 0
        self._lost = ""
        self.absent: dict[str, Absent] = dict(parent.absent) if parent is not None else {}

    def run(self, example: Example) -> tuple[Message, str]:
        """What came of a block, and what went to the standard streams past Python. Raises EndedError if its
        process ended, LostError if the state before the block can't be made again."""
        needed = sorted(missing_names(example.code) & self.absent.keys())
        for name in needed:
            if not self.absent[name].older:
                return {"lacks": name}, ""
        process = self._made()
        seconds = example.options.timeout or self._processes.settings.timeout
        answer = process.ask(block(example, needed), seconds)
        if "ran" in answer:
            self._past.append((example, _raised(answer)))
        return answer, process.output

    def lacks(self, example: Example, why: str) -> None:
        """A block's names aren't there, or aren't what it would have made of them: it was skipped or failed.
        What it imports is the same whoever has imported it."""
        for name in _bound(example):
            self.absent[name] = Absent(example.line, why, name in imported_names(example.code))

    def has(self, example: Example, ran: list[Message]) -> None:
        """A block's names are there, but for those that only statements that didn't run bind."""
        for name in _bound(example):
            self.absent.pop(name, None)
        for statement, one in zip(example.statements, ran, strict=False):
            if one["printed"] is None:
                absent = Absent(one["at"], "was skipped: marked +SKIP", older=True)
                self.absent |= dict.fromkeys(bound_names(statement.code), absent)

    def outlives(self, before: dict[str, Absent]) -> None:
        """What was absent `before` some tabs is absent in each of them; what those that don't run would have
        bound is missed only where there is no such name."""
        lost = {name: replace(one, older=True) for name, one in self.absent.items()}
        self.absent = lost | before

    def end(self) -> None:
        """Ends the process, if it is there still, and keeps what it leaves."""
        if self._process is not None and self._alive():
            self._processes.end(self._process)
        self._process = None

    def _alive(self) -> bool:
        return self._process is not None and self._pid in self._process.pids

    def _made(self) -> PageProcess:
        if self._lost:
            raise LostError(self._lost)
        if self._process is not None and self._alive():
            return self._process
        past = self._past
        parent = self._parent
        process = parent._forked() if parent is not None else None
        if process is None:
            past = [*self._before(), *past]
            process = self._processes.start()
        self._process, self._pid = process, process.pids[-1]
        for example, raised in past:
            self._run_again(process, example, raised)
        return process

    def _before(self) -> list[tuple[Example, bool]]:
        if self._parent is None:
            return []
        return [*self._parent._before(), *self._parent._past]

    def _forked(self) -> PageProcess | None:
        """This state's process, gone on as a copy of itself; None where that can't be."""
        process = self._process
        if process is None or not self._alive() or process.pids[-1] != self._pid:
            return None
        try:
            return process if process.fork(f"../work-{next(self._processes.forks)}") else None
        except EndedError:
            return None

    def _run_again(self, process: PageProcess, example: Example, raised: bool) -> None:
        seconds = example.options.timeout or self._processes.settings.timeout
        try:
            answer = process.ask(block(example, []), seconds)
        except EndedError as ended:
            self._lost = f"line {example.line} was run again in a new process, and it {ended.how}"
        else:
            if _raised(answer) and not raised:
                last = next(one["raised"]["last"] for one in reversed(answer["ran"]) if one["raised"])
                self._lost = f"line {example.line} was run again in a new process, and raised {last}"
        if self._lost:
            raise LostError(self._lost)


def _bound(example: Example) -> frozenset[str]:
    return frozenset() if example.kind == "command" else bound_names(example.code)


def _raised(answer: Message) -> bool:
    return any(one["raised"] for one in answer["ran"])
