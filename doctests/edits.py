"""An output put into its place in a file: which characters it replaces, and how it is written there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder.literals import Literal, literals
from builder.markdown.source import LINE_BREAK
from doctests.model import Statement

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters from `start` to `end` of a file replaced by `text`, after which `statement` wants `want`."""

    start: int
    end: int
    text: str
    statement: Statement
    want: str


class EditedFile:
    """A file's text and the places of outputs in it; `python` says that they stand in docstrings."""

    def __init__(self, text: str, *, python: bool) -> None:
        self._text = text
        self._python = python
        breaks = list(LINE_BREAK.finditer(text))
        self._starts = [0, *(one.end() for one in breaks)]
        self._ends = [*(one.start() for one in breaks), len(text)]
        self._breaks = [one[0] for one in breaks]
        self._literals: dict[int, Literal] = {}
        self._shared: set[int] = set()
        """Lines on which one literal ends and another begins."""
        for literal, _ in literals(LINE_BREAK.sub("\n", text)) if python else ():
            for line in range(literal.first, literal.last + 1):
                if line in self._literals:
                    self._shared.add(line)
                self._literals[line] = literal

    def edit(self, statement: Statement, printed: str, *, shell: bool = False) -> Edit | None:
        """What writes an output, None where there is no place for it.

        Lines begin with what the statement's have before them, and end without spaces. A blank one is
        `<BLANKLINE>` in a session of Python's; `shell` says that it is another one.
        """
        if self._python:
            printed = printed.expandtabs()  # as docstrings are read
        lines = [line.rstrip() for line in printed.removesuffix("\n").split("\n")] if printed else []
        above = statement.end_line
        last = above
        if statement.want_lines is not None:
            above, last = statement.want_lines[0] - 1, statement.want_lines[1]
        literal = self._literals.get(above)
        if above < statement.end_line:
            return None  # an escape makes several lines of one
        if literal is not None and literal.raw and literal.quote in printed:
            return None
        if not self._shared.isdisjoint(range(above, max(above, last) + 1)):
            return None  # the quotes between them aren't output
        start, end = self._end_of(above), self._end_of(max(above, last))
        blank = "" if shell or self._is_fenced(statement) else "<BLANKLINE>"
        closes = end < self._ends[max(above, last) - 1]
        written = []
        for number, line in enumerate(lines, 1):
            line = _escaped(line or blank, literal, closes=closes and number == len(lines))
            written.append((statement.prefix + line).rstrip())
        if not written and last > above and last <= len(self._breaks) and not closes:
            start, end = self._starts[above], self._starts[last]  # whole lines: the break above stays
        line_break = [*self._breaks[above - 1 :], *self._breaks, "\n"][0]
        text = "".join(line_break + line for line in written)
        return Edit(start, end, text, statement, "\n".join(lines))

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text with edits that don't overlap."""
        parts = []
        place = 0
        for one in sorted(edits, key=lambda edit: edit.start):
            parts += [self._text[place : one.start], one.text]
            place = one.end
        return "".join([*parts, self._text[place:]])

    def _end_of(self, line: int) -> int:
        """Where the text of a line ends: before its break, or before the quotes that end its docstring."""
        literal = self._literals.get(line)
        if literal is not None and literal.last == line:
            return self._starts[line - 1] + literal.end
        return self._ends[line - 1]

    def _is_fenced(self, statement: Statement) -> bool:
        """Whether an output stands in a fence of its own: then something stands between it and the code."""
        if statement.want_lines is None:
            return False
        between = range(statement.end_line, statement.want_lines[0] - 1)
        return any(self._text[self._starts[at] : self._ends[at]].strip(" \t>") for at in between)


def _escaped(line: str, literal: Literal | None, *, closes: bool) -> str:
    """A line as a literal needs it; a raw one can escape nothing. `closes`: the literal's quotes follow."""
    if literal is None or literal.raw:
        return line
    quote = literal.quote[0]
    quotes = re.compile(rf"{quote}{{3,}}|{quote}+$" if closes else rf"{quote}{{3,}}")
    line = quotes.sub(lambda found: rf"\{quote}" * len(found[0]), line.replace("\\", r"\\"))
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", line)
