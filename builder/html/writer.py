"""Collects a page's HTML: segments of text, and slots between them."""

from __future__ import annotations

from collections.abc import Callable

from .escape import attribute, is_absolute
from .rendered import Slot, SlotKind


class Writer:
    """Where handlers write to; `write` takes HTML, `slot` leaves a place open."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._segments: list[str] = []
        self._slots: list[Slot] = []
        self.write: Callable[[str], None] = self._parts.append

    def slot(self, slot: Slot) -> None:
        """End the segment here and leave the slot open."""
        self._segments.append("".join(self._parts))
        self._parts.clear()
        self._slots.append(slot)

    def url(self, kind: SlotKind, url: str, line: int, path: str) -> None:
        """An attribute's URL: written when absolute, a slot otherwise."""
        if is_absolute(url):
            self.write(attribute(url))
        else:
            self.slot(Slot(kind, url, line=line, path=path))

    def finish(self) -> tuple[list[str], list[Slot]]:
        """The segments and slots; nothing is written afterwards."""
        return [*self._segments, "".join(self._parts)], self._slots
