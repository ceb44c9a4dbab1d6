"""The sections of a page's version, most of which another version has word for word.

Parsing is nearly all of the work of going back through a history, and a commit changes little of a page.
So only what lies between sections that are known is parsed. Where it isn't certain that this comes
to the same as parsing the whole, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.markdown import parse
from translations.sections import Section, sections_of

_MARK = "# end of the part\n"
_WORTH = 0.7
"""Up to what share of the page it is worth parsing parts."""


def sections_with(text: str, known: Sequence[Sequence[Section]]) -> list[Section] | None:
    """The sections of a page, those that it shares with another among them; None where it is to be parsed.

    `known` are all sections of each of some other pages, movable ones; the page that leaves least
    to parse is taken. New sections belong to pages of their own, which hold just a part of the text.
    """
    choices = [_places(text, sections) for sections in known if sections]
    gaps = min(
        ((_gaps(text, places), places) for places in choices), key=lambda one: _length(one[0]), default=None
    )
    if gaps is None or _length(gaps[0]) > _WORTH * len(text) or _page_wide(text):
        return None
    found = list(gaps[1])
    for start, end in gaps[0]:
        parsed = _parsed(text[start:end], start == 0)
        if parsed is None:
            return None
        found += [(start + section.start, section) for section in parsed]
    sections = [section for _, section in sorted(found, key=lambda one: one[0])]
    return sections if _apart(sections) else None


def _length(gaps: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in gaps)


def _page_wide(text: str) -> bool:
    """Whether a line may define a link or a footnote, which counts for the whole page."""
    return "]:" in text and any(
        line.lstrip(" >").startswith("[") and "]:" in line for line in text.splitlines()
    )


def _places(text: str, known: Sequence[Section]) -> list[tuple[int, Section]]:
    """Where known sections stand, in their order: from a heading with a `#` up to the next."""
    found: list[tuple[int, Section]] = []
    place = 0
    for section in known:
        source = section.source
        if section.start and not source.startswith("#"):
            continue
        last = section.end == len(section.page.source)
        start = text.find(source, place) if section.start else 0 if text.startswith(source) else -1
        while start >= 0:
            end = start + len(source)
            whole = end == len(text) if last else text.startswith("#", end)
            if whole and text[start - 1 : start] in ("", "\n"):
                found.append((start, section))
                place = end
                break
            start = text.find(source, start + 1) if section.start else -1
    return found


def _gaps(text: str, places: Sequence[tuple[int, Section]]) -> list[tuple[int, int]]:
    ends = [0, *(start + section.end - section.start for start, section in places)]
    starts = [*(start for start, _ in places), len(text)]
    return [(end, start) for end, start in zip(ends, starts, strict=True) if end < start]


def _parsed(part: str, first: bool) -> list[Section] | None:
    """The sections of a part of a page; None where it leaves something open, or doesn't begin with one."""
    if not part.endswith("\n"):
        part += "\n"
    sections = sections_of(parse(part + _MARK, late=True))
    if not sections or sections[-1].start != len(part):
        return None  # what is open has taken the mark into it
    if not first and sections[0].heading is None:
        return None
    return sections[:-1]


def movable(sections: Sequence[Section]) -> bool:
    """Whether the sections of a page would be the same on another."""
    return _apart(sections) and not any(_page_wide(section.source) for section in sections)


def _apart(sections: Sequence[Section]) -> bool:
    """Whether no heading has its id because of another one: a number, where two are alike."""
    ids = [name for section in sections for name in section.ids]
    plain = [name for name in ids if not name.rpartition("-")[2].isdigit()]
    return len(set(ids)) == len(ids) == len(plain)
