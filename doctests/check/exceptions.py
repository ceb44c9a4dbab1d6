"""Compares an expected traceback with the exception that was raised."""

from __future__ import annotations

import re

from .compare import compare

_HEADER = re.compile(r"Traceback \((?:most recent call last|innermost last)\):[^\S\n]*(?:\n|$)")

# As in doctest, the exception stands in the first line after the stack that isn't indented.
_EXCEPTION = re.compile(r"^(?=\w)(?P<type>[\w.]+)(?::[^\S\n]?(?P<message>.*))?\Z", re.MULTILINE | re.DOTALL)


def expects_exception(want: str) -> bool:
    """Whether an expected output is a traceback, as doctest writes it."""
    return _HEADER.match(want) is not None


def compare_exception(
    want: str,
    type_name: str,
    message: str,
    *,
    flags: frozenset[str] = frozenset(),
    tolerance: float | None = None,
) -> str | None:
    """None when the exception `type_name: message` is the one that the traceback `want` ends with.

    `type_name` may be dotted, `message` is `str(exception)`; the stack isn't compared. A module that is
    written on one side alone doesn't count: `OutOfMemoryError` is `torch.OutOfMemoryError`. The message is
    compared as outputs are. Else says what differs.
    """
    header = _HEADER.match(want)
    expected = _EXCEPTION.search(want, header.end() if header else 0)
    if expected is None:
        return "the expected traceback doesn't end with an exception; write its type and message below it"
    names = expected["type"], type_name
    if not _same_type(*names):
        return f"expected {names[0]}, got {type_name}: {message}".rstrip(": ")
    difference = compare(expected["message"] or "", message, flags=flags, tolerance=tolerance)
    return None if difference is None else f"the message of {names[0]} differs; {difference}"


def _same_type(want: str, got: str) -> bool:
    if "." in want and "." in got:
        return want == got
    return want.rpartition(".")[2] == got.rpartition(".")[2]
