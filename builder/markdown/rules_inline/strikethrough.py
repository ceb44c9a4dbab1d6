"""`~~struck out~~`: two tildes.

GFM also takes one. Korean and Japanese write ranges with it (`10~20개, 30~40개`), which
would strike out what stands between two of them; so here one tilde is text.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter


def strikethrough(state: StateInline, silent: bool) -> bool:
    """Take a run of tildes: a mark if there are two, text otherwise."""
    if silent or state.src[state.pos] != "~":
        return False
    scanned = state.scanDelims(state.pos, True)
    if scanned.length == 2:
        token = state.push("text", "", 0)
        token.content = "~~"
        state.delimiters.append(
            Delimiter(
                marker=ord("~"),
                length=0,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    else:
        state.append_pending("~" * scanned.length)
    state.pos += scanned.length
    return True
