"""`[^label]: …`: a footnote, with all that is indented under it.

GitHub's extension; the grammar is pandoc's (https://pandoc.org/MANUAL.html#footnotes).
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState

_MARK = re.compile(r"\[\^(?P<label>[^\s\[\]]+)\]:")
# Columns that the blocks of a footnote are indented by.
_INDENT = 4


def footnote_key(label: str) -> str:
    """What two labels of the same footnote have in common."""
    return label.casefold()


def footnote(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take a footnote's definition."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("[^", begin) or state.is_code_block(startLine):
        return False
    match = _MARK.match(state.src, begin, state.eMarks[startLine])
    if match is None:
        return False
    if silent:
        return True
    key = footnote_key(match["label"])
    if key in state.context.footnotes:
        state.context.problem(
            begin,
            "duplicate-footnote",
            f"the footnote [^{match['label']}] is defined again; the first definition is used",
            "give it a label of its own",
        )
    state.context.footnotes.add(key)

    opening = state.push("footnote_open", "", 1)
    opening.info = match["label"]
    saved = (state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine])
    content = state.skipSpaces(match.end())
    parent, state.parentType = state.parentType, "footnote"
    state.blkIndent += _INDENT
    state.enter(startLine, content)
    if content < state.eMarks[startLine]:
        state.md.block.tokenize(state, startLine, endLine)
    else:
        state.md.block.tokenize(state, startLine + 1, endLine)
    state.line = max(state.line, startLine + 1)
    state.blkIndent -= _INDENT
    state.parentType = parent
    state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine] = saved
    state.push("footnote_close", "", -1)
    return True
