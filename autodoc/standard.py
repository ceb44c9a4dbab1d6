"""What classes of Python itself have, which may stand above a library's."""

from __future__ import annotations

import importlib
import sys

_SAFE = frozenset(
    {
        "abc",
        "builtins",
        "collections",
        "collections.abc",
        "contextlib",
        "dataclasses",
        "enum",
        "threading",
        "typing",
    }
)
"""Modules of the standard library that can be imported without any effect."""


def standard_has(path: str, member: str) -> bool | None:
    """Whether the class of Python at a path has a member; None for a class that isn't looked at."""
    module, _, name = path.rpartition(".")
    module = module or "builtins"
    if module not in _SAFE or module.partition(".")[0] not in sys.stdlib_module_names:
        return None
    found = getattr(importlib.import_module(module), name, None)
    if found is None:
        return None
    if not isinstance(found, type):  # `NamedTuple`, `TypedDict`: what they make has members of its own
        return None
    return any(member in vars(one) for one in found.__mro__)  # `hasattr` finds what the metaclass has, too
