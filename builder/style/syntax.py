"""Whether code is Python, and whether two pieces of it have the same syntax tree."""

from __future__ import annotations

import ast

from builder.docstrings import parse_module


def tree(code: str) -> ast.Module | None:
    """The syntax tree of code; None where it isn't Python."""
    try:
        return parse_module(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def is_python(code: str) -> bool:
    """Whether code can be parsed."""
    return tree(code) is not None


def same_tree(one: str, other: str) -> bool:
    """Whether both are Python and mean the same, down to each string."""
    left, right = tree(one), tree(other)
    return left is not None and right is not None and ast.dump(left) == ast.dump(right)
