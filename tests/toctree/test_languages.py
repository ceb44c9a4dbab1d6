"""Languages: their names and direction, and which ones a folder holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from toctree import find_languages, is_language_code, language, split_source


@pytest.mark.parametrize(
    ("code", "name", "english", "direction"),
    [
        ("ko", "한국어", "Korean", "ltr"),
        ("ar", "العربية", "Arabic", "rtl"),
        ("zh-hant", "繁體中文", "Chinese (Traditional)", "ltr"),
        ("zh_TW", "繁體中文（台灣）", "Chinese (Taiwan)", "ltr"),
        ("en-gb", "English (GB)", "English (GB)", "ltr"),
        ("ckb", "ckb", "ckb", "rtl"),
        ("gsw", "gsw", "gsw", "ltr"),
    ],
)
def test_names_and_direction(code: str, name: str, english: str, direction: str) -> None:
    found = language(code)
    assert (found.code, found.name, found.english_name, found.direction) == (code, name, english, direction)


@pytest.mark.parametrize(
    ("name", "is_code"), [("ko", True), ("pt-br", True), ("zh_Hant", True), ("api", False)]
)
def test_folder_names_that_are_codes(name: str, is_code: bool) -> None:
    assert is_language_code(name) == is_code


def page(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Page\n")


def test_languages_are_folders_with_a_toctree_or_pages(tmp_path: Path) -> None:
    page(tmp_path / "en" / "_toctree.yml")
    page(tmp_path / "ko" / "tasks" / "asr.mdx")
    page(tmp_path / "de" / "picture.png")
    page(tmp_path / "imgs" / "index.md")
    page(tmp_path / "api" / "index.md")
    page(tmp_path / "fr")
    assert find_languages(tmp_path) == ["en", "ko"]
    assert find_languages(tmp_path / "nowhere") == []


def test_a_path_is_a_folder_of_languages_or_one_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(tmp_path / "en" / "index.md")
    assert split_source(tmp_path) == (tmp_path, None)
    assert split_source(tmp_path / "en") == (tmp_path, "en")
    monkeypatch.chdir(tmp_path / "en")
    assert split_source(Path()) == (tmp_path.resolve(), "en")


def test_a_documentation_in_one_language_has_its_pages_right_there(tmp_path: Path) -> None:
    page(tmp_path / "_toctree.yml")
    page(tmp_path / "ml" / "index.md")
    assert find_languages(tmp_path) == []
    assert split_source(tmp_path / "ml") == (tmp_path / "ml", None)
