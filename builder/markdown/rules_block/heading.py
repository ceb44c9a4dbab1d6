"""`# Headings`, by markdown-it's rule, with the place of their text."""

from __future__ import annotations

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from ..source import Segments
from ..tokens import PlacedToken


def heading(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take a line that begins with one to six `#`."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not rules_block.heading(state, startLine, endLine, silent):
        return False
    if not silent:
        opening, inline = state.tokens[-3], state.tokens[-2]
        assert isinstance(inline, PlacedToken)
        # The text begins with no space, so its first occurrence after the marks is it.
        text = state.src.index(inline.content, begin + len(opening.markup))
        inline.segments = Segments([(0, text)])
    return True
