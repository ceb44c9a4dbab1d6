"""What is run: a page's or a docstring's examples, each with its place in the file; and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Literal

Kind = Literal["session", "script", "runnable", "command"]
"""`>>>` prompts; Python without them; a fence marked `runnable`; lines for a shell."""

Outcome = Literal["passed", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Need:
    """What a machine must have for an example; `text` says it as written: `cuda:2`, `mem=16G`, `peft>=0.9`.

    `kind` says which of the other fields counts: `device` has a type in `name` and a number of them in
    `amount`, `memory` an `amount` of bytes on the device, `network` nothing, `library` the `name` of a
    distribution and a PEP 440 `specifier`, which may be empty.
    """

    kind: Literal["device", "memory", "network", "library"]
    text: str
    name: str = ""
    amount: int = 1
    specifier: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What a fence says of its example beside its code.

    `skip` is why it isn't run, `timeout` seconds, `tolerance` absolute and relative, `raises` the
    name of the exception that it must end with, `id` its name in reports.
    """

    needs: tuple[Need, ...] = ()
    skip: str = ""
    timeout: float | None = None
    tolerance: float | None = None
    raises: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is run at once and compared at once: a prompt's statement, or all of a block without prompts.

    Lines are the file's, from 1. `want` is the expected output, without the line break at its end;
    "" where nothing may be printed, None where it isn't compared. `want_lines` are the first and the last
    line that hold it, None where there are none yet: it would then begin below `end_line`. In a fence
    for output that is empty, the first is the line of its end and the last the one above. `prefix`
    stands before each of those lines in the file (indentation, `> `). `flags` are doctest's, in upper case.
    """

    code: str
    line: int
    end_line: int
    want: str | None = None
    want_lines: tuple[int, int] | None = None
    prefix: str = ""
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A block of code.

    `name` is unique within its document: the fence's `id`, its `runnable` label, or `line-12`.
    `decorators` are the dotted names of `# pytest-decorator:`. `problem` says, as (line, message), why the
    block can't be run at all: it doesn't parse, or its attributes mean nothing.
    """

    path: Path
    name: str
    line: int
    end_line: int
    kind: Kind
    statements: tuple[Statement, ...]
    options: Options = Options()
    decorators: tuple[str, ...] = ()
    problem: tuple[int, str] | None = None

    @property
    def code(self) -> str:
        """All code of the example, in order."""
        return "".join(one.code for one in self.statements)

    @property
    def digest(self) -> str:
        """Changes with whatever decides what the example does and must give; not with its place."""
        state = blake2b(digest_size=16)
        parts = [self.kind, repr(self.options), *self.decorators]
        for one in self.statements:
            parts += [one.code, repr(one.want), *sorted(one.flags)]
        for part in parts:
            state.update(part.encode("utf-8", "surrogatepass") + b"\0")
        return state.hexdigest()


@dataclass(frozen=True, slots=True)
class Branch:
    """A tab: the examples that run when a reader has chosen it."""

    id: str
    label: str
    body: tuple[Example | Choice, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Tabs: each branch begins with the state before them."""

    line: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A page, or one docstring, whose examples share a namespace.

    `name` is the dotted name of a docstring's object, "" for a page. `module` is the module whose names
    a docstring's examples see, "" for none.
    """

    path: Path
    body: tuple[Example | Choice, ...]
    name: str = ""
    module: str = ""
    line: int = 1

    def examples(self) -> Iterator[Example]:
        """Every example, in source order."""
        yield from _examples(self.body)


def _examples(body: tuple[Example | Choice, ...]) -> Iterator[Example]:
    for one in body:
        if isinstance(one, Choice):
            for branch in one.branches:
                yield from _examples(branch.body)
        else:
            yield one


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong, at a line of the file. `message` may have several lines."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an example. `example` is its name, `reason` why it was skipped.

    `printed` holds what each statement printed, None for one that didn't run; a value that was shown
    is part of it. `seconds` are the code's own. `output` is what went past Python to the standard streams.
    """

    example: str
    outcome: Outcome
    reason: str = ""
    failures: tuple[Failure, ...] = ()
    printed: tuple[str | None, ...] = ()
    seconds: float = 0.0
    output: str = ""


@dataclass(slots=True)
class Aftermath:
    """What is known of a document once it has run: the files of the library that were imported, and
    the bytes that stayed allocated on the device; `problems` concern the document as a whole."""

    files: list[Path] = field(default_factory=list)
    leftover: int = 0
    problems: list[Failure] = field(default_factory=list)
