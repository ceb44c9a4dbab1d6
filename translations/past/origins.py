"""What the sections of a translation were made from, as its page's history tells.

A section was made from the English one as that stood at the last commit that changed the section's words. A
commit that changes anything else of it (code, links, marks: often in all languages at once) says little
about its text. It counts only where English, too, has changed in nothing but that since, and the
section follows.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from translations.documentation import File
from translations.past.history import Change, History
from translations.past.versions import Past, Version, Versions
from translations.sections import Section


@dataclass(slots=True)
class Trace:
    """A section on its way back through the history of its page.

    `here` is the section in the version `where`. `adjusted` are the changes, newest first, that
    changed anything of it but words, with what it was afterwards. `made` is the change that gave it its
    words, None for one that isn't committed, and `then` the page after it; `known` says whether there
    is either.
    """

    here: Section
    where: Version
    adjusted: list[tuple[Change | None, Section]] = field(default_factory=list)
    made: Change | None = None
    then: Version | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """The English `section` that a section was made from, in `version` of its page."""

    section: Section
    version: Version


class Origins:
    """The origins of one page's sections.

    `own` and `english` are the versions of the page and of its English one.
    """

    def __init__(
        self,
        history: History,
        versions: Versions,
        file: File,
        own: Past,
        english_file: File,
        english: Past,
    ) -> None:
        self._history = history
        self._versions = versions
        self._changes = history.changes(file.path)
        self._folders = _folder(history, file), _folder(history, english_file)
        self._own = own
        self._english_path = english_file.path
        self._english = english
        self._english_at: dict[int, Version | None] = {}

    def traces(self, sections: Iterable[Section]) -> list[Trace]:
        """For each of the given sections of the page, the change that gave it its words.

        A change of letters or digits in its text is one of words.
        """
        found = [Trace(section, self._own.now) for section in sections]
        for change, new, olds in self._steps():
            following = [trace for trace in found if not trace.known]
            if not following:
                break
            for trace in following:
                if not any(old.holds(trace.here) for old in olds):
                    _back(trace, change, new, olds)
        return found

    @property
    def newest(self) -> Change | None:
        """The newest change of the page; None if that isn't committed."""
        newest = self._changes[0] if self._changes else None
        committed = newest is not None and newest.new is not None
        return (
            newest
            if newest and committed and self._own.of(self._history.text(newest.new or "")) is self._own.now
            else None
        )

    def always(self, section: Section) -> bool:
        """Whether an English section stood there, word for word, whenever the page was changed."""
        versions = (self.english_at(change) for change in self._changes if change.new)
        return all(version is not None and version.holds(section) for version in versions)

    def english_at(self, change: Change | None) -> Version | None:
        """The English page at the time of a change of the translation; None if there was none."""
        if change is None:
            return self._english.now
        if change.place not in self._english_at:
            self._english_at[change.place] = self._english_in(change)
        return self._english_at[change.place]

    def _english_in(self, change: Change) -> Version | None:
        own, english = self._folders
        # Of the page's names, the one that it had then says best what it was made from.
        name = f"{english}{change.path.removeprefix(own)}"
        beside = [name, name.removeprefix(english)] if change.path.startswith(own) else []
        text = self._history.text_at(change, self._english_path, beside)
        if text is None:
            return None
        return self._english.of(text)

    def then(self, trace: Trace) -> Version | None:
        """The English page at the time when a section got its words; None if that isn't known."""
        return self.english_at(trace.made) if trace.known else None

    def origin(self, trace: Trace) -> Origin | None:
        """What a traced section was made from."""
        version = self.then(trace)
        if version is None:
            return None
        section = version.named(trace.here.id) or self._beside(trace, version)
        return self.followed(trace, Origin(section, version)) if section else None

    def _beside(self, trace: Trace, version: Version) -> Section | None:
        """The English section that one without a common id stood beside when it was made."""
        own = trace.then
        if own is None:
            return None
        here = trace.here if own is trace.where else own.by_digest.get(trace.here.digest)
        return self._versions.translated_from(here, own, version) if here else None

    def followed(self, trace: Trace, origin: Origin) -> Origin:
        """The origin, or what it became later without another word, where the section went with it."""
        for change, own in reversed(trace.adjusted):
            version = self.english_at(change)
            if version is None or version is origin.version or version.holds(origin.section):
                continue
            other = self._versions.successor(origin.section, origin.version, version)
            if other and other.letters == origin.section.letters and _follows(own, origin.section, other):
                origin = Origin(other, version)
        return origin

    def _steps(self) -> Iterator[tuple[Change | None, Version, list[Version]]]:
        """The page's changes, newest first, each with what it was afterwards and before."""
        new = self._own.now
        for index, change in enumerate(self._changes):
            if change.new is None:
                continue
            text = self._history.text(change.new)
            version = self._own.of(text)
            if index == 0 and version is not new:
                yield None, new, [version]
            new = version
            olds = [self._own.of(self._history.text(old)) for old in change.old]
            yield change, new, olds
            if olds:
                new = olds[0]


def _folder(history: History, file: File) -> str:
    """A language's folder from the history's, with the slash behind it."""
    return posixpath.splitext(history.name(file.path))[0].removesuffix(file.local)


def _back(trace: Trace, change: Change | None, new: Version, olds: list[Version]) -> None:
    """Follows a section that a version before a change didn't hold word for word."""
    digest = trace.here.digest
    if trace.where is not new and not new.holds(trace.here) and digest not in new.by_digest:
        return  # the change is another branch's
    if any(digest in old.by_digest for old in olds):
        return
    for old in olds:
        before = old.named(trace.here.id)
        if before is None or not before.has_letters(trace.here.letters):
            before = old.with_letters(trace.here.letters)
        if before is not None:
            trace.adjusted.append((change, trace.here))
            trace.here, trace.where = before, old
            return
    trace.made, trace.then, trace.known = change, new, True


def _follows(own: Section, before: Section, after: Section) -> bool:
    """Whether a translated section has what English has got since, and not what that replaced.

    Of code, names, links and formulas; comments in code may be translated.
    """
    changed = (mark for mark in before.marks ^ after.marks if not mark.startswith("#"))
    return all((mark in own.marks) == (mark in after.marks) for mark in changed)
