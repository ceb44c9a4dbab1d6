"""Small libraries, written for a test and judged."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest

from autodoc.checks import Fault, check_library, mended
from autodoc.library import Library
from autodoc.static import Source
from autodoc.store import MemoryStore


@dataclass
class Written:
    """The library `lib` on disk."""

    root: Path
    store: MemoryStore = field(default_factory=MemoryStore)

    def write(self, files: dict[str, str]) -> None:
        """Files by their path in the package; line endings as they are."""
        for name, text in files.items():
            path = self.root / "lib" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())

    def check(
        self, documented: Collection[str] = (), *, jobs: int = 1, left_out: Collection[str] = ()
    ) -> list[Fault]:
        """All faults."""
        library = Library(Source("lib", self.root), self.store)
        return check_library(library, documented, jobs=jobs, left_out=left_out)

    def mend(self, file: str = "__init__.py") -> bytes:
        """A file with all that is certain mended; it is written, too."""
        path = self.root / "lib" / file
        data = mended(path.read_bytes(), [one for one in self.check() if one.file == f"lib/{file}"])
        path.write_bytes(data)
        return data


@pytest.fixture
def library(tmp_path: Path) -> Callable[[dict[str, str]], Written]:
    """Writes a library from its files."""

    def write(files: dict[str, str]) -> Written:
        written = Written(tmp_path)
        written.write({name: dedent(text).lstrip("\n") for name, text in files.items()})
        return written

    return write


@pytest.fixture
def faults(library: Callable[[dict[str, str]], Written]) -> Callable[[str], list[tuple[int, str, str]]]:
    """Line, rule and message of what is wrong with a module."""

    def check(source: str) -> list[tuple[int, str, str]]:
        written = library({"__init__.py": source})
        return [(one.line, one.rule, one.message) for one in written.check()]

    return check
