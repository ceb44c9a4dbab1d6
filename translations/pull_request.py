"""What a pull request does to translations: what it translates, what it makes stale, what it gets wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.printing import plain
from toctree import Finding
from toctree.findings import shown
from translations.documentation import Documentation, File
from translations.model import Freshness, PageStatus
from translations.sections import Section, sections_of

LIMIT = 50
"""How many of each kind a comment shows: GitHub takes 65,536 characters."""

OUTDATED: tuple[Freshness, ...] = ("stale", "new", "dropped")
"""What a change of English can make of a section."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A translated page that the pull request adds or changes: how many of its sections, and their words."""

    file: File
    new: bool
    sections: int
    words: int


@dataclass(frozen=True, slots=True)
class Outdated:
    """An English section (one as it was, if it is gone) that made those languages' pages stale."""

    file: File
    section: Section
    gone: bool
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What a pull request does. `added` are English pages, with the languages that lack them now; `orphaned`
    are translations whose English page it takes away; `findings` stand on its lines."""

    translated: list[Translated]
    outdated: list[Outdated]
    added: list[tuple[File, tuple[str, ...]]]
    orphaned: list[File]
    findings: list[Finding]


def changed_pages(now: Documentation, before: Documentation) -> list[File]:
    """The translations that a pull request changes, and those of the English pages that it does."""
    english, was = now.files.get(now.english, {}), before.files.get(now.english, {})
    touched = {local for local in {*english, *was} if _text(english, local) != _text(was, local)}
    return [
        file
        for file in now.translations()
        if file.local in touched or _text(before.files.get(file.language, {}), file.local) != file.text
    ]


def compare(
    now: Documentation,
    before: Documentation,
    statuses: Sequence[PageStatus],
    statuses_before: Sequence[PageStatus],
    findings: Sequence[Finding],
    lines: Mapping[Path, Sequence[range]],
) -> PullRequest:
    """What lies between two states of a documentation.

    `statuses` are those of the pages that `changed_pages` gives, now and before; of `findings` those
    count that stand on changed `lines`.
    """
    english, was = now.files.get(now.english, {}), before.files.get(now.english, {})
    added = [
        (english[local], tuple(code for code in now.languages if local not in now.files[code]))
        for local in sorted(english.keys() - was.keys())
    ]
    gone = was.keys() - english.keys()
    places = {shown(path): ranges for path, ranges in lines.items()}
    return PullRequest(
        translated=[one for status in statuses if (one := _translated(status.file, before)) is not None],
        outdated=list(_outdated(statuses, statuses_before, english, was)),
        added=added,
        orphaned=[file for file in now.translations() if file.local in gone],
        findings=[one for one in findings if any(one.line in part for part in places.get(one.path, ()))],
    )


def _text(files: Mapping[str, File], local: str) -> str | None:
    return files[local].text if local in files else None


def _translated(file: File, before: Documentation) -> Translated | None:
    old = before.files.get(file.language, {}).get(file.local)
    if old is not None and old.text == file.text:
        return None
    known = {section.digest for section in sections_of(old.page)} if old else set()
    changed = [section for section in sections_of(file.page) if section.digest not in known]
    if not changed and old is not None:
        return None
    return Translated(file, old is None, len(changed), sum(section.words for section in changed))


def _outdated(
    statuses: Sequence[PageStatus],
    statuses_before: Sequence[PageStatus],
    english: Mapping[str, File],
    was: Mapping[str, File],
) -> Iterator[Outdated]:
    already = {
        (status.file.language, status.file.local, section.digest)
        for status in statuses_before
        for section, _ in _out_of_step(status)
    }
    languages: dict[tuple[str, str], dict[str, None]] = {}
    sections: dict[tuple[str, str], tuple[Section, bool]] = {}
    for status in statuses:
        for section, gone in _out_of_step(status):
            if (status.file.language, status.file.local, section.digest) not in already:
                key = status.file.local, section.digest
                languages.setdefault(key, {})[status.file.language] = None
                sections[key] = section, gone
    for (local, digest), codes in sorted(
        languages.items(), key=lambda one: (one[0][0], sections[one[0]][0].line)
    ):
        section, gone = sections[local, digest]
        file = (was if gone else english).get(local)
        if file is not None:
            yield Outdated(file, section, gone, tuple(codes))


def _out_of_step(status: PageStatus) -> Iterator[tuple[Section, bool]]:
    """The English sections for which a page is out of step, and whether they are gone: then as they were."""
    for section in status.having(*OUTDATED):
        english = section.english or section.origin
        if english is not None:
            yield english, section.english is None


def markdown(request: PullRequest) -> str:
    """A comment for the pull request; empty where it has nothing to do with translations."""
    parts = [
        *_table(
            "Translates",
            ("Page", "Sections", "Words"),
            [
                (f"`{shown(one.file.path)}`{' (new)' if one.new else ''}", str(one.sections), str(one.words))
                for one in request.translated
            ],
        ),
        *_table(
            "Makes stale",
            ("English section", "Languages"),
            [
                (f"`{_place(one)}` {_title(one)}", ", ".join(one.languages))
                for one in request.outdated
            ],
        ),
        *_table(
            "New English pages",
            ("Page", "Not yet in"),
            [(f"`{shown(file.path)}`", ", ".join(codes)) for file, codes in request.added if codes],
        ),
        *_table(
            "Without an English page now", ("Page",), [(f"`{shown(one.path)}`",) for one in request.orphaned]
        ),
        *_table(
            "Findings on its lines",
            ("Place", "What", "Rule"),
            [(f"`{one.path}:{one.line}`", plain(_said(one)), f"`{one.rule}`") for one in request.findings],
        ),
    ]  # fmt: skip
    return "\n".join(["## Translations", "", *parts]) if parts else ""


def to_json(request: PullRequest) -> dict[str, Any]:
    """The same for programs."""
    return {
        "translated": [
            {
                "path": shown(one.file.path),
                "language": one.file.language,
                "new": one.new,
                "sections": one.sections,
                "words": one.words,
            }
            for one in request.translated
        ],
        "outdated": [
            {
                "path": shown(one.file.path),
                "line": one.section.line,
                "section": one.section.id,
                "gone": one.gone,
                "languages": list(one.languages),
            }
            for one in request.outdated
        ],
        "added": [{"path": shown(file.path), "missing": list(codes)} for file, codes in request.added],
        "orphaned": [shown(file.path) for file in request.orphaned],
        "findings": [
            {"path": one.path, "line": one.line, "rule": one.rule, "message": one.message, "hint": one.hint}
            for one in request.findings
        ],
    }


def _said(finding: Finding) -> str:
    return f"{finding.message}; {finding.hint}" if finding.hint else finding.message


def _place(one: Outdated) -> str:
    return shown(one.file.path) if one.gone else f"{shown(one.file.path)}:{one.section.line}"


def _title(one: Outdated) -> str:
    title = plain(one.section.title) if one.section.heading else "*(before the first heading)*"
    return f"{title} (gone)" if one.gone else title


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    lines = [f"| {' | '.join(row)} |" for row in rows[:LIMIT]]
    more = [f"And {len(rows) - LIMIT} more.", ""] if len(rows) > LIMIT else []
    return [f"### {title}", "", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines, "", *more]
