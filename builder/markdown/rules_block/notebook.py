"""`[[open-in-colab]]`: the page becomes a notebook, and a button leads to it."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState

_MARK = "[[open-in-colab]]"


def notebook(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take a line that holds nothing but the mark."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith(_MARK, begin) or state.text_of(startLine).strip() != _MARK:
        return False
    if not silent:
        state.line = startLine + 1
        state.push("open_in_colab", "", 0)
    return True
