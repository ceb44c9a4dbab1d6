"""A file's text by line: slices of it as they were written, and where docstrings begin."""

from __future__ import annotations

import ast
import re

_OPENING = re.compile(r"\s*[rRuU]?(\"\"\"|'''|\"|')")
_ESCAPE = re.compile(r"\\.")


class Lines:
    """The lines of a module, as `ast` counts them."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def source(self, node: ast.expr) -> str:
        """An expression as it was written; one over several lines keeps its line breaks."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        rows = self._lines[node.lineno - 1 : node.end_lineno]
        if not rows:
            return ""
        # `ast` counts columns in bytes of UTF-8. The end is cut first: both may be in one line.
        rows[-1] = _cut(rows[-1], 0, node.end_col_offset)
        rows[0] = _cut(rows[0], node.col_offset, None)
        return "\n".join(rows)

    def one_line(self, node: ast.expr) -> str:
        """An expression as it was written, on one line: over several, it is written anew."""
        return self.source(node) if node.lineno == node.end_lineno else ast.unparse(node)

    def docstring_line(self, line: int, column: int = 0) -> int:
        """The line of a docstring's first text, from the place where `ast` has its quotes."""
        rest = _cut(self._lines[line - 1], column, None)
        opening = _OPENING.match(rest)
        if opening is None:
            return line
        rest = rest[opening.end() :]
        while rest.strip() in ("", "\\") and line < len(self._lines):
            rest = self._lines[line]
            line += 1
        return line

    def escaped_breaks(self, node: ast.Constant) -> list[int]:
        """The lines in which escapes break a string into more lines than it is written on, one for each."""
        assert isinstance(node.value, str) and node.end_lineno is not None
        if node.value.count("\n") <= node.end_lineno - node.lineno or "\\" not in (
            source := self.source(node)
        ):
            return []
        rows = enumerate(source.split("\n"), node.lineno)
        return [number for number, row in rows for escape in _ESCAPE.findall(row) if escape == "\\n"]


def _cut(line: str, start: int, end: int | None) -> str:
    return line[start:end] if line.isascii() else line.encode()[start:end].decode()
