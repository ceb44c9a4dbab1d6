"""An alias of a version: a folder that is a whole copy of another, at hardly any cost of space."""

from __future__ import annotations

from pathlib import Path

from builder.site.output import Output, Written


def mirror(source: Path, target: Path) -> None:
    """Makes one folder a copy of another: the same files with the same bytes, and no others.

    Files are hard links where the file system has such, since builds replace files and never write
    into one. What has the right bytes already is left alone. Raises OSError.
    """
    output = Output(target, None, {path: _written(target / path) for path in _files(target)})
    try:
        for path in _files(source):
            if not (_same(source / path, target / path) and output.keep(path, "copy")):
                output.add(path, "copy", "alias", output.stage_link(path, source / path))
        output.commit({"alias"})
    finally:
        output.discard()


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _written(path: Path) -> Written:
    stat = path.stat()
    return Written("copy", "alias", stat.st_size, stat.st_mtime_ns)


def _same(one: Path, other: Path) -> bool:
    """Whether two files have the same bytes. Size and time don't say: git writes many files in one tick."""
    if not other.is_file():
        return False
    if one.samefile(other):
        return True
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
