"""Sections in Google style: a name with a colon, and what is indented under it."""

from __future__ import annotations

from typing import cast

from .lists import attributes_of, values_of
from .lines import Lines
from .model import Docstring, DocstringProblem, Examples, Items, ItemsKind, Note, NoteKind
from .sections import ITEMS, Header, header
from .texts import literal_of, text_of

_HEADER_LETTERS = frozenset("aAcCdDeEhHiIkKmMnNoOpPrRsStTuUwWyY")


def header_at(lines: Lines, index: int) -> Header | None:
    """The header of a section on a line, if there is one."""
    line = lines.lines[index]
    if lines.indents[index] or lines.code[index] or ":" not in line:
        return None
    if len(line) > 60 and ": " not in line[:30]:
        return None
    following = lines.content(index + 1, len(lines))
    return header(line, lines.lines[following] if following < len(lines) else "")


def section(lines: Lines, index: int, found: Header, docstring: Docstring) -> int:
    """Adds the section whose header stands at `index`, returns where it ends."""
    start = index + 1
    end = body_end(lines, index, found)
    line = index + 1
    kind = found.kind
    if kind in ITEMS:
        items_kind = cast(ItemsKind, kind)
        if found.text or lines.content(start, end) < end:
            _items(lines, items_kind, found, index, end, docstring)
        else:
            docstring.sections.append(Items(items_kind, [], line))
            _empty(docstring, line, lines.lines[index])
    elif kind == "examples":
        if found.literal:
            text = literal_of(lines, start, end)
        else:
            text = text_of(lines, start, end, found.text)
        docstring.sections.append(Examples(text, line, found.title))
    else:
        text = text_of(lines, start, end, found.text)
        docstring.sections.append(Note(cast(NoteKind, kind), text, line))
    return end


def _items(lines: Lines, kind: ItemsKind, found: Header, index: int, end: int, docstring: Docstring) -> None:
    if kind in ("parameters", "attributes", "methods"):
        attributes_of(lines, kind, index + 1, end, index + 1, found.text, docstring)
    else:
        values_of(lines, kind, index + 1, end, index + 1, found.text, docstring)


def _empty(docstring: Docstring, line: int, name: str) -> None:
    docstring.problems.append(
        DocstringProblem(
            line,
            "docstring-empty-section",
            f"nothing stands under `{name.strip()}`",
            "write what belongs there, or delete the line",
        )
    )


def body_end(lines: Lines, index: int, found: Header) -> int:
    """The line after a section's last."""
    count = len(lines)
    first = lines.content(index + 1, count)
    if first == count:
        return count
    if lines.indents[first] > 0 and not found.text:
        return _indented_end(lines, first)
    if header_at(lines, first):
        return index + 1
    if found.kind == "examples":
        return _next_header(lines, index + 1)
    return _paragraph_end(lines, index + 1 if found.text else first)


def _indented_end(lines: Lines, first: int) -> int:
    index = first
    while index < len(lines) and (lines.indents[index] or lines.code[index]):
        index += 1
    return index


def _next_header(lines: Lines, index: int) -> int:
    while index < len(lines) and not header_at(lines, index):
        index += 1
    return index


def _paragraph_end(lines: Lines, index: int) -> int:
    """Where text ends that isn't indented: at a blank line, unless something indented follows."""
    count = len(lines)
    while index < count:
        if lines.indents[index] < 0:
            following = lines.content(index, count)
            if following == count or lines.indents[following] == 0:
                return index
            index = following
        elif header_at(lines, index):
            return index
        else:
            index += 1
    return count
