"""Goes through a document: which blocks run, in which state, and in what order their results are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import assert_never

from doctests.model import Branch, Choice, Example, Result

from .inside.wire import Message
from .judge import ended, failed, judge
from .machine import Machine
from .processes import EndedError
from .settings import RunSettings
from .state import LostError, Processes, State

Body = tuple[Example | Choice, ...]


class Walk:
    """`wanted` are the names of the examples whose results are asked for, None for all; what they depend on
    runs, too, and no more. `skips` are names of examples that aren't to be run, with reasons."""

    def __init__(
        self,
        processes: Processes,
        machine: Machine,
        wanted: Collection[str] | None,
        skips: Mapping[str, str],
    ) -> None:
        self._processes = processes
        self._settings: RunSettings = processes.settings
        self._machine = machine
        self._wanted = wanted
        self._skips = skips

    def results(self, body: Body, state: State, whole: bool = False) -> Iterator[Result]:
        """Results in source order. With `whole`, more follows that needs the state at the body's end."""
        count = len(body)
        while not whole and count and not self._wants(body[count - 1]):
            count -= 1
        for number, one in enumerate(body[:count], 1):
            if isinstance(one, Example):
                yield self._example(one, state)
            elif isinstance(one, Choice):
                yield from self._choice(one, state, whole or number < count)
            else:
                assert_never(one)

    def _choice(self, choice: Choice, state: State, whole: bool) -> Iterator[Result]:
        """The first branch in which something runs goes on in the state itself; the others begin with what it
        was, and so run before that."""
        branches = choice.branches
        main = next((number for number, one in enumerate(branches) if self._runs(one.body)), len(branches))
        before = dict(state.absent)
        for branch in branches[:main]:  # nothing in them runs
            yield from self.results(branch.body, state, whole)
        if main < len(branches):
            state.outlives(before)
        others = [list(self._apart(branch, state)) for branch in branches[main + 1 :]]
        for branch in branches[main : main + 1]:
            yield from self.results(branch.body, state, whole)
        for results in others:
            yield from results

    def _apart(self, branch: Branch, state: State) -> Iterator[Result]:
        apart = State(self._processes, state)
        yield from self.results(branch.body, apart)
        apart.end()

    def _wants(self, one: Example | Choice) -> bool:
        if isinstance(one, Example):
            return self._wanted is None or one.name in self._wanted
        return any(self._wants(each) for branch in one.branches for each in branch.body)

    def _runs(self, body: Body) -> bool:
        """Whether anything in it is run."""
        return any(
            one.problem is None and not self._reason(one)
            if isinstance(one, Example)
            else any(self._runs(branch.body) for branch in one.branches)
            for one in body
        )

    def _reason(self, example: Example) -> str:
        """Why an example isn't run; "" where it is."""
        if example.options.skip:
            return example.options.skip
        if example.name in self._skips:
            return self._skips[example.name]
        if example.statements and all("SKIP" in one.flags for one in example.statements):
            return "marked +SKIP"
        return self._machine.lacks(example, self._settings.network)

    def _example(self, example: Example, state: State) -> Result:
        ran: list[Message] | None = None
        if example.problem is not None:
            result = failed(example, *example.problem)
        elif reason := self._reason(example):
            result = Result(example.name, "skipped", reason)
        else:
            result, ran = self._run(example, state)
        if result.outcome == "skipped":
            state.lacks(example, f"was skipped: {_root(result.reason)}")
        elif ran is not None:
            state.has(example, ran)
        else:
            state.lacks(example, "failed")
        return result

    def _run(self, example: Example, state: State) -> tuple[Result, list[Message] | None]:
        """What came of a block, and of each of its statements if it ran to its end."""
        try:
            answer, output = state.run(example)
        except EndedError as error:
            return ended(example, error.how, error.line, error.output), None
        except LostError as error:
            return failed(example, example.line, str(error)), None
        if "lacks" in answer:
            absent = state.absent[answer["lacks"]]
            reason = f"needs `{answer['lacks']}` of line {absent.line}, which {absent.why}"
            return Result(example.name, "skipped", reason), None
        note = self._processes.import_problem
        if note:
            note = f"the names of {self._processes.document.module} aren't there: {note}"
        result = judge(example, answer, output, self._settings, note)
        ran = answer["ran"]
        raised = any(one["raised"] and text is None for one, text in zip(ran, result.printed, strict=False))
        whole = len(ran) == len(example.statements) and not raised
        return result, ran if whole or result.outcome == "passed" else None


def _root(reason: str) -> str:
    """The reason at the bottom of a block that needs one that needs another."""
    return reason.rpartition(", which was skipped: ")[2]
