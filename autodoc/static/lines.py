"""A file's text by line: slices of it as they were written, and where docstrings begin."""

from __future__ import annotations

import ast
import re

from builder.literals import literals

_OPENING = re.compile(r"\s*[rRuU]?(\"\"\"|'''|\"|')")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_ELSEWHERE = re.compile(r"\\[n\n]")


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
        """Where a string has other lines than the file: the lines in which escapes break it, one for each
        break; and those whose end is none of the string's, as negative numbers.

        The latter end in a backslash, or between two literals.
        """
        assert isinstance(node.value, str) and node.end_lineno is not None
        source = self.source(node)
        lines = node.end_lineno - node.lineno
        if node.value.count("\n") == lines and not _ELSEWHERE.search(source):
            return []
        ends = set(range(node.lineno, node.end_lineno))
        breaks: list[int] = []
        broken: dict[int, bool] = {}
        for literal, text in literals(f"({source})"):
            number = node.lineno + literal.first - 1
            for row in text.split("\n"):
                escapes = [] if literal.raw else _ESCAPE.findall(row + "\n")
                breaks += [number] * escapes.count("\\n")
                broken[number] = "\\n" in escapes and row.removesuffix("\\").endswith("\\n")
                if number < node.lineno + literal.last - 1 and "\\\n" not in escapes:
                    ends.discard(number)
                number += 1
        for number in [one for one in ends if broken.get(one)]:
            ends.discard(number)  # what an escape breaks goes on in the next line, as if the end were one
            breaks.remove(number)
        return sorted([*breaks, *(-one for one in ends)], key=abs)


def _cut(line: str, start: int, end: int | None) -> str:
    return line[start:end] if line.isascii() else line.encode()[start:end].decode()
