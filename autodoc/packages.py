"""A library and further packages, whose objects the same pages show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from autodoc.documented import Documented
from autodoc.library import Library, Selected
from autodoc.model import Object
from autodoc.options import EntryOptions
from autodoc.static import Source
from autodoc.store import Store

_DEFAULTS = EntryOptions()


class Packages(Library):
    """The library of a documentation, with `others` beside it.

    A name is looked up in the package that its first part names, in the library where it names none.
    What the library's checks look at, and what counts as documented or not, is the library alone.
    """

    def __init__(self, source: Source, store: Store, others: Iterable[Library], **how: Any) -> None:
        self._others = {one.source.name: one for one in others}
        super().__init__(source, store, **how)

    @property
    def packages(self) -> list[Library]:
        """The library and the others."""
        return [self, *self._others.values()]

    def _other(self, name: str) -> Library | None:
        return self._others.get(name.partition(".")[0])

    def close(self) -> None:
        """Ends imports that nobody has asked for."""
        super().close()
        for one in self._others.values():
            one.close()

    @property
    def state(self) -> str:
        """Changes whenever anything about one of the packages does."""
        return " ".join([super().state, *(one.state for one in self._others.values())])

    def resolve(self, target: str) -> str | None:
        """The path at which an object is defined, from any name that it can be reached by."""
        other = self._other(target)
        return other.resolve(target) if other is not None else super().resolve(target)

    def public(self, path: str) -> str:
        """The shortest name under which the object defined at `path` can be reached."""
        other = self._other(path)
        return other.public(path) if other is not None else super().public(path)

    def is_module(self, path: str) -> bool:
        """Whether a module of one of the packages stands at a path."""
        other = self._other(path)
        return other.is_module(path) if other is not None else super().is_module(path)

    def nearest(self, target: str) -> str:
        """A name that a mistaken one may have meant, or nothing."""
        other = self._other(target)
        return other.nearest(target) if other is not None else super().nearest(target)

    def hands_out(self, path: str) -> bool:
        """Whether a package, or the `__all__` of its module, offers an object, or that of a member."""
        other = self._other(path)
        return other.hands_out(path) if other is not None else super().hands_out(path)

    def having(self, module: str, member: str) -> list[str]:
        """The paths of the classes of a module that define a member themselves."""
        other = self._other(module)
        return other.having(module, member) if other is not None else super().having(module, member)

    def key(self, target: str) -> str:
        """Changes whenever anything that `select` says of the target may have changed."""
        other = self._other(target)
        return other.key(target) if other is not None else super().key(target)

    def load(self, targets: Iterable[str]) -> None:
        """Extracts and imports what the targets need, each package's all at once."""
        wanted: dict[str, list[str]] = {}
        for target in targets:
            wanted.setdefault(target.partition(".")[0], []).append(target)
        for name, one in self._others.items():
            if name in wanted:
                one.load(wanted.pop(name))
        super().load([target for own in wanted.values() for target in own])

    def get(self, path: str) -> Object | None:
        """What is known of the object that is defined at `path`."""
        other = self._other(path)
        return other.get(path) if other is not None else super().get(path)

    def select(self, target: str, options: EntryOptions = _DEFAULTS) -> Selected | None:
        """What a directive shows; None when no package has such an object."""
        other = self._other(target)
        return other.select(target, options) if other is not None else super().select(target, options)

    def nearest_member(self, shown: Documented, name: str) -> str:
        """A member of an object, its own or inherited, that a mistaken name may have meant, or nothing."""
        other = self._other(shown.object.path)
        return other.nearest_member(shown, name) if other is not None else super().nearest_member(shown, name)

    def may_inherit(self, found: Object, member: str) -> bool:
        """Whether a class may have a member from above that can't be read, outside of its package."""
        other = self._other(found.path)
        return other.may_inherit(found, member) if other is not None else super().may_inherit(found, member)

    def ancestors(self, path: str) -> list[str]:
        """The classes of its package above a class, nearest first."""
        other = self._other(path)
        return other.ancestors(path) if other is not None else super().ancestors(path)
