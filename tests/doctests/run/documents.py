"""Documents written down in a test: blocks one below the other, each at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from doctests.model import Branch, Choice, Document, Example, Kind, Result, Statement
from doctests.run import Runner

PAGE = Path("/docs/page.md")


@dataclass(frozen=True)
class Block:
    """A block, whose lines count from 0: of its first statement."""

    kind: Kind
    statements: tuple[Statement, ...]
    fields: dict[str, Any]

    def at(self, line: int, path: Path) -> Example:
        statements = tuple(
            replace(one, line=one.line + line, end_line=one.end_line + line) for one in self.statements
        )
        end = max(one.end_line for one in statements)
        given = {"name": f"line-{line}", **self.fields}
        return Example(path=path, line=line, end_line=end, kind=self.kind, statements=statements, **given)


@dataclass(frozen=True)
class Tabs:
    branches: dict[str, tuple[Any, ...]]


def script(code: str, want: str | None = None, *, kind: Kind = "script", **fields: Any) -> Block:
    """A block without prompts."""
    code = code.rstrip("\n") + "\n"
    return Block(kind, (Statement(code, 0, code.count("\n") - 1, want),), fields)


def session(text: str, **fields: Any) -> Block:
    """A block with prompts; `# doctest: +FLAG` at a statement's end counts."""
    lines = text.strip("\n").splitlines()
    statements = []
    number = 0
    while number < len(lines):
        first = number
        code = [lines[number][4:]]
        number += 1
        while number < len(lines) and lines[number].startswith("... "):
            code.append(lines[number][4:])
            number += 1
        last = number - 1
        want = []
        while number < len(lines) and not lines[number].startswith(">>> "):
            want.append(lines[number])
            number += 1
        flags = frozenset(code[0].partition("# doctest: +")[2].split(", +")) - {""}
        statements.append(Statement("\n".join(code) + "\n", first, last, "\n".join(want), flags=flags))
    return Block("session", tuple(statements), fields)


def tabs(**branches: Any) -> Tabs:
    """Tabs, each with a block or a tuple of them."""
    return Tabs({key: one if isinstance(one, tuple) else (one,) for key, one in branches.items()})


def page(*blocks: Block | Tabs, path: Path = PAGE, **fields: Any) -> Document:
    """A document of blocks, the first at line 10, those that follow at the next tens."""
    lines = iter(range(10, 100_000, 10))
    return Document(path, tuple(_placed(blocks, lines, path)), **fields)


def _placed(blocks: tuple[Any, ...], lines: Iterator[int], path: Path) -> Iterator[Example | Choice]:
    for one in blocks:
        if isinstance(one, Block):
            yield one.at(next(lines), path)
        else:
            yield Choice(
                next(lines),
                tuple(
                    Branch(key, key, tuple(_placed(body, lines, path))) for key, body in one.branches.items()
                ),
            )


def results(runner: Runner, *blocks: Block | Tabs, **fields: Any) -> dict[str, Result]:
    """Runs a page, and gives what came of each block by its name."""
    return {one.example: one for one in runner.run(page(*blocks, **fields))}


def outcomes(runner: Runner, *blocks: Block | Tabs, **fields: Any) -> list[str]:
    """Runs a page, and says of each block in a line what came of it: passed, skipped with its reason, or
    failed with the line and the first line of each message."""
    return [summary(one) for one in runner.run(page(*blocks, **fields))]


def summary(result: Result) -> str:
    """A result in a line."""
    if result.outcome == "skipped":
        return f"{result.example} skipped: {result.reason}"
    said = "; ".join(f"{one.line}: {one.message.splitlines()[0]}" for one in result.failures)
    return f"{result.example} {result.outcome}{f' {said}' if said else ''}"
