"""A docstring's lines without the indentation of the code round it, and which of them are code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NEWLINE = re.compile(r"\r\n?|\n")
_FENCE = re.compile(r" *(?:> ?)*(?:[-*+] +)?(`{3,}(?=[^`]*$)|~{3,})")
_ELEMENT = re.compile(r" *<(pre|script|style|details|table|Tip|hfoptions|frameworkcontent)\b(?!.*</\1>)")
_LIST_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])(?: +|$)")


@dataclass(slots=True)
class Lines:
    """Lines by index, from 0. `indents` has -1 for a blank one.

    `code` are those in a fence, with the fence's own, and in an HTML element that holds several
    lines: nothing in them means anything here. `unclosed` are fences without an end, by index.
    """

    lines: list[str]
    indents: list[int]
    code: list[bool]
    unclosed: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lines)

    def content(self, start: int, end: int) -> int:
        """The first line from `start` that isn't blank, `end` where there is none."""
        indents = self.indents
        while start < end and indents[start] < 0:
            start += 1
        return start

    def dedented(self, start: int, end: int) -> list[str]:
        """Lines without the indentation that they have in common."""
        common = min((one for one in self.indents[start:end] if one > 0), default=0)
        if not common or 0 in self.indents[start:end]:
            return self.lines[start:end]
        return [line[common:] for line in self.lines[start:end]]


def clean(text: str) -> Lines:
    """Lines as `inspect.cleandoc` leaves them, with the blank ones at the start, which count too."""
    lines = _NEWLINE.split(text.expandtabs() if "\t" in text else text)
    indents = [len(line) - len(line.lstrip(" ")) if line and not line.isspace() else -1 for line in lines]
    if indents[0] > 0:
        lines[0] = lines[0].lstrip(" ")
        indents[0] = 0
    common = min((one for one in indents[1:] if one >= 0), default=0)
    if common:
        lines[1:] = [line[common:] for line in lines[1:]]
        indents[1:] = [one - common if one >= 0 else -1 for one in indents[1:]]
    lines = [line if indents[index] >= 0 else "" for index, line in enumerate(lines)]
    cleaned = Lines(lines, indents, [False] * len(lines))
    if "```" in text or "~~~" in text or "</" in text:
        _mark_code(cleaned)
    return cleaned


def is_list_item(line: str) -> bool:
    """Whether a line starts an item of a Markdown list."""
    return _LIST_ITEM.match(line) is not None


def list_content(line: str) -> int:
    """Where the content of a list's item begins in its line; 0 where the line starts no item."""
    found = _LIST_ITEM.match(line)
    return found.end() if found else 0


def _mark_code(lines: Lines) -> None:
    index = 0
    count = len(lines)
    while index < count:
        line = lines.lines[index]
        end = index + 1
        if "```" in line or "~~~" in line:
            fence = _FENCE.match(line)
            if fence:
                closing = _closing_fence(lines, index, fence[1])
                if closing < 0:
                    lines.unclosed.append(index)
                    end = _end_of_container(lines, index)
                else:
                    end = closing + 1
                lines.code[index:end] = [True] * (end - index)
        elif "<" in line:
            element = _ELEMENT.match(line)
            if element:
                end = _closing_tag(lines, index, element[1])
                lines.code[index:end] = [True] * (end - index)
        index = end


def _closing_fence(lines: Lines, start: int, fence: str) -> int:
    for index in range(start + 1, len(lines)):
        line = lines.lines[index].strip(" >")
        if line.startswith(fence) and not line.strip(fence[0]):
            return index
    return -1


def _end_of_container(lines: Lines, start: int) -> int:
    """Where a fence ends that nobody closed: with the indented block in which it stands."""
    indent = lines.indents[start]
    for index in range(start + 1, len(lines)):
        if 0 <= lines.indents[index] < indent:
            return index
    return len(lines)


def _closing_tag(lines: Lines, start: int, name: str) -> int:
    """The line after the element's end; the next line where it has none."""
    tag = f"</{name}>"
    for index in range(start + 1, len(lines)):
        if tag in lines.lines[index]:
            return index + 1
    return start + 1
