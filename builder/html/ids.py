"""The ids of a page: none stands in its HTML twice."""

from __future__ import annotations

from collections.abc import Iterable


class Ids:
    """Gives out ids; those of headings come first, wherever they stand on the page.

    In the HTML every id begins with `prefix`, and none is one of `taken`. `order` lists the
    ids that were written, in page order.
    """

    def __init__(self, headings: Iterable[str], prefix: str = "", taken: Iterable[str] = ()) -> None:
        self._prefix = prefix
        self._headings = frozenset(f"{prefix}{name}" for name in headings)
        self._used: set[str] = set(taken)
        self.order: list[str] = []

    def heading(self, wanted: str) -> str:
        """A heading's id; a second one of the same name (from an included file) gets `-1`."""
        first = name = f"{self._prefix}{wanted}"
        count = 0
        while name in self._used or (count and name in self._headings):
            count += 1
            name = f"{first}-{count}"
        self._used.add(name)
        self.order.append(name)
        return name

    def claim(self, wanted: str) -> str:
        """The id that raw HTML may write for its own; none where a heading or something before has it."""
        name = f"{self._prefix}{wanted}"
        if not wanted or not self._free(name):
            return ""
        self._used.add(name)
        self.order.append(name)
        return name

    def reserve(self, wanted: str) -> str:
        """An id for something of ours, `wanted` or one like it; `place` it where it is written."""
        first = name = f"{self._prefix}{wanted}"
        count = 0
        while not self._free(name):
            count += 1
            name = f"{first}-{count}"
        self._used.add(name)
        return name

    def place(self, name: str) -> None:
        """Say that a reserved id is written here."""
        self.order.append(name)

    def free(self, *wanted: str) -> bool:
        """Whether none of these ids is taken."""
        return all(self._free(f"{self._prefix}{name}") for name in wanted)

    def _free(self, name: str) -> bool:
        return name not in self._used and name not in self._headings
