"""`$$ … $$` as a block: on a line of its own, or over several lines."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState


def math(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take a formula that begins a line and ends one; inside a line it is inline."""
    assert isinstance(state, BlockState)
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("$$", begin) or state.is_code_block(startLine):
        return False
    closing = state.src.find("$$", begin + 2)
    if closing < 0:
        return False
    last = state.line_at(closing)
    if last >= endLine or closing + 2 > state.eMarks[last]:
        return False
    if state.src[closing + 2 : state.eMarks[last]].strip():
        return False
    for line in range(startLine + 1, last + 1):
        # A formula ends with its paragraph: `$$` twice on a page far apart is no formula.
        if state.isEmpty(line) and not _open_line(state, startLine):
            return False
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return False
    if silent:
        return True
    if last == startLine:
        text = state.src[begin + 2 : closing]
    else:
        lines = [state.src[begin + 2 : state.eMarks[startLine]]]
        lines += state.getLines(startLine + 1, last, state.blkIndent, False).split("\n")
        lines.append(state.src[state.bMarks[last] + state.tShift[last] : closing])
        text = "\n".join(lines)
    state.line = last + 1
    token = state.push("math_block", "", 0)
    token.content = text.strip()
    return True


def _open_line(state: BlockState, line: int) -> bool:
    """Whether `$$` stands alone: then blank lines inside are the writer's, too."""
    return state.text_of(line).strip() == "$$"
