"""What is wrong with a library's docstrings: against its signatures, in themselves, and where there are none."""

from __future__ import annotations

from collections.abc import Collection

from autodoc.checks.faults import FIXABLE, RULES, Fault, fixed, mended
from autodoc.library import Library
from builder.edits import Edit

__all__ = ["FIXABLE", "RULES", "Edit", "Fault", "check_library", "fixed", "mended"]


def check_library(library: Library, documented: Collection[str], *, jobs: int) -> list[Fault]:
    """The faults of a library's own source, by file and line; each once.

    `documented` are the names of what pages show, public ones or paths, members too. `jobs` is the
    number of processes that read docstrings.
    """
    return []
