"""The name that a mistaken one may have meant: for the "did you mean" of messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

CUTOFF = 0.75
"""How alike two names must be, as `SequenceMatcher.ratio` has it."""


_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z]+")
_SAME_WORD = 0.8
"""How alike two words must be for one to be the other, mistyped."""


def suggestion(name: str) -> str:
    """The hint that a name may have been meant; nothing where there is none."""
    return f"did you mean {name}?" if name else ""


def _same_words(name: str) -> str:
    """What names have in common whose words are the same, in any order; the name itself without words."""
    return " ".join(sorted(word.lower() for word in _WORD.findall(name))) or name


def is_slip(wanted: str, name: str) -> bool:
    """Whether one name is likely to be the other, mistyped, and not just near it.

    The same letters with other capitals, hyphens or word order are; else every word but one is the
    same, and that one is nearly. `QnliProcessor` isn't `BlipProcessor`, for all that they share, nor
    `TFBert` `Bert`.
    """
    ours, theirs = _WORD.findall(wanted), _WORD.findall(name)
    left, right = [one.lower() for one in ours], [one.lower() for one in theirs]
    if "".join(left) == "".join(right) or sorted(left) == sorted(right):
        return bool(left)
    differing = [at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other]
    if len(left) != len(right) or len(differing) != 1:
        return False
    one, other = left[differing[0]], right[differing[0]]
    if len(ours[differing[0]]) > 1 and ours[differing[0]].isupper():  # letters that stand for something else
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < 4 and long != f"{short}s" and (short[0], short[-1]) != (long[0], long[-1]):
        return False  # `gpt` isn't `gptj`
    if one[0] != other[0]:  # `encode` isn't `decode`
        return False
    ratio: float = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio >= _SAME_WORD


class Names:
    """Names among which the nearest is sought, often: a build may ask a thousand times over thousands.

    Only names that begin or end like the mistaken one are compared with it.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._alike: dict[str, list[tuple[str, str]]] = {}
        self._known: dict[str, str] = {}
        self._meant: dict[str, str] = {}
        self._by_words: dict[str, str] = {}
        for name in names:
            lower = name.lower()
            self._by_words.setdefault(_same_words(name), name)
            for part in {lower.strip("_")[:2], lower.strip("_")[-4:]}:
                self._alike.setdefault(part, []).append((lower, name))

    def nearest(self, name: str) -> str:
        """The name most like `name`, or nothing when none is close; case counts for nothing."""
        if name not in self._known:
            self._known[name] = self._find(name.lower(), lambda other: True)
        return self._known[name]

    def meant(self, name: str) -> str:
        """The nearest name that `name` is likely to be a slip for, or nothing."""
        if name not in self._meant:
            same = self._by_words.get(_same_words(name), "")
            self._meant[name] = same or self._find(name.lower(), lambda other: is_slip(name, other))
        return self._meant[name]

    def _find(self, wanted: str, fits: Callable[[str], bool]) -> str:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        best, found = CUTOFF, ""
        inner = wanted.strip("_")
        candidates = [*self._alike.get(inner[:2], ()), *self._alike.get(inner[-4:], ())]
        for lower, name in candidates:
            matcher.set_seq1(lower)
            if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
                ratio = matcher.ratio()
                if ratio > best and fits(name):
                    best, found = ratio, name
        return found
