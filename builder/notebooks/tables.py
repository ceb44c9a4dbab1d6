"""A table of raw HTML as a table of Markdown, where it is that simple."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.html.tagreader import Tag, read

_IN_CELL = frozenset(("a", "b", "br", "code", "em", "i", "p", "span", "strong"))
_AROUND = frozenset(("col", "colgroup", "div", "p", "style", "table", "tbody", "tfoot", "thead"))
_SPECIAL = re.compile(r"[\\`*_\[\]<>|$~]")


def markdown_table(html: str) -> str | None:
    """The one table in a piece of HTML as Markdown; None where there is more to it than rows of text.

    A text below the table, as the size of a data frame, stands below the Markdown.
    """
    reader = _Reader()
    for part in read(html):
        wanted = reader.tag(part) if isinstance(part, Tag) else part.verbatim or reader.text(part.text)
        if not wanted:
            return None
    return reader.written()


@dataclass(slots=True)
class _Reader:
    """Gathers rows; what it is given and can't hold, it answers with False."""

    rows: list[list[str]] = field(default_factory=list)
    below: str = ""
    tables: int = 0
    _in_cell: bool = False

    def tag(self, tag: Tag) -> bool:
        if tag.name in ("td", "th"):
            self._in_cell = not tag.closing
            if tag.closing:
                return True
            spans = [value for name, value in tag.attributes if name in ("colspan", "rowspan")]
            if not self.rows or any(value != "1" for value in spans):
                return False
            self.rows[-1].append("")
            return tag.name == "th" or len(self.rows) > 1  # Markdown's first row is its head
        if tag.name == "tr":
            self._in_cell = False
            if not tag.closing:
                self.rows.append([])
            return True
        if tag.name == "table":
            self.tables += not tag.closing
            return self.tables == 1
        if self._in_cell and tag.name == "br":
            self.rows[-1][-1] += " "
        return tag.name in (_IN_CELL if self._in_cell else _AROUND)

    def text(self, text: str) -> bool:
        if self._in_cell:
            self.rows[-1][-1] += text
        elif text.strip():
            self.below += text.strip()
            return bool(self.rows)
        return True

    def written(self) -> str | None:
        """The table, its rows as long as the longest, which pandas' names of an index make its head's."""
        rows = [[_cell(text) for text in row] for row in self.rows if row]
        if not rows or len({len(row) for row in rows}) > 1:
            return None
        lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        table = "\n".join(f"| {' | '.join(row)} |" for row in lines)
        return f"{table}\n\n{_cell(self.below)}" if self.below else table


def _cell(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found.group()}", " ".join(text.split()))
