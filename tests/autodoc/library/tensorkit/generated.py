"""Docstrings that decorators write at import."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound=type)

KNOWN = {
    "values": "(`list[float]`): What to work on.",
    "axis": "(`int`, *optional*, defaults to -1): Which axis to work along.",
}

_INTRO = r"""
    This kernel is one of many; see [`Pipeline`] for what becomes of it.
"""


def documented(*, intro: str = "") -> Callable[[F], F]:
    """A decorator that writes the `Args:` of known parameters.

    Args:
        intro (`str`, *optional*): What the docstring begins with.
    """

    def decorate(function: F) -> F:
        lines = [intro or inspect.cleandoc(function.__doc__ or ""), "", "Args:"]
        for name in inspect.signature(function).parameters:
            if name in KNOWN:
                lines.append(f"    {name} {KNOWN[name]}")
        function.__doc__ = "\n".join(lines)
        return function

    return decorate


def with_intro(*parts: str) -> Callable[[C], C]:
    """A decorator that puts text before a docstring, and leaves its indentation as it was."""

    def decorate(cls: C) -> C:
        cls.__doc__ = "".join(parts) + (cls.__doc__ or "")
        return cls

    return decorate


@documented(intro="Make values narrower.")
def narrow(values: list[float], axis: int = -1, unknown: bool = False) -> list[float]:
    return values


@documented()
def widen(values: list[float], axis: int = -1) -> list[float]:
    """Make values wider."""
    return values


@with_intro("A kernel for wide matrices.\n", _INTRO)
class WideKernel:
    r"""
    Args:
        width (`int`): How wide the matrix is; $\alpha \times 2$ is fastest.
    """

    def __init__(self, width: int) -> None:
        self.width = width

    @documented(intro="Run it over values.")
    def run(self, values: list[float], axis: int = -1) -> list[float]:
        return values
