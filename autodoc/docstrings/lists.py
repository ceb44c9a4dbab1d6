"""Sections that list items: parameters and attributes, and what is returned or raised."""

from __future__ import annotations

from dataclasses import dataclass

from .items import Head, described, head
from .lines import Lines
from .model import Docstring, DocstringProblem, Group, Item, Items, ItemsKind, Text
from .roles import inline
from .texts import text_of
from .values import is_type, is_type_alone, named, value

_NO_NAMES = frozenset(("Note", "Notes", "NOTE", "Example", "Examples", "Warning", "Tip", "Returns", "Usage"))


@dataclass(slots=True)
class Body:
    """The lines of a section under its header, which stands on `line`, with `inline` behind its colon."""

    start: int
    end: int
    line: int
    inline: str = ""


def add_named(lines: Lines, kind: ItemsKind, body: Body, docstring: Docstring) -> None:
    """Adds a section of items that have names. What stands before the first of them is a text."""
    first = lines.content(body.start, body.end)
    groups = [Group("")]
    heads: list[tuple[int, Head | str]] = []
    if body.inline:
        own = _head([body.inline])
        if own is None:
            docstring.sections.append(text_of(lines, body.start, body.end, body.inline))
            return
        heads.append((body.start - 1, own))
    heads += _heads(lines, first, body.end)
    if all(isinstance(one, str) for _, one in heads):
        docstring.sections.append(text_of(lines, body.start, body.end))
        return
    if heads[0][0] > first:
        docstring.sections.append(text_of(lines, first, heads[0][0]))
    for number, (place, one) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else body.end
        if isinstance(one, str):
            groups.append(Group(one))
        else:
            groups[-1].items += items_of(lines, one, place, stop, docstring)
    if not groups[0].items:
        del groups[0]
    docstring.sections.append(Items(kind, groups, body.line))


def items_of(lines: Lines, found: Head, place: int, stop: int, docstring: Docstring) -> list[Item]:
    """The items of a head that stands at `place`: one for each of its names."""
    if not found.closed:
        docstring.problems.append(
            DocstringProblem(
                place + 1,
                "docstring-item",
                f"the parenthesis after `{found.names[0]}` has no end",
                "close it before the colon: `name (type): text`",
            )
        )
    text = text_of(lines, place + found.lines, stop, found.rest)
    about = found.description
    kind = inline(about.type)
    return [Item(name, kind, text, place + 1, about.optional, about.default) for name in found.names]


def _heads(lines: Lines, first: int, end: int) -> list[tuple[int, Head | str]]:
    """The heads of items, and the titles of groups, with the places where they stand."""
    heads: list[tuple[int, Head | str]] = []
    if first >= end:
        return heads
    margin = lines.indents[first]
    bullet = _bullet(lines.lines[first])
    inner = 0  # how far the text of the last item is indented
    index = first
    while index < end:
        indent = lines.indents[index]
        if indent < 0 or lines.code[index] or indent > margin + 3:
            inner = inner or max(indent, 0)
            index += 1
            continue
        line = lines.lines[index]
        if line[indent] == ">" and not line.startswith(">>>", indent):
            heads.append((index, line[indent + 1 :].strip()))
            index += 1
            continue
        found = None
        if not bullet or line.startswith(bullet, indent):
            found = _head([line[indent + len(bullet) :], *lines.lines[index + 1 : min(index + 4, end)]])
        if found is not None and indent > margin:
            # Set in by mistake, unless it is a line of the text before it.
            stray = found.typed and (not inner or indent < inner)
            found = found if stray else None
        if found is None:
            inner = inner or (indent if indent > margin else 0)
            index += 1
            continue
        margin = min(margin, indent)
        inner = 0
        heads.append((index, found))
        index += found.lines
    return heads


def _bullet(line: str) -> str:
    """The bullet with which all items begin if the first one does, "" if that is no item of a list."""
    start = line.lstrip()[:2]
    return start if start in ("- ", "* ", "• ") and _head([line.lstrip()[2:]]) else ""


def _head(lines: list[str]) -> Head | None:
    found = head(lines)
    if found is not None and not found.typed and found.names[0] in _NO_NAMES:
        return None
    return found


def add_values(lines: Lines, kind: ItemsKind, body: Body, docstring: Docstring) -> None:
    """Adds a section of items without names."""
    group = Group("")
    if body.inline:
        found = value(body.inline)
        if found is None and is_type_alone(body.inline) and body.start == body.end:
            found = (body.inline, "")
        kind_text, rest = found or ("", body.inline)
        text = text_of(lines, body.start, body.end, rest)
        group.items.append(_value(kind_text, text, body.line))
        docstring.sections.append(Items(kind, [group], body.line))
        return
    first = lines.content(body.start, body.end)
    starts = _value_starts(lines, kind, first, body.end)
    for number, place in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else body.end
        line = lines.lines[place].strip()
        if kind not in ("raises", "warns") and named(line) and (own := head([line])):
            group.items += items_of(lines, own, place, stop, docstring)
            continue
        group.items.append(_read_value(lines, kind, place, stop))
    docstring.sections.append(Items(kind, [group], body.line))


def _read_value(lines: Lines, kind: ItemsKind, place: int, stop: int) -> Item:
    margin = lines.indents[place]
    joined = lines.lines[place].strip()
    if kind == "raises":
        joined = joined.removeprefix("- ")
    after = place + 1
    found = value(joined)
    while found is None and after < min(stop, place + 3) and lines.indents[after] == margin:
        if not is_type(joined.rstrip(",")):
            break
        joined = f"{joined} {lines.lines[after].strip()}"
        after += 1
        found = value(joined)
    if found is None:
        after = place + 1
        alone = lines.lines[place].strip()
        ends = after >= stop or lines.indents[after] != margin
        if not ends or not is_type_alone(alone):
            return _value("", text_of(lines, place, stop), place + 1)
        found = (alone, "")
    return _value(found[0], text_of(lines, after, stop, found[1]), place + 1)


def _value(kind: str, text: Text, line: int) -> Item:
    about = described(kind)
    return Item("", inline(about.type), text, line, about.optional, about.default)


def _value_starts(lines: Lines, kind: ItemsKind, first: int, end: int) -> list[int]:
    """Where the section's values begin: the first one, and each that says its type as clearly."""
    starts = [first]
    margin = lines.indents[first]
    own = named(lines.lines[first].strip())
    for index in range(first + 1, end):
        if lines.indents[index] != margin or lines.code[index]:
            continue
        line = lines.lines[index].strip()
        if kind in ("raises", "warns"):
            begins = value(line.removeprefix("- ")) is not None
        elif own:
            begins = named(line)
        else:
            found = value(line)
            unfinished = lines.lines[index - 1].endswith((",", " or"))
            begins = found is not None and found[0].startswith(("`", "[`", ":")) and not unfinished
        if begins:
            starts.append(index)
    return starts
