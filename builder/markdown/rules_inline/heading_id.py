"""`[[my-id]]` in a heading: the id that the heading is linked by, at its end or inside it."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ..inline_state import InlineProblem, InlineState

_MARK = re.compile(r"\[\[([^\[\]\n]+)\]\](?!\()")
# A mark at the heading's end, comments aside, that lost a bracket: translators' pages have such.
_END = r"[ \t]*(?=(?:<!--(?:(?!-->).)*-->[ \t]*)*\Z)"
_BROKEN = re.compile(rf"\[\[([^\[\]\n]+)\]{_END}|\[([^\[\]\n]+)\]\]{_END}")
# `[[…]]` that means something else.
_DIRECTIVES = frozenset({"autodoc", "open-in-colab"})


def heading_id(state: StateInline, silent: bool) -> bool:
    """Take the mark if the content is a heading's."""
    assert isinstance(state, InlineState)
    if not state.context.in_heading or state.src[state.pos] != "[":
        return False
    match = _MARK.match(state.src, state.pos, state.posMax)
    broken = None if match else _BROKEN.match(state.src, state.pos, state.posMax)
    match = match or broken
    if match is None:
        return False
    found = next(filter(None, match.groups())).strip()
    if not found or found in _DIRECTIVES:
        return False
    if not silent:
        if broken:
            problem = f"{broken[0].strip()} lacks a bracket and is taken as the heading's id"
            state.problems.append(InlineProblem(state.pos, "broken-id", problem, f"write [[{found}]]"))
        token = state.push("heading_id", "", 0)
        token.content = found
    state.pos = match.end()
    return True
