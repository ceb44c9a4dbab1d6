"""Which section of a translated page stands for which of the English one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Protocol

from toctree.rising import rising


class Place(Protocol):
    """What is known of a heading or a section: `marks` is what stays the same in every language."""

    @property
    def level(self) -> int: ...

    @property
    def id(self) -> str: ...

    @property
    def marks(self) -> frozenset[str]: ...


def pair(own: Sequence[Place], english: Sequence[Place]) -> list[tuple[int, int]]:
    """Indexes into both that belong together, sorted; each stands in one pair at most.

    What has the same id belongs together, wherever it stands. Between those, the order is
    the same in both: as much as possible is paired, the same level and common marks (code, links,
    formulas) saying what.
    """
    same = _same_ids(own, english)
    pairs = dict(same)
    staying = [same[index] for index in rising([other for _, other in same])]
    chain = [(-1, -1), *staying, (len(own), len(english))]
    taken = set(pairs.values())
    for (i, j), (k, m) in itertools.pairwise(chain):
        mine = [one for one in range(i + 1, k) if one not in pairs]
        theirs = [one for one in range(j + 1, m) if one not in taken]
        found = _aligned([own[one] for one in mine], [english[one] for one in theirs])
        pairs |= {mine[one]: theirs[other] for one, other in found}
    return sorted(pairs.items())


def _same_ids(own: Sequence[Place], english: Sequence[Place]) -> list[tuple[int, int]]:
    there = {place.id: index for index, place in enumerate(english)}
    return [(index, there[place.id]) for index, place in enumerate(own) if place.id in there]


def _aligned(own: Sequence[Place], english: Sequence[Place]) -> list[tuple[int, int]]:
    """The best alignment that keeps the order (Needleman and Wunsch, 1970)."""
    rows, columns = len(own), len(english)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    score = [[_alike(one, other) for other in english] for one in own]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j + 1] + score[i][j], best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        if score[i][j] and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(own: Place, english: Place) -> float:
    """How likely two places are a pair: 0 for never."""
    if (own.level == 0) != (english.level == 0):
        return 0.0
    both = own.marks | english.marks
    common = len(own.marks & english.marks) / len(both) if both else 0.5
    if own.level == english.level:
        return 1 + 2 * common
    return 2 * common if common >= 0.5 else 0.0
