"""Which objects of a library are judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from autodoc.library import Library
from autodoc.static.source import is_package_file


def handed_out(library: Library, modules: Iterable[str]) -> dict[str, str]:
    """The objects that modules offer, by the path at which each is defined: the first name that leads there.

    What has a private name, what comes from elsewhere and modules are left out.
    """
    index = library.index
    found: dict[str, str] = {}
    for module in modules:
        for name in index.exports(module):
            path = index.resolve(f"{module}.{name}") if not name.startswith("_") else None
            if path is not None and not library.is_module(path):
                found.setdefault(path, f"{module}.{name}")
    return found


def public_objects(library: Library, documented: Collection[str]) -> dict[str, list[str]]:
    """The paths of the objects whose docstrings are judged, by file.

    They are what the library's packages hand out, and what is documented, members with their class.
    Of a library that hands out nothing they are what all public modules define.
    """
    index = library.index
    public = [module for module in index.modules() if _is_public(module)]
    packages = [module for module in public if is_package_file(index.file_of(module))]
    paths = {*handed_out(library, packages)} or {*handed_out(library, public)}
    paths |= {_top(library, path) for path in documented if not library.is_module(path)}
    files: dict[str, list[str]] = {}
    for path in sorted(paths):
        if file := index.file_of(path):
            files.setdefault(file, []).append(path)
    return dict(sorted(files.items()))


def _top(library: Library, path: str) -> str:
    """The object at the top of its module that a path leads into."""
    module = library.index.module_of(path)
    return f"{module}.{path[len(module) + 1 :].partition('.')[0]}"


def _is_public(module: str) -> bool:
    return not any(
        part.startswith(("_", "test_")) or part in ("tests", "conftest") for part in module.split(".")
    )
