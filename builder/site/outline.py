"""Which English heading a translated one stands for, so that links to the English id still arrive."""

from __future__ import annotations

from difflib import SequenceMatcher

from builder.site.records import HeadingPlace


def english_aliases(own: list[HeadingPlace], english: list[HeadingPlace]) -> dict[str, str]:
    """From a translated page's heading ids to the English ids that they answer to as well.

    Headings are paired by their place: where both outlines have the same levels, one by
    one; else along the longest runs in which the levels, and the ids that the translator
    took over, agree. An id that the translated page already has is nobody's alias.
    """
    taken = {heading.id for heading in own}
    aliases: dict[str, str] = {}
    for mine, theirs in _pairs(own, english):
        if theirs.id not in taken:
            aliases[mine.id] = theirs.id
            taken.add(theirs.id)
    return aliases


def _pairs(own: list[HeadingPlace], english: list[HeadingPlace]) -> list[tuple[HeadingPlace, HeadingPlace]]:
    if [heading.level for heading in own] == [heading.level for heading in english]:
        return list(zip(own, english, strict=True))
    known = {heading.id for heading in english}
    shared = {heading.id for heading in own if heading.id in known}
    mine = [_shape(heading, shared) for heading in own]
    theirs = [_shape(heading, shared) for heading in english]
    pairs = []
    for start, other, size in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks():
        pairs += list(zip(own[start : start + size], english[other : other + size], strict=True))
    return pairs


def _shape(heading: HeadingPlace, shared: set[str]) -> tuple[int, str]:
    return (heading.level, heading.id if heading.id in shared else "")
