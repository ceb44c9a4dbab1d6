"""An alias of a version: a folder that is a whole copy of another, at hardly any cost of space."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISLNK

from builder.site.output import Output, Written


def mirror(source: Path, target: Path) -> None:
    """Makes one folder a copy of another: the same files with the same bytes, and no others.

    Files are hard links where the file system has such, since builds replace files and never write
    into one. What has the right bytes already is left alone. Links are never followed: the copy has none.
    Raises OSError.
    """
    there = _files(target)
    wanted = {path: look for path, look in _files(source).items() if not S_ISLNK(look.st_mode)}
    right = {
        path
        for path in wanted.keys() & there.keys()
        if _is_same(wanted[path], there[path])
        or (not S_ISLNK(there[path].st_mode) and _same_bytes(source / path, target / path))
    }
    if len(right) == len(wanted) == len(there):
        return
    before = {path: Written("copy", "alias", one.st_size, one.st_mtime_ns) for path, one in there.items()}
    output = Output(target, None, before)
    try:
        for path in wanted:
            if not (path in right and output.keep(path, "copy")):
                output.add(path, "copy", "alias", output.stage_link(path, source / path))
        output.commit({"alias"})
    finally:
        output.discard()


def _files(folder: Path) -> dict[str, os.stat_result]:
    """Every file below a folder, and what the file system says of it, links themselves."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - thousands of files, at each build
            found[os.path.relpath(path, folder).replace(os.sep, "/")] = os.lstat(path)
    return found


def _is_same(one: os.stat_result, other: os.stat_result) -> bool:
    return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)


def _same_bytes(one: Path, other: Path) -> bool:
    """Size and time wouldn't say: git writes many files in one tick of the clock."""
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
