"""Lays the tokens of an expected output on those of what was printed.

`...` stands for any tokens. Where it touches a word or a number (`0x7f...`, `Loading...`), that is only the
beginning or the end of a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .numbers import Tolerance
from .places import dtypes
from .tokens import Kind, Space, Token


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two texts differ: indices of tokens, the text's length where it has no more.

    `number` says that both tokens are numbers. `count` is 1, or how many tokens from `want` on, between
    two `...`, are nowhere in what was printed from `got` on.
    """

    want: int
    got: int
    number: bool = False
    count: int = 1


_Place = tuple[int, int]
"""A token of what was printed, and how many of its characters belong to what is before."""


@dataclass
class Match:
    """Two texts' tokens, and how far their numbers may be apart."""

    wants: Sequence[Token]
    gots: Sequence[Token]
    tolerance: Tolerance

    def differences(self) -> list[Difference]:
        """What differs, in the text's order, none where the texts agree.

        Numbers that differ are all told; another difference is told alone or after them.
        """
        cuts = [index for index, token in enumerate(self.wants) if token.kind is Kind.ELLIPSIS]
        if not cuts:
            return self._whole()
        head, tail = cuts[0], cuts[-1] + 1
        if found := self._walk(range(head), range(len(self.gots))):
            return found
        place = self._fit(0, head, (0, 0)) or (0, 0)
        last = len(self.gots) - (len(self.wants) - tail)
        for first, end in zip((cut + 1 for cut in cuts), cuts[1:], strict=False):
            following = self._find(first, end, place, last)
            if following is None:
                return self._nearest(first, end, place[0])
            place = following
        backwards = range(len(self.wants) - 1, tail - 1, -1), range(len(self.gots) - 1, -1, -1)
        if found := self._walk(*backwards):
            return found[::-1] if all(one.number for one in found) else found[-1:]
        if tail < len(self.wants) and self._fit(tail, len(self.wants), max(place, (last, 0))) is None:
            return [Difference(tail, place[0], count=len(self.wants) - tail)]
        return []

    def _whole(self) -> list[Difference]:
        found = self._walk(range(len(self.wants)), range(len(self.gots)))
        if len(self.gots) > len(self.wants) and all(one.number for one in found):
            found.append(Difference(len(self.wants), len(self.wants)))
        return found

    def _walk(self, wants: Sequence[int], gots: Sequence[int]) -> list[Difference]:
        """The differences of tokens in pairs, up to the first one that isn't of numbers."""
        found: list[Difference] = []
        for want, got in zip(wants, gots, strict=False):
            if self._agree(want, got) is None:
                number = self.wants[want].kind is self.gots[got].kind is Kind.NUMBER
                found.append(Difference(want, got, number))
                if not number:
                    return found
        if len(wants) > len(gots):
            found.append(Difference(wants[len(gots)], len(self.gots)))
        return found

    def _find(self, first: int, end: int, place: _Place, last: int) -> _Place | None:
        """Where the leftmost occurrence of the tokens from `first` up to `end` ends, if there is one."""
        if first == end:
            return place
        for start in range(place[0], last - (end - first) + 2):
            found = self._fit(first, end, (start, place[1] if start == place[0] else 0))
            if found is not None:
                return found
        return None

    def _fit(self, first: int, end: int, place: _Place) -> _Place | None:
        """Where the tokens from `first` up to `end` end if they begin at a place, None if they don't."""
        start, used = place
        if start + end - first > len(self.gots):
            return None
        for index in range(first, end):
            here = start + index - first
            consumed = self._agree(index, here, used)
            if consumed is None:
                return None
            used = 0
            if index == end - 1:
                whole = consumed == len(self.gots[here].text)
                return (here + 1, 0) if whole else (here, consumed)
        return place

    def _nearest(self, first: int, end: int, start: int) -> list[Difference]:
        """What to tell of tokens that aren't found: the numbers, where all but numbers is."""
        for begin in range(start, len(self.gots) - (end - first) + 1):
            found = self._walk(range(first, end), range(begin, begin + end - first))
            if found and all(one.number for one in found):
                return found
        return [Difference(first, start, count=end - first)]

    def _agree(self, want: int, got: int, used: int = 0) -> int | None:
        """How much of a printed token an expected one stands for, None where it doesn't; `used` is its share
        that is taken."""
        expected, actual = self.wants[want], self.gots[got]
        after_gap = want > 0 and self.wants[want - 1].kind is Kind.ELLIPSIS
        if not _same_blanks(expected, actual, after_gap):
            return None
        if not used and expected.text == actual.text and expected.space == actual.space:
            return len(actual.text)
        starts_within = after_gap and expected.space is Space.NO
        ends_within = (
            want + 1 < len(self.wants)
            and self.wants[want + 1].kind is Kind.ELLIPSIS
            and self.wants[want + 1].space is Space.NO
        )
        if not after_gap and {expected.space, actual.space} == {Space.NO, Space.YES}:
            return None
        if starts_within and ends_within:
            begin = actual.text.find(expected.text, used)
            return begin + len(expected.text) if begin >= 0 else None
        if starts_within and actual.text[used:].endswith(expected.text):
            return len(actual.text)
        if used:
            return None
        if ends_within and actual.text.startswith(expected.text):
            return len(expected.text)
        return len(actual.text) if self._same(want, got) else None

    def _same(self, want: int, got: int) -> bool:
        expected, actual = self.wants[want], self.gots[got]
        if expected.text == actual.text:
            return True
        kinds = {expected.kind, actual.kind}
        if kinds == {Kind.NUMBER}:
            return self.tolerance.agree(expected.text, actual.text, self.dtypes[want])
        if self.tolerance.number and kinds <= {Kind.NUMBER, Kind.QUOTED_NUMBER}:
            return self.tolerance.agree(expected.text, actual.text)
        return kinds in ({Kind.QUOTE}, {Kind.ADDRESS})

    @cached_property
    def dtypes(self) -> list[str]:
        """The dtypes that the expected output names."""
        return dtypes(self.wants)


def _same_blanks(want: Token, got: Token, after_gap: bool) -> bool:
    """Whether the whitespace before two tokens agrees as far as they are within strings."""
    if want.blank is None or got.blank is None:
        return True
    return got.blank.endswith(want.blank) if after_gap else got.blank == want.blank
