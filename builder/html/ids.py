"""The ids of a page: none stands in its HTML twice."""

from __future__ import annotations

from collections.abc import Iterable


class Ids:
    """Gives out ids; those of headings come first, wherever they stand on the page.

    `order` lists the ids that were written, in page order.
    """

    def __init__(self, headings: Iterable[str]) -> None:
        self._headings = frozenset(headings)
        self._used: set[str] = set()
        self.order: list[str] = []

    def heading(self, wanted: str) -> str:
        """A heading's id; a second one of the same name (from an included file) gets `-1`."""
        name, count = wanted, 0
        while name in self._used or (count and name in self._headings):
            count += 1
            name = f"{wanted}-{count}"
        self._used.add(name)
        self.order.append(name)
        return name

    def claim(self, wanted: str) -> bool:
        """Whether raw HTML may write this id: no heading has it, and nothing before."""
        if not wanted or not self.free(wanted):
            return False
        self._used.add(wanted)
        self.order.append(wanted)
        return True

    def reserve(self, wanted: str) -> str:
        """An id for something of ours, `wanted` or one like it; `place` it where it is written."""
        name, count = wanted, 0
        while not self.free(name):
            count += 1
            name = f"{wanted}-{count}"
        self._used.add(name)
        return name

    def place(self, name: str) -> None:
        """Say that a reserved id is written here."""
        self.order.append(name)

    def free(self, *names: str) -> bool:
        """Whether none of these ids is taken."""
        return all(name not in self._used and name not in self._headings for name in names)
