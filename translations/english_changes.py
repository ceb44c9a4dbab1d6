"""What has changed in English since a page was translated, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from translations.model import PageStatus, SectionStatus
from translations.provenance import record_of
from translations.sections import Section

Kind = Literal["same", "removed", "added"]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE = 0.5
"""How much of two lines must be the same words for one to be shown as a changed form of the other."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an English section: `parts` are its text in pieces, each with whether that has changed."""

    kind: Kind
    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(text for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Changed:
    """A section that needs work, what has changed in English, and the text of the translation as it is."""

    section: SectionStatus
    english: tuple[Line, ...]
    own: str


def english_changes(status: PageStatus) -> list[Changed]:
    """The sections of a page that English has changed, got or dropped; in the page's order.

    Of a stale section whose origin isn't known, English is shown as it is now.
    """
    return [
        Changed(section, tuple(_lines(section)), _text(section.own))
        for section in status.sections
        if section.freshness not in ("fresh", "unknown")
    ]


def _lines(section: SectionStatus) -> Iterator[Line]:
    before = _text(section.origin).splitlines()
    after = _text(section.english).splitlines()
    if section.freshness == "todo" or (section.freshness == "stale" and section.origin is None):
        before = after
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, other, other_end in matcher.get_opcodes():
        if what == "equal":
            yield from (Line("same", ((line, False),)) for line in before[start:end])
        else:
            yield from _replaced(before[start:end], after[other:other_end])


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Lines that gave way to others; where one became another, which of its words."""
    rest = list(after)
    for line in before:
        words = _WORD.findall(line)
        likely = [(SequenceMatcher(None, words, _WORD.findall(one), autojunk=False), one) for one in rest]
        found = next((pair for pair in likely if pair[0].ratio() >= _ALIKE), None)
        if found is None:
            yield Line("removed", ((line, True),))
            continue
        matcher, successor = found
        place = rest.index(successor)
        yield from (Line("added", ((one, True),)) for one in rest[:place])
        del rest[: place + 1]
        yield Line("removed", tuple(_parts(matcher, words, own=True)))
        yield Line("added", tuple(_parts(matcher, _WORD.findall(successor), own=False)))
    yield from (Line("added", ((one, True),)) for one in rest)


def _parts(matcher: SequenceMatcher[str], words: Sequence[str], *, own: bool) -> Iterator[tuple[str, bool]]:
    for what, start, end, other, other_end in matcher.get_opcodes():
        piece = words[start:end] if own else words[other:other_end]
        if piece:
            yield "".join(piece), what != "equal"


def _text(section: Section | None) -> str:
    """The section as a translator reads it: from its heading on, without its record."""
    if section is None:
        return ""
    first = next(section.content(), None)
    text = section.page.source[first.start if first else section.start : section.end]
    record = record_of(section)
    return (text.replace(f"{record}\n", "", 1) if record else text).strip("\n")
