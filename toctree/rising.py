"""What can stay where it is when a list is put in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def rising(keys: Sequence[float]) -> list[int]:
    """The indexes of the longest run of keys that never falls; of several, one that begins early.

    By patience sorting, from the end: it keeps the run that ends where it gets to last.
    """
    tails: list[float] = []
    ends: list[int] = []
    after: list[int] = []
    for index in range(len(keys) - 1, -1, -1):
        place = bisect_right(tails, -keys[index])
        after.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [-keys[index]]
        ends[place : place + 1] = [index]
    after.reverse()
    run: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(index)
        index = after[index]
    return run
