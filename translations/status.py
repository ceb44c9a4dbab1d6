"""How far each language is: which pages it has, what is stale in them, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from builder.work import in_parallel
from toctree import read_toctree
from toctree.findings import shown
from translations.claims import Claim
from translations.documentation import Documentation, File
from translations.model import Commit, Freshness, PageStatus, SectionStatus
from translations.provenance import State
from translations.sections import sections_of
from translations.states import States
from translations.status_cache import Rows, StatusCache

__all__ = ["LanguageStatus", "MissingPage", "PageRow", "SectionRow", "status_of", "to_json"]

TOCTREE = "_toctree.yml"

TO_DO: frozenset[Freshness] = frozenset({"stale", "new", "missing", "todo"})
"""What somebody has something to translate for."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section that isn't fresh. `line` is its first in the translation, or in English if that lacks it."""

    title: str
    id: str
    line: int
    freshness: Freshness
    words: int
    state: State | None
    since: Commit | None


@dataclass(frozen=True, slots=True)
class PageRow:
    """A translated page: its sections counted by freshness and recorded state, and those not fresh.

    `english_words` are those of the English page.
    """

    local: str
    path: str
    orphaned: bool
    freshness: dict[Freshness, int]
    states: dict[State, int]
    differs: tuple[str, ...]
    sections: tuple[SectionRow, ...]
    english_words: int

    @property
    def words(self) -> int:
        """Words of English that are to be translated."""
        return sum(section.words for section in self.sections)

    @property
    def to_do(self) -> list[SectionRow]:
        """The sections that there is something to translate in."""
        return [section for section in self.sections if section.freshness in TO_DO]


@dataclass(frozen=True, slots=True)
class MissingPage:
    """A page that a language lacks, and how many words it has."""

    local: str
    words: int


@dataclass(slots=True)
class LanguageStatus:
    """A language: `pages` is the number of English ones, `missing` is in the order of English's toctree.

    `claims` are those that hold; the `lapsed` ones don't any more, and of the `lost` ones there is no page.
    """

    language: str
    pages: int
    translated: list[PageRow]
    missing: list[MissingPage]
    claims: list[Claim]
    lapsed: list[Claim] = field(default_factory=list)
    lost: list[Claim] = field(default_factory=list)

    @property
    def current(self) -> list[PageRow]:
        """The translated pages that there is an English one of."""
        return [page for page in self.translated if not page.orphaned]

    @property
    def stale(self) -> list[PageRow]:
        """The pages in which something is to be translated, those with most words first."""
        found = [page for page in self.current if page.to_do]
        return sorted(found, key=lambda page: (-page.words, page.local))

    @property
    def different(self) -> list[PageRow]:
        """The pages whose structure isn't English's."""
        return [page for page in self.current if page.differs]

    @property
    def orphaned(self) -> list[PageRow]:
        """The pages that English doesn't have."""
        return [page for page in self.translated if page.orphaned]

    @property
    def freshness(self) -> Counter[Freshness]:
        """The sections of pages that English has, counted."""
        return sum((Counter(page.freshness) for page in self.current), Counter())

    @property
    def states(self) -> Counter[State]:
        """The sections that have a record, counted by what it says."""
        return sum((Counter(page.states) for page in self.current), Counter())

    @property
    def words(self) -> int:
        """Words to translate in the pages that are there."""
        return sum(page.words for page in self.current)

    @property
    def missing_words(self) -> int:
        """Words of the pages that aren't."""
        return sum(page.words for page in self.missing)

    def next_up(self) -> list[PageRow | MissingPage]:
        """What to do next: stale pages, most words first, then the missing ones in reading order."""
        return [*self.stale, *self.missing]


def status_of(
    states: States,
    languages: Collection[str] | None = None,
    claims: Iterable[Claim] = (),
    today: date | None = None,
) -> list[LanguageStatus]:
    """How far the given languages are, or all, by code. Claims lapse by `today`, by default the day it is."""
    today = today or datetime.now(UTC).date()
    documentation = states.documentation
    codes = [code for code in documentation.languages if languages is None or code in languages]
    cache = StatusCache(states)
    rows = _page_rows(states, [file for code in codes for file in documentation.files[code].values()], cache)
    counted = {page.local: page.english_words for page in rows.values() if not page.orphaned}
    words = counted | _english_words(states, codes, counted.keys(), cache)
    cache.save()
    order = _reading_order(documentation)
    found = []
    for code in codes:
        there = documentation.files[code]
        missing = [MissingPage(local, words[local]) for local in order if local not in there]
        mine = [claim for claim in claims if claim.language == code]
        lost = [claim for claim in mine if claim.local not in there and claim.local not in order]
        lapsed = [claim for claim in mine if claim.lapsed(today) and claim not in lost]
        held = [claim for claim in mine if claim not in lapsed and claim not in lost]
        translated = [rows[code, local] for local in there]
        found.append(LanguageStatus(code, len(order), translated, missing, held, lapsed, lost))
    return found


