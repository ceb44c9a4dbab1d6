"""Parse a part of a page that begins or ends in mid-line: the content of a tag."""

from __future__ import annotations

from dataclasses import dataclass

from ..block_state import BlockState


@dataclass(slots=True)
class Region:
    """Content from `start`, on line `first`, up to `end`, on line `last`.

    `last` is one past the last line, and `end` None, when the content fills its lines.
    """

    first: int
    start: int
    last: int
    end: int | None


def tokenize_region(state: BlockState, region: Region) -> None:
    """Apply the block rules to a region; the state's own place doesn't change.

    CommonMark would read content that is indented as a whole,

        <Tip>

            Some words.

        </Tip>

    as code. Hugging Face's tool has no indented code, and writers indent what stands
    in a tag; so the indentation that all lines share is taken off first.
    """
    first, last = region.first, region.last
    begin = first
    saved = (state.bMarks[first], state.tShift[first], state.sCount[first])
    content = _skip_spaces(state, region.start, first)
    if content < _line_end(state, region, first):
        state.enter(first, content)
    else:
        begin = first + 1
    stop = last
    cut = -1
    if region.end is not None and last >= begin:
        cut = state.eMarks[last]
        if state.bMarks[last] + state.tShift[last] < region.end:
            state.eMarks[last] = region.end
            stop = last + 1

    outer = (state.blkIndent, state.listIndent, state.parentType, state.lineMax)
    state.blkIndent = max(state.blkIndent, _shared_indent(state, begin, stop))
    state.listIndent = -1
    state.parentType = "root"
    state.lineMax = stop
    state.md.block.tokenize(state, begin, stop)
    state.blkIndent, state.listIndent, state.parentType, state.lineMax = outer

    if cut >= 0:
        state.eMarks[last] = cut
    state.bMarks[first], state.tShift[first], state.sCount[first] = saved


def leave(state: BlockState, line: int, pos: int) -> None:
    """Go on after a tag that ends at `pos`: on its line if more stands there, or on the next."""
    rest = _skip_spaces(state, pos, line)
    if rest < state.eMarks[line]:
        if rest > state.bMarks[line] + state.tShift[line]:
            state.entered.setdefault(line, (state.bMarks[line], state.tShift[line], state.sCount[line]))
            state.enter(line, rest)
        state.line = line
    else:
        state.line = line + 1


def end_of_container(state: BlockState, line: int, end_line: int) -> int:
    """The first line after `line` that is outside the list item or quote that `line` is in."""
    following = line + 1
    while following < end_line and (state.sCount[following] >= state.blkIndent or state.isEmpty(following)):
        following += 1
    return following


def _line_end(state: BlockState, region: Region, line: int) -> int:
    end = state.eMarks[line]
    return min(end, region.end) if region.end is not None and region.last == line else end


def _skip_spaces(state: BlockState, pos: int, line: int) -> int:
    end = state.eMarks[line]
    while pos < end and state.src[pos] in " \t":
        pos += 1
    return pos


def _shared_indent(state: BlockState, begin: int, stop: int) -> int:
    """The smallest indentation of the lines that aren't blank."""
    return min((state.sCount[line] for line in range(begin, stop) if not state.isEmpty(line)), default=0)
