"""Splits a text into what is compared one by one: numbers, words, brackets, quotes, signs.

A text that a program printed may be anything, so this reads what looks like Python values and leaves the
rest as words and signs: no text is wrong. It takes time in proportion to the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

_NUMBER = r"""
    (?:(?<![\w)\]'"])[+-])?+                                  # not the sign of `2024-01-02`
    (?: \d++\.\d++ (?:[eE][+-]?\d++)?+ (?:j(?!\w))?+ (?![\d_]|\.\d)   # 0.5, also in `0.5s`
      | \.\d++ (?:[eE][+-]?\d++)?+ j?+ (?!\w|\.\d)
      | \d++\.(?!\.) (?:[eE][+-]?\d++)?+ j?+ (?!\w)           # 1.
      | \d++ (?:[eE][+-]?\d++)?+ j?+ (?!\w|\.\d)
      | (?:nan|inf) j?+ (?!\w)
    )"""

_TOKEN = re.compile(
    rf"""
    (?P<space>\s++)
  | (?P<ellipsis>\.\.\.)
  | (?P<address>(?<=\bat\ )0x[0-9a-fA-F]++)
  | (?P<version>(?<!\w)\d++(?:\.\d++){{2,}}+)
  | (?P<number>(?<!\w){_NUMBER})
  | (?P<string>(?<!\w)[bBuUrR]{{0,2}}+['"])
  | (?P<word>\w++)
  | (?P<rule>(?P<char>[-=*\#~█])(?P=char)++)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)

# What follows an opening quote, with the closing one where the line has it: a repr is one line.
_REST = {
    "'": re.compile(r"(?:[^'\\\n]|\\[^\n])*+(?P<closing>'?)"),
    '"': re.compile(r'(?:[^"\\\n]|\\[^\n])*+(?P<closing>"?)'),
}

_ESCAPED_QUOTE = re.compile(r"\\(.)", re.DOTALL)

_BEFORE_A_VERSION = frozenset({"version", "python", "v"})

_RELEASE = re.compile(r"\d+\.\d+")

CLOSING = {"(": ")", "[": "]", "{": "}"}


class Kind(IntEnum):
    """What a token is: TEXT any word or sign, QUOTED what a string consists of, QUOTE its begin and end."""

    TEXT = 0
    QUOTED = 1
    QUOTED_NUMBER = 2
    QUOTE = 3
    NUMBER = 4
    OPEN = 5
    CLOSE = 6
    COMMA = 7
    COLON = 8
    ELLIPSIS = 9
    ADDRESS = 10


class Space(IntEnum):
    """Whether whitespace stands before a token. FREE where that means nothing: beside a bracket, comma,
    or colon within brackets."""

    NO = 0
    YES = 1
    FREE = 2


_STRUCTURE = frozenset({Kind.OPEN, Kind.CLOSE, Kind.COMMA, Kind.COLON})

_SIGNS = {
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    "{": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
    "}": Kind.CLOSE,
    ",": Kind.COMMA,
    ":": Kind.COLON,
}


@dataclass(slots=True)
class Token:
    """A piece of a text; `start` and `end` are offsets into it. A bracket without a partner is TEXT.

    `blank` is the whitespace before a token within a string, where it counts exactly; None elsewhere.
    """

    kind: Kind
    text: str
    start: int
    end: int
    space: Space = Space.NO
    blank: str | None = None


def split(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    tokens: list[Token] = []
    opened: list[int] = []
    for token in _with_strings(text):
        if token.kind is Kind.NUMBER and token.text[-1] == "." and tokens and not opened:
            # A sentence's end; only within brackets are there floats without decimals.
            dot = Token(Kind.TEXT, ".", token.end - 1, token.end)
            token.text, token.end = token.text[:-1], token.end - 1
            tokens += (token, dot)
            continue
        if token.kind is Kind.NUMBER and _is_version(token, tokens[-2:]):
            token.kind = Kind.TEXT
        free = bool(opened) and (token.kind in _STRUCTURE or tokens[-1].kind in _STRUCTURE)
        if token.kind is Kind.OPEN:
            opened.append(len(tokens))
        elif token.kind is Kind.CLOSE:
            if opened and CLOSING[tokens[opened[-1]].text] == token.text:
                opened.pop()
            else:
                token.kind = Kind.TEXT
        if free:
            token.space = Space.FREE
        tokens.append(token)
    for index in opened:
        tokens[index].kind = Kind.TEXT
    if tokens:
        tokens[0].space = Space.NO
    return tokens


def _is_version(number: Token, before: list[Token]) -> bool:
    """Whether a number such as 3.10, which isn't 3.1, follows `version`, `version:`, or the like."""
    words = [one.text.lower() for one in before]
    if words and words[-1] in (":", "="):
        words.pop()
    return bool(words) and words[-1] in _BEFORE_A_VERSION and _RELEASE.fullmatch(number.text) is not None


def _with_strings(text: str) -> Iterator[Token]:
    position = 0
    spaced = Space.NO
    unclosed = {"'": 0, '"': 0}  # up to there such a quote opens nothing: a line is searched once
    while position < len(text):
        found = _TOKEN.match(text, position)
        assert found is not None, "a sign is any character"
        position = found.end()
        if found.lastgroup == "string":
            quote = text[position - 1]
            if position > unclosed[quote]:
                rest = _REST[quote].match(text, position)
                assert rest is not None, "it may be empty"
                if not rest["closing"]:
                    unclosed[quote] = rest.end()
                elif not text[rest.end() : rest.end() + 1].isalnum():
                    yield from _string(text, found.start(), position, rest.end() - 1, spaced)
                    position, spaced = rest.end(), Space.NO
                    continue
        yield from _plain(found, spaced)
        spaced = Space.YES if found.lastgroup == "space" else Space.NO


def _plain(found: re.Match[str], space: Space) -> Iterator[Token]:
    """The tokens of a match, quotes being signs."""
    text, (start, end) = found.group(), found.span()
    match found.lastgroup:
        case "space":
            pass
        case "string":
            if len(text) > 1:
                yield Token(Kind.TEXT, text[:-1], start, end - 1, space)
                space = Space.NO
            yield Token(Kind.TEXT, text[-1], end - 1, end, space)
        case "number":
            yield Token(Kind.NUMBER, text, start, end, space)
        case "ellipsis":
            yield Token(Kind.ELLIPSIS, text, start, end, space)
        case "address":
            yield Token(Kind.ADDRESS, text, start, end, space)
        case "sign":
            yield Token(_SIGNS.get(text, Kind.TEXT), text, start, end, space)
        case _:
            yield Token(Kind.TEXT, text, start, end, space)


def _string(text: str, start: int, inside: int, end: int, space: Space) -> Iterator[Token]:
    """The tokens of the string at `start`, whose content begins at `inside` and ends at `end`.

    An escaped quote is the quote alone, so that a string reads alike in quotes of either kind.
    """
    prefix = text[start : inside - 1].lower().replace("u", "")
    if prefix:
        yield Token(Kind.TEXT, prefix, start, inside - 1, space)
        space = Space.NO
    yield Token(Kind.QUOTE, text[inside - 1], inside - 1, inside, space)
    space = Space.NO
    content = text[inside:end]
    if "\\" in content and "r" not in prefix:
        content = _ESCAPED_QUOTE.sub(lambda found: found[1] if found[1] in "'\"" else found[0], content)
    blank = ""
    for found in _TOKEN.finditer(content):
        for token in _plain(found, space):
            if token.kind is Kind.NUMBER:
                token.kind = Kind.QUOTED_NUMBER
            elif token.kind is not Kind.ELLIPSIS:
                token.kind = Kind.QUOTED
            token.start, token.end = min(inside + token.start, end), min(inside + token.end, end)
            token.blank, blank = blank, ""
            yield token
        blank = found.group() if found.lastgroup == "space" else ""
        space = Space.YES if blank else Space.NO
    yield Token(Kind.QUOTE, text[end], end, end + 1, space, blank)
