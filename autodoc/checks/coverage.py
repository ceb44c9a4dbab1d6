"""What has no documentation: objects without a docstring, and objects without a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from autodoc.checks.faults import Fault
from autodoc.checks.files import Judgement
from autodoc.checks.public import handed_out
from autodoc.library import Library

_KINDS = ("class", "function")


def missing_docstrings(
    library: Library, documented: Collection[str], judgements: Mapping[str, Judgement]
) -> Iterator[Fault]:
    """The documented classes, functions and properties that say nothing: `no-docstring`."""
    for path in documented:
        module, file = library.index.module_of(path), library.index.file_of(path)
        line = judgements[file].silent.get(path[len(module) + 1 :]) if file in judgements else None
        if line is not None:
            yield Fault(
                file,
                line,
                "no-docstring",
                f"{library.public(path)} is on a page, but has no docstring",
                "write what it does",
            )


def missing_pages(
    library: Library, documented: Collection[str], judgements: Mapping[str, Judgement]
) -> Iterator[Fault]:
    """The classes and functions that the library itself hands out, and no page shows: `not-on-a-page`.

    Where pages show nothing at all of the library, nothing is missing.
    """
    if not documented:
        return
    for path, name in handed_out(library, [library.source.name]).items():
        file = library.index.file_of(path)
        known = judgements[file].objects.get(path.rpartition(".")[2]) if file in judgements else None
        if path in documented or known is None:
            continue
        line, kind, deprecated = known
        if kind in _KINDS and not deprecated:
            yield Fault(
                file,
                line,
                "not-on-a-page",
                f"{library.source.name} hands out {name.rpartition('.')[2]}, but no page shows it",
                f"write [[autodoc]] {name.rpartition('.')[2]} where it belongs",
            )
