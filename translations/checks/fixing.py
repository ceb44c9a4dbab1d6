"""Mending: the fixes of faults put into a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from translations.checks.faults import Fault, Fix

_ROUNDS = 10
"""How often a text is looked at again: what is mended may show what stood behind it."""


def fixed(text: str, faults: Iterable[Fault]) -> str:
    """A text with the fixes of its faults; nothing outside of their places changes.

    A fault is mended whole or not at all: one whose places overlap those of another is left for
    another round.
    """
    chosen: list[Fix] = []
    for fault in sorted(faults):
        new = [fix for fix in fault.fixes if fix not in chosen]
        if not any(_overlap(fix, other) for fix in new for other in chosen):
            chosen += new
    parts, place = [], 0
    for fix in sorted(chosen):
        parts += [text[place : fix.start], fix.text]
        place = fix.end
    return "".join([*parts, text[place:]])


def _overlap(one: Fix, other: Fix) -> bool:
    # Two texts for the same place have no order, so they overlap too.
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def mended(text: str, look: Callable[[str], Iterable[Fault]]) -> str:
    """A text with all that can be mended, looked at again until nothing is left that can be.

    `look` gives the faults of a text. Mending twice changes nothing.
    """
    seen = [text]
    for _ in range(_ROUNDS):
        after = fixed(text, look(text))
        if after in seen:
            return text
        seen.append(after)
        text = after
    return text
