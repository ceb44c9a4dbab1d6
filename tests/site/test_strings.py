"""The site's own words: the same in every language that the project ships."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from builder.strings import shipped, strings

PLACEHOLDER = re.compile(r"\{\w+\}")


def test_five_languages_are_shipped() -> None:
    assert shipped() == ["ar", "de", "en", "ja", "ko"]


@pytest.mark.parametrize("code", ["ar", "de", "ja", "ko"])
def test_no_language_lacks_a_word_that_english_has(code: str) -> None:
    assert set(strings(code)) == set(strings("en"))


@pytest.mark.parametrize("code", ["ar", "de", "ja", "ko"])
def test_a_translation_keeps_the_placeholders(code: str) -> None:
    words, english = strings(code), strings("en")
    kept = {key: sorted(PLACEHOLDER.findall(words[key])) for key in words}
    # Arabic says one and two without the number.
    exempt = {"script.search.count.one", "script.search.count.two"}
    wanted = {key: sorted(PLACEHOLDER.findall(english[key])) for key in english}
    assert {key for key in kept if kept[key] != wanted[key]} <= exempt


@pytest.mark.parametrize("code", ["ar", "de", "en", "ja", "ko"])
def test_what_the_theme_says_is_in_the_language_too(code: str) -> None:
    folder = Path(material.__file__).parent / "templates" / "partials" / "languages"
    words = re.compile(r'^  "([^"]+)": ', re.MULTILINE)
    english = set(words.findall((folder / "en.html").read_text(encoding="utf-8")))
    own = set(words.findall((folder / f"{code}.html").read_text(encoding="utf-8")))
    ours = {key.removeprefix("material.") for key in strings(code) if key.startswith("material.")}
    # The blog and Material's own search are never shown here; `direction` is asked of toctree.language.
    missing = {
        key for key in english - own - ours if not key.startswith(("blog.", "search.config", "direction"))
    }
    assert missing == set()


def test_a_language_without_words_of_its_own_reads_english_ones() -> None:
    assert strings("fr") == strings("en")
