"""Compares an expected output with what was printed: values as values, all else as text.

Whitespace of any length is equal, and means nothing beside brackets and commas within brackets, so that the
layout of a tensor doesn't matter; within a string on one line it counts exactly. `...` stands for anything;
`<BLANKLINE>` for an empty line. Quotes of either kind are equal where the string is the same, entries of
dicts and sets agree in any order, addresses (`at 0x7f…`) always. `, device='cuda:0'` may be printed where the
expected output names no device. Numbers outside strings agree within the tolerance that `numbers` explains,
integers and shapes only when equal.
"""

from __future__ import annotations

import doctest
import re

from .match import Match
from .message import describe
from .numbers import Tolerance
from .order import ordered
from .tokens import Kind, Token, split

_BLANK_LINE = re.compile(r"^[^\S\n]*<BLANKLINE>[^\S\n]*$", re.MULTILINE)

_BLANK = re.compile(r"(?! (?!\s))\s++")
_MARK = "\ue000"


def compare(
    want: str,
    got: str,
    *,
    flags: frozenset[str] = frozenset(),
    tolerance: float | None = None,
    dtype: str = "",
    device: str = "cpu",
) -> str | None:
    """None when `got` is what `want` shows, else a message: what differs, where, the tolerance used.

    `flags` are doctest's; NUMBER changes how numbers are compared, the others' meaning holds always.
    `tolerance` is the page's own, absolute and relative. `dtype` is that of the value, where the text names
    none, `device` is where it was computed.
    """
    if want == got:
        return None
    wants, gots = split(_without_blank_lines(want)), split(got)
    mentions = _devices(gots) if not _devices(wants) else []
    left_out = {index for mention in mentions for index in mention}
    gots = [token for index, token in enumerate(gots) if index not in left_out]
    accelerator = bool(mentions) or device.partition(":")[0] not in ("", "cpu")
    rule = Tolerance(tolerance, dtype, accelerator, "NUMBER" in flags)
    match = Match(wants, gots, rule)
    found = match.differences()
    if not found or ("..." in want and _agree_as_text(want, got, wants, gots)):
        return None
    if "{" in want and "{" in got:
        in_order = Match(ordered(wants), ordered(gots), rule)
        rest = in_order.differences()
        if not rest:
            return None
        if all(one.number for one in rest):
            match, found = in_order, rest
    return describe(match, found, want, got)


def _agree_as_text(want: str, got: str, wants: list[Token], gots: list[Token]) -> bool:
    """Whether doctest itself takes the texts for equal: its `...` may stand anywhere, also within what are
    different tokens in the two texts. Whitespace within strings counts nonetheless."""
    check = doctest.OutputChecker().check_output
    if check(f"{want}\n", f"{got}\n", doctest.ELLIPSIS):
        return True
    want, got = _with_marked_blanks(want, wants), _with_marked_blanks(got, gots)
    return check(f"{want}\n", f"{got}\n", doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)


def _with_marked_blanks(text: str, tokens: list[Token]) -> str:
    """The text with signs for whitespace within its strings, except single spaces."""
    parts: list[str] = []
    end = 0
    quotes = iter([token for token in tokens if token.kind is Kind.QUOTE])
    for opening, closing in zip(quotes, quotes, strict=True):
        inside = _BLANK.sub(lambda found: _MARK * len(found.group()), text[opening.end : closing.start])
        parts += (text[end : opening.end], inside)
        end = closing.start
    return "".join([*parts, text[end:]])


def _without_blank_lines(want: str) -> str:
    """The expected output with spaces for each `<BLANKLINE>`, offsets staying what they are."""
    return _BLANK_LINE.sub(lambda found: " " * len(found.group()), want)


def _devices(tokens: list[Token]) -> list[range]:
    """The tokens of each `, device='cuda:0'`."""
    found = []
    for start, token in enumerate(tokens):
        if token.kind is Kind.COMMA and [one.text for one in tokens[start + 1 : start + 3]] == [
            "device",
            "=",
        ]:
            quotes = (at for at in range(start + 3, len(tokens)) if tokens[at].kind is Kind.QUOTE)
            if next(quotes, 0) == start + 3:
                found.append(range(start, next(quotes) + 1))
    return found
