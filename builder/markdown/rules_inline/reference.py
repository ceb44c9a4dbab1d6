"""``[`~a.b.Name`]``: a cross-reference to an object of a library.

    reference ::= "[`" "~"? name ("." name)* "()"? ("#" name)? "`]"

Tried after links, so ``[`X`](url)``, ``[text][`X`]`` and a defined ``[`X`]`` are links.
Whether there is such an object is for those to say who know the library.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ..inline_state import InlineState

_NAME = r"[^\W\d]\w*"
_REFERENCE = re.compile(
    rf"\[`[ ]?(?P<short>~?)[ ]?(?P<target>{_NAME}(?:\.{_NAME})*)(?P<call>\(\))?"
    rf"(?:\#(?P<parameter>[\w.*-]+))?[ ]?`\]"
)


def reference(state: StateInline, silent: bool) -> bool:
    """Take a cross-reference that isn't part of a link."""
    assert isinstance(state, InlineState)
    pos = state.pos
    if not state.src.startswith("[`", pos) or state.linkLevel:
        return False
    # The second half of `[text][`X`]`: a reference link whose target is nowhere defined.
    if pos and state.src[pos - 1] == "]":
        return False
    match = _REFERENCE.match(state.src, pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.data = match
    state.pos = match.end()
    return True
