"""Puts the entries of dicts and sets in one order, so that two texts can be compared from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from .tokens import Kind, Space, Token

_Nested: TypeAlias = "list[Token | _Nested]"

_IN_STRINGS = (Kind.QUOTE, Kind.QUOTED, Kind.QUOTED_NUMBER)

_SORTED_BY = 64
"""Tokens of an entry that decide its place: with more, sets within sets would take quadratic time."""


@dataclass(slots=True)
class _Item:
    """What stands between two commas, groups being lists; `key` counts the parts of its key, -1 for none."""

    parts: _Nested = field(default_factory=list)
    key: int = -1


@dataclass(slots=True)
class _Group:
    opening: Token
    items: list[_Item] = field(default_factory=lambda: [_Item()])
    commas: list[Token] = field(default_factory=list)
    kept: bool = False  # its order counts


def ordered(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the entries of each dict and each set sorted.

    Braces hold a dict where each item has a key, a set where each item is one value; where a `...` stands
    for items or a part of a key, between other braces, and in `OrderedDict({…})`, the order stays.
    """
    done: _Nested = []
    groups: list[_Group] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            before = [one.text for one in tokens[max(index - 2, 0) : index]]
            groups.append(_Group(token, kept=before == ["OrderedDict", "("]))
        elif token.kind is Kind.CLOSE:
            group = groups.pop()
            outer = groups[-1].items[-1].parts if groups else done
            outer.append([group.opening, *_entries(group), token])
        elif not groups:
            done.append(token)
        elif token.kind is Kind.COMMA:
            groups[-1].commas.append(token)
            groups[-1].items.append(_Item())
        else:
            item = groups[-1].items[-1]
            if token.kind is Kind.COLON and item.key < 0:
                item.key = len(item.parts)
            item.parts.append(token)
    return list(_flat(done))


def _entries(group: _Group) -> _Nested:
    """What stands between a group's brackets, sorted if it is a dict or a set."""
    items, commas = group.items, group.commas
    if group.opening.text == "{" and not group.kept:
        full = [item for item in items if item.parts]
        if len(full) > 1 and len(full) >= len(items) - 1 and all(_sortable(item) for item in full):
            keyed = {item.key >= 0 for item in full}
            if len(keyed) == 1:
                items = [*sorted(full, key=_sort_key), *(item for item in items if not item.parts)]
    parts: _Nested = []
    for number, item in enumerate(items):
        parts += item.parts
        if number < len(commas):
            parts.append(commas[number])
    return parts


def _sortable(item: _Item) -> bool:
    parts = item.parts if item.key < 0 else item.parts[: item.key]
    return not any(
        part.kind is Kind.ELLIPSIS or (number and part.space is Space.YES and part.kind not in _IN_STRINGS)
        for number, part in enumerate(parts)
        if isinstance(part, Token)
    )


def _sort_key(item: _Item) -> tuple[int, float, str]:
    """Numbers by their value, for two that agree may be written differently; the rest as it is written."""
    parts = item.parts if item.key < 0 else item.parts[: item.key]
    first = parts[0] if len(parts) == 1 else None
    if isinstance(first, Token) and first.kind is Kind.NUMBER and "n" not in first.text.lower():
        return (0, float(first.text.rstrip("j")), "")
    begin = islice(_flat(parts), _SORTED_BY)
    words = ((one.blank or "") + ("'" if one.kind is Kind.QUOTE else one.text) for one in begin)
    return (1, 0.0, " ".join(words))


def _flat(nested: _Nested) -> Iterator[Token]:
    """The tokens of nested lists; they may be deeper than Python's stack."""
    waiting = [iter(nested)]
    while waiting:
        for part in waiting[-1]:
            if isinstance(part, list):
                waiting.append(iter(part))
                break
            yield part
        else:
            waiting.pop()
