"""`[[my-id]]` in a heading: the id that the heading is linked by, at its end or inside it."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ..inline_state import InlineState

_MARK = re.compile(r"\[\[(?P<id>[^\[\]\n]+)\]\](?!\()")
# `[[…]]` that means something else.
_DIRECTIVES = frozenset({"autodoc", "open-in-colab"})


def heading_id(state: StateInline, silent: bool) -> bool:
    """Take the mark if the content is a heading's."""
    assert isinstance(state, InlineState)
    if not state.context.in_heading or not state.src.startswith("[[", state.pos):
        return False
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None or not match["id"].strip() or match["id"] in _DIRECTIVES:
        return False
    if not silent:
        token = state.push("heading_id", "", 0)
        token.content = match["id"].strip()
    state.pos = match.end()
    return True
