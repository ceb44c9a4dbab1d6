"""Paragraphs, and the headings underlined with `===` or `---` that they can turn into.

https://spec.commonmark.org/0.31.2/#paragraphs and #setext-headings. markdown-it has a
rule for each, and both ask every other rule at every line. One rule that looks at the
line's first character first halves the time that a page takes.
"""

from __future__ import annotations

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from ..source import Segments
from .fence import fence
from .tag import tag

# What the blocks begin with that may end a paragraph; a table begins with anything,
# but its second line doesn't.
_INTERRUPTING = frozenset("`~>*-_+#<:[${0123456789")
_DELIMITER_ROW = frozenset("|:-")


def paragraph(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take all lines up to a blank one or one that begins another block."""
    assert isinstance(state, BlockState)
    rules = state.md.block.ruler.getRules("paragraph")
    parent = state.parentType
    state.parentType = "paragraph"
    line = startLine + 1
    level = 0
    while line < state.lineMax and not state.isEmpty(line):
        pos = state.bMarks[line] + state.tShift[line]
        char = state.src[pos]
        # Deeper than three columns nothing begins in the middle of a paragraph but a tag or
        # a fence that is closed at that depth.
        if state.sCount[line] - state.blkIndent > 3:
            if char in "<{" and tag(state, line, endLine, True):
                break
            if char in "`~" and fence(state, line, endLine, True):
                break
        else:
            if char in "-=" and line < endLine and state.sCount[line] >= state.blkIndent:
                level = _underline(state, line, char)
                if level:
                    break
            # A line that a quote owes to a paragraph's laziness has no indentation at all.
            if (
                state.sCount[line] >= 0
                and (char in _INTERRUPTING or _before_delimiter_row(state, line))
                and any(rule(state, line, endLine, True) for rule in rules)
            ):
                break
        line += 1
    state.parentType = parent

    text = state.getLines(startLine, line, state.blkIndent, False)
    content = text.strip(MD_TRIM_CHARS)
    segments = Segments(state.pieces).moved(len(text) - len(text.lstrip(MD_TRIM_CHARS)))
    kind, name = ("heading", f"h{level}") if level else ("paragraph", "p")
    state.line = line + (1 if level else 0)
    token = state.push(f"{kind}_open", name, 1)
    token.map = [startLine, state.line]
    state.inline(content, startLine, segments)
    state.push(f"{kind}_close", name, -1)
    return True


def _underline(state: BlockState, line: int, char: str) -> int:
    """The level of the heading that a line of `=` or `-` makes of a paragraph; 0 for none."""
    if state.text_of(line).rstrip(" \t").strip(char):
        return 0
    return 1 if char == "=" else 2


def _before_delimiter_row(state: BlockState, line: int) -> bool:
    following = line + 1
    return (
        following < state.lineMax
        and not state.isEmpty(following)
        and state.src[state.bMarks[following] + state.tShift[following]] in _DELIMITER_ROW
    )
