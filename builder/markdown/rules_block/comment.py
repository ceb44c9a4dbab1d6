"""The comment at the top of a page whose `<` was lost: `!--Copyright … -->`."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState

_MARK = re.compile(r"!--+")


def header_comment(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take it if it is the first thing on the page; without `-->` it ends before the first heading."""
    assert isinstance(state, BlockState)
    if state.tokens or silent or state.level:
        return False
    begin = state.bMarks[startLine] + state.tShift[startLine]
    match = _MARK.match(state.src, begin, state.eMarks[startLine])
    if match is None:
        return False
    close = state.src.find("-->", match.end())
    if close >= 0:
        last = state.line_at(close) + 1
    else:
        last = startLine + 1
        while last < endLine and not state.text_of(last).startswith("#"):
            last += 1
        close = state.end_of(startLine, last)
        state.context.problem(
            begin, "unclosed-comment", "the comment at the top is never closed", "add --> where it ends"
        )
    state.line = min(last, endLine)
    token = state.push("comment", "", 0)
    token.content = state.src[match.end() : close]
    return True
