"""Real pages: `DOC_BUILDER_CORPUS` names a folder of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.markdown import parse
from tests.markdown.test_positions import check_page

CORPUS = os.environ.get("DOC_BUILDER_CORPUS")


@pytest.mark.skipif(CORPUS is None, reason="DOC_BUILDER_CORPUS names no folder of pages")
def test_every_page_keeps_its_text() -> None:
    assert CORPUS is not None
    files = [file for file in sorted(Path(CORPUS).rglob("*.md")) if file.is_file()]
    assert files
    for file in files:
        check_page(parse(file.read_bytes().decode("utf-8"), str(file)))
