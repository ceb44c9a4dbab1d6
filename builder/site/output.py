"""The folder that a site is written to: changed only when everything is ready, and only where it must."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Look = tuple[int, int]
"""A file's size and the time it was last changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site: the key of what it was made from, and how it looked when written."""

    key: str
    scope: str
    size: int
    mtime_ns: int


@dataclass(slots=True)
class Output:
    """Gathers a build's files beside the site, then moves them in.

    `manifest` remembers what a build wrote, `before` is what the last one did: a file whose key is
    the same, and that still stands as it was written, is left alone. `scope` is the language (or `shared`)
    that a file belongs to: only files of scopes that were built are ever removed, and
    never one that no build of ours has written.
    """

    folder: Path
    manifest: Path | None
    before: dict[str, Written] = field(default_factory=dict)
    staging: Path = field(init=False)
    after: dict[str, Written] = field(default_factory=dict)
    written: int = 0

    def __post_init__(self) -> None:
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.staging = Path(tempfile.mkdtemp(prefix=f".{self.folder.name}.", dir=self.folder.parent))

    def keep(self, path: str, key: str) -> bool:
        """Whether the file at `path` is already what `key` would make; then it stays."""
        known = self.before.get(path)
        if known is None or known.key != key or not _stands(self.folder / path, known):
            return False
        self.after[path] = known
        return True

    def stage(self, path: str, data: bytes) -> Look:
        """Writes a new file beside the site; `add` with the result makes it part of the build.

        Apart from `add`, so that a worker process can do the writing.
        """
        target = self._staged(path)
        target.write_bytes(data)
        return _look(target)

    def stage_copy(self, path: str, source: Path) -> Look:
        """The same for a file that stands on disk."""
        target = self._staged(path)
        shutil.copyfile(source, target)
        return _look(target)

    def stage_link(self, path: str, source: Path) -> Look:
        """The same as a hard link; a copy with the same time where the file system has no links."""
        target = self._staged(path)
        try:
            target.hardlink_to(source)
        except OSError:
            shutil.copy2(source, target)
        return _look(target)

    def _staged(self, path: str) -> Path:
        target = self.staging / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def add(self, path: str, key: str, scope: str, staged: Look | None = None) -> None:
        """Makes a staged file part of the build; `staged` is how it looked, if somebody knows."""
        look = staged or _look(self.staging / path)
        self.after[path] = Written(key, scope, *look)
        self.written += 1

    def publish(self) -> None:
        """Moves what has been gathered so far into the folder."""
        for path in sorted(self.after):
            staged = self.staging / path
            if staged.exists():
                target = self.folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                staged.replace(target)

    def commit(self, scopes: set[str], *, clean: bool = False) -> None:
        """Publishes the rest, and removes the files of `scopes` that are no more.

        `clean` removes everything else in the folder too.
        """
        self.publish()
        for path, known in self.before.items():
            if path in self.after:
                continue
            if known.scope in scopes or clean:
                _remove(self.folder, path)
            else:
                self.after[path] = known
        if clean:
            for stray in sorted(self.folder.rglob("*")):
                name = stray.relative_to(self.folder).as_posix()
                if stray.is_file() and name not in self.after:
                    _remove(self.folder, name)
        self.discard()

    def save(self, summary: dict[str, Any]) -> None:
        """Remembers this build, with `summary`, for the next one."""
        if self.manifest is not None:
            files = {
                path: [one.key, one.scope, one.size, one.mtime_ns] for path, one in sorted(self.after.items())
            }
            self.manifest.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.manifest.with_suffix(f".{os.getpid()}")
            fresh.write_text(json.dumps({**summary, "files": files}), encoding="utf-8")
            fresh.replace(self.manifest)  # another build may be reading it

    def discard(self) -> None:
        """Removes what was gathered; the site stays as it was."""
        shutil.rmtree(self.staging, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a manifest says: the build's own summary, and the files that it wrote."""

    summary: dict[str, Any]
    files: dict[str, Written]

    def stands(self, folder: Path) -> bool:
        """Whether all files are there as they were written."""
        return all(_stands(folder / path, one) for path, one in self.files.items())


def last_build(manifest: Path | None) -> LastBuild:
    """The build that wrote a manifest; one that wrote nothing where there is none, or a damaged one."""
    try:
        kept = json.loads(manifest.read_text(encoding="utf-8")) if manifest is not None else {"files": {}}
        files = {path: Written(*entry) for path, entry in kept.pop("files").items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return LastBuild({}, {})
    return LastBuild(kept, files)


def _look(path: Path) -> Look:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def _stands(path: Path, known: Written) -> bool:
    try:
        return _look(path) == (known.size, known.mtime_ns)
    except OSError:
        return False


def _remove(folder: Path, path: str) -> None:
    target = folder / path
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder:
            break
        try:
            parent.rmdir()
        except OSError:  # not empty
            break
