"""Which section of an English page has become which of a later version.

In one language texts can be compared, so no place has to be guessed at as between two languages: what
has another id and hardly a word in common is another section, wherever it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from translations.sections import Section

ALIKE = 0.5
"""What share of the words, code and names two sections need to have in common, if not the id."""


def successors(before: Sequence[Section], after: Sequence[Section]) -> dict[int, int]:
    """Indexes of earlier sections, and those of the later ones that they have become.

    The same id or the same text says so, then the most likeness; the titles of both pages are the same
    section in any case.
    """
    found = _same([one.id for one in before], [one.id for one in after])
    title, other_title = _title(before), _title(after)
    if title is not None and other_title is not None and other_title not in found.values():
        found.setdefault(title, other_title)
    rest = [index for index in range(len(before)) if index not in found]
    others = sorted(set(range(len(after))) - set(found.values()))
    mine = {index: _contents(before[index]) for index in rest} if others else {}
    theirs = {index: _contents(after[index]) for index in others} if rest else {}
    likeness = sorted(
        (-alike(mine[one], theirs[other]), one, other)
        for one in mine
        for other in theirs
        if (before[one].level == 0) == (after[other].level == 0)
    )
    taken = set(found.values())
    for negative, one, other in likeness:
        if -negative >= ALIKE and one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def alike(one: Counter[str], other: Counter[str]) -> float:
    """How much two bags of words have in common, from 0 to 1 (Dice's coefficient)."""
    few, many = sorted((one, other), key=Counter.total)
    total = few.total() + many.total()
    if not total or 2 * few.total() < ALIKE * total:
        return 0.0  # too little to be enough, whatever it is
    return 2 * sum(min(number, many[word]) for word, number in few.items() if word in many) / total


def _contents(section: Section) -> Counter[str]:
    found = section.vocabulary.copy()
    found.update(section.marks)
    return found


def _title(sections: Sequence[Section]) -> int | None:
    """The first section if its heading is the page's title; what stands above that aside."""
    return next((index for index, one in enumerate(sections[:2]) if one.level == 1), None)


def _same(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    places = {name: index for index, name in enumerate(after)}
    return {index: places[name] for index, name in enumerate(before) if name in places}
