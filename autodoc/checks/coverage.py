"""What has no documentation: objects without a docstring, and objects without a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from autodoc.checks.faults import Fault
from autodoc.checks.files import Judgement
from autodoc.checks.public import handed_out
from autodoc.digests import digest, files_digest
from autodoc.library import Library
from autodoc.model import Object

_KINDS = ("class", "function", "property")
_MAKES_NO_DOCSTRING = frozenset((
    "abstractmethod", "classmethod", "staticmethod", "overload", "override", "final", "property", "setter",
    "dataclass", "cache", "lru_cache", "cached_property", "contextmanager", "no_grad", "total_ordering",
))  # fmt: skip


def missing_docstrings(library: Library, documented: Collection[str]) -> Iterator[Fault]:
    """The documented classes, functions and properties that say nothing: `no-docstring`."""
    keys = {path: digest("no docstring", _code(), path, library.key(path)) for path in sorted(documented)}
    known = library.store.load(keys.values())
    missing = [path for path in keys if keys[path] not in known]
    if missing:
        library.load(missing)
        # Where the import failed, it may work next time: nothing is said, and nothing kept.
        made = {keys[path]: _without(library, path) for path in missing if library.problem(path) is None}
        library.store.save(made)
        known |= made
    for path, key in keys.items():
        if known.get(key) is not None:
            file, line = known[key]
            yield Fault(
                file,
                line,
                "no-docstring",
                f"{library.public(path)} is on a page, but has no docstring",
                "write what it does",
            )


def _without(library: Library, path: str) -> Any:
    """File and line of an object without a docstring; None for one that has one, or needs none."""
    found = library.get(path)
    if found is None or found.kind not in _KINDS or not found.file or _says(found):
        return None
    owner = library.get(path.rpartition(".")[0])
    for above in map(library.get, owner.ancestors if owner is not None else ()):
        inherited = above.members.get(found.name) if above is not None else None
        if inherited is not None and inherited.doc:
            return None
    return [found.file, found.line] if library.imports or not _may_say(found) else None


def _says(found: Object) -> bool:
    """Whether an object has a docstring; a class's may be its constructor's."""
    start = found.members.get("__init__")
    return bool(found.doc or (start is not None and start.doc))


def _may_say(found: Object) -> bool:
    """Whether an import, which there is none of, might find a docstring that a decorator makes."""
    names = {one.partition("(")[0].rpartition(".")[2] for one in found.decorators}
    return bool(names - _MAKES_NO_DOCSTRING)


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


@cache
def _code() -> str:
    """A digest of the code that finds what has no docstring."""
    return files_digest([Path(__file__)])
