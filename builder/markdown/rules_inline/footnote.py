"""`[^label]`: the mark of a footnote that is defined on the page."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ..inline_state import InlineState
from ..rules_block.footnote import footnote_key

_MARK = re.compile(r"\[\^(?P<label>[^\s\[\]]+)\]")


def footnote(state: StateInline, silent: bool) -> bool:
    """Take the mark; one without a definition is text, as on GitHub."""
    assert isinstance(state, InlineState)
    if not state.src.startswith("[^", state.pos) or not state.context.footnotes:
        return False
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None or footnote_key(match["label"]) not in state.context.footnotes:
        return False
    if not silent:
        token = state.push("footnote", "", 0)
        token.content = match["label"]
    state.pos = match.end()
    return True
