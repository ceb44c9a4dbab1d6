"""JavaScript literals, as course pages give them to their tags.

    value  ::= object | array | string | number | "true" | "false" | "null" | name
    object ::= "{" (key ":" value ("," key ":" value)* ","?)? "}"
    array  ::= "[" (value ("," value)* ","?)? "]"

Tolerant: strings in single, double or back quotes over several lines, commas too many.
"""

from __future__ import annotations

import re

Literal = str | bool | int | float | None | list["Literal"] | dict[str, "Literal"]

_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`", re.DOTALL)
_NAME = re.compile(r"[\w$.-]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|\n|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
_WORDS: dict[str, Literal] = {"true": True, "false": False, "null": None, "undefined": None}
_MAX_DEPTH = 20


class LiteralError(ValueError):
    """The text is no literal; the message says where it stops being one."""


def read_literal(text: str) -> Literal:
    """The value of a literal. Raises LiteralError."""
    reader = _Reader(text)
    value = reader.value(0)
    reader.skip()
    if reader.pos < len(text):
        raise LiteralError(f"unexpected {text[reader.pos]!r} after the value")
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0

    def skip(self) -> None:
        match = _SPACE.match(self.text, self.pos)
        assert match is not None
        self.pos = match.end()

    def value(self, depth: int) -> Literal:
        self.skip()
        char = self.text[self.pos : self.pos + 1]
        if depth > _MAX_DEPTH:
            raise LiteralError(f"more than {_MAX_DEPTH} levels deep")
        if char == "{":
            return self._object(depth)
        if char == "[":
            return self._array(depth)
        if char and char in "\"'`":
            return self._string()
        match = _NAME.match(self.text, self.pos)
        if match is None:
            raise LiteralError(f"unexpected {char!r}" if char else "it ends too early")
        self.pos = match.end()
        word = match.group()
        if word in _WORDS:
            return _WORDS[word]
        if _NUMBER.fullmatch(word):
            return float(word) if "." in word else int(word)
        return word

    def _object(self, depth: int) -> dict[str, Literal]:
        result: dict[str, Literal] = {}
        self.pos += 1
        while self._more("}"):
            key = self.value(depth + 1)
            self.skip()
            if not self.text.startswith(":", self.pos):
                raise LiteralError(f"no colon after the key {key!r}")
            self.pos += 1
            result[str(key)] = self.value(depth + 1)
        return result

    def _array(self, depth: int) -> list[Literal]:
        result: list[Literal] = []
        self.pos += 1
        while self._more("]"):
            result.append(self.value(depth + 1))
        return result

    def _more(self, closing: str) -> bool:
        """Step over commas; False at the closing bracket, which is stepped over, too."""
        self.skip()
        while self.text.startswith(",", self.pos):
            self.pos += 1
            self.skip()
        if self.text.startswith(closing, self.pos):
            self.pos += 1
            return False
        if self.pos >= len(self.text):
            raise LiteralError(f"no {closing} at its end")
        return True

    def _string(self) -> str:
        match = _STRING.match(self.text, self.pos)
        if match is None:
            raise LiteralError("a string is not closed")
        self.pos = match.end()
        return _ESCAPE.sub(_unescape, match.group()[1:-1])


def _unescape(match: re.Match[str]) -> str:
    char = match.group(1)
    if len(char) == 5:
        return chr(int(char[1:], 16))
    return _ESCAPES.get(char, char)
