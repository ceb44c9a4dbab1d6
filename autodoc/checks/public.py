"""Which objects of a library are judged."""

from __future__ import annotations

from collections.abc import Collection

from autodoc.library import Library
from autodoc.static.source import is_package_file


def public_objects(library: Library, documented: Collection[str]) -> dict[str, list[str]]:
    """The paths of the objects whose docstrings are judged, by file.

    They are what the library's packages hand out, and what is documented, members with their class.
    Of a library that hands out nothing they are what all public modules define.
    """
    index = library.index
    public = [module for module in index.modules() if _is_public(module)]
    packages = [module for module in public if is_package_file(index.file_of(module))]
    paths = {*index.handed_out(packages)} or {*index.handed_out(public)}
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
