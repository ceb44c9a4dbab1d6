"""Stands beside it."""

from .broken import lost


def found() -> int:
    """Can be read."""
    return 2
