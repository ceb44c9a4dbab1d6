"""What references ask of the library beside the pages: its names, and which of them pages are to show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from autodoc.checks.habits import Habits

SHOW = "show it with [[autodoc]] on a page"
CODE = "write it as code"


class LibraryNames(Protocol):
    """What is known of the library's names, whether or not a page documents them."""

    def resolve(self, target: str) -> str | None:
        """The path where an object is defined, from any name of it; what is below a class isn't checked."""

    def is_module(self, path: str) -> bool:
        """Whether a module stands at a path."""

    def key(self, target: str) -> str:
        """Changes whenever what is known of an object, or of the classes above it, may have."""

    def ancestors(self, path: str) -> list[str]:
        """The classes of the library above a class, nearest first, by path."""

    def named(self, last: str) -> list[str]:
        """The paths of the public classes and functions that have a name, whatever their modules."""

    def uses(self, package: str) -> bool:
        """Whether the library imports another package of that name."""

    def has_member(self, path: str, member: str) -> bool | None:
        """Whether the class at `path` has a member, its own or inherited; None where nobody knows."""

    def having(self, module: str, member: str) -> list[str]:
        """The paths of a module's classes that define a member themselves."""

    def hands_out(self, path: str) -> bool:
        """Whether a package, or the `__all__` of its module, offers an object, or that of a member."""

    def handed_out(self) -> Mapping[str, str]:
        """The objects that the root offers: the name of each by its path."""


class Showing:
    """Which objects of a library are to be shown on a page; `documented` are the paths of those that are."""

    def __init__(self, names: LibraryNames | None, documented: Collection[str]) -> None:
        self._names = names
        offered = names.handed_out() if names is not None else {}
        last = {path: name.rpartition(".")[2] for path, name in offered.items()}
        self._habits = Habits(last.values(), [name for path, name in last.items() if path in documented])

    def way(self, path: str) -> str:
        """What to do about a reference to an object that no page shows.

        What nothing hands out, and what is of a kind that the project hardly ever shows, is no object
        for a page.
        """
        names = self._names
        if names is None or not names.hands_out(path):
            return CODE
        owner, _, name = path.rpartition(".")
        top = name if names.is_module(owner) else owner.rpartition(".")[2]
        return CODE if self._habits.leaves_out(top) else SHOW
