"""The status of languages as text for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from translations.claims import Claim
from translations.status import LanguageStatus, PageRow

HEAD = (
    "language",
    "pages",
    "translated",
    "fresh",
    "stale",
    "new",
    "missing",
    "todo",
    "unknown",
    "reviewed",
    "differ",
    "orphaned",
    "words to do",
)


def table(rows: Sequence[LanguageStatus], *, details: bool = False) -> str:
    """A line for each language; with `details`, too, what to do next in each, and who is at work on what.

    Sections are counted from `fresh` to `reviewed`, pages in the other columns.
    """
    lines = columns([HEAD, *(_cells(row) for row in rows)])
    if details:
        for row in rows:
            lines += _details(row)
    return "\n".join(lines)


def _cells(row: LanguageStatus) -> tuple[str, ...]:
    sections = row.freshness
    share = f"{len(row.current)} ({len(row.current) / row.pages:.0%})" if row.pages else "0"
    numbers = (
        *(sections[name] for name in ("fresh", "stale", "new", "missing", "todo", "unknown")),
        row.states["reviewed"],
        len(row.different),
        len(row.orphaned),
        row.words + row.missing_words,
    )
    return row.language, str(row.pages), share, *(f"{number:,}" for number in numbers)


def _details(row: LanguageStatus) -> list[str]:
    lines: list[str] = []
    if row.stale:
        lines += ["", f"{row.language}: pages to bring up to date", ""]
        for page in row.stale:
            lines += _page(page)
    if row.different:
        lines += ["", f"{row.language}: pages that aren't built like English", ""]
        lines += columns([(page.path, ", ".join(page.differs)) for page in row.different])
    if row.orphaned:
        lines += ["", f"{row.language}: pages that English hasn't got", ""]
        lines += [page.path for page in row.orphaned]
    if row.missing:
        lines += ["", f"{row.language}: pages to translate ({row.missing_words:,} words)", ""]
        lines += columns([(page.local, f"{page.words:,} words") for page in row.missing])
    if row.claims:
        lines += ["", f"{row.language}: pages that somebody is at work on", ""]
        lines += columns([_claim(one) for one in row.claims])
    if row.lapsed or row.lost:
        lines += ["", f"{row.language}: claims that don't hold", ""]
        lines += columns(
            [
                *((*_claim(one), "lapsed") for one in row.lapsed),
                *((*_claim(one), "there is no such page") for one in row.lost),
            ]
        )
    return lines


def _claim(claim: Claim) -> tuple[str, str, str]:
    return claim.local, claim.who, f"since {claim.since.isoformat()}"


def _page(page: PageRow) -> list[str]:
    cells = [
        (
            f"    {page.path}:{section.line}"
            if section.freshness in ("stale", "todo")
            else f"    {page.path}",
            section.freshness,
            f"{section.words:,}",
            f"{section.since.day} {section.since.sha[:10]}" if section.since else "",
            section.title or ("(empty heading)" if section.id else "(above the first heading)"),
        )
        for section in page.to_do
    ]
    return [f"  {page.local}: {page.words:,} words", *columns(cells)]


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines in which the columns stand below one another; numbers stand at the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            " " * (room - width(cell)) + cell
            if cell[:1].isdigit() and index
            else cell + " " * (room - width(cell))
            for index, (cell, room) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a character that East Asians write full."""
    return sum(
        0
        if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(one) in "WF"
        else 1
        for one in text
    )
