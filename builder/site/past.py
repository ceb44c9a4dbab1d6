"""What git knows of the pages of a site: when each was last changed, by whom, and what it was before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.site.cache import PageCache, digest
from translations.model import Commit
from translations.past.history import Change, History


@dataclass
class Past:
    """The past of pages, by their path from `folder`. Nothing is known without git, or in a shallow clone.

    `days` are those of the last changes, as in `2026-03-01`. `authors` come in the order of their
    commits' number. `keys` change with what a page was in any commit.
    """

    folder: Path
    commit: str = ""
    shallow: bool = False
    days: dict[str, str] = field(default_factory=dict)
    authors: dict[str, list[str]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    _cache: PageCache | None = None
    _kept: str = ""
    _history: History | None = None

    @cached_property
    def history(self) -> History:
        """The history that all this is from; read again, or from the cache, when it is asked for."""
        if self._history is not None or self._cache is None:
            return self._history or History(self.folder)
        return _Recalled(self.folder, self.shallow, self._cache.bodies([self._kept])[self._kept])

    def key(self, path: str) -> str:
        """Names all that a page was; empty for one that isn't committed."""
        return self.keys.get(path, "")


def read_past(folder: Path, commit: str, paths: Iterable[str], cache: PageCache) -> Past:
    """The past of pages at a commit of their repository: kept in the cache, else by one pass over git's log.

    `folder` holds all languages, `paths` start there.
    """
    past = Past(folder, commit)
    if not commit:
        return past
    wanted = list(paths)
    past._cache, past._kept = cache, digest("past", folder, sorted({path.split("/")[0] for path in wanted}))
    head = cache.heads([past._kept]).get(past._kept)
    if head is None or head["commit"] != commit or not head["pages"].keys() >= set(wanted):
        past._history = History(folder)
        head, changes = _read(past._history, commit, wanted)
        cache.store(past._kept, head, changes)
        cache.commit()
    past.shallow = head["shallow"]
    for path, (key, day, authors) in head["pages"].items():
        if key:
            past.keys[path] = key
        if day:
            past.days[path], past.authors[path] = day, authors
    return past


def _read(history: History, commit: str, paths: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A past as JSON: what every build asks about, and the changes."""
    pages: dict[str, Any] = {}
    changes: dict[str, Any] = {}
    for path in paths:
        file = history.folder / path
        found = history.changes(file)
        changes[path] = [
            [*astuple(one.commit), one.place, one.path, one.new, one.old, one.before] for one in found
        ]
        key = digest(*(f"{one.commit.sha} {one.path}" for one in found)) if found else ""
        if history.shallow or not found:
            pages[path] = [key, "", []]
        else:
            pages[path] = [key, found[0].commit.day, history.authors(file)]
    return {"commit": commit, "shallow": history.shallow, "pages": pages}, changes


class _Recalled(History):
    """A history whose changes were kept, so that git's log needn't be read."""

    def __init__(self, folder: Path, shallow: bool, changes: Mapping[str, list[list[Any]]]) -> None:
        super().__init__(folder)
        self._kept_changes = changes
        self.shallow = shallow

    def load(self) -> None:
        """There is nothing left to read."""

    def changes(self, path: Path) -> list[Change]:
        """The changes of a file, newest first."""
        name = os.path.relpath(path, self.folder).replace(os.sep, "/")
        return [
            Change(Commit(*one[:4]), one[4], one[5], one[6], tuple(one[7]), one[8])
            for one in self._kept_changes.get(name, [])
        ]
