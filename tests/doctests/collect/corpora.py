"""What there is to read on this machine: skips the test where there is nothing."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

CORPUS = os.environ.get("DOC_BUILDER_CORPUS")


def modules(*, every: int = 1) -> Iterator[tuple[Path, str]]:
    """The modules of an installed transformers, one of so many as `every` says where no corpus is set."""
    found = importlib.util.find_spec("transformers")
    if found is None or found.origin is None:
        pytest.skip("transformers isn't installed: its docstrings are what is read here")
    step = 1 if CORPUS else every
    for path in sorted(Path(found.origin).parent.rglob("*.py"))[::step]:
        yield path, path.read_text(encoding="utf-8")


def pages() -> Iterator[tuple[Path, str]]:
    """The English pages of the corpus."""
    if CORPUS is None:
        pytest.skip("DOC_BUILDER_CORPUS names no folder of pages")
    for path in sorted((Path(CORPUS) / "en").rglob("*.md")):
        yield path, path.read_text(encoding="utf-8")
