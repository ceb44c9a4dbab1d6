"""What of a block is to be formatted: a script as a whole, a session statement by statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from builder.html.hidden import visible_lines
from builder.html.sessions import Line, python_session
from builder.style.blocks import CodeInFile
from builder.style.ruff import Piece
from builder.style.standins import Masked, masked
from builder.style.syntax import same_tree, tree


class Left(StrEnum):
    """Why a block stays as it is; the values are what people read of several blocks."""

    SYNTAX = "not Python"
    IGNORED = "marked docstyle-ignore"
    PLACE = "can't be replaced where it stands"
    MEANING = "would mean something else"


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a block, from `start` to `stop` (exclusive, from 0), that ruff is given as `piece`."""

    start: int
    stop: int
    piece: Piece
    masked: Masked
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A block and its parts; `indent` is the indentation that all its code has."""

    block: CodeInFile
    parts: tuple[Part, ...]
    indent: str = ""


def plan(block: CodeInFile, patterns: Mapping[str, str], max_len: int) -> Plan | Left:
    """What to format of a block so that its lines have at most `max_len` characters in the file."""
    if block.ignored:
        return Left.IGNORED
    if block.mixed:
        return Left.PLACE
    indent = _common_indent(block.lines)
    lines = [line[len(indent) :] for line in block.lines]
    width = max_len - len((block.margin + indent).expandtabs())
    rows = python_session(lines)
    if rows is None:
        hidden = masked("\n".join(lines).strip("\n") + "\n", patterns)
        if hidden is None:
            return Left.SYNTAX
        return Plan(block, (Part(0, len(lines), Piece(hidden.code, _width(width)), hidden),), indent)
    parts = _session_parts(rows, patterns, width)
    return Left.SYNTAX if parts is None else Plan(block, tuple(parts), indent)


def _session_parts(rows: list[Line], patterns: Mapping[str, str], width: int) -> list[Part] | None:
    """The statements of a session, None where one isn't Python: then no prompt can be trusted."""
    starts = [index for index, row in enumerate(rows) if row.prompt.strip() == ">>>"]
    if any(row.code and row.text.strip() for row in rows[: starts[0]]):
        return None  # code before the first prompt is the beginning of a statement that has lost its own
    parts = []
    for start, following in zip(starts, [*starts[1:], len(rows)], strict=True):
        # A bare `...` that ends a statement stays: it is how consoles show that one has ended.
        stop = max(index for index in range(start, following) if rows[index].code and _says(rows[index])) + 1
        code = "\n".join(row.text for row in rows[start:stop]) + "\n"
        hidden = masked(code, patterns)
        if hidden is None:
            return None
        module = tree(hidden.code)
        assert module is not None
        if not code.strip() or len(module.body) > 1:
            continue  # each of several would need a prompt of its own, and so an output
        prompt = rows[start].prompt.rstrip()
        size = width - len(prompt) - 1
        parts.append(Part(start, stop, Piece(hidden.code, _width(size)), hidden, prompt))
    return parts


def _says(row: Line) -> bool:
    return bool(row.text.strip()) or row.prompt.strip() == ">>>"


def rewritten(plan: Plan, formatted: Mapping[Piece, str | None]) -> list[str] | Left:
    """The lines of a block when its parts are formatted; those it has where there is nothing to do."""
    block = plan.block
    new = list(block.lines)
    for part in reversed(plan.parts):
        code = formatted[part.piece]
        if code is None:
            return Left.MEANING
        if code == part.piece.code:
            continue
        text = part.masked.unmasked(code)
        if block.literal is not None and block.literal.quote in text:
            text = text.replace('"""', "'''")
            if block.literal.quote in text or not same_tree(text, part.masked.unmasked(part.piece.code)):
                return Left.MEANING
        lines = text.removesuffix("\n").split("\n")
        new[part.start : part.stop] = [
            _prompted(part, number, line, plan.indent) for number, line in enumerate(lines)
        ]
    return new if _shows_the_same(block, new) else Left.MEANING


def _prompted(part: Part, number: int, line: str, indent: str) -> str:
    """A line of code as the block has it: what ends in spaces does so within a string, and keeps them."""
    prompt = part.prompt if number == 0 else part.prompt.replace(">>>", "...")
    if not line:
        return indent + prompt if prompt else ""
    return f"{indent}{prompt} {line}" if prompt else indent + line


def _shows_the_same(block: CodeInFile, new: list[str]) -> bool:
    """Whether a reader sees the same statements: `# doc-builder: hide` hides by line."""
    old = list(block.lines)
    if old == new or not block.runnable or "doc-builder:" not in "\n".join(old):
        return True
    before, after = (
        "\n".join(line for line in visible_lines(one, runnable=True) if line is not None)
        for one in (old, new)
    )
    return same_tree(before, after)


def _common_indent(lines: tuple[str, ...]) -> str:
    """The indentation of the first line, if all have it: authors set whole blocks in."""
    first = next(line for line in lines if line.strip())
    indent = first[: len(first) - len(first.lstrip())]
    return indent if all(line.startswith(indent) or not line.strip() for line in lines) else ""


def _width(size: int) -> int:
    """A line's length within what ruff takes."""
    return min(max(size, 1), 320)
