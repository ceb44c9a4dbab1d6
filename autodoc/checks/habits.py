"""Which kinds of objects a project leaves without a page on purpose, as its pages tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

_FEWEST = 4
"""Members below which a kind tells nothing."""
_SHOWN = 4
"""A kind isn't shown by habit if at most one in this many of its members is."""
_LONGEST = 3
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")

Kind = tuple[str, ...]


class Habits:
    """What a project shows of the `names` that it hands out: `shown` are those on a page."""

    def __init__(self, names: Collection[str], shown: Collection[str]) -> None:
        self._all = Counter(_kinds(names))
        self._shown = Counter(_kinds(shown))

    def leaves_out(self, name: str) -> bool:
        """Whether a name is of a kind of which hardly any is shown."""
        return any(
            self._all[kind] >= _FEWEST and self._shown[kind] * _SHOWN <= self._all[kind]
            for kind in kinds(name)
        )


def kinds(name: str) -> set[Kind]:
    """The kinds that a name may be of: by the last words of `BertLayer`, the outer ones of `is_x_there`."""
    if name.islower():
        words = name.lower().split("_")
        return {("", words[-1]), (words[0], ""), (words[0], words[-1])} if len(words) > 1 else set()
    words = _WORDS.findall(name)
    return {tuple(words[-count:]) for count in range(1, min(_LONGEST, len(words) - 1) + 1)}


def _kinds(names: Iterable[str]) -> Iterator[Kind]:
    for name in names:
        yield from kinds(name)
