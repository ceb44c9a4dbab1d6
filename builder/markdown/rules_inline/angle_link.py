"""`<https://…>` and `<a@b.org>`: https://spec.commonmark.org/0.31.2/#autolinks."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ..inline_state import InlineState

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    r"<(?:(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*)"
    rf"|(?P<mail>[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*))>"
)


def angle_link(state: StateInline, silent: bool) -> bool:
    """Take an address in angle brackets."""
    assert isinstance(state, InlineState)
    pos = state.pos
    if state.src[pos] != "<":
        return False
    match = _ADDRESS.match(state.src, pos, state.posMax)
    if match is None:
        return False
    address = match["url"] or match["mail"]
    if not state.md.validateLink(address):
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": address if match["url"] else f"mailto:{address}"}
        opening.info = "auto"
        text = state.push("text", "", 0)
        text.content = address
        text.start, text.end = pos + 1, match.end() - 1
        closing = state.push("link_close", "a", -1)
        closing.start = match.end() - 1
    state.pos = match.end()
    return True
