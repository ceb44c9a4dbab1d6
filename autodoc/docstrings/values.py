"""The head of an item without a name: what is returned, yielded, raised."""

from __future__ import annotations

import re

from .scan import colon

_MARKED = re.compile(r"\[?(`+).+?\1\]?(?:\([^)]*\))?|:\w+:`[^`]+`")
_EXPRESSION = re.compile(r"[A-Za-z_][\w.]*(?:\[.*\])?(?: *\| *[A-Za-z_][\w.]*(?:\[.*\])?)*")
_WORDS = frozenset(
    "a an or of and the shape tuple tuples list lists dict dicts dictionary optional none int ints integer integers"
    " float floats str string strings bool bools boolean booleans tensor tensors array arrays object set sequence"
    " iterator iterable generator any callable bytes number numbers type containing".split()
)


def value(line: str) -> tuple[str, str]:
    """Type and text of a line such as `` `int`: how many ``; the type is "" where it is all text."""
    place = colon(line)
    before = line[:place] if place >= 0 else line
    kind = before.strip()
    if not kind or not is_type(kind):
        return "", line
    return kind, line[place + 1 :].strip() if place >= 0 else ""


def is_type(text: str) -> bool:
    """Whether a text names types and says nothing else."""
    if _EXPRESSION.fullmatch(text):
        return True
    rest = re.sub(r"\([^)]*\)|[\[\](){},|*]", " ", _MARKED.sub(" ", text))
    return all(word.lower() in _WORDS for word in rest.split())
