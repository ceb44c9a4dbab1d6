"""YAML between `---` at the very top of a file: tolerated, not shown."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..block_state import BlockState

_KEY = re.compile(r"[\w-]+[ \t]*:")


def front_matter(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Take it if it begins with a key; a rule with a heading under it is neither."""
    assert isinstance(state, BlockState)
    if startLine or silent or not state.src.startswith("---") or endLine != state.lineMax:
        return False
    if state.text_of(0).rstrip() != "---" or endLine < 2 or not _KEY.match(state.text_of(1)):
        return False
    for line in range(1, endLine):
        if state.text_of(line).rstrip() in {"---", "..."} and not state.sCount[line]:
            state.line = line + 1
            return True
    return False
