"""A docstring's lines without the indentation of the code round it, and which of them are code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from .sections import is_name

_NEWLINE = re.compile(r"\r\n?|\n")
_FENCE = re.compile(r" *(?:> ?)*(?:[-*+] +)?(`{3,}(?=[^`]*$)|~{3,6}(?!~))")
_ELEMENT = re.compile(r" *<(pre|script|style|details|table|Tip|hfoptions|frameworkcontent)\b(?!.*</\1>)")
_TARGET = re.compile(r" *\.\. _`?([^`]+?)`?:(?: +(https?://\S+))? *$")
_HOLDS_THE_REST = re.compile(r".*: *$|\.\. |[-*+] |:\w+ ")
_LIST_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])(?: +|$)")


class Placed(NamedTuple):
    """A line and the line of the docstring, from 1, that it was made of."""

    text: str
    number: int

    def changed(self, text: str) -> Placed:
        """Another text in the same place."""
        return Placed(text, self.number)


@dataclass(slots=True)
class Lines:
    """Lines by index, from 0. `indents` has -1 for a blank one.

    `code` are those in a fence, with the fence's own, and in an HTML element that holds several
    lines: nothing in them means anything here. `unclosed` are fences without an end, by index.
    `targets` are the addresses that reStructuredText gives names (`.. _link: https://…`), by name.
    """

    lines: list[str]
    indents: list[int]
    code: list[bool]
    unclosed: list[int]
    targets: dict[str, str]

    def __len__(self) -> int:
        return len(self.lines)

    def content(self, start: int, end: int) -> int:
        """The first line from `start` that isn't blank, `end` where there is none."""
        indents = self.indents
        while start < end and indents[start] < 0:
            start += 1
        return start

    def trimmed(self, start: int, end: int) -> int:
        """The end without the blank lines before it."""
        indents = self.indents
        while end > start and indents[end - 1] < 0:
            end -= 1
        return end

    def dedented(self, start: int, end: int) -> list[str]:
        """Lines without the indentation that they have in common."""
        common = min((one for one in self.indents[start:end] if one >= 0), default=0)
        return [line[common:] for line in self.lines[start:end]] if common else self.lines[start:end]


def clean(text: str) -> Lines:
    """Lines as `inspect.cleandoc` leaves them, with the blank ones at the start, which count too.

    A text that is clean stays as it is: where `Args:` or a directive has nothing but indented lines
    under it, these lose no indentation, unless the last line tells that of the code round it.
    """
    lines = _NEWLINE.split(text.expandtabs() if "\t" in text else text)
    indents = indents_of(lines)
    if indents[0] > 0:
        lines[0] = lines[0].lstrip()
        indents[0] = 0
    common = min((one for one in indents[1:] if one >= 0), default=0)
    if common and indents[0] == 0 and _HOLDS_THE_REST.match(lines[0]):
        common = min(common, len(lines[-1])) if indents[-1] < 0 else 0
    if common:
        lines[1:] = [line[common:] for line in lines[1:]]
        indents[1:] = [one - common if one >= 0 else -1 for one in indents[1:]]
    lines = [line if indents[index] >= 0 else "" for index, line in enumerate(lines)]
    code, unclosed = code_lines(lines, indents) if _may_hold_code(text) else ([False] * len(lines), [])
    for index in unclosed:
        if not any(one >= 0 for one in indents[index + 1 :]) and not lines[index].strip("` "):
            # It opens nothing: the end of code whose beginning was deleted.
            lines[index], indents[index] = "", -1
    targets = _take_targets(lines, indents, code) if ".. _" in text else {}
    return Lines(lines, indents, code, unclosed, targets)


def _take_targets(lines: list[str], indents: list[int], code: list[bool]) -> dict[str, str]:
    targets = {}
    for index, line in enumerate(lines):
        found = None if code[index] else _TARGET.match(line)
        if found is None:
            continue
        address = found[2]
        if not address and index + 1 < len(lines) and (below := lines[index + 1].strip()).startswith("http"):
            address = below
            lines[index + 1], indents[index + 1] = "", -1
        if address:
            targets[found[1].lower()] = address
            lines[index], indents[index] = "", -1
    return targets


def indents_of(lines: list[str]) -> list[int]:
    """How far each line is indented, -1 for a blank one."""
    return [len(line) - len(line.lstrip()) if line and not line.isspace() else -1 for line in lines]


def list_content(line: str) -> int:
    """Where the content of a list's item begins in its line; 0 where the line starts no item."""
    found = _LIST_ITEM.match(line)
    return found.end() if found else 0


def code_lines(lines: list[str], indents: list[int]) -> tuple[list[bool], list[int]]:
    """Which lines are code or in an HTML element, and the fences without an end, by index.

    A fence that nobody closed ends with the indented block in which it stands, or at a section.
    """
    code = [False] * len(lines)
    unclosed = []
    index = 0
    while index < len(lines):
        line = lines[index]
        end = index
        if ("```" in line or "~~~" in line) and (fence := _FENCE.match(line)):
            end = _closing_fence(lines, index, fence[1])
            if not end:
                unclosed.append(index)
                end = _end_of_block(lines, indents, index)
        elif "<" in line and (element := _ELEMENT.match(line)):
            end = _closing_tag(lines, index, f"</{element[1]}>")
        if end > index:
            code[index:end] = [True] * (end - index)
            index = end
        else:
            index += 1
    return code, unclosed


def _may_hold_code(text: str) -> bool:
    return "```" in text or "~~~" in text or "</" in text


def _closing_fence(lines: list[str], start: int, fence: str) -> int:
    """The line after the one that closes a fence, 0 where none does."""
    for index in range(start + 1, len(lines)):
        line = lines[index].strip(" >")
        if line.startswith(fence) and not line.strip(fence[0]):
            return index + 1
    return 0


def _end_of_block(lines: list[str], indents: list[int], start: int) -> int:
    for index in range(start + 1, len(indents)):
        if 0 <= indents[index] < indents[start] or (indents[index] == 0 and is_name(lines[index])):
            return index
    return len(indents)


def _closing_tag(lines: list[str], start: int, tag: str) -> int:
    for index in range(start + 1, len(lines)):
        if tag in lines[index]:
            return index + 1
    return 0
