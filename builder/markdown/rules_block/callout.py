"""`> [!TIP]`: the mark that makes a quote a callout.

GitHub's syntax (https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts);
there the mark stands alone on its line. Here words after it belong to the body.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState
from .region import leave

_MARK = re.compile(r"\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?=\s|$)", re.IGNORECASE)


def callout(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take the mark if it is the first thing in a quote; the quote's token learns its kind."""
    assert isinstance(state, BlockState)
    if silent:
        return False
    begin = state.bMarks[startLine] + state.tShift[startLine]
    match = _MARK.match(state.src, begin, state.eMarks[startLine])
    if match is None:
        return False
    if not state.tokens or state.tokens[-1].type != "blockquote_open":
        mark = match[0]
        problem = f"{mark} makes a callout only where a quote begins, and is text here"
        state.context.problem(
            begin, "stray-callout", problem, f"write > {mark}, and > before the lines that belong to it"
        )
        return False
    state.tokens[-1].info = match["kind"].lower()
    leave(state, startLine, match.end())
    # `[!TIP]` was no paragraph, so a line that continues the quote without `>` has none
    # to continue: it begins the body's first.
    if state.line > startLine and state.line < endLine and state.sCount[state.line] < 0:
        state.sCount[state.line] = 0
    return True
