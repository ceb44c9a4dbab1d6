"""Where a library's source lies, and which of its files are modules. Nothing is imported to find it."""

from __future__ import annotations

import importlib.machinery
import os
import sys
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells that a file may have changed, without reading it."""

    modified: int
    size: int


@dataclass(frozen=True)
class Source:
    """A library: its import name (dots allowed), and the folder from which that name is a path.

    Files are named by their path relative to `root`, with `/` on every system.
    """

    name: str
    root: Path

    def files(self) -> dict[str, FileState]:
        """The library's modules as files: `.py`, and `.pyi` where no `.py` stands beside it."""
        base = self.name.replace(".", "/")
        found: dict[str, FileState] = {}
        for suffix in (".py", ".pyi"):
            single = self.root / f"{base}{suffix}"
            if single.is_file() and not (self.root / base).is_dir():
                state = single.stat()
                return {f"{base}{suffix}": FileState(state.st_mtime_ns, state.st_size)}
        _walk(self.root / base, base, found)
        return dict(sorted(found.items()))

    def module_of(self, file: str) -> str:
        """The name under which a file is imported."""
        path = PurePosixPath(file)
        parts = path.parent.parts if path.stem == "__init__" else (*path.parent.parts, path.stem)
        return ".".join(parts)

    def read(self, file: str) -> bytes:
        """The bytes of a file; OSError when it can't be read."""
        return (self.root / file).read_bytes()


def is_package_file(file: str) -> bool:
    """Whether a module is a package: its relative imports start at itself."""
    return PurePosixPath(file).stem == "__init__"


def decode(data: bytes) -> str:
    """Python source as text, in the encoding that it declares, its lines ended by `\\n`.

    SyntaxError or UnicodeDecodeError when it isn't what it declares.
    """
    text, _ = decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded(data: bytes) -> tuple[str, str]:
    """Python source as text, its line endings as they are, and the encoding that gives its bytes again.

    SyntaxError or UnicodeDecodeError when it isn't what it declares.
    """
    lines = iter(data.splitlines(keepends=True))
    encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    return data.decode(encoding), encoding


def find_source(name: str, near: Iterable[Path]) -> Source | None:
    """The library's source: in one of the folders `near` (or its `src`), else where it is installed.

    None when there is none, as for a library that is nowhere or one compiled without stubs.
    """
    parts = name.split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    for folder in near:
        for root in (folder / "src", folder):
            if _holds(root, parts):
                return Source(name, root.resolve())
    return _installed(name, parts)


def _holds(root: Path, parts: list[str]) -> bool:
    base = root.joinpath(*parts)
    if any(base.with_name(f"{base.name}{suffix}").is_file() for suffix in (".py", ".pyi")):
        return True
    if not base.is_dir():
        return False
    # A folder without `__init__.py` is a package too, but only if there is something to import.
    return (base / "__init__.py").is_file() or any(_modules_below(base))


def _modules_below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.stem.isidentifier() and (
            path.suffix in (".py", ".pyi") or (path.is_dir() and (path / "__init__.py").is_file())
        ):
            yield path


def _installed(name: str, parts: list[str]) -> Source | None:
    places: list[str] | None = None
    spec = None
    for count in range(1, len(parts) + 1):
        spec = _spec(".".join(parts[:count]), places)
        if spec is None:
            return None
        places = list(spec.submodule_search_locations or ())
        if count < len(parts) and not places:
            return None
    candidates = [Path(place) for place in places or ()]
    if not candidates and spec is not None and spec.origin is not None:
        candidates = [Path(spec.origin)]
    for path in candidates:
        root = path.resolve().parents[len(parts) - 1]
        if _holds(root, parts):
            return Source(name, root)
    return None


def _spec(name: str, places: list[str] | None) -> importlib.machinery.ModuleSpec | None:
    """What the finders say of a module, those of editable installs too; parents aren't imported."""
    for finder in sys.meta_path:
        find = getattr(finder, "find_spec", None)
        spec = find(name, places, None) if find is not None else None
        if isinstance(spec, importlib.machinery.ModuleSpec):
            return spec
    return None


def _walk(folder: Path, name: str, found: dict[str, FileState]) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        stem, dot, suffix = entry.name.rpartition(".")
        if not dot:
            if entry.name != "__pycache__" and entry.name.isidentifier() and entry.is_dir():
                _walk(Path(entry.path), f"{name}/{entry.name}", found)
        elif suffix in ("py", "pyi") and stem.isidentifier() and entry.is_file():
            if suffix == "pyi" and any(one.name == f"{stem}.py" for one in entries):
                continue
            state = entry.stat()
            found[f"{name}/{entry.name}"] = FileState(state.st_mtime_ns, state.st_size)
