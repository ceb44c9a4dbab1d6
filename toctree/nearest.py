"""The name that a mistaken one may have meant: for the "did you mean" of messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

CUTOFF = 0.75
"""How alike two names must be, as `SequenceMatcher.ratio` has it."""


def suggestion(name: str) -> str:
    """The hint that a name may have been meant; nothing where there is none."""
    return f"did you mean {name}?" if name else ""


class Names:
    """Names among which the nearest is sought, often: a build may ask a thousand times over thousands.

    Only names that begin or end like the mistaken one are compared with it.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._alike: dict[str, list[tuple[str, str]]] = {}
        self._known: dict[str, str] = {}
        for name in names:
            lower = name.lower()
            for part in {lower[:2], lower[-4:]}:
                self._alike.setdefault(part, []).append((lower, name))

    def nearest(self, name: str) -> str:
        """The name most like `name`, or nothing when none is close; case counts for nothing."""
        if name not in self._known:
            self._known[name] = self._find(name.lower())
        return self._known[name]

    def _find(self, wanted: str) -> str:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        best, found = CUTOFF, ""
        candidates = [*self._alike.get(wanted[:2], ()), *self._alike.get(wanted[-4:], ())]
        for lower, name in candidates:
            matcher.set_seq1(lower)
            if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
                ratio = matcher.ratio()
                if ratio > best:
                    best, found = ratio, name
        return found
