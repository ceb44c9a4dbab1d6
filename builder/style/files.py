"""Which files there are to format, and what each of them wants left alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from builder.sources import MODULE_SUFFIXES
from toctree import read_config
from toctree.files import PAGE_SUFFIXES

SUFFIXES = (*PAGE_SUFFIXES, *MODULE_SUFFIXES)


def files_in(places: Iterable[Path]) -> list[Path]:
    """The pages and modules among files, and below folders: each once, in the order of their folders.

    Hidden files and folders are none, and neither is `__pycache__`.
    """
    found: dict[Path, Path] = {}
    for place in places:
        for path in _below(place) if place.is_dir() else (place,):
            found.setdefault(path.resolve(), path)
    return list(found.values())


def _below(folder: Path) -> Iterable[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one != "__pycache__")
        for name in sorted(names):
            path = Path(parent, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and path.is_file():
                yield path


def avoided(docs: Path | None, path: Path) -> Mapping[str, str]:
    """`black_avoid_patterns` for a file: of the `_config.py` nearest above a page; of the documentation
    in `docs`, a language's folder, for a module and where a page has none."""
    if path.suffix not in MODULE_SUFFIXES:
        for folder in path.resolve().parents:
            if (folder / "_config.py").is_file():
                return _patterns(folder)
    return _patterns(docs) if docs is not None else {}


@lru_cache
def _patterns(folder: Path) -> Mapping[str, str]:
    return read_config(folder).black_avoid_patterns
