"""Text that holds code and brackets, cut where neither is cut in two."""

from __future__ import annotations

_OPEN = "([{"
_CLOSE = ")]}"


def closing(text: str, start: int, *, code: bool = True) -> int:
    """Where the bracket at `start` is closed, -1 if nowhere.

    Brackets in quotes and backquotes don't count, unless `code` is False: authors forget backquotes.
    """
    depth = 0
    index = start
    while index < len(text):
        char = text[index]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
            if not depth:
                return index
        elif code and char in "`\"'":
            index = _after_quoted(text, index) - 1
        index += 1
    return -1


def split(text: str, separator: str) -> list[str]:
    """Parts between separators of one character that stand outside brackets, quotes and backquotes."""
    if separator not in text:
        return [text]
    parts = []
    start = 0
    for index in _outside(text):
        if text[index] == separator:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts


def colon(text: str) -> int:
    """The first colon that ends a word outside brackets, quotes and backquotes; -1 if none does."""
    if ":" not in text:
        return -1
    for index in _outside(text):
        if text[index] == ":" and (index + 1 == len(text) or text[index + 1] == " "):
            return index
    return -1


def _outside(text: str) -> list[int]:
    positions = []
    depth = 0
    index = 0
    while index < len(text):
        char = text[index]
        if char in "`\"'":
            index = _after_quoted(text, index)
            continue
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            positions.append(index)
        index += 1
    return positions


def _after_quoted(text: str, start: int) -> int:
    """The place after what is quoted from `start`; the next one where it is an apostrophe or has no end."""
    quote = text[start]
    if quote == "`":
        size = 1
        while text[start + size : start + size + 1] == "`":
            size += 1
        end = text.find(quote * size, start + size)
        return end + size if end >= 0 else start + size
    if start and text[start - 1].isalnum():
        return start + 1
    end = text.find(quote, start + 1)
    while end > 0 and text[end - 1] == "\\":
        end = text.find(quote, end + 1)
    return end + 1 if end >= 0 else start + 1
