"""Where the lines of a tree of Markdown stand in their file, and what stands before their text there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.markdown.source import LINE_BREAK

_MARK = re.compile(r"[^\s>]")
_FENCE = re.compile(r"`{3}|~{3}")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the tree's source: the file's first and last line that hold it, and its text there."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class Places:
    """The file of a tree, and the place of each line of its source. Lines count from 1."""

    path: Path
    lines: Sequence[PlacedLine]

    def line(self, number: int) -> int:
        """The file's line that a line of the tree begins on; one past its end for lines that aren't there."""
        if number <= len(self.lines):
            return self.lines[number - 1].first
        return self.lines[-1].last + number - len(self.lines)

    def last_line(self, number: int) -> int:
        """The file's line that a line of the tree ends on."""
        return self.lines[min(number, len(self.lines)) - 1].last

    def margin(self, number: int, text: str) -> str:
        """What stands before `text`, the end of a line of the tree: indentation and the marks of quotes.

        Marks of lists stand before their first line only, so they are spaces here.
        """
        line = self.lines[number - 1].text if number <= len(self.lines) else ""
        if not line.endswith(text):
            # Tabs, which have become spaces in `text`.
            wide = line.expandtabs()
            columns = len(wide) - len(text) if wide.endswith(text) else len(line) - len(line.lstrip())
            size = next((n for n in range(len(line)) if len(line[:n].expandtabs()) >= columns), columns)
            return line[:size]
        return _MARK.sub(" ", line[: len(line) - len(text)])

    def fence_margin(self, number: int) -> str:
        """What stands before the fence on a line of the tree, as `margin` gives it."""
        line = self.lines[number - 1].text if number <= len(self.lines) else ""
        found = _FENCE.search(line)
        return _MARK.sub(" ", line[: found.start()]) if found else ""


def file_places(path: Path, text: str, before: int = 0) -> Places:
    """The places in a file, or in a part of it with so many lines before it, that is Markdown itself."""
    lines = LINE_BREAK.split(text)
    return Places(path, [PlacedLine(number, number, line) for number, line in enumerate(lines, before + 1)])
