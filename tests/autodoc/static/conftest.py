"""Small libraries, written for a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest

from autodoc.static import Index, Source, StaticLibrary
from autodoc.store import MemoryStore


@dataclass
class Written:
    """A library on disk that can be written to, and looked at as it is then."""

    source: Source
    store: MemoryStore = field(default_factory=MemoryStore)

    def write(self, files: dict[str, str]) -> None:
        """Files by their path in the library's folder, as in `models/bert.py`."""
        for name, text in files.items():
            path = self.source.root / self.source.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

    @property
    def index(self) -> Index:
        return Index(self.source, self.store)

    @property
    def objects(self) -> StaticLibrary:
        return StaticLibrary(self.index, self.store)


@pytest.fixture
def library(tmp_path: Path) -> Callable[[dict[str, str]], Written]:
    """Writes the library `lib`."""

    def write(files: dict[str, str]) -> Written:
        written = Written(Source("lib", tmp_path))
        written.write(files)
        return written

    return write
