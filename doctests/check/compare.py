"""Compares an expected output with what was printed."""

from __future__ import annotations


def compare(
    want: str,
    got: str,
    *,
    flags: frozenset[str] = frozenset(),
    tolerance: float | None = None,
    dtype: str = "",
    device: str = "cpu",
) -> str | None:
    """None when `got` is what `want` shows, else a message: what differs, where, the tolerance used."""
    return None if want.split() == got.split() else f"expected:\n{want}\ngot:\n{got}"
