r"""Formulas in a line: `\\( … \\)`, `$$ … $$` and `$ … $`.

A single `$` opens a formula only after a space or at the start and with none after it,
and closes one only with no space before it and no letter or digit after it: prices,
`$5 and $6`, stay text. A Chinese, Japanese or Korean letter may follow, as those
scripts have no spaces: `$x$는`.
"""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from ..flanking import is_cjk
from ..inline_state import InlineProblem, InlineState

_OPENING = "\\\\("
_CLOSING = "\\\\)"


def math(state: StateInline, silent: bool) -> bool:
    """Take a formula, or the marks of one that is never closed, as text."""
    assert isinstance(state, InlineState)
    pos = state.pos
    src = state.src
    if src[pos] == "\\":
        if not src.startswith(_OPENING, pos):
            return False
        return _delimited(state, silent, _OPENING, _CLOSING, False)
    if src[pos] != "$":
        return False
    if src.startswith("$$", pos):
        return _delimited(state, silent, "$$", "$$", True)
    return _single(state, silent)


def _delimited(state: InlineState, silent: bool, opening: str, closing: str, display: bool) -> bool:
    begin = state.pos + len(opening)
    # The last place of the mark is remembered: a page full of openings is searched once.
    ahead = state.html_terminator_last(closing) >= begin
    end = state.src.find(closing, begin, state.posMax) if ahead else -1
    if end >= 0 and state.src[begin:end].strip():
        if not silent:
            _push(state, state.src[begin:end], display)
        state.pos = end + len(closing)
        return True
    if not silent:
        state.problems.append(
            InlineProblem(
                state.pos,
                "unbalanced-math",
                f"a formula begins with {opening} and has no {closing} in its paragraph",
                f"add {closing} where it ends; it is shown as text",
            )
        )
        state.append_pending(opening)
    state.pos = begin
    return True


def _single(state: InlineState, silent: bool) -> bool:
    src = state.src
    begin = state.pos + 1
    if begin > 1 and not src[begin - 2].isspace():
        return False
    if begin >= state.posMax or src[begin].isspace():
        return False
    # A formula in a line ends on it: two prices lines apart must not meet.
    end = src.find("$", begin, state.posMax)
    # `\$` is a dollar sign in TeX, too.
    while end >= 0 and src[end - 1] == "\\":
        end = src.find("$", end + 1, state.posMax)
    if end <= begin or src[end - 1].isspace() or "\n" in src[begin:end]:
        return False
    after = src[end + 1] if end + 1 < state.posMax else " "
    if after == "$" or (after.isalnum() and not is_cjk(after)):
        return False
    if not silent:
        _push(state, src[begin:end], False)
    state.pos = end + 1
    return True


def _push(state: InlineState, tex: str, display: bool) -> None:
    token = state.push("math_inline", "", 0)
    token.content = tex.strip()
    token.info = "display" if display else ""
