"""Sections that list items: parameters and attributes, and what is returned or raised."""

from __future__ import annotations

from .items import head
from .lines import Lines
from .model import Docstring, Group, Item, Items, ItemsKind, Text
from .texts import text_of
from .values import value


def attributes_of(
    lines: Lines, kind: ItemsKind, start: int, end: int, line: int, inline: str, docstring: Docstring
) -> None:
    """Adds a section of named items, which stand in the lines from `start` to `end`."""
    first = lines.content(start, end)
    margin = lines.indents[first] if first < end else 0
    groups = [Group("")]
    starts: list[int] = []
    heads = []
    index = first
    if inline and (own := head([inline])):
        starts.append(start - 1)
        heads.append(own)
    while index < end:
        indent = lines.indents[index]
        if indent == margin and not lines.code[index]:
            found = head(lines.lines[index : min(index + 4, end)])
            if found is not None:
                starts.append(index)
                heads.append(found)
                index += found.lines
                continue
        index += 1
    if not heads:
        docstring.sections.append(text_of(lines, start, end, inline))
        return
    if starts[0] > first:
        docstring.sections.append(text_of(lines, first, starts[0]))
    for number, (place, one) in enumerate(zip(starts, heads, strict=True)):
        stop = starts[number + 1] if number + 1 < len(starts) else end
        text = text_of(lines, place + one.lines, stop, one.rest)
        described = one.description
        for name in one.names:
            groups[-1].items.append(
                Item(name, described.type, text, place + 1, described.optional, described.default)
            )
    docstring.sections.append(Items(kind, groups, line))


def values_of(
    lines: Lines, kind: ItemsKind, start: int, end: int, line: int, inline: str, docstring: Docstring
) -> None:
    """Adds a section of items without names."""
    group = Group("")
    if inline:
        kind_text, rest = value(inline)
        group.items.append(Item("", kind_text, text_of(lines, start, end, rest), line))
    else:
        first = lines.content(start, end)
        kind_text, rest = value(lines.lines[first].strip())
        text = text_of(lines, first + 1, end, rest) if kind_text else text_of(lines, first, end)
        group.items.append(Item("", kind_text, text, first + 1))
    docstring.sections.append(Items(kind, [group], line))


__all__ = ["Text", "attributes_of", "values_of"]
