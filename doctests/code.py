"""What a block of code says of itself, by its syntax tree: the names it binds and needs, the devices it names."""

from __future__ import annotations


def bound_names(code: str) -> frozenset[str]:
    """The global names that the code's top level binds; none where it doesn't parse."""
    return frozenset()


def missing_names(code: str) -> frozenset[str]:
    """The global names that the code loads before it binds them, built-in ones among them."""
    return frozenset()


def devices(code: str) -> list[tuple[str, int, int]]:
    """(device type, how many of it are needed, line in the code) for each device named unconditionally."""
    return []