def _page_rows(states: States, files: Sequence[File], cache: StatusCache) -> dict[tuple[str, str], PageRow]:
    known: Rows = {(file.language, file.local): cache.row(file) for file in files}
    rows = {key: _row_from(row) for key, row in known.items() if row is not None}
    judged = [file for file in files if (file.language, file.local) not in rows]
    for file, row in zip(judged, states.each(row_of, judged), strict=True):
        rows[file.language, file.local] = row
        cache.keep(file, asdict(row))
    return rows


def _english_words(
    states: States, codes: Sequence[str], counted: Collection[str], cache: StatusCache
) -> dict[str, int]:
    """The words of the English pages that one of the languages lacks, but for those counted already."""
    files = states.documentation.files
    english = files.get(states.documentation.english, {})
    lacked = [
        file
        for local, file in english.items()
        if local not in counted and any(local not in files[code] for code in codes)
    ]
    words = {file.local: cache.words(file) for file in lacked}
    to_count = [file for file in lacked if words[file.local] is None]
    for file, number in zip(to_count, in_parallel(_words, to_count, states.jobs), strict=True):
        words[file.local] = number
        cache.keep_words(file, number)
    return {local: number or 0 for local, number in words.items()}


def _words(file: File) -> int:
    return sum(section.words for section in sections_of(file.page))


def _reading_order(documentation: Documentation) -> list[str]:
    """English's pages: those of its toctree in that order, then the others by name."""
    english = documentation.files.get(documentation.english, {})
    folder = documentation.folders.get(documentation.english)
    listed = [page.local for page in read_toctree(folder / TOCTREE).pages()] if folder else []
    order = [local for local in listed if local in english]
    return [*order, *sorted(english.keys() - set(order))]


def row_of(status: PageStatus) -> PageRow:
    """A page's state in short: without its tree."""
    return PageRow(
        status.file.local,
        shown(status.file.path),
        status.english is None,
        dict(Counter(section.freshness for section in status.sections)),
        dict(Counter(section.state for section in status.sections if section.state)),
        status.differs,
        tuple(_section_row(section) for section in status.sections if section.freshness != "fresh"),
        _words(status.english) if status.english else 0,
    )


def _section_row(status: SectionStatus) -> SectionRow:
    section = status.own or status.english
    assert section is not None
    return SectionRow(
        section.title, section.id, section.line, status.freshness, status.words, status.state, status.since
    )


def _row_from(values: dict[str, Any]) -> PageRow:
    sections = tuple(
        SectionRow(**{**section, "since": Commit(**section["since"]) if section["since"] else None})
        for section in values["sections"]
    )
    return PageRow(**{**values, "differs": tuple(values["differs"]), "sections": sections})


def to_json(rows: Iterable[LanguageStatus]) -> list[dict[str, Any]]:
    """The statuses as what `json` writes."""
    return [
        {
            "language": row.language,
            "pages": row.pages,
            "translated": len(row.current),
            "sections": dict(sorted(row.freshness.items())),
            "states": dict(sorted(row.states.items())),
            "words": row.words,
            "missing_words": row.missing_words,
            "stale": [
                {
                    "page": page.local,
                    "path": page.path,
                    "words": page.words,
                    "sections": [asdict(one) for one in page.to_do],
                }
                for page in row.stale
            ],
            "different": {page.local: list(page.differs) for page in row.different},
            "orphaned": [page.path for page in row.orphaned],
            "missing": [asdict(page) for page in row.missing],
            "claims": [
                {
                    "page": one.local,
                    "who": one.who,
                    "since": one.since.isoformat(),
                    "note": one.note,
                    "lapsed": one in row.lapsed,
                    "lost": one in row.lost,
                }
                for one in [*row.claims, *row.lapsed, *row.lost]
            ],
        }
        for row in rows
    ]
