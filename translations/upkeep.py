"""What people record of a translated page: that sections are up to date, that somebody has read them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from toctree import Finding
from toctree.findings import shown
from toctree.nearest import Names
from translations.model import PageStatus, SectionStatus
from translations.provenance import Record, record_of, with_records
from translations.sections import Section


@dataclass(frozen=True, slots=True)
class Recorded:
    """A page's new text, and what couldn't be recorded and why: then the text is the old one."""

    text: str
    findings: list[Finding]
    sections: int = 0
    """How many records have changed."""


def accept(status: PageStatus, wanted: Collection[str] = ()) -> Recorded:
    """Records that sections translate English as it is now: as drafts, but for fresh ones that were reviewed.

    `wanted` are ids of headings, English or the translation's own; without any, all that stand for an
    English section. A section whose words are still the English ones is refused; a single one, as in the
    heading above an API entry, may be the same in both languages.
    """

    def record(section: SectionStatus) -> Record | Finding | None:
        own, english = section.own, section.english
        assert own is not None
        if english is None:
            if not wanted:
                return None
            return _finding(status, own, "not-in-english", "isn't in English", "delete the section")
        if own.canonical == english.canonical and english.words > 1:
            return _finding(status, own, "still-english", "is still English", "translate it first")
        reviewed = section.freshness == "fresh" and section.state == "reviewed"
        return Record(english.digest, "reviewed" if reviewed else "draft")

    return _record(status, wanted, record)


def review(status: PageStatus, wanted: Collection[str] = ()) -> Recorded:
    """Records that a person has read sections, of the page or of those `wanted`, and found them right.

    Sections that aren't up to date are refused.
    """

    def record(section: SectionStatus) -> Record | Finding | None:
        own, english = section.own, section.english
        assert own is not None
        if english is not None and section.freshness == "fresh":
            return Record(english.digest, "reviewed")
        if section.freshness == "dropped" and not wanted:
            return None
        what = {
            "stale": "is older than English: see `translate diff`, then `translate accept` it",
            "todo": "isn't translated yet",
            "dropped": "isn't in English: delete it",
        }.get(section.freshness, "was made from nobody knows what: compare it, then `translate accept` it")
        return _finding(status, own, "not-up-to-date", *what.split(": "))

    return _record(status, wanted, record)


def record(status: PageStatus) -> Recorded:
    """Writes down what was inferred from history: the English section that each was made from, as a draft."""

    def inferred(section: SectionStatus) -> Record | None:
        assert section.own is not None
        if section.origin is None or record_of(section.own) is not None:
            return None
        return Record(section.origin.digest, "draft")

    return _record(status, (), inferred)


def _record(
    status: PageStatus,
    wanted: Collection[str],
    decide: Callable[[SectionStatus], Record | Finding | None],
) -> Recorded:
    records: dict[Section, Record] = {}
    findings = list(_unknown(status, wanted))
    for section in status.sections:
        if section.own is None or (wanted and _names(section).isdisjoint(wanted)):
            continue
        decision = decide(section)
        if isinstance(decision, Finding):
            findings.append(decision)
        elif decision is not None and decision != record_of(section.own):
            records[section.own] = decision
    if findings:
        return Recorded(status.file.text, findings)
    return Recorded(with_records(status.file.text, records), [], len(records))


def _names(section: SectionStatus) -> set[str]:
    return {one.id for one in (section.own, section.english) if one is not None}


def _unknown(status: PageStatus, wanted: Iterable[str]) -> Iterator[Finding]:
    known = {name for section in status.sections if section.own for name in _names(section)}
    for name in wanted:
        if name not in known:
            near = Names(known).nearest(name)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(sorted(known - {''}))}"
            yield Finding(
                shown(status.file.path), 1, "unknown-section", f"the page has no section {name!r}", hint
            )


def _finding(status: PageStatus, section: Section, rule: str, what: str, hint: str = "") -> Finding:
    name = (
        f"section {(section.title or section.id)!r}"
        if section.heading
        else "what stands before the first heading"
    )
    return Finding(shown(status.file.path), section.line, rule, f"{name} {what}", hint)
