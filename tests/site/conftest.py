"""Fixtures of the site room: documentations of a few lines."""

from __future__ import annotations

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
