"""Pages as they were: a text with its sections, parsed when they are asked for and once for all who ask."""

from __future__ import annotations

from functools import cached_property, lru_cache

from builder.markdown import Page, parse
from translations.documentation import File
from translations.pairing import pair
from translations.past.reuse import movable, sections_with
from translations.past.succession import successors
from translations.past.verbatim import Verbatim, with_plain_breaks
from translations.sections import Section, sections_of

KEPT = 96
"""How many parsed versions are kept; those of an English page serve its translations one after another."""


class Version:
    """The text of a page at some time.

    `like` are versions of the same page that it may share sections with.
    """

    def __init__(self, text: str, page: Page | None = None) -> None:
        self.text = text
        self.like: list[Version] = []
        self._page = page

    @property
    def divided(self) -> bool:
        """Whether the sections are known already."""
        return "sections" in self.__dict__

    @property
    def page(self) -> Page:
        """The tree."""
        if self._page is None:
            self._page = parse(self.text, late=True)
        return self._page

    @cached_property
    def sections(self) -> list[Section]:
        """The page's sections; those that it shares with versions like it belong to the pages of these."""
        like, self.like = self.like, []
        known = [version.sections for version in like if self._page is None and version.movable]
        shared = sections_with(self.text, known)
        return shared or sections_of(self.page)

    def with_letters(self, letters: str) -> Section | None:
        """The first section of which `letters` says so."""
        return next((section for section in self.sections if section.has_letters(letters)), None)

    @cached_property
    def by_digest(self) -> dict[str, Section]:
        """The sections by their digest, the first of those that are alike."""
        return {section.digest: section for section in reversed(self.sections)}

    def named(self, name: str) -> Section | None:
        """The section whose heading has an id."""
        return next((section for section in self.sections if name and section.id == name), None)

    def holds(self, section: Section) -> bool:
        """Whether a section of another version stands here word for word; False if that isn't certain."""
        if self.divided:
            return section.digest in self.by_digest
        return self.verbatim.holds(section)

    @cached_property
    def verbatim(self) -> Verbatim:
        """The text, to be searched without parsing it."""
        return Verbatim(self.text)

    @cached_property
    def movable(self) -> bool:
        """Whether the sections would be the same on another page."""
        return movable(self.sections)


class Versions:
    """The versions that are known, and which section of one is which of another."""

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=KEPT)(Version)
        self._last: tuple[File, Version] | None = None
        self.pairs = lru_cache(maxsize=KEPT)(_pairs)
        self.successors = lru_cache(maxsize=KEPT)(_successors)

    def now(self, file: File) -> Version:
        """A file as it is; the one that was asked for last is remembered, English for many translations."""
        if self._last is None or self._last[0] is not file:
            self._last = file, Version(file.text, file.page)
        return self._last[1]

    def translated_from(self, section: Section, version: Version, english: Version) -> Section | None:
        """The section of an English version that one of a translation's is paired with."""
        found = self.pairs(version, english).get(version.sections.index(section))
        return None if found is None else english.sections[found]

    def successor(self, section: Section, version: Version, other: Version) -> Section | None:
        """What a section of an English version is in another, earlier or later."""
        found = self.successors(version, other).get(version.sections.index(section))
        return None if found is None else other.sections[found]


def _pairs(one: Version, other: Version) -> dict[int, int]:
    return dict(pair(one.sections, other.sections))


def _successors(one: Version, other: Version) -> dict[int, int]:
    return successors(one.sections, other.sections)


class Past:
    """Earlier versions of one page, `now` as it is."""

    def __init__(self, versions: Versions, now: Version) -> None:
        self._versions = versions
        self.now = now
        self._met = self._latest = now

    def of(self, text: str) -> Version:
        """The version with a text."""
        if with_plain_breaks(text) == with_plain_breaks(self.now.text):
            return self.now
        version = self._versions.of(text)
        if self._met.divided:
            self._latest = self._met
        if not version.divided:
            version.like = [self.now] if self._latest is self.now else [self.now, self._latest]
        self._met = version
        return version
