"""How fresh the translations of a site are: judged by `translations.states`, and kept between builds.

What is said of a page depends on its text, on English's, and on what both were in any commit; it is kept
under a key of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field
from typing import Any

from builder.markdown import parse
from builder.site.cache import PageCache, code_fingerprint, digest
from builder.site.past import Past
from builder.site.settings import Settings
from builder.site.sources import SourcePage, Sources
from translations.documentation import Documentation, File
from translations.model import Freshness, PageStatus
from translations.provenance import State
from translations.sections import sections_of
from translations.states import States

LACKING: tuple[Freshness, ...] = ("new", "missing")
"""English has these, and the translation doesn't."""


@dataclass(frozen=True, slots=True)
class SectionNote:
    """What is known of a section. `id` is its heading's, empty before the first; fields as of SectionStatus.

    `title`, `id` and `english` (the id in English) are empty where there is no such section. `sha` and `day`
    tell the English commit that made it stale.
    """

    id: str
    title: str
    english: str
    english_title: str
    freshness: Freshness
    state: State | None
    sha: str
    day: str
    words: int


@dataclass(frozen=True, slots=True)
class PageNote:
    """What is known of a translated page. An `orphaned` one has no English page."""

    sections: tuple[SectionNote, ...] = ()
    orphaned: bool = False
    differs: tuple[str, ...] = ()

    def having(self, *freshness: Freshness) -> list[SectionNote]:
        """The sections of which one of these is true."""
        return [one for one in self.sections if one.freshness in freshness]

    @property
    def words(self) -> int:
        """Words of English that are to be translated."""
        return sum(one.words for one in self.sections)

    @property
    def drafts(self) -> list[SectionNote]:
        """The sections that their records call drafts."""
        return [one for one in self.sections if one.state == "draft"]

    @property
    def untranslated(self) -> bool:
        """Whether the page is still English: all that it has is, or has no words of its own to translate."""
        own = [one for one in self.sections if one.freshness not in LACKING]
        return any(one.freshness == "todo" for one in own) and all(
            one.freshness == "todo" or (one.state == "draft" and one.title == one.english_title)
            for one in own
        )

    def to_json(self) -> list[Any]:
        """The note as JSON; `from_json` reads it back."""
        return [[astuple(one) for one in self.sections], self.orphaned, self.differs]

    @classmethod
    def from_json(cls, data: list[Any]) -> PageNote:
        """The note that `to_json` was made from."""
        sections, orphaned, differs = data
        return cls(tuple(SectionNote(*one) for one in sections), orphaned, tuple(differs))


def note_of(status: PageStatus) -> PageNote:
    """What of a page's state the site shows."""
    notes = []
    for one in status.sections:
        own, english = one.own, one.english
        notes.append(
            SectionNote(
                id=own.id if own else "",
                title=own.title if own else "",
                english=english.id if english else "",
                english_title=english.title if english else "",
                freshness=one.freshness,
                state=one.state,
                sha=one.since.sha if one.since else "",
                day=one.since.day if one.since else "",
                words=one.words,
            )
        )
    return PageNote(tuple(notes), status.english is None, status.differs)


@dataclass
class Notes:
    """The notes of a documentation's pages, made when they are asked for and kept in the cache.

    Where there is no history, a page without records says nothing about itself, and isn't judged.
    """

    settings: Settings
    sources: Sources
    past: Past
    cache: PageCache
    _known: dict[str, PageNote] = field(default_factory=dict)

    def all(self) -> dict[tuple[str, str], PageNote]:
        """The notes of every translation, by language and name."""
        pages = list(self._translations())
        self._judge(pages)
        return {(page.language, page.local): note for page in pages if (note := self._note(page)) is not None}

    def of(self, page: SourcePage) -> PageNote | None:
        """The note of a page as it is now; None for one that isn't a translation, or says nothing."""
        if page.generated or page.language == self.settings.fallback or not self.settings.fallback:
            return None
        if self._note(page) is None:
            self._judge([page])
        return self._note(page)

    def english(self) -> dict[str, tuple[int, int]]:
        """Of every English page, in its toctree's order, how many sections and words it has."""
        own = self.sources.languages.get(self.settings.fallback)
        if own is None:
            return {}
        listed = [entry.local for entry in own.toctree.pages() if entry.local in own.pages]
        pages = [own.pages[local] for local in dict.fromkeys([*listed, *own.pages]) if local]
        pages = [page for page in pages if not page.generated]
        keys = {page.local: digest("sections", code_fingerprint(), page.text) for page in pages}
        counts = self.cache.heads(keys.values())
        for page in pages:
            key = keys[page.local]
            if key not in counts:
                sections = sections_of(parse(page.text))
                counts[key] = [len(sections), sum(one.words for one in sections)]
                self.cache.store(key, counts[key], None)
        self.cache.commit()
        return {local: (counts[key][0], counts[key][1]) for local, key in keys.items()}

    def _translations(self) -> Iterator[SourcePage]:
        if self.settings.fallback in self.sources.languages:
            for code, language in self.sources.everything.items():
                if code != self.settings.fallback:
                    yield from (page for page in language.pages.values() if not page.generated)

    def _english_of(self, page: SourcePage) -> SourcePage | None:
        own = self.sources.languages.get(self.settings.fallback)
        found = own.pages.get(page.local) if own else None
        return None if found is None or found.generated else found

    def _note(self, page: SourcePage) -> PageNote | None:
        return self._known.get(self._key(page))

    def _key(self, page: SourcePage) -> str:
        english = self._english_of(page)
        both = [page] if english is None else [page, english]
        seen = (part for one in both for part in (one.text, self.past.key(self._path(one))))
        return digest("note", code_fingerprint(), self.past.shallow, page.language, *seen)

    def _path(self, page: SourcePage) -> str:
        return page.path.relative_to(self.settings.root).as_posix()

    def _judge(self, pages: Iterable[SourcePage]) -> None:
        """Makes the notes that are known neither here nor in the cache."""
        todo = {self._key(page): page for page in pages if self._says_anything(page)}
        todo = {key: page for key, page in todo.items() if key not in self._known}
        for key, head in self.cache.heads(todo).items():
            self._known[key] = PageNote.from_json(head)
            del todo[key]
        if not todo:
            return
        files = [_file(page) for page in todo.values()]
        documentation = Documentation(dict(self.settings.folders), self.settings.fallback)
        english = (self._english_of(page) for page in todo.values())
        documentation.files = {self.settings.fallback: {one.local: _file(one) for one in english if one}}
        states = States(documentation, history=self.past.history, jobs=self.settings.jobs)
        try:
            notes = states.each(note_of, files)
        finally:
            self.past.history.close()
        for key, note in zip(todo, notes, strict=True):
            self._known[key] = note
            self.cache.store(key, note.to_json(), None)
        self.cache.commit()

    def _says_anything(self, page: SourcePage) -> bool:
        return bool(self.past.keys) or "<!-- translated from " in page.text or self._english_of(page) is None


def _file(page: SourcePage) -> File:
    return File(page.language, page.local, page.path, page.text)
