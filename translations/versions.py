"""Pages as they were: a text with its sections, parsed when they are asked for and once for all who ask."""

from __future__ import annotations

from functools import cached_property, lru_cache

from builder.markdown import Page, parse
from translations.documentation import File
from translations.pairing import pair
from translations.reuse import sections_with
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
            self._page = parse(self.text)
        return self._page

    @cached_property
    def sections(self) -> list[Section]:
        """The page's sections; those that it shares with versions like it belong to the pages of these."""
        like, self.like = self.like, []
        shared = (
            sections_with(self.text, [version.sections for version in like]) if self._page is None else None
        )
        return shared or sections_of(self.page)

    @cached_property
    def by_digest(self) -> dict[str, Section]:
        """The sections by their digest, the first of those that are alike."""
        return {section.digest: section for section in reversed(self.sections)}

    def named(self, name: str) -> Section | None:
        """The section whose heading has an id."""
        return next((section for section in self.sections if name and section.id == name), None)

    def has_line(self, line: str) -> bool:
        """Whether a line, a heading's for instance, stands here."""
        return f"\n{line}\n" in f"\n{self._plain}\n"

    def holds(self, section: Section) -> bool:
        """Whether a section of another version stands here word for word, found without parsing.

        True is certain; False may also mean that white space or a comment has changed.
        """
        source = _body(section)
        place = self._plain.find(source)
        while place >= 0:
            end = place + len(source)
            if self._plain[place - 1 : place] in ("", "\n") and self._ends(end):
                return True
            place = self._plain.find(source, place + 1)
        return False

    def lacks(self, section: Section) -> bool:
        """Whether nothing here has the digest of a section of another version, found without parsing.

        True is certain; False only says that parsing would tell.
        """
        start = section.heading.end if section.heading else section.start
        rest = section.page.source[start : section.end]
        if "<!--" in rest or self._comments:
            return False
        return " ".join(rest.split()) not in self._spaced

    @cached_property
    def _comments(self) -> bool:
        """Whether there are comments but for the licence at the top."""
        return "<!--" in self.text.partition("-->")[2]

    @cached_property
    def _spaced(self) -> str:
        return " ".join(self.text.split())

    @cached_property
    def _plain(self) -> str:
        return self.text.replace("\r\n", "\n")

    def _ends(self, place: int) -> bool:
        """Whether a section may end at a place: nothing follows, or a heading after a line break."""
        rest = self._plain[place : place + 200]
        following = rest.lstrip()
        return not following or (following.startswith("#") and "\n" in rest[: -len(following)])


def _body(section: Section) -> str:
    """A section's source from its heading on, without what stands above that (a licence)."""
    start = section.heading.start if section.heading else section.start
    return section.page.source[start : section.end].replace("\r\n", "\n").strip()


class Versions:
    """The versions that are known, and which section of one is which of another."""

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=KEPT)(Version)
        self._last: tuple[File, Version] | None = None
        self.pairs = lru_cache(maxsize=KEPT)(_pairs)

    def now(self, file: File) -> Version:
        """A file as it is; the one that was asked for last is remembered, English for many translations."""
        if self._last is None or self._last[0] is not file:
            self._last = file, Version(file.text, file.page)
        return self._last[1]

    def counterpart(self, section: Section, version: Version, other: Version) -> Section | None:
        """The section of `other` that one of `version`'s is paired with."""
        index = version.sections.index(section)
        found = self.pairs(version, other).get(index)
        return None if found is None else other.sections[found]


def _pairs(one: Version, other: Version) -> dict[int, int]:
    return dict(pair(one.sections, other.sections))


class Past:
    """Earlier versions of one page, `now` as it is."""

    def __init__(self, versions: Versions, now: Version) -> None:
        self._versions = versions
        self.now = now
        self._met = self._latest = now

    def of(self, text: str) -> Version:
        """The version with a text."""
        if same(text, self.now.text):
            return self.now
        version = self._versions.of(text)
        if self._met.divided:
            self._latest = self._met
        if not version.divided:
            version.like = [self.now] if self._latest is self.now else [self.now, self._latest]
        self._met = version
        return version


def same(text: str, other: str) -> bool:
    """Whether texts are the same but for the kind of line breaks, which git may change on the way to disk."""
    return text == other or text.replace("\r\n", "\n") == other.replace("\r\n", "\n")
