"""What has no documentation: objects without a docstring, and objects without a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatchcase

from autodoc.checks.faults import Fault
from autodoc.checks.files import Judgement
from autodoc.checks.habits import Habits
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
    library: Library,
    documented: Collection[str],
    judgements: Mapping[str, Judgement],
    left_out: Collection[str],
) -> Iterator[Fault]:
    """The classes and functions that the library itself hands out, and no page shows: `not-on-a-page`.

    Where pages show nothing at all of the library, nothing is missing. What a project leaves out on
    purpose isn't either: names that match a pattern of `left_out`, those of a kind that is hardly ever
    shown, and what stands in a file of which nothing is; nor what says nothing that a page could show,
    nor what only a wildcard import brings along, as `Index.meant` has it.
    """
    if not documented:
        return
    names = {path: name.rpartition(".")[2] for path, name in library.handed_out().items()}
    meant = library.index.meant(library.source.name)
    offered = {
        path: name for path, name in names.items() if name in meant and _known(library, judgements, path)
    }
    shown = {path: name for path, name in offered.items() if path in documented}
    habits = Habits(offered.values(), shown.values())
    files = {library.index.file_of(path) for path in shown}
    sizes = Counter(map(library.index.file_of, offered))
    for path, name in offered.items():
        file = library.index.file_of(path)
        line = _line(library, judgements, path)
        on_purpose = (sizes[file] > 1 and file not in files) or habits.leaves_out(name)
        if line and not (path in shown or on_purpose or any(fnmatchcase(name, one) for one in left_out)):
            yield Fault(
                file,
                line,
                "not-on-a-page",
                f"{library.source.name} hands out {name}, but no page shows it",
                f"write [[autodoc]] {name} where it belongs",
            )


def _known(library: Library, judgements: Mapping[str, Judgement], path: str) -> tuple[int, str, bool] | None:
    """What is known of a class or function at the top of a module."""
    file, name = library.index.file_of(path), path.rpartition(".")[2]
    known = judgements[file].objects.get(name) if file in judgements else None
    return known if known is not None and known[1] in _KINDS else None


def _line(library: Library, judgements: Mapping[str, Judgement], path: str) -> int:
    """The line of an object that might be on a page; 0 for one that stands aside or says nothing."""
    known = _known(library, judgements, path)
    file, name = library.index.file_of(path), path.rpartition(".")[2]
    return 0 if known is None or known[2] or name in judgements[file].silent else known[0]
