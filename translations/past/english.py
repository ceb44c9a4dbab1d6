"""When an English page's sections became what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from translations.model import Commit
from translations.past.history import History
from translations.past.versions import Past, Version
from translations.sections import Section


class EnglishPast:
    """The history of an English page."""

    def __init__(self, history: History, path: Path, past: Past) -> None:
        self._history = history
        self._changes = history.changes(path)
        self._past = past

    def having(self, digest: str) -> Version | None:
        """The newest version that has a section with a digest."""
        return next(self.all_having(digest), None)

    def all_having(self, digest: str) -> Iterator[Version]:
        """The versions that have a section with a digest, newest first."""
        return (version for _, version in self._newest_first() if digest in version.by_digest)

    def left(self, origin: Section) -> Commit | None:
        """The first commit after which a section isn't any more what it was; None if that isn't committed."""
        if self._past.now.holds(origin):  # another section has that text
            return self._left_id(origin)
        later: list[tuple[Commit, Version]] = []
        for commit, version in self._newest_first():
            if version.holds(origin):
                break
            later.append((commit, version))
        # Versions that differ in white space or comments alone still have the section.
        while later and not later[-1][1].verbatim.lacks(origin) and origin.digest in later[-1][1].by_digest:
            later.pop()
        return later[-1][0] if later else None

    def _left_id(self, origin: Section) -> Commit | None:
        found: Commit | None = None
        for commit, version in self._newest_first():
            section = version.named(origin.id)
            if section is not None and section.digest == origin.digest:
                break
            found = commit
        return found

    def appeared(self, section: Section) -> Commit | None:
        """The commit that gave English a section, known by its title; None if that isn't committed."""
        title = section.page.slice(section.heading) if section.heading else None
        found: Commit | None = None
        for commit, version in self._newest_first():
            if not (version.verbatim.has_line(title) if title else version.holds(section)):
                break
            found = commit
        return found

    def _newest_first(self) -> Iterator[tuple[Commit, Version]]:
        for change in self._changes:
            if change.new is not None:
                yield change.commit, self._past.of(self._history.text(change.new))
