"""Statuses of made-up pages: what a translation was made from, and what English is now."""

from __future__ import annotations

from pathlib import Path

from builder.markdown import parse
from translations.documentation import File
from translations.model import Freshness, PageStatus, SectionStatus
from translations.pairing import pair
from translations.provenance import record_of
from translations.sections import sections_of


def status(own: str, english: str, origin: str | None = None) -> PageStatus:
    """The status of a page that was made from `origin`, English as it is now if there is none."""
    page = PageStatus(
        File("ko", "page", Path("ko/page.md"), own), File("en", "page", Path("en/page.md"), english)
    )
    page.base = parse(origin if origin is not None else english)
    mine, now, before = sections_of(page.file.page), sections_of(parse(english)), sections_of(page.base)
    to_now, to_before = dict(pair(mine, now)), dict(pair(mine, before))
    for index, section in enumerate(mine):
        current = now[to_now[index]] if index in to_now else None
        made_from = before[to_before[index]] if index in to_before else None
        record = record_of(section)
        page.sections.append(
            SectionStatus(
                section,
                current,
                made_from,
                _freshness(
                    current and current.digest, made_from and made_from.digest, record and record.state
                ),
                record.state if record else None,
            )
        )
    had = {one.digest for one in before}
    for index, current in enumerate(now):
        if index not in to_now.values():
            freshness: Freshness = "missing" if current.digest in had else "new"
            page.sections.append(SectionStatus(None, current, None, freshness, words=current.words))
    return page


def _freshness(current: str | None, origin: str | None, state: str | None) -> Freshness:
    if current is None:
        return "dropped"
    if state == "todo":
        return "todo"
    return "fresh" if current == origin else "stale"
