"""Fixtures of the site room: documentations of a few lines."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.docs import ARABIC, ENGLISH, KOREAN, Docs


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Docs:
    """An empty documentation, and the working directory above it."""
    monkeypatch.chdir(tmp_path)
    return Docs(tmp_path)


@pytest.fixture
def three_languages(docs: Docs) -> Docs:
    """English with two pages, Korean and Arabic with the first of them."""
    docs.write({**ENGLISH, **KOREAN, **ARABIC})
    return docs


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> Iterator[Docs]:
    """A documentation, and a user who isn't root: root may read everything."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.chdir(folder)
        docs = Docs(Path(folder))
        docs.write(ENGLISH)
        if os.geteuid() != 0:
            yield docs
            return
        for path in (docs.root, *docs.root.rglob("*")):
            os.chown(path, 65534, 65534)
        os.seteuid(65534)
        try:
            yield docs
        finally:
            os.seteuid(0)
