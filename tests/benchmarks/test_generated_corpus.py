"""The documentation that measurements generate: the same each time, and sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from benchmarks.stock import STOCK
from builder.markdown import parse
from toctree import check, find_languages, merge, pages_in, read_config, read_toctree

SHARES = {"en": 1.0, "ar": 0.1, "de": 0.2, "ja": 0.4, "ko": 0.5}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "source", 40, 7, SHARES)
    return tmp_path / "source"


def test_the_same_arguments_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "again", 40, 7, SHARES)
    first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
    again = {
        path.relative_to(tmp_path / "again"): path.read_bytes() for path in (tmp_path / "again").rglob("*.*")
    }
    assert first == again


def test_each_language_covers_its_share(folder: Path) -> None:
    assert find_languages(folder) == sorted(SHARES)
    assert {code: len(pages_in(folder / code)[0]) for code in SHARES} == {
        code: round(40 * share) for code, share in SHARES.items()
    }


def test_toctrees_agree_with_their_folders(folder: Path) -> None:
    english = read_toctree(folder / "en" / "_toctree.yml")
    for code in SHARES:
        toctree = read_toctree(folder / code / "_toctree.yml")
        pages, findings = pages_in(folder / code)
        assert [*findings, *toctree.findings, *check(toctree, set(pages), read_config(folder / code))] == []
        assert (
            len([node for top in merge(english, toctree, set(pages)) for node in top.walk() if node.local])
            == 40
        )


def test_the_dialect_is_used_as_it_should_be(folder: Path) -> None:
    for path in folder.rglob("*.md"):
        assert parse(path.read_text(encoding="utf-8"), path.name).problems == []


def test_every_language_has_the_same_stock() -> None:
    english = STOCK["en"]
    for stock in STOCK.values():
        assert [text.count("{") for text in stock.sentences] == [
            text.count("{") for text in english.sentences
        ]
        assert len(stock.headings) == len(english.headings)
        assert len(stock.groups) == len(english.groups)
        assert len(stock.tips) == len(english.tips)
