"""The name that a mistaken one may have meant: for the "did you mean" of messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

CUTOFF = 0.75
"""How alike two names must be, as `SequenceMatcher.ratio` has it."""


def nearest(name: str, candidates: Iterable[str]) -> str:
    """The candidate most like `name`, or nothing when none is close; case counts for nothing.

    Cheap refusals come first (length, the first letters): a build may ask this a
    thousand times over a thousand names.
    """
    wanted = name.lower()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, found = CUTOFF, ""
    for candidate in candidates:
        lower = candidate.lower()
        if 2 * min(len(lower), len(wanted)) < CUTOFF * (len(lower) + len(wanted)):
            continue
        if lower[:2] != wanted[:2] and lower[-4:] != wanted[-4:]:
            continue
        matcher.set_seq1(lower)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
            ratio = matcher.ratio()
            if ratio > best:
                best, found = ratio, candidate
    return found
