"""A file's text: the form that the parser works on, and the way back to the file.

The parser sees lines that end in `\\n`, without a byte order mark and without NUL,
as CommonMark asks (https://spec.commonmark.org/0.31.2/#preliminaries). Lines end at
`\\r\\n`, `\\n` and `\\r` only: `str.splitlines` would also cut at U+2028 and form feed,
and every line number after one would be wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

LINE_BREAK = re.compile(r"\r\n?|\n")
BYTE_ORDER_MARK = "\ufeff"


class Source:
    """The text of one file.

    `text` is the file as it is, `normalized` what is parsed. Offsets into the second
    are turned into offsets into the first by `to_file`; they differ only in files
    with a byte order mark or carriage returns (`verbatim` is False).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        body = text[1:] if text.startswith(BYTE_ORDER_MARK) else text
        self._shift = len(text) - len(body)
        self.normalized = LINE_BREAK.sub("\n", body) if "\r" in body else body
        self.normalized = self.normalized.replace("\0", "\ufffd")
        self.verbatim = not self._shift and "\r" not in text
        # Offsets of the lines' first characters, in the file and in `normalized`.
        self.normalized_starts = [0, *accumulate(len(line) + 1 for line in self.normalized.split("\n")[:-1])]
        self.line_starts = (
            self.normalized_starts
            if self.verbatim
            else [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        )

    def to_file(self, offset: int) -> int:
        """The file's offset of the character at `offset` of `normalized`."""
        if self.verbatim:
            return offset
        line = bisect_right(self.normalized_starts, offset) - 1
        first = self.line_starts[line] if line else self._shift
        return first + offset - self.normalized_starts[line]

    def line_of(self, offset: int) -> int:
        """The line, from 1, of an offset into `normalized`."""
        return bisect_right(self.normalized_starts, offset)

    def end_of_line(self, line: int) -> int:
        """The offset in `normalized` of the end of a line, its break left out."""
        if line < len(self.normalized_starts):
            return self.normalized_starts[line] - 1
        return len(self.normalized)


class Segments:
    """Where the characters of a block's inline content stand in `normalized`.

    Content is put together from pieces (the lines of a paragraph without the marks
    of its containers, a table's cell without the backslash of `\\|`), each a run of
    characters that stand side by side in the source.
    """

    __slots__ = ("_pieces", "_starts")

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        """`pieces` are (offset in the content, offset in the source), ascending."""
        self._pieces = pieces
        self._starts = [start for start, _ in pieces]

    def start(self, offset: int) -> int:
        """Where the content's character at `offset` stands."""
        return self._place(offset, 0)

    def end(self, offset: int) -> int:
        """Where a node ends whose last character stands just before `offset`."""
        return self._place(offset - 1, 1) if offset else self._place(0, 0)

    def _place(self, offset: int, beyond: int) -> int:
        pieces = self._pieces
        if len(pieces) == 1:
            content, source = pieces[0]
            return source + max(offset - content, 0) + beyond
        index = max(bisect_right(self._starts, offset) - 1, 0)
        content, source = pieces[index]
        # Spaces that a tab was widened to stand in no piece: they are put on the tab.
        place = source + max(offset - content, 0) + beyond
        return min(place, pieces[index + 1][1]) if index + 1 < len(pieces) else place

    def moved(self, count: int) -> Segments:
        """The same for content that lost `count` characters at its front."""
        return Segments([(start - count, source) for start, source in self._pieces])
