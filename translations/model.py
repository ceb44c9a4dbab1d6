"""How a translation stands to English: what is known of each of its sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from builder.markdown import Page, parse
from translations.documentation import File
from translations.provenance import State
from translations.sections import Section

Freshness = Literal["fresh", "stale", "new", "missing", "dropped", "todo", "unknown"]
"""
| what      | of a section                                                                                   |
|-----------|------------------------------------------------------------------------------------------------|
| `fresh`   | made from English as it is now                                                                 |
| `stale`   | English has changed since                                                                      |
| `new`     | English has got it since the translation was last worked on, which lacks it                    |
| `missing` | English had it already when the translation was last worked on, which lacks it all the same    |
| `dropped` | English doesn't have it, or not any more                                                       |
| `todo`    | still English, as its record says                                                              |
| `unknown` | nothing says what it was made from: there is no record and no history                          |
"""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, as people tell it from others. `day` is `2025-03-01`, in UTC."""

    sha: str
    day: str
    author: str
    subject: str


@dataclass(frozen=True, slots=True, eq=False)
class SectionStatus:
    """A section of a translation, of English, or of both.

    `own` is None where the translation lacks it, `english` (as it is now) where English does. `origin`
    is the English section that it was made from, None if unknown. `state` is as recorded, None
    without a record. `since` is the first English commit after which it is stale or new; None if that
    isn't committed, or unknown. `words` are those to translate: the English section's where the
    translation has nothing, those added or changed where it is stale, else 0.
    """

    own: Section | None
    english: Section | None
    origin: Section | None
    freshness: Freshness
    state: State | None = None
    since: Commit | None = None
    words: int = 0


@dataclass(slots=True)
class PageStatus:
    """A translated page.

    `english` is None for an orphaned one. `base` is English as it was when the translation was last
    changed: what damage is judged against; it is parsed when it is first asked for, from the text
    `base_text` where that isn't English as it is now. `sections` stand in the translation's order, those that
    it lacks where English has them. `differs` names in what the page isn't like English as
    it is now, of `headings`, `code`, `tabs` and `autodoc`.
    """

    file: File
    english: File | None = None
    base_text: str | None = None
    sections: list[SectionStatus] = field(default_factory=list)
    differs: tuple[str, ...] = ()
    _base: Page | None = field(default=None, repr=False)

    @property
    def base(self) -> Page | None:
        if self._base is None and self.base_text is not None:
            self._base = parse(self.base_text, late=True)
        return self._base or (self.english.page if self.english else None)

    @base.setter
    def base(self, page: Page | None) -> None:
        self._base = page

    @property
    def words(self) -> int:
        """Words of English that are to be translated."""
        return sum(section.words for section in self.sections)

    def having(self, *freshness: Freshness) -> list[SectionStatus]:
        """The sections of which one of these is true."""
        return [section for section in self.sections if section.freshness in freshness]
