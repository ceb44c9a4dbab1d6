"""Makes a result of what a process says of a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from doctests.check import compare, compare_exception, expects_exception
from doctests.model import Example, Failure, Result, Statement

from .blocks import code_file, has_prompts, is_compared
from .inside.wire import Message
from .processes import too_much
from .settings import RunSettings

_LIBRARY_FRAMES = 3
_SKIPS = {"SkipTest", "Skipped"}  # unittest's and pytest's
_UNKNOWN_HOST = "gaierror"  # a name that was looked up before any guard could hear of it


def judge(example: Example, answer: Message, output: str, settings: RunSettings, note: str) -> Result:
    """The result of a block that its process ran. `note` is added where a name is missing."""
    return _Judged(example, answer, output, settings, note).result()


def ended(example: Example, how: str, line: int, output: str) -> Result:
    """The result of a block whose process ended."""
    return failed(example, line or example.line, f"it {how}", output)


def failed(example: Example, line: int, message: str, output: str = "") -> Result:
    """The result of a block that couldn't be run to its end."""
    return Result(example.name, "failed", failures=(Failure(line, message),), output=output)


class _Judged:
    def __init__(
        self, example: Example, answer: Message, output: str, settings: RunSettings, note: str
    ) -> None:
        self._example = example
        self._answer = answer
        self._output = output
        self._settings = settings
        self._note = note
        self._file = code_file(example.path)
        self._printed: list[str | None] = []
        self._differs = False

    def result(self) -> Result:
        """All that is wrong, or why it is skipped."""
        failures = tuple(self._failures())
        reason = self._skipped()
        outcome = "skipped" if reason else "failed" if failures else "passed"
        missing = len(self._example.statements) - len(self._printed)
        return Result(
            self._example.name,
            outcome,  # type: ignore[arg-type]
            reason,
            () if reason else failures,
            (*self._printed, *[None] * missing),
            self._answer["seconds"],
            self._output,
        )

    def _skipped(self) -> str:
        ran = self._answer["ran"]
        lacks = next((one for one in ran if one.get("lacks")), None)
        if lacks and all(one["printed"] is None for one in ran):
            return f"needs `{lacks['lacks']}` of line {lacks['at']}, which was skipped: marked +SKIP"
        raised = next((one["raised"] for one in ran if one["raised"]), None)
        if raised is None and not self._differs:
            return ""
        asked = self._answer["asked"]
        if raised is not None:
            if _SKIPS & _bare(raised["bases"]):
                return raised["message"] or "it skips itself"
            names = _bare([*raised["bases"], *raised["causes"]])
            if not asked and not self._settings.network and _UNKNOWN_HOST in names:
                asked = ["a host"]
        return f"needs the network: asked for {asked[0]}" if asked else ""

    def _failures(self) -> Iterator[Failure]:
        example, answer = self._example, self._answer
        raises = example.options.raises
        raised = None
        if answer.get("undecorated"):
            name = answer["undecorated"]
            line = _line_of(example, name)
            yield Failure(line, f"the decorator {name} can't be imported; name one that can be")
        for number, one in enumerate(answer["ran"]):
            statement = example.statements[min(number, len(example.statements) - 1)]
            if one.get("code"):
                yield Failure(statement.line, self._exit_code(one["code"]))
            raised = one["raised"]
            expected = statement.want is not None and expects_exception(statement.want)
            if raised and not expected:
                # Not what the page should show: it is kept with what went elsewhere.
                self._printed.append(None)
                self._output = one["printed"] + self._output
                if raised.get("too_much"):
                    yield Failure(statement.line, f"it {too_much(self._settings.output_limit)}")
                elif not (raises and _is(raised, raises)):
                    yield self._exception(statement, raised)
                continue
            yield from self._compared(statement, one, expected)
        if raises and raised is None and not answer.get("undecorated"):
            self._differs = True
            yield Failure(example.line, f"it must raise {raises}, and raised nothing")
        if answer["too_much"] and not (raised and raised.get("too_much")):
            yield Failure(example.line, f"it {too_much(self._settings.output_limit)}")
        if answer["came_back"]:
            text = "it returned twice: a process that it forked came back; end that with os._exit"
            yield Failure(example.line, text)
        if answer["left"]:
            text = f"it changed the directory to {answer['left']}; use `with contextlib.chdir(...)`"
            yield Failure(example.line, text)

    def _compared(self, statement: Statement, one: Message, expected: bool) -> Iterator[Failure]:
        printed, raised = one["printed"], one["raised"]
        message = None
        if expected and statement.want is not None:
            if raised:
                printed = f"{printed}{_traceback(raised)}"
                message = compare_exception(
                    statement.want,
                    raised["type"],
                    raised["message"],
                    flags=statement.flags,
                    tolerance=self._example.options.tolerance,
                )
            elif printed is not None:
                what = f", and printed:\n{printed}" if printed else ""
                message = f"it must raise {_last(statement.want)}, and raised nothing{what}"
        elif statement.want is not None and printed is not None:
            printed, message = self._agreed(statement, statement.want, one)
        self._printed.append(printed)
        if message is not None:
            self._differs = True
            yield Failure(statement.line, message)

    def _agreed(self, statement: Statement, want: str, one: Message) -> tuple[str, str | None]:
        """What a statement gave, and how that differs from what is wanted. A script gives what it prints,
        or that and its value."""
        printed, value = one["printed"], one.get("value")
        ways = [printed]
        if not has_prompts(self._example) and value is not None:
            ways = [f"{printed}{value}\n"] if not printed else [printed, f"{printed}{value}\n"]
        if not is_compared(statement):
            return ways[0], None
        first = None
        for given in ways:
            message = compare(
                want,
                given.removesuffix("\n"),
                flags=statement.flags,
                tolerance=self._example.options.tolerance,
                dtype=one.get("dtype", ""),
                device=one.get("device") or "cpu",
            )
            if message is None:
                return given, None
            first = first or message
        return ways[0], first

    def _exception(self, statement: Statement, raised: dict[str, Any]) -> Failure:
        example = self._example
        line, lines = statement.line, [raised["last"]]
        theirs = [frame for frame in raised["frames"] if not self._is_ours(frame)]
        shown = theirs[-_LIBRARY_FRAMES:]
        for frame in raised["frames"]:
            file, number, name, source = frame
            if self._is_ours(frame):
                if statement.line <= number <= statement.end_line:
                    line = number
                file, name = example.path, example.name if name in ("<module>", "") else name
            elif frame not in shown:
                continue
            lines.append(f"  {file}:{number} in {name}")
            if source:
                lines.append(f"    {source}")
        if "NameError" in raised["bases"] and self._note:
            lines.append(self._note)
        if self._example.options.raises:
            lines.insert(0, f"it must raise {self._example.options.raises}, and raised:")
        return Failure(line, "\n".join(lines))

    def _is_ours(self, frame: tuple[str, int, str, str]) -> bool:
        return frame[0] == self._file

    def _exit_code(self, code: int) -> str:
        said = self._output.strip().splitlines()
        return f"the command ended with exit code {code}{f': {said[-1]}' if said else ''}"


def _is(raised: dict[str, Any], name: str) -> bool:
    return name in raised["bases"] or name in _bare(raised["bases"])


def _bare(names: Iterable[str]) -> set[str]:
    """Names without those of their modules."""
    return {name.rpartition(".")[2] for name in names}


def _traceback(raised: dict[str, Any]) -> str:
    return f"Traceback (most recent call last):\n    ...\n{raised['last']}\n"


def _last(want: str) -> str:
    return next((line for line in reversed(want.splitlines()) if line and not line.startswith(" ")), want)


def _line_of(example: Example, decorator: str) -> int:
    """The line that asks for a decorator."""
    for statement in example.statements:
        for number, line in enumerate(statement.code.splitlines()):
            if "pytest-decorator:" in line and decorator in line:
                return statement.line + number
    return example.line
