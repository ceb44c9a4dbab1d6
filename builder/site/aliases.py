"""An alias of a version: a folder that is a whole copy of another, at hardly any cost of space."""

from __future__ import annotations

from pathlib import Path

from builder.site.output import Output, Written


def mirror(source: Path, target: Path) -> None:
    """Makes one folder a copy of another: the same files with the same bytes, and no others.

    Files are hard links where the file system has such, since builds replace files and never write
    into one. A file of the same size and time is taken for the same and left. Raises OSError.
    """
    output = Output(target, None, dict(_files(target)))
    try:
        for path, one in _files(source):
            if not output.keep(path, one.key):
                output.add(path, one.key, one.scope, output.stage_link(path, source / path))
        output.commit({"alias"})
    finally:
        output.discard()


def _files(folder: Path) -> list[tuple[str, Written]]:
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            stat = path.stat()
            key = f"{stat.st_size} {stat.st_mtime_ns}"
            name = path.relative_to(folder).as_posix()
            found.append((name, Written(key, "alias", stat.st_size, stat.st_mtime_ns)))
    return found
