"""Lines of a docstring as a `Text`, all of it Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .directives import fence, without_directives
from .lines import Lines, Placed, code_lines, indents_of
from .model import Text
from .roles import inline_placed
from .sessions import settled

_TO_SETTLE = re.compile(r"^ *>>>|^ {4,}(?:[-*+]|\d{1,9}[.)]) ", re.MULTILINE)


def text_of(lines: Lines, start: int, end: int, first: str = "") -> Text:
    """The text of the lines from `start` to `end`.

    `first` is what stands on the line before them, behind an item's head or a section's name.
    """
    end = lines.trimmed(start, end)
    content = lines.content(start, end)
    if first:
        return _markdown([first, *lines.dedented(start, end)], start, lines.targets)
    if content == end:
        return Text("", min(start + 1, len(lines)))
    return _markdown(lines.dedented(content, end), content + 1, lines.targets)


def literal_of(lines: Lines, start: int, end: int) -> Text:
    """Text that is code from its first line to its last, unless it is fenced."""
    end = lines.trimmed(start, end)
    content = lines.content(start, end)
    if content == end or lines.code[content]:
        return text_of(lines, start, end)
    return _text(fence(_placed(lines.dedented(content, end), content + 1), "python", content + 1))


def _markdown(lines: list[str], first: int, targets: Mapping[str, str]) -> Text:
    """Lines that may hold reStructuredText and sessions, as Markdown.

    `first` is the docstring's line that the first of them stands on; `targets` are links by name.
    """
    text = "\n".join(lines)
    made = Text(text, first)
    if ".. " in text or "::" in text:
        made = _text(without_directives(_placed(lines, first)))
    if _TO_SETTLE.search(made.text):
        made = _text(settled(_lines_of(made)))
    if ":`" in made.text or "`_" in made.text:
        made = _text(_inline(_lines_of(made), targets))
    return made


def _placed(lines: list[str], first: int) -> list[Placed]:
    return [Placed(line, number) for number, line in enumerate(lines, first)]


def _lines_of(made: Text) -> list[Placed]:
    return [Placed(line, made.line_of(number)) for number, line in enumerate(made.text.split("\n"), 1)]


def _text(lines: list[Placed]) -> Text:
    return Text("\n".join(one.text for one in lines), lines[0].number, tuple(one.number for one in lines))


def _inline(lines: list[Placed], targets: Mapping[str, str]) -> list[Placed]:
    """The lines with roles and links written as Markdown, outside code."""
    texts = [one.text for one in lines]
    code, _ = code_lines(texts, indents_of(texts))
    parts: list[Placed] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or code[index] != code[start]:
            part = lines[start:index]
            parts += part if code[start] else inline_placed(part, targets)
            start = index
    return parts
