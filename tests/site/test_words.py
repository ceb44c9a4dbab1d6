"""Words that are added to a search index, by language."""

from __future__ import annotations

import pytest

from builder.site.cache import PageCache
from builder.site.words import added_words, latin_katakana


@pytest.fixture
def cache() -> PageCache:
    return PageCache(None)


def test_korean_compounds_are_found_by_their_parts(cache: PageCache) -> None:
    (words,) = added_words("ko", ["전이학습을 다룬다."], cache)
    assert "학습" in words.split()


def test_korean_words_that_text_begins_with_are_not_added(cache: PageCache) -> None:
    (words,) = added_words("ko", ["모델을 만든다."], cache)
    assert "모델" not in words.split()


def test_korean_morphemes_are_kept(cache: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = added_words("ko", ["토크나이저학습"], cache)
    monkeypatch.setattr("builder.site.korean._in_process", lambda texts: pytest.fail("asked twice"))
    assert added_words("ko", ["토크나이저학습"], cache) == first


def test_arabic_is_found_without_signs_and_with_a_plain_alef(cache: PageCache) -> None:
    assert added_words("ar", ["إعداد النُّموذج"], cache) == ["اعداد النموذج"]


def test_japanese_loan_words_are_indexed_whole(cache: PageCache) -> None:
    (words,) = added_words("ja", ["ファインチューニングとトークン"], cache)
    whole = {"ファインチューニング", "トークン"}
    endings = {"インチューニング", "チューニング", "ニング"}
    assert set(words.split()) == {latin_katakana(run) for run in whole | endings}
    assert latin_katakana("ファインチューニング").startswith(latin_katakana("ファイン"))


def test_other_languages_need_none(cache: PageCache) -> None:
    assert added_words("de", ["Donaudampfschiff"], cache) == [""]
