"""Blocks put into their file in place of what they were, and nothing else of it changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from builder.markdown.source import LINE_BREAK
from builder.style.blocks import CodeInFile

Change = tuple[CodeInFile, list[str]]
"""A block, and the lines that it shall have."""


def rewrite(
    text: str, changes: Sequence[Change], read: Callable[[str], list[CodeInFile]]
) -> tuple[str, list[Change]]:
    """The text of a file with changed blocks, and the changes that are in it.

    `read` gives the blocks of a text. What it doesn't find again as it was to be is left out: code that
    would end its fence, or its docstring.
    """
    before = read(text)
    if _reads_back(changes, before, read, new := _applied(text, changes)):
        return new, list(changes)
    made: list[Change] = []
    for change in changes:
        if _reads_back([*made, change], before, read, _applied(text, [*made, change])):
            made.append(change)
    return _applied(text, made), made


def _reads_back(
    changes: Sequence[Change], before: list[CodeInFile], read: Callable[[str], list[CodeInFile]], new: str
) -> bool:
    wanted = {block.line: lines for block, lines in changes}
    try:
        after = read(new)
    except (SyntaxError, ValueError):
        return False
    return [_stripped(wanted.get(one.line, one.lines)) for one in before] == [
        _stripped(one.lines) for one in after
    ]


def _stripped(lines: Sequence[str]) -> list[str]:
    return [line.rstrip() for line in lines]


def _applied(text: str, changes: Sequence[Change]) -> str:
    breaks = list(LINE_BREAK.finditer(text))
    starts = [0, *(one.end() for one in breaks), len(text)]
    parts = []
    place = 0
    for block, lines in sorted(changes, key=lambda one: one[0].line):
        first = block.line - 1
        old = [text[starts[number] : starts[number + 1]] for number in range(first, first + len(block.lines))]
        # A block whose only line ends the file has no break of its own.
        line_break = [*breaks[first:], *breaks][0][0]
        parts += [text[place : starts[first]], _replaced(block, old, lines, line_break)]
        place = starts[first + len(old)]
    return "".join([*parts, text[place:]])


def _replaced(block: CodeInFile, old: list[str], lines: list[str], line_break: str) -> str:
    """The lines of a block as its file has them, `old`, where it keeps them, and made anew where not."""
    result: list[str] = []
    for kind, start, stop, new_start, new_stop in SequenceMatcher(
        None, block.lines, lines, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            result += old[start:stop]
        else:
            result += [_written(block, line) + line_break for line in lines[new_start:new_stop]]
    if not LINE_BREAK.search(old[-1]) and result:
        result[-1] = LINE_BREAK.sub("", result[-1])
    return "".join(result)


def _written(block: CodeInFile, line: str) -> str:
    if not line:
        return block.margin.rstrip()
    escaped = block.literal is not None and not block.literal.raw
    return block.margin + (line.replace("\\", "\\\\") if escaped else line)
