"""GFM's tables (https://github.github.com/gfm/#tables-extension-), with the place of every cell.

GFM splits a row at every `|` without a backslash, even inside a code span. Writers
expect the span to hold it, so where GFM's reading gives a row the wrong number of
cells and the other reading the right one, the other one is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from ..source import Segments

_DELIMITER = re.compile(r":?-+:?")
_DELIMITER_ROW = re.compile(r"[|:-][-:| \t]*")
_TICKS = re.compile(r"`+")
_SPACES = " \t\v\f"
# Rows are filled up to the head's width. cmark and markdown-it stop at the same order of
# magnitude, lest a few thousand characters make a table of millions of cells.
_MAX_FILLED_CELLS = 0x10000


@dataclass(slots=True)
class CellData:
    """A cell's content, `\\|` resolved, and its place; empty cells have a place, too."""

    content: str
    start: int
    end: int
    segments: Segments


@dataclass(slots=True)
class RowData:
    """A row's place and cells; `rest` is where those begin that the table has no column for."""

    start: int
    end: int
    cells: list[CellData]
    rest: int


@dataclass(slots=True)
class TableData:
    """The rows, the head first, and the columns' alignment."""

    aligns: list[str]
    rows: list[RowData] = field(default_factory=list)


def table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take a head, a row of dashes and all rows up to a blank line or another block."""
    assert isinstance(state, BlockState)
    if startLine + 2 > endLine or not _may_begin(state, startLine):
        return False
    aligns = _aligns(state.text_of(startLine + 1))
    if not aligns:
        return False
    head = _row(state, startLine, len(aligns))
    if len(head.cells) != len(aligns):
        return False
    if silent:
        return True
    data = TableData(aligns, [head])
    rules = state.md.block.ruler.getRules("blockquote")
    parent, state.parentType = state.parentType, "table"
    filled = 0
    line = startLine + 2
    while line < endLine and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if state.is_code_block(line) or any(rule(state, line, endLine, True) for rule in rules):
            break
        row = _row(state, line, len(aligns))
        filled += len(aligns) - len(row.cells)
        if filled > _MAX_FILLED_CELLS:
            break
        if len(row.cells) > len(aligns):
            row.rest = row.cells[len(aligns)].start
            del row.cells[len(aligns) :]
        while len(row.cells) < len(aligns):
            row.cells.append(CellData("", row.end, row.end, Segments([(0, row.end)])))
        data.rows.append(row)
        line += 1
    state.parentType = parent
    state.line = line
    token = state.push("table", "", 0)
    token.data = data
    return True


def _may_begin(state: BlockState, line: int) -> bool:
    following = line + 1
    if state.isEmpty(following) or state.sCount[following] < state.blkIndent:
        return False
    if state.is_code_block(line) or state.is_code_block(following):
        return False
    pos = state.bMarks[following] + state.tShift[following]
    return state.src[pos] in "|:-" and "|" in state.text_of(line)


def _aligns(text: str) -> list[str]:
    """The alignments that a row of dashes gives; empty if it is none."""
    text = text.strip(_SPACES)
    # `- |` would rather be a list.
    if len(text) < 2 or not _DELIMITER_ROW.fullmatch(text) or text.startswith(("- ", "-\t")):
        return []
    columns = [column.strip(_SPACES) for column in text.split("|")]
    if columns and not columns[0]:
        del columns[0]
    if columns and not columns[-1]:
        del columns[-1]
    if not all(_DELIMITER.fullmatch(column) for column in columns):
        return []
    names = {(True, True): "center", (True, False): "left", (False, True): "right"}
    return [names.get((column[0] == ":", column[-1] == ":"), "") for column in columns]


def _row(state: BlockState, line: int, width: int) -> RowData:
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]].rstrip(_SPACES)
    end = start + len(text)
    bars = _bars(text)
    cells = _cells(text, start, bars)
    if len(cells) > width and "`" in text:
        outside = _outside_code(text, bars)
        joined = _cells(text, start, outside)
        if len(joined) == width:
            cells = joined
    return RowData(start, end, cells, end)


def _bars(text: str) -> list[int]:
    """The places of the `|` without a backslash before them."""
    return [pos for pos, char in enumerate(text) if char == "|" and not (pos and text[pos - 1] == "\\")]


def _outside_code(text: str, bars: list[int]) -> list[int]:
    """Those of `bars` that stand in no code span."""
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    # The next run of the same length closes a span; found from the back, each run once.
    closing: list[int] = [-1] * len(runs)
    following: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        closing[index] = following.get(length, -1)
        following[length] = index
    outside: list[int] = []
    index = 0
    end = -1
    for bar in bars:
        while index < len(runs) and runs[index][1] <= bar:
            if closing[index] >= 0:
                end = runs[closing[index]][0]
                index = closing[index]
            index += 1
        if bar >= end:
            outside.append(bar)
    return outside


def _cells(text: str, start: int, bars: list[int]) -> list[CellData]:
    cuts = [-1, *bars, len(text)]
    spans = [(begin + 1, end) for begin, end in pairwise(cuts)]
    # The bars at the row's ends are its frame.
    if len(spans) > 1 and not text[slice(*spans[0])].strip(_SPACES):
        del spans[0]
    if len(spans) > 1 and not text[slice(*spans[-1])].strip(_SPACES):
        del spans[-1]
    return [_cell(text, start, begin, end) for begin, end in spans]


def _cell(text: str, start: int, begin: int, end: int) -> CellData:
    raw = text[begin:end]
    stripped = raw.strip(_SPACES)
    begin += len(raw) - len(raw.lstrip(_SPACES)) if stripped else 0
    end = begin + len(stripped)
    parts = stripped.split("\\|")
    pieces: list[tuple[int, int]] = []
    length = 0
    source = start + begin
    for number, part in enumerate(parts):
        pieces.append((length, source + (1 if number else 0)))
        length += len(part) + (1 if number else 0)
        source += len(part) + (2 if number else 0)
    return CellData("|".join(parts), start + begin, start + end, Segments(pieces))
