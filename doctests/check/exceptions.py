"""Compares an expected traceback with the exception that was raised."""

from __future__ import annotations

from .compare import compare


def expects_exception(want: str) -> bool:
    """Whether an expected output is a traceback, as doctest writes it."""
    return want.startswith(("Traceback (most recent call last):", "Traceback (innermost last):"))


def compare_exception(
    want: str,
    type_name: str,
    message: str,
    *,
    flags: frozenset[str] = frozenset(),
    tolerance: float | None = None,
) -> str | None:
    """None when the exception `type_name: message` is the one that the traceback `want` ends with.

    `type_name` may be dotted, `message` is `str(exception)`. Else says what differs.
    """
    return compare(want.splitlines()[-1], f"{type_name}: {message}", flags=flags, tolerance=tolerance)
