"""A word in running text, in the scripts of the languages that are translated into.

| script           | where a word begins and ends                                                         |
|------------------|--------------------------------------------------------------------------------------|
| Latin            | at what is no letter or digit: a Korean particle, the Arabic article                 |
| Hangul           | begins at what isn't Hangul; particles follow                                        |
| katakana         | at what isn't katakana, the long vowel mark included                                 |
| Arabic           | after the particles `و ف ب ك ل` and the article, before a suffix of number or person |
| other            | anywhere                                                                             |

Capitals count where the word has some after its first letter: `GPU`, `PyTorch`.
"""

from __future__ import annotations

import re
from functools import cache

_LATIN = "0-9A-Za-zÀ-ÖØ-öø-ɏ_"
_HANGUL = "가-힣"
_KATAKANA = "ァ-ヺー"
_ARABIC = "ء-يٮ-ۓ"
_VOWELS = "[\u0640\u064b-\u065f\u0670]*"
"""Short vowels and the stretched line, which writers of Arabic may leave out."""

_ALIKE = {**dict.fromkeys("اأإآٱ", "[اأإآٱ]"), **dict.fromkeys("يى", "[يى]")}
_BEFORE = "(?:[وف]?(?:[بك]?ال|لل|[بكل])?)"
_AFTER = "(?:ات|ان|ين|ون|ها|هما|هم|ه|ي|نا|ك|ا)?"
_GERMAN = "(?:e|em|en|er|ern|es|n|s|se|sen|ses)?"
_SEPARATOR = r"[\s\-‐‑]"


@cache
def strict(word: str, language: str) -> re.Pattern[str]:
    """What finds a word only where it certainly stands: as a word of its own, and not within a name."""
    return re.compile(_bounded(word, language), _flags(word))


@cache
def generous(word: str, language: str) -> re.Pattern[str]:
    """What finds a word wherever it may stand: inflected, in a compound, with or without spaces."""
    parts = _parts(word)
    if _script(word[0]) == _ARABIC:
        return re.compile(rf"{_SEPARATOR}+".join(_arabic(part, f"[{_ARABIC}]*") for part in parts))
    letters = [_letter(letter) for part in parts for letter in part]
    return re.compile(rf"{_SEPARATOR}*".join(letters), re.IGNORECASE)


def _bounded(word: str, language: str) -> str:
    parts, first, last = _parts(word), _script(word[0]), _script(word[-1])
    if first == _ARABIC:
        return rf"{_SEPARATOR}+".join(_arabic(part, _AFTER) for part in parts)
    body = rf"{_SEPARATOR}+".join("".join(map(_letter, part)) for part in parts)
    before = {
        # `doc-builder` isn't what `hf-doc-builder` or `path/doc-builder` name.
        # Nor is `설정(configuration)` English; it is a Korean word that is explained.
        _LATIN: rf"(?<![{_LATIN}])(?<![{_LATIN}][-./])(?<![{_HANGUL}ぁ-ヿ一-鿿][(（])",
        _HANGUL: rf"(?<![{_HANGUL}])",
        _KATAKANA: rf"(?<![{_KATAKANA}])",
    }.get(first, "")
    after = {
        _LATIN: rf"{_ending(language)}(?![{_LATIN}])(?![-./][{_LATIN}])",
        _KATAKANA: rf"(?![{_KATAKANA}])",
    }.get(last, "")
    return before + body + after


def _ending(language: str) -> str:
    return _GERMAN if language == "de" else "(?:s|es)?"


def _arabic(part: str, ending: str) -> str:
    part = part.removeprefix("ال") if len(part) > 4 else part
    stem = part.removesuffix("ة")
    body = "".join(_letter(letter) + _VOWELS for letter in stem)
    last = f"(?:ة{_VOWELS}|[تى]?{ending})" if stem != part else ending
    return f"(?<![{_ARABIC}]){_BEFORE}{body}{last}(?![{_ARABIC}])"


def _letter(letter: str) -> str:
    return _ALIKE.get(letter) or re.escape(letter)


def _parts(word: str) -> list[str]:
    return [part for part in re.split(rf"{_SEPARATOR}+", word) if part]


def _script(letter: str) -> str:
    ranges = (_LATIN, _HANGUL, _KATAKANA, _ARABIC)
    return next((one for one in ranges if re.match(f"[{one}]", letter)), "")


def _flags(word: str) -> re.RegexFlag:
    shaped = any(letter.isupper() for letter in word[1:])
    return re.NOFLAG if shaped else re.IGNORECASE
