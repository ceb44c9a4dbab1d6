"""Ids of headings."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_FALLBACK = "section"


def slugify(text: str) -> str:
    """The id of a heading with this text.

    Lower case; runs of spaces to `-`; letters and digits of any script kept with their
    marks, `-` and `_` too; all else dropped. Spaces first, as Hugging Face does it: `Using
    🤗 Accelerate` is `using--accelerate`, and links to it exist.
    """
    joined = _SPACES.sub("-", text.strip().lower())
    return "".join(char for char in joined if _stays(char)) or _FALLBACK


def _stays(char: str) -> bool:
    return char in "-_" or unicodedata.category(char)[0] in "LNM"


def clean_id(text: str) -> str:
    """A written id as HTML can hold it: no spaces, no quotes and angle brackets."""
    return _SPACES.sub("-", re.sub(r"[`\"'<>]", "", text).strip()) or _FALLBACK


class Ids:
    """Gives each id of a page, or of a group, once: the second `x` is `x-1`, the third `x-2`."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def is_free(self, wanted: str) -> bool:
        """Whether nothing has the id yet."""
        return wanted not in self._taken

    def take(self, wanted: str) -> str:
        """The id itself if it is free, else the first free one with a number."""
        if wanted not in self._taken:
            self._taken.add(wanted)
            return wanted
        number = self._next.get(wanted, 1)
        while f"{wanted}-{number}" in self._taken:
            number += 1
        self._next[wanted] = number + 1
        unique = f"{wanted}-{number}"
        self._taken.add(unique)
        return unique
