"""Changes of a text as values, and the text with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` for the characters `start` to `end` of a file."""

    start: int
    end: int
    text: str


def edited(text: str, groups: Iterable[Sequence[Edit]]) -> str:
    """A text with groups of edits; nothing outside of their places changes.

    A group is made whole or not at all: one whose places overlap those of an earlier group is left out.
    Two groups may hold the same edit.
    """
    chosen: list[Edit] = []
    for group in groups:
        new = [edit for edit in group if edit not in chosen]
        if not any(_overlap(edit, other) for edit in new for other in chosen):
            chosen += new
    parts, place = [], 0
    for edit in sorted(chosen):
        parts += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join([*parts, text[place:]])


def _overlap(one: Edit, other: Edit) -> bool:
    # Two texts for the same place have no order, so they overlap too.
    return (one.start < other.end and other.start < one.end) or one.start == other.start
