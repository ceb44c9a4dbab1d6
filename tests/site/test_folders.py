"""Folders that can't be written, and remains that are damaged: a sentence or a fresh start, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.site.settings import UsageError
from tests.site.docs import ENGLISH, KOREAN, Docs


def test_a_folder_for_the_site_that_is_a_file_is_wrong_use(docs: Docs) -> None:
    docs.write(ENGLISH)
    docs.out.write_text("mine")
    with pytest.raises(UsageError, match="out: "):
        docs.build()
    assert docs.out.read_text() == "mine"


def test_a_site_that_cannot_be_written_is_wrong_use(somebody: Docs) -> None:
    somebody.root.chmod(0o555)
    with pytest.raises(UsageError, match="Permission denied"):
        somebody.build(cache_dir="")


def test_a_cache_that_cannot_be_kept_is_wrong_use(docs: Docs) -> None:
    docs.write(ENGLISH)
    with pytest.raises(UsageError, match="name another --cache-dir"):
        docs.build(cache_dir=str(docs.source / "en" / "index.md"))


@pytest.mark.parametrize("remains", ["{", "[]", '{"files": {"en/index.html": 1}}', '{"files": []}'])
def test_a_damaged_manifest_is_forgotten(docs: Docs, remains: str) -> None:
    docs.write(ENGLISH)
    docs.build()
    before = docs.files()
    for path in (docs.root / "cache").glob("site-*"):
        path.write_text(remains)
    assert not docs.build().failed
    assert docs.files() == before


def test_a_damaged_page_cache_is_begun_anew(docs: Docs) -> None:
    docs.write(ENGLISH)
    docs.build()
    before = docs.files()
    for path in (docs.root / "cache").glob("pages.sqlite*"):
        path.write_bytes(b"\xff\x00" * 9000)
    docs.write({"en/new.md": "# New\n"})
    assert docs.build().parsed == 3
    (docs.source / "en" / "new.md").unlink()
    docs.build()
    assert docs.files() == before


@pytest.mark.parametrize("version", ["../up", "/abs", "a//b", ".", "a/../b", "a\\b", " "])
def test_a_version_names_a_folder_in_the_site(docs: Docs, version: str) -> None:
    docs.write(ENGLISH)
    with pytest.raises(UsageError, match="version"):
        docs.build(version=version)
    assert not docs.out.exists()


def test_a_version_may_be_a_path(docs: Docs) -> None:
    docs.write(ENGLISH)
    docs.build(version="release/1.0")
    assert Path(docs.out, "release", "1.0", "en", "index.html").is_file()


def test_a_shared_file_that_is_gone_leaves_the_site(docs: Docs) -> None:
    docs.write({**ENGLISH, "styles/own.css": "p {}"})
    docs.build()
    (docs.source / "styles" / "own.css").unlink()
    docs.build()
    assert "styles/own.css" not in docs.files()


def test_a_language_whose_folder_is_gone_leaves_the_site(docs: Docs) -> None:
    docs.write({**ENGLISH, "de/_toctree.yml": "- local: index\n  title: Start\n", "de/index.md": "# Start\n"})
    docs.build()
    for path in (docs.source / "de").iterdir():
        path.unlink()
    (docs.source / "de").rmdir()
    docs.build()
    assert not (docs.out / "de").exists()


def test_a_translation_that_is_gone_is_marked_in_the_sidebar_of_every_page(docs: Docs) -> None:
    toctree = KOREAN["ko/_toctree.yml"].replace("in_translation", "guide/tabs").replace("(번역중) ", "")
    docs.write({**ENGLISH, **KOREAN, "ko/_toctree.yml": toctree, "ko/guide/tabs.md": "# Tabs\n"})
    docs.build()
    (docs.source / "ko" / "guide" / "tabs.md").unlink()
    docs.build()
    changed = docs.files()
    docs.build(clean=True, cache_dir="")
    assert docs.files() == changed
