"""Mending: the fixes of faults put into a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.edits import edited
from translations.checks.faults import Fault

_ROUNDS = 10
"""How often a text is looked at again: what is mended may show what stood behind it."""


def fixed(text: str, faults: Iterable[Fault]) -> str:
    """A text with the fixes of its faults; nothing outside of their places changes.

    A fault is mended whole or not at all: one whose places overlap those of another is left for
    another round.
    """
    return edited(text, (fault.fixes for fault in sorted(faults)))


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
