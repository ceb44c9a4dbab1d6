"""Fixtures of the handler's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.autodoc.handler.somebodys import LIBRARY, PAGES, Site


@pytest.fixture
def site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Site:
    made = Site(tmp_path, caplog)
    made.write("src", LIBRARY)
    made.write("docs", PAGES)
    return made
