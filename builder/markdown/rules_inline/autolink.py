"""Bare addresses: `https://…` in a text is a link.

https://github.github.com/gfm/#autolinks-extension-. `www.` and e-mail addresses are
found when the text is complete, see `bare_addresses.py`. An address ends at a Chinese, Japanese
or Korean character, which GFM would take into it: `https://example.com을`.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ..flanking import is_cjk
from ..inline_state import InlineState

_SCHEME = re.compile(r"https?://(?=[^\s<./])", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<`\[\]]+")
_TRAILING = "?!.,:*_~'\"`"
_ENTITY = re.compile(r"&[A-Za-z0-9]+;$")
_DOMAIN = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*")


def autolink(state: StateInline, silent: bool) -> bool:
    """At the `:` of `https://`, take the address; its scheme is in the pending text.

    Not while the end of a link's text is looked for (`silent`): an address there belongs
    to the link.
    """
    assert isinstance(state, InlineState)
    pos = state.pos
    src = state.src
    if silent or src[pos] != ":" or state.linkLevel or not src.startswith("://", pos):
        return False
    begin = pos - (5 if src[pos - 1 : pos] in "sS" else 4)
    if begin < 0 or (begin and src[begin - 1].isascii() and src[begin - 1].isalnum()):
        return False
    if not state.pending.endswith(src[begin:pos]):
        return False
    match = _SCHEME.match(src, begin)
    if match is None or match.end() != pos + 3:
        return False
    end = end_of_address(src, begin, state.posMax)
    if end <= match.end() or not _DOMAIN.match(src, match.end(), end):
        return False
    state.pending = state.pending[: begin - pos]
    _push_link(state, begin, end)
    state.pos = end
    return True


def _push_link(state: InlineState, begin: int, end: int) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": state.src[begin:end]}
    opening.info = "auto"
    opening.start = begin
    text = state.push("text", "", 0)
    text.content = state.src[begin:end]
    text.start, text.end = begin, end
    closing = state.push("link_close", "a", -1)
    closing.start = closing.end = end


def end_of_address(text: str, begin: int, limit: int) -> int:
    """Where the address that begins at `begin` ends, without the punctuation of its sentence."""
    match = _ADDRESS.match(text, begin, limit)
    assert match is not None
    end = next((at for at in range(begin, match.end()) if is_cjk(text[at])), match.end())
    unopened = text.count(")", begin, end) - text.count("(", begin, end)
    while end > begin:
        last = text[end - 1]
        if last == ")" and unopened > 0:
            unopened -= 1
            end -= 1
        elif last in _TRAILING:
            end -= 1
        elif last == ";" and (entity := _ENTITY.search(text, max(begin, end - 40), end)):
            end = entity.start()
        else:
            break
    return end
