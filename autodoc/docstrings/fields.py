"""Sections of old reStructuredText: field lists such as `:param int x: text` and `:returns: text`."""

from __future__ import annotations

import re

from .items import described
from .lines import Lines
from .model import Docstring, Group, Item, Items, ItemsKind, Text
from .roles import inline
from .texts import text_of

_FIELD = re.compile(
    r":(?P<name>param|parameter|arg|argument|key|keyword|kwarg|type|var|ivar|cvar|vartype|returns?|rtype"
    r"|raises?|except|exception|yields?|ytype)"
    r"(?: +(?P<about>[^:`]*(?::`[^`]*`)?[^:`]*))?:(?: +(?P<text>.*))?$"
)
_KINDS: dict[str, ItemsKind] = {
    **dict.fromkeys(
        ("param", "parameter", "arg", "argument", "key", "keyword", "kwarg", "type"), "parameters"
    ),
    **dict.fromkeys(("var", "ivar", "cvar", "vartype"), "attributes"),
    **dict.fromkeys(("return", "returns", "rtype"), "returns"),
    **dict.fromkeys(("yield", "yields", "ytype"), "yields"),
    **dict.fromkeys(("raise", "raises", "except", "exception"), "raises"),
}
_TYPES = frozenset(("type", "vartype", "rtype", "ytype"))


def field_at(lines: Lines, index: int) -> bool:
    """Whether a field of a list begins on a line."""
    line = lines.lines[index]
    return line.startswith(":") and not lines.code[index] and _FIELD.match(line) is not None


def field_list(lines: Lines, index: int, docstring: Docstring) -> int:
    """Adds the sections of the field list that begins at `index`, returns where it ends."""
    sections: dict[ItemsKind, Items] = {}
    while index < len(lines) and field_at(lines, index):
        end = _field_end(lines, index)
        _add(lines, index, end, sections)
        index = end
        following = lines.content(index, len(lines))
        if following < len(lines) and field_at(lines, following):
            index = following
    for section in sections.values():
        if not _completed(docstring, section):
            docstring.sections.append(section)
    return index


def _completed(docstring: Docstring, section: Items) -> bool:
    """Whether a section is but the type (`:rtype:`) of what another one describes, which then has it."""
    items = section.items
    if len(items) != 1 or items[0].name or items[0].text.text:
        return False
    for other in docstring.sections:
        if isinstance(other, Items) and other.kind == section.kind and len(other.items) == 1:
            described_there = other.items[0]
            described_there.type = described_there.type or items[0].type
            return True
    return False


def _field_end(lines: Lines, index: int) -> int:
    """The line after a field's last; authors also go on without indentation, up to a blank line."""
    end = index + 1
    while end < len(lines):
        if lines.indents[end] < 0:
            following = lines.content(end, len(lines))
            if following == len(lines) or lines.indents[following] == 0:
                break
            end = following
        elif lines.indents[end] == 0 and (lines.lines[end].startswith((":", ".. ")) or lines.code[end]):
            break
        else:
            end += 1
    return end


def _add(lines: Lines, index: int, end: int, sections: dict[ItemsKind, Items]) -> None:
    found = _FIELD.match(lines.lines[index])
    assert found is not None
    kind = _KINDS[found["name"]]
    section = sections.setdefault(kind, Items(kind, [Group("")], index + 1))
    items = section.groups[0].items
    about = (found["about"] or "").strip()
    text = text_of(lines, index + 1, end, (found["text"] or "").strip())
    if kind in ("returns", "yields", "raises"):
        name, declared = "", about
    else:
        declared, _, name = about.rpartition(" ")
        name = name.replace("\\", "")
    if found["name"] not in _TYPES:
        known = next((one for one in items if one.name == name and not one.text.text), None)
        if known is None or kind == "raises":
            known = Item(name, "", Text("", index + 1), index + 1)
            items.append(known)
        known.text = text
        if declared:
            _declare(known, declared)
        return
    known = next((one for one in items if one.name == name), None)
    if known is None:
        known = Item(name, "", Text("", index + 1), index + 1)
        items.append(known)
    _declare(known, " ".join(text.text.split()))


def _declare(item: Item, declared: str) -> None:
    about = described(declared)
    item.type = inline(about.type)
    item.optional = item.optional or about.optional
    item.default = about.default if about.default is not None else item.default
