"""Sections in NumPy style: an underlined name, and under it items whose texts are indented."""

from __future__ import annotations

import re
from typing import cast

from .google import add_text, begins_section, empty, header_at
from .items import Description, Head, described, head
from .lines import Lines
from .lists import Body, add_values, items_of
from .model import Docstring, Group, Items, ItemsKind
from .sections import ITEMS, KINDS, SectionKind
from .values import is_type

_UNDERLINE = re.compile(r"(-{3,}|={3,}) *$")
_HEAD = re.compile(r"(\*{0,2}[^\W\d]\w*(?: *, *\*{0,2}[^\W\d]\w*)*)(?: *: *(.*))?$")


def numpy_header_at(lines: Lines, index: int) -> SectionKind | None:
    """The kind of the section whose underlined name stands on a line."""
    if not _underlined(lines, index):
        return None
    return KINDS.get(lines.lines[index].strip().rstrip(":").lower())


def numpy_section(lines: Lines, index: int, kind: SectionKind, docstring: Docstring) -> int:
    """Adds the section whose name stands at `index`, returns where it ends."""
    start = index + 2
    end = start
    while end < len(lines) and not _ends(lines, end):
        end += 1
    line = index + 1
    if kind not in ITEMS:
        add_text(lines, kind, Body(start, end, line), "", docstring)
    elif lines.content(start, end) == end:
        empty(docstring, cast(ItemsKind, kind), line, lines.lines[index])
    else:
        _items(lines, cast(ItemsKind, kind), Body(start, end, line), docstring)
    return end


def _underlined(lines: Lines, index: int) -> bool:
    if lines.indents[index] or index + 1 >= len(lines) or lines.indents[index + 1] or lines.code[index]:
        return False
    under = lines.lines[index + 1]
    return under[0] in "-=" and _UNDERLINE.match(under) is not None


def _ends(lines: Lines, index: int) -> bool:
    if _underlined(lines, index):
        return True
    found = header_at(lines, index)
    return not found.text if found else begins_section(lines, index)


def _items(lines: Lines, kind: ItemsKind, body: Body, docstring: Docstring) -> None:
    first = lines.content(body.start, body.end)
    margin = lines.indents[first]
    heads = []
    for index in range(first, body.end):
        if lines.indents[index] == margin and not lines.code[index]:
            below = index + 1 < body.end and lines.indents[index + 1] > margin
            found = _head(lines.lines[index].strip(), kind, below)
            if found is not None:
                heads.append((index, found))
    if not heads or heads[0][0] > first:
        add_values(lines, kind, body, docstring)
        return
    group = Group("")
    for number, (place, one) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else body.end
        group.items += items_of(lines, one, place, stop, docstring)
    docstring.sections.append(Items(kind, [group], body.line))


def _head(line: str, kind: ItemsKind, below: bool) -> Head | None:
    """The head of an item; `below` says that a text is indented under it."""
    unnamed = kind not in ("parameters", "attributes", "methods")
    found = _HEAD.match(line)
    if found is None:
        if unnamed:
            return Head([""], described(line), "") if below and is_type(line) else None
        return head([line])
    if unnamed and found[2] is None:
        return Head([""], described(line), "") if below else None
    names = [one.strip() for one in found[1].split(",")]
    about = found[2] or ""
    if about and not below and not (" : " in line and is_type(about.split(",")[0])):
        return None if unnamed else Head(names, Description("", False, None), about, typed=False)
    return Head(names, described(about), "")
