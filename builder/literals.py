"""Python's string literals: which line of the file holds which line of the value."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

_PARTS = re.compile(r"([A-Za-z]*)(\"\"\"|'''|\"|')")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ESCAPE = re.compile(r"\\(?:N\{[^}]*\}|x..|u.{4}|U.{8}|[0-7]{1,3}|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal's token: its lines in the file, from 1, and the columns that its quotes leave to its text.

    `start` is the column on `first`, `end` that on `last`, in characters from 0.
    """

    first: int
    last: int
    start: int
    end: int
    raw: bool
    quote: str


def literals(source: str) -> Iterator[tuple[Literal, str]]:
    """The string literals of Python's source, with their text as it is written, without the quotes.

    Lines of `source` end in `\\n`. Raises SyntaxError or tokenize.TokenError where it can't be read.
    """
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.STRING and (found := _PARTS.match(token.string)):
            quote = found[2]
            literal = Literal(
                first=token.start[0],
                last=token.end[0],
                start=token.start[1] + found.end(),
                end=token.end[1] - len(quote),
                raw="r" in found[1].lower(),
                quote=quote,
            )
            yield literal, token.string[found.end() : -len(quote)]


def value_lines(source: str, first: int) -> list[tuple[int, int]]:
    """The first and the last line of the file that hold each line of a string's value.

    `source` is the string as it is written, several literals side by side among it, and begins on the
    file's line `first`; its lines end in `\\n`. A value's line can go over several of the file's (after
    a backslash), and the file's can hold several of the value's (`\\n` in a literal that isn't raw).
    """
    spans: list[tuple[int, int]] = []
    begun = 0
    line = first
    before = ""
    for literal, text in literals(f"({source})"):
        line = first + literal.first - 1
        for piece, lines in _pieces(text, literal.raw):
            last = piece[-1:]
            if piece != "\n" or before != "\r":  # one break
                begun = begun or (line if piece else 0)
                if last and last in "\r\n":
                    spans.append((begun, line))
                    begun = 0
            before = last or before
            line += lines
    return [*spans, (begun or line, line)]


def _pieces(text: str, raw: bool) -> Iterator[tuple[str, int]]:
    """The value cut behind each of its line breaks, and how many of the file's lines end in each piece."""
    start = 0
    for found in () if raw else _ESCAPE.finditer(text):
        yield from _plain(text[start : found.start()])
        start = found.end()
        yield ("", 1) if found[0] == "\\\n" else (_unescaped(found[0]), 0)
    yield from _plain(text[start:])


def _plain(text: str) -> Iterator[tuple[str, int]]:
    for part in _LINE.findall(text):
        yield part, part.endswith("\n")


def _unescaped(escape: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `\d` is no escape, and stays as it is
        return str(ast.literal_eval(f'"{escape}"'))
