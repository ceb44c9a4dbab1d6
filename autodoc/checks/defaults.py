"""Defaults: whether a docstring's is the signature's, and how one stands in a docstring."""

from __future__ import annotations

import ast
from typing import Any

_UNKNOWN = object()
_LONGEST = 80
"""Characters above which a default isn't written into a docstring."""


def contradict(documented: str, actual: str | None) -> bool:
    """Whether a docstring's default is another value than the signature's, None for none.

    Only literals are compared. None often stands for a default that is decided later, so
    a docstring may say what that is; it may leave out the quotes of a string; and of lists
    and tuples only what they hold is compared.
    """
    if actual is None:
        return True
    if actual == "None" or documented.strip("\"'") == actual.strip("\"'"):
        return False
    said, real = _value(documented), _value(actual)
    if said is _UNKNOWN or real is _UNKNOWN:
        return False
    if isinstance(said, list | tuple) and isinstance(real, list | tuple):
        return list(said) != list(real)
    if isinstance(said, str) and isinstance(real, str):
        return said.strip() != real.strip()
    return bool(said != real)


def is_literal(source: str) -> bool:
    """Whether a default's value can be read without running anything."""
    return _value(source) is not _UNKNOWN


def shown(actual: str) -> str | None:
    """A signature's default as a docstring writes it, without backquotes: strings in double ones.

    None for what isn't a literal, is long, or could end a docstring or mean something else in it.
    """
    value = _value(actual)
    if value is _UNKNOWN:
        return None
    text = actual
    if isinstance(value, str):
        text = f'"{value}"'
        if _value(text) != value:
            return None
    fits = len(text) <= _LONGEST and text.isprintable() and text.isascii()
    return text if fits and not any(one in text for one in ("\\", "`", '"""', "'''")) else None


def is_number(text: str) -> bool:
    """Whether a default stands without backquotes in Hugging Face's style."""
    return text.lstrip("-")[:1].isdigit() or text.lstrip("-")[:1] == "."


def _value(source: str) -> Any:
    try:
        return ast.literal_eval(source)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return _UNKNOWN
