"""Lines of a docstring as a `Text`, all of it Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .directives import fence, without_directives
from .lines import Lines, code_lines, indents_of
from .model import Text
from .roles import inline
from .sessions import settled

_TO_SETTLE = re.compile(r"^ *>>>|^ {4,}(?:[-*+]|\d{1,9}[.)]) ", re.MULTILINE)


def text_of(lines: Lines, start: int, end: int, first: str = "") -> Text:
    """The text of the lines from `start` to `end`.

    `first` is what stands on the line before them, behind an item's head or a section's name.
    """
    end = lines.trimmed(start, end)
    content = lines.content(start, end)
    if first:
        return Text(to_markdown([first, *lines.dedented(start, end)], lines.targets), start)
    if content == end:
        return Text("", min(start + 1, len(lines)))
    return Text(to_markdown(lines.dedented(content, end), lines.targets), content + 1)


def literal_of(lines: Lines, start: int, end: int) -> Text:
    """Text that is code from its first line to its last, unless it is fenced."""
    end = lines.trimmed(start, end)
    content = lines.content(start, end)
    if content == end or lines.code[content]:
        return text_of(lines, start, end)
    return Text("\n".join(fence(lines.dedented(content, end), "python")), content + 1)


def to_markdown(lines: list[str], targets: Mapping[str, str]) -> str:
    """Lines that may hold reStructuredText and sessions, as Markdown; `targets` are links by name."""
    text = "\n".join(lines)
    if ".. " in text or "::" in text:
        lines = without_directives(lines)
        text = "\n".join(lines)
    if _TO_SETTLE.search(text):
        lines = settled(lines)
        text = "\n".join(lines)
    if ":`" in text or "`_" in text:
        text = _inline(lines, targets)
    return text


def _inline(lines: list[str], targets: Mapping[str, str]) -> str:
    """The lines with roles and links written as Markdown, outside code."""
    code, _ = code_lines(lines, indents_of(lines))
    parts = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or code[index] != code[start]:
            part = "\n".join(lines[start:index])
            parts.append(part if code[start] else inline(part, targets))
            start = index
    return "\n".join(parts)
