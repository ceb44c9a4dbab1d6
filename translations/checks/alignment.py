"""Which thing of one list stands for which of another, where both have the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def align(
    own: Sequence[T], english: Sequence[T], likeness: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    """Both lists side by side, None where one has nothing to set against the other's.

    The likest pairs are found that keep the order (Needleman and Wunsch, 1970). What has a `likeness` of 0 is
    never paired.
    """
    rows, columns = len(own), len(english)
    score = [[likeness(one, other) for other in english] for one in own]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = best[i + 1][j + 1] + score[i][j] if score[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[T | None, T | None]] = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and score[i][j] and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            pairs.append((own[i], english[j]))
            i, j = i + 1, j + 1
        elif i < rows and (j == columns or best[i][j] == best[i + 1][j]):
            pairs.append((own[i], None))
            i += 1
        else:
            pairs.append((None, english[j]))
            j += 1
    return pairs
