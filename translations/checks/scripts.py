"""Letters of another script than the language's, and numbers that English hasn't."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.markdown import Link, Text, walk
from translations.checks.faults import Fault
from translations.checks.page import Checked, Contents, Pair

_SCRIPTS = {
    "Hangul": r"가-힣ᄀ-ᇿ",
    "Kana": r"ぁ-ゖァ-ヺ",
    "Han": r"㐀-䶿一-鿿",
    "Cyrillic": r"Ѐ-ӿ",
    "Arabic": r"ء-يپچژکگۀ-ۓ",
    "Devanagari": r"ऄ-ह",
    "Thai": r"ก-ฮ",
    "Hebrew": r"א-ת",
    "Telugu": r"అ-హ",
}
_RUNS = {name: re.compile(rf"[{letters}]+") for name, letters in _SCRIPTS.items()}
_OWN = {
    "ko": ("Hangul", "Han"), "ja": ("Kana", "Han"), "zh": ("Han",), "ar": ("Arabic",), "fa": ("Arabic",),
    "ur": ("Arabic",), "ru": ("Cyrillic",), "uk": ("Cyrillic",), "hi": ("Devanagari",), "th": ("Thai",),
    "he": ("Hebrew",), "te": ("Telugu",),
}  # fmt: skip
"""The scripts of languages that aren't written in Latin letters alone."""
_LATIN = frozenset(
    {"de", "es", "fr", "it", "pt", "ms", "tr", "nl", "pl", "sv", "id", "vi", "fi", "da", "cs", "ro"}
)


def scripts(page: Checked) -> Iterator[Fault]:
    """wrong-script."""
    language = page.language.replace("_", "-").partition("-")[0]
    if language not in _OWN and language not in _LATIN:
        return
    foreign = [name for name in _RUNS if name not in _OWN.get(language, ())]
    english = page.english_source
    # A page that speaks of a language, in English too, shows its letters.
    foreign = [name for name in foreign if not _RUNS[name].search(english)]
    for contents in page.own:
        texts = list(_texts(contents))
        for name in foreign:
            for node in texts:
                for match in _RUNS[name].finditer(node.text):
                    yield Fault(
                        page.line(node),
                        "wrong-script",
                        f"“{match[0]}” is {_called(name)}",
                        "write it in the page's language",
                    )
        if language in ("ja", "ko"):
            for node in texts:
                for match in _RUNS["Han"].finditer(node.text):
                    if (
                        not _encodable(match[0], "cp932" if language == "ja" else "cp949")
                        and match[0] not in english
                    ):
                        message = f"“{match[0]}” has characters that are Chinese alone"
                        yield Fault(
                            page.line(node), "wrong-script", message, "write it in the page's language"
                        )


def _called(name: str) -> str:
    return {"Han": "Chinese", "Hangul": "Korean", "Kana": "Japanese"}.get(name, name)


def _texts(contents: Contents) -> Iterator[Text]:
    """Texts outside of links: a link is often called by what the linked page is called."""
    linked = {id(inner) for link in contents.of(Link) for inner in walk(link)}
    return (node for node in contents.of(Text) if id(node) not in linked and not node.text.isascii())


def _encodable(characters: str, encoding: str) -> bool:
    try:
        characters.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.,-])[0-9]{2,}(?:[.,][0-9]+)*(?![A-Za-z0-9_]|[.,][0-9]|[ \u00a0]?[万億萬亿千百兆만억천백조])"
)
_SPELLED = re.compile(
    r"\b(?:ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|million|billion|trillion|dozen|half|third|quarter)s?\b|\d[KMB]\b",
    re.IGNORECASE,
)


def numbers(page: Checked) -> Iterator[Fault]:
    """number: one that English hasn't, where the translation lacks one that English has."""
    for pair in page.pairs:
        if any(_SPELLED.search(version.text) for version in pair.versions):
            continue
        theirs = {
            _digits(one) for version in pair.versions for one in _NUMBER.findall(version.section.source)
        }
        wanted = set.intersection(*({_digits(one) for one in _numbers(version)} for version in pair.versions))
        mine = {_digits(one) for one in _NUMBER.findall(pair.own.section.source)}
        lost = wanted - mine
        odd = [
            (node, one)
            for node in _number_texts(pair)
            for one in _NUMBER.findall(node.text)
            if _digits(one) not in theirs
        ]
        if len(lost) == 1 and len({_digits(one) for _, one in odd}) == 1:
            node, number = odd[0]
            message = f"the number {number}: English has {next(iter(lost))}"
            yield Fault(page.line(node), "number", message, "compare it with English")


def _number_texts(pair: Pair) -> list[Text]:
    return pair.own.of(Text)


def _numbers(contents: Contents) -> list[str]:
    return [_digits(one) for node in contents.of(Text) for one in _NUMBER.findall(node.text)]


def _all_digits(contents: Contents) -> list[str]:
    """Also those of code, addresses and longer numbers' parts."""
    found = re.findall(r"[0-9]+(?:[.,][0-9]+)*", contents.section.source)
    return [_digits(one) for one in found]


def _digits(number: str) -> str:
    return re.sub(r"[.,]", "", number)
