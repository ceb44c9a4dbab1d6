"""Statuses of made-up pages: what a translation was made from, and what English is now."""

from __future__ import annotations

from pathlib import Path

from translations.documentation import File
from translations.model import Freshness, PageStatus, SectionStatus
from translations.pairing import pair
from translations.provenance import record_of
from translations.sections import Section, sections_of


def status(own: str, english: str, origin: str | None = None) -> PageStatus:
    """The status of a page with a text that was made from `origin`, from English as it is without one."""
    now = File("en", "page", Path("en/page.md"), english)
    then = File("en", "page", Path(), origin) if origin is not None else now
    return status_of(File("ko", "page", Path("ko/page.md"), own), now, then)


def status_of(file: File, english: File, origin: File) -> PageStatus:
    """The same, of files."""
    own, now, then = sections_of(file.page), sections_of(english.page), sections_of(origin.page)
    to_then, to_now = dict(pair(own, then)), dict(pair(then, now))
    page = PageStatus(file, english, origin.text)
    for index, section in enumerate(own):
        there = to_then.get(index)
        made_from = then[there] if there is not None else None
        current = now[to_now[there]] if there in to_now else None
        record = record_of(section)
        state = record.state if record else None
        freshness = _freshness(current, made_from, todo=state == "todo")
        page.sections.append(SectionStatus(section, current, made_from, freshness, state))
    had = set(to_now.values())
    stands = {to_now[index] for index in to_then.values() if index in to_now}
    for index, section in enumerate(now):
        if index not in stands:
            lacks: Freshness = "missing" if index in had else "new"
            page.sections.append(SectionStatus(None, section, None, lacks, words=section.words))
    return page


def _freshness(current: Section | None, origin: Section | None, *, todo: bool) -> Freshness:
    if current is None or origin is None:
        return "dropped"
    if todo:
        return "todo"
    return "fresh" if current.digest == origin.digest else "stale"
