"""Fences, by markdown-it's rule, with a word for the one that is never closed."""

from __future__ import annotations

from markdown_it import rules_block
from markdown_it.rules_block import StateBlock

from ..block_state import BlockState


def fence(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """Take a block of code between fences, or up to the end of its container."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not rules_block.fence(state, startLine, endLine, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        last = state.line - 1
        closing = state.text_of(last).rstrip(" \t") if last > startLine else ""
        if not closing.startswith(token.markup) or closing.strip(token.markup[0]):
            state.context.problem(
                begin,
                "unclosed-fence",
                f"{token.markup}{token.info} is never closed; all that follows here is code",
                f"add {token.markup} where the code ends",
            )
    return True
