"""Fences, by markdown-it's rule, with a word for the one that is never closed.

One difference to CommonMark: a fence that is indented by four columns or more, and
closed at that depth, is a fence, not indented code that shows its backticks. In
Transformers' 956 pages CommonMark finds three blocks of indented code; none of them
is meant as code, and one is such a fence.
"""

from __future__ import annotations

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock

from ..block_state import BlockState


def fence(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take a block of code between fences, or up to the end of its container."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith(("```", "~~~"), begin):
        return False
    indent = state.blkIndent
    if state.is_code_block(startLine):
        if not _closed_at_depth(state, startLine, endLine):
            return False
        state.blkIndent = state.sCount[startLine]
    matched = rules_block.fence(state, startLine, endLine, silent)
    state.blkIndent = indent
    if not matched or silent:
        return matched
    token = state.tokens[-1]
    last = state.line - 1
    closing = state.text_of(last).rstrip(" \t") if last > startLine else ""
    if closing.startswith(token.markup) and not closing.strip(token.markup[0]):
        return True
    state.context.problem(
        begin,
        "unclosed-fence",
        f"{token.markup}{token.info} is never closed: all that follows in its container is code",
        f"add {token.markup} where the code ends",
    )
    return True


def _closed_at_depth(state: BlockState, line: int, end_line: int) -> bool:
    """Whether a fence of three marks is closed before a line that is indented less."""
    indent = state.sCount[line]
    mark = state.text_of(line)[:3]
    if line < state.context.open_fences.get(mark, 0):
        return False
    last = line + 1
    while last < end_line and (state.isEmpty(last) or state.sCount[last] >= indent):
        text = state.text_of(last)
        if state.sCount[last] == indent and text.startswith(mark) and not text.strip(mark[0] + " \t"):
            return True
        last += 1
    state.context.open_fences[mark] = last
    return False
