"""Words that are indexed beside a page's own, so that a search finds what a reader of its language means.

Pagefind cuts text into words and matches their beginnings. That misses parts of Korean
compounds, Arabic words typed without their signs, and long Japanese loan words, which the
index and the browser cut in different places. `theme/assets/doc-builder/search/text.js`
brings queries into the same forms: change both together.
"""

from __future__ import annotations

import re
import unicodedata

from builder.site import korean
from builder.site.cache import PageCache

_ARABIC_WORD = re.compile(r"[\u0620-\u065f\u0670-\u06d3]+")
_ARABIC_SIGNS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_ARABIC_ALEFS = re.compile(r"[\u0622\u0623\u0625\u0671]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_NEVER_FIRST = "ァィゥェォッャュョヮヵヶーン"
_FIRST_KATAKANA = 0x30A0


def has_added_words(language: str) -> bool:
    """Whether pages of a language get any, here and now."""
    return language in ("ar", "ja") or (language == "ko" and korean.available())


def added_words(language: str, texts: list[str], cache: PageCache) -> list[str]:
    """For each text, the words to index beside it, separated by spaces."""
    match language:
        case "ko" if korean.available():
            return korean.morphemes(texts, cache)
        case "ar":
            return [_plain_arabic(text) for text in texts]
        case "ja":
            return [_loan_words(text) for text in texts]
        case _:
            return ["" for _ in texts]


def _plain_arabic(text: str) -> str:
    """The words that are written with vowel signs, tatweel or a carried alef, without those."""
    found = set()
    for word in _ARABIC_WORD.findall(unicodedata.normalize("NFC", text)):
        plain = _ARABIC_ALEFS.sub("\u0627", _ARABIC_SIGNS.sub("", word))
        if plain != word:
            found.add(plain)
    return " ".join(sorted(found))


def _loan_words(text: str) -> str:
    """Each run of katakana, and each ending of one, as a word of Latin letters, which nobody cuts.

    Words match by their beginnings: the endings let `チューニング` find `ファインチューニング`.
    """
    runs = {run[start:] for run in _KATAKANA.findall(text) for start in range(len(run) - 2)}
    return " ".join(sorted(latin_katakana(run) for run in runs if run[0] not in _NEVER_FIRST))


def latin_katakana(run: str) -> str:
    """A run of katakana in the letters that stand for it in the index: `zq`, then a to p twice each."""
    letters = []
    for character in run:
        high, low = divmod(ord(character) - _FIRST_KATAKANA, 16)
        letters += [chr(ord("a") + high), chr(ord("a") + low)]
    return "zq" + "".join(letters)
