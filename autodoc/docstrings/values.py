"""The head of an item without a name: what is returned, yielded, raised."""

from __future__ import annotations

import re

from .scan import closing, colon

_MARKED = re.compile(r"\[?(`+).+?\1\]?(?:\([^)]*\))?|:\w+:`[^`]+`")
_NAME = r"[A-Za-z_][\w.]*(?<!\.)(?:\[.*\])?"
_EXPRESSION = re.compile(rf"{_NAME}(?: *\| *{_NAME})*")
_BRACKETS = re.compile(r"\([^)]*\)|[\[\](){},|*/]")
_WORDS = frozenset((
    "a", "an", "or", "of", "and", "the", "with", "shape", "tuple", "tuples", "list", "lists", "dict",
    "dicts", "dictionary", "optional", "none", "int", "ints", "integer", "integers", "float", "floats",
    "str", "string", "strings", "bool", "bools", "boolean", "booleans", "tensor", "tensors", "array",
    "arrays", "object", "set", "sequence", "iterator", "iterable", "generator", "any", "callable",
    "bytes", "number", "numbers", "type", "types", "instance", "same", "as", "length",
))  # fmt: skip
_NO_TYPES = frozenset(("note", "notes", "example", "examples", "warning", "tip", "where", "usage"))
_NAMED = re.compile(r"(`?)([a-z_]\w*)\1(?:, *[a-z_]\w*)*(?: +(?=\()|(?=\(\[?`))")
_QUALIFIED = re.compile(r"[a-z_]\w*(?:\.\w+)+|[A-Z][a-z]+[A-Z]\w+")


def value(line: str) -> tuple[str, str] | None:
    """Type and text of a line such as `` `int`: how many ``; None where no colon ends a type."""
    place = colon(line)
    if place < 0 or not is_type(line[:place]):
        return None
    return line[:place].strip(), line[place + 1 :].strip()


def named(line: str) -> bool:
    """Whether a value has a name: `` loss (`torch.FloatTensor`): text ``."""
    found = _NAMED.match(line)
    if found is None or found[2] in _WORDS:
        return False
    end = closing(line, found.end())
    return end >= 0 and line[end + 1 :].lstrip()[:1] in ("", ":")


def is_type(text: str) -> bool:
    """Whether a text that stands before a colon names types and says nothing else."""
    text = text.strip()
    if _EXPRESSION.fullmatch(text):
        return text.lower() not in _NO_TYPES
    rest = _BRACKETS.sub(" ", _MARKED.sub(" ", text))
    return bool(text) and all(word.lower() in _WORDS or _QUALIFIED.fullmatch(word) for word in rest.split())


def is_type_alone(text: str) -> bool:
    """Whether a text without a colon is a type: `output` is more likely a text."""
    text = text.strip()
    if not is_type(text):
        return False
    marked = any(one in text for one in "`[.|") or text.lower() in _WORDS
    return marked or (text[0].isupper() and text[1:2].islower() and _EXPRESSION.fullmatch(text) is not None)
