"""Sections in Google style: a name with a colon, and what is indented under it."""

from __future__ import annotations

from typing import cast

from .directives import CHANGES, NOTES, directive
from .items import head
from .lines import Lines
from .lists import Body, add_named, add_values
from .model import Docstring, DocstringProblem, Examples, Items, ItemsKind, Note, NoteKind
from .sections import ITEMS, Header, SectionKind, ends_items, header
from .texts import literal_of, text_of

_NAMED = ("parameters", "attributes", "methods")


def header_at(lines: Lines, index: int) -> Header | None:
    """The header of a section on a line, if there is one."""
    line = lines.lines[index]
    if lines.indents[index] or ":" not in line or lines.code[index]:
        return None
    following = lines.content(index + 1, len(lines))
    return header(line, lines.lines[following] if following < len(lines) else "")


def section(lines: Lines, index: int, found: Header, docstring: Docstring) -> int:
    """Adds the section whose header stands at `index`, returns where it ends."""
    end = _body_end(lines, index, found)
    body = Body(index + 1, end, index + 1, found.text)
    if found.kind not in ITEMS:
        add_text(lines, found.kind, body, found.title, docstring, literal=found.literal)
    elif not found.text and lines.content(index + 1, end) == end:
        empty(docstring, cast(ItemsKind, found.kind), index + 1, lines.lines[index])
    elif found.kind in _NAMED:
        add_named(lines, cast(ItemsKind, found.kind), body, docstring)
    else:
        add_values(lines, cast(ItemsKind, found.kind), body, docstring)
    return end


def bare_items(lines: Lines, index: int, docstring: Docstring) -> int:
    """Adds the parameters that begin at `index` without a header, returns where they end.

    Transformers' `auto_docstring` writes the header itself: in the source many docstrings have none.
    """
    below = index + 1
    if below >= len(lines) or lines.indents[below] <= 0 or not _is_item(lines, index):
        return index
    end = _paragraph_end(lines, index, items=True)
    add_named(lines, "parameters", Body(index, end, index + 1), docstring)
    return end


def add_text(
    lines: Lines, kind: SectionKind, body: Body, title: str, docstring: Docstring, *, literal: bool = False
) -> None:
    """Adds a section that is a text: examples, where `literal` says that all of it is code, or a note."""
    if kind != "examples":
        text = text_of(lines, body.start, body.end, body.inline)
        docstring.sections.append(Note(cast(NoteKind, kind), text, body.line))
        return
    if literal:
        text = literal_of(lines, body.start, body.end)
    else:
        text = text_of(lines, body.start, body.end, body.inline)
    docstring.sections.append(Examples(text, body.line, title))


def empty(docstring: Docstring, kind: ItemsKind, line: int, name: str) -> None:
    """Adds a section of items that has none, and says so."""
    docstring.sections.append(Items(kind, [], line))
    docstring.problems.append(
        DocstringProblem(
            line,
            "docstring-empty-section",
            f"nothing stands under `{name.strip()}`",
            "write what belongs there, or delete it",
        )
    )


def _body_end(lines: Lines, index: int, found: Header) -> int:
    """The line after a section's last."""
    count = len(lines)
    first = lines.content(index + 1, count)
    if first == count:
        return count
    items = found.kind in _NAMED
    if not found.text:
        if lines.indents[first] > 0:
            return _indented_end(lines, first, items)
        if header_at(lines, first):
            return index + 1
        if found.kind == "examples":
            return _next_section(lines, index + 1)
        if lines.code[first]:
            return index + 1
    return _paragraph_end(lines, index + 1 if found.text else first, items)


def _indented_end(lines: Lines, index: int, items: bool) -> int:
    margin = lines.indents[index]
    while index < len(lines):
        line, indent = lines.lines[index], lines.indents[index]
        if lines.code[index]:
            if indent == 0 and not lines.code[index - 1]:
                break
        elif (indent == 0 and not (items and _is_item(lines, index))) or (
            items and indent == margin and ends_items(line)
        ):
            break
        index += 1
    return lines.trimmed(0, index)


def begins_section(lines: Lines, index: int) -> bool:
    """Whether a line at the margin begins another section, after one that isn't indented."""
    if header_at(lines, index):
        return True
    found = directive(lines.lines, lines.indents, index) if lines.lines[index].startswith(".. ") else None
    return found is not None and not lines.code[index] and (found.name in NOTES or found.name in CHANGES)


def _next_section(lines: Lines, index: int) -> int:
    while index < len(lines) and not begins_section(lines, index):
        index += 1
    return index


def _paragraph_end(lines: Lines, index: int, items: bool) -> int:
    """Where a section ends that isn't indented.

    That is at a blank line, unless something indented follows, or another item in a list of items.
    """
    count = len(lines)
    while index < count:
        if lines.indents[index] < 0:
            following = lines.content(index, count)
            if following == count or (
                lines.indents[following] == 0 and not (items and _is_item(lines, following))
            ):
                return index
            index = following
        elif begins_section(lines, index):
            return index
        else:
            index += 1
    return count


def _is_item(lines: Lines, index: int) -> bool:
    """Whether a line is an item beyond doubt: with a type in parentheses, and with a colon."""
    line = lines.lines[index]
    if "(" not in line or ":" not in line or lines.code[index]:
        return False
    found = head([line])
    return found is not None and found.typed and found.colon and "`" in found.description.type
