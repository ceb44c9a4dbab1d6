"""What is known of a translated page: what each section was made from, and what English has become since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from translations.differences import differences
from translations.documentation import File
from translations.model import Commit, Freshness, PageStatus, SectionStatus
from translations.past.english import EnglishPast
from translations.past.history import Change, History
from translations.past.origins import Origin, Origins, Trace
from translations.past.versions import Past, Version, Versions
from translations.provenance import Record, record_of
from translations.sections import Section


@dataclass(slots=True)
class _Match:
    """A section of the translation: what it stands for now, and what it was made from."""

    own: Section
    record: Record | None
    english: Section | None
    origin: Section | None


class Judgement:
    """Judges one page that has an English one.

    `dated` says whether to go back for the commits since which sections are behind, which takes its time.
    """

    def __init__(
        self, history: History, versions: Versions, file: File, english: File, *, dated: bool = True
    ) -> None:
        self._history = history
        self._versions = versions
        self._file = file
        self._english_file = english
        self._english = versions.now(english)
        self._now = Version(file.text, file.page)
        past = Past(versions, self._english)
        self._origins = Origins(history, versions, file, Past(versions, self._now), english, past)
        self._past = EnglishPast(history, english.path, past)
        self._dated = dated
        self._traced = bool(history.changes(file.path)) and not history.shallow

    def status(self) -> PageStatus:
        """The page's state."""
        matches = self._matches()
        rows = [self._row(match) for match in matches]
        return PageStatus(
            self._file,
            self._english_file,
            None if self._base is self._english else self._base.text,
            self._with_lacking(rows),
            differences(self._now.page, self._english.page),
        )

    @cached_property
    def _base(self) -> Version:
        """English when the translation was last changed in any way."""
        version = self._origins.english_at(self._origins.newest) if self._traced else None
        return version or self._english

    def _matches(self) -> list[_Match]:
        beside = self._versions.pairs(self._now, self._english)
        partners = {own: self._english.sections[other] for own, other in beside.items()}
        records = [record_of(own) for own in self._now.sections]
        taken = {
            id(partner)
            for index, partner in partners.items()
            if _same_id(self._now.sections[index], partner)
            or ((record := records[index]) and record.digest == partner.digest)
        }
        found: list[_Match] = []
        for index, own in enumerate(self._now.sections):
            record, partner = records[index], partners.get(index)
            if record is not None:
                english, origin = self._recorded(own, record, partner, taken)
            elif self._traced:
                english, origin = self._remembered(own)
            else:
                english, origin = partner, None
            found.append(_Match(own, record, english, origin))
        _each_once(found)
        return found

    def _recorded(
        self, own: Section, record: Record, partner: Section | None, taken: Collection[int]
    ) -> tuple[Section | None, Section | None]:
        """What a section with a record stands for, and the section whose digest is recorded.

        An id that English has says what the section stands for: a digest may be another section's too, or
        have been copied. It says otherwise where English has moved the text to an id that is
        nobody else's (`taken` are the sections that are somebody's).
        """
        digest = record.digest
        if partner is not None and partner.digest == digest:
            return partner, partner
        moved = next(
            (one for one in self._english.sections if one.digest == digest and id(one) not in taken), None
        )
        if partner is not None and _same_id(own, partner):
            earlier = self._earlier(partner, digest)
            given = own.heading is None or own.heading.explicit
            if moved is None or (given and not (earlier and self._came_after(moved, earlier[1]))):
                return partner, earlier[0] if earlier else None
        if moved is not None:
            return moved, moved
        if partner is not None:
            earlier = self._earlier(partner, digest)
            return partner, earlier[0] if earlier else None
        version = self._past.having(digest)
        if version is None:
            return None, None
        origin = version.by_digest[digest]
        return self._versions.successor(origin, version, self._english), origin

    def _earlier(self, english: Section, digest: str) -> tuple[Section, Version] | None:
        """What an English section was when it had a digest, or one that English has given up."""
        for version in self._past.all_having(digest):
            for section in version.sections:
                if section.digest == digest:
                    after = self._versions.successor(section, version, self._english)
                    if after is None or after is english:
                        return section, version
        return None

    def _came_after(self, section: Section, version: Version) -> bool:
        """Whether a section of English now wasn't there in an earlier version."""
        return self._versions.successor(section, self._english, version) is None

    def _remembered(self, own: Section) -> tuple[Section | None, Section | None]:
        """What a section without a record stands for, and what it was made from, by the page's history.

        An id that English has says what the section stands for, else what it was made from does.
        """
        named = self._english.named(own.id)
        if named is not None and (origin := self._lasting(named)):
            return named, origin
        trace = self._traces[id(own)]
        made_from = self._origins.origin(trace)
        section, version = (
            (made_from.section, made_from.version) if made_from else (None, self._origins.then(trace))
        )
        after = self._versions.successor(section, version, self._english) if section and version else None
        if named is None or named is after:
            return after, section
        before = self._versions.successor(named, self._english, version) if version else None
        if version is not None and before is not None:
            return named, self._origins.followed(trace, Origin(before, version)).section
        return after or named, section

    def _lasting(self, english: Section) -> Section | None:
        """What an English section was whenever the translation was changed, if it was the same each time."""
        if self._origins.always(english):
            return english
        earlier = self._versions.successor(english, self._english, self._base)
        return earlier if earlier and self._origins.always(earlier) else None

    @cached_property
    def _traces(self) -> dict[int, Trace]:
        sections = [section for section in self._now.sections if record_of(section) is None]
        return {
            id(section): trace
            for section, trace in zip(sections, self._origins.traces(sections), strict=True)
        }

    def _row(self, match: _Match) -> SectionStatus:
        english, origin, record = match.english, match.origin, match.record
        freshness: Freshness = "unknown"
        since: Commit | None = None
        words = 0
        if english is None:
            freshness = "dropped" if record or self._traced else "unknown"
        elif record is not None and record.state == "todo":
            freshness, words = "todo", english.words
        elif origin is not None and origin.digest == english.digest:
            freshness = "fresh"
        elif origin is not None:
            freshness, words = "stale", _more_words(origin, english)
            since = self._past.left(origin) if self._dated else None
        elif record is not None:
            freshness, words = "stale", english.words
        return SectionStatus(
            match.own, english, origin, freshness, record.state if record else None, since, words
        )

    def _with_lacking(self, rows: list[SectionStatus]) -> list[SectionStatus]:
        """The rows, with those of English sections that the translation lacks where English has them."""
        places = {id(row.english): place for place, row in enumerate(rows)}
        inserted: dict[int, list[SectionStatus]] = {}
        place = -1
        for section in self._english.sections:
            if id(section) in places:
                place = places[id(section)]
            else:
                inserted.setdefault(place, []).append(self._lacking(section))
        found = inserted.get(-1, [])
        for place, row in enumerate(rows):
            found += [row, *inserted.get(place, [])]
        return found

    def _lacking(self, section: Section) -> SectionStatus:
        if self._traced and (
            self._origins.always(section)
            or (
                self._versions.successor(section, self._english, self._base)
                and self._versions.successor(section, self._english, self._worked_on)
            )
        ):
            return SectionStatus(None, section, None, "missing", words=section.words)
        since = self._past.appeared(section) if self._traced and self._dated else None
        return SectionStatus(None, section, None, "new", since=since, words=section.words)

    @cached_property
    def _worked_on(self) -> Version:
        """English when words of the translation were last changed."""
        made: list[Change | None] = [trace.made for trace in self._traces.values() if trace.known]
        if not made:
            return self._base
        newest = min(made, key=lambda change: -1 if change is None else change.place)
        return self._origins.english_at(newest) or self._base


def _same_id(own: Section, english: Section) -> bool:
    """Whether two sections have the same id; what stands before the first heading has none."""
    return own.id == english.id and (own.heading is None) == (english.heading is None)


def _each_once(matches: list[_Match]) -> None:
    """Sees that no two sections stand for the same: the same id wins, then the first."""
    taken: dict[int, _Match] = {}
    for match in sorted(matches, key=lambda one: one.english is None or one.own.id != one.english.id):
        if match.english is not None and taken.setdefault(id(match.english), match) is not match:
            match.english = None


def _more_words(before: Section, after: Section) -> int:
    """How many words a section has that it hadn't."""
    return (after.vocabulary - before.vocabulary).total()
