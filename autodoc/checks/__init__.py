"""What is wrong with a library's docstrings: beside signatures, in themselves, and where there are none."""

from __future__ import annotations

from collections.abc import Collection

from autodoc.checks.coverage import missing_docstrings, missing_pages
from autodoc.checks.faults import FIXABLE, RULES, Fault, fixed, mended
from autodoc.checks.files import faults_of, judge_files
from autodoc.checks.public import public_objects
from autodoc.library import Library
from builder.edits import Edit

__all__ = ["FIXABLE", "RULES", "Edit", "Fault", "check_library", "fixed", "mended"]


def check_library(
    library: Library, documented: Collection[str], *, jobs: int, left_out: Collection[str] = ()
) -> list[Fault]:
    """The faults of a library's own source, by file and line; each once.

    `documented` are the names of what pages show, public ones or paths, members too. `jobs` is the
    number of processes that read docstrings. `left_out` are patterns, as of `fnmatch`, of the names that
    need no page.

    Judged are the docstrings of what the library's packages hand out and of what is documented; of a
    library that hands out nothing, those of all public modules.
    """
    shown = {path for path in map(library.resolve, documented) if path is not None}
    judgements = judge_files(library, public_objects(library, shown), jobs)
    return sorted({
        *faults_of(judgements.values()),
        *missing_docstrings(library, shown, judgements),
        *missing_pages(library, shown, judgements, left_out),
    })  # fmt: skip
