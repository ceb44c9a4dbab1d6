"""Letters of another script than the language's, and numbers that English hasn't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.html.tagreader import Tag, read
from builder.markdown import HtmlBlock, Leaf, Link, Text, walk
from translations.checks.faults import Fault
from translations.checks.page import Checked, Contents, digits, texts_of

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
    foreign = [name for name in foreign if name not in _shown_by(english)]
    for contents in page.own:
        texts = list(_texts(contents))
        together = "\n".join(node.text for node in texts)
        for name in foreign:
            for node in texts if _RUNS[name].search(together) else ():
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


@lru_cache(maxsize=8)
def _shown_by(english: str) -> frozenset[str]:
    """The scripts that a text has letters of; kept, as a page is looked at in many languages."""
    return frozenset(name for name, run in _RUNS.items() if run.search(english))


def _called(name: str) -> str:
    return {"Han": "Chinese", "Hangul": "Korean", "Kana": "Japanese"}.get(name, name)


def _texts(contents: Contents) -> Iterator[Text]:
    """Texts in the page's language. Links are left out: they are often called what the linked page is."""
    linked = {id(inner) for link in contents.of(Link) for inner in walk(link)}
    foreign = list(_foreign(contents))
    return (
        node
        for node in contents.of(Text)
        if id(node) not in linked
        and not node.text.isascii()
        and not any(start < node.start < end for start, end in foreign)
    )


def _foreign(contents: Contents) -> Iterator[tuple[int, int]]:
    """What stands in elements that say which language it is in, from tag to closing tag."""
    name, start, depth = "", 0, 0
    for block in contents.of(HtmlBlock):
        for tag in read(block.html):
            if not isinstance(tag, Tag):
                continue
            if not depth and not tag.closing and any(key == "lang" for key, _ in tag.attributes):
                name, start, depth = tag.name, block.start, 1
            elif depth and tag.name == name:
                depth += -1 if tag.closing else 1
                if not depth:
                    yield start, block.end


def _encodable(characters: str, encoding: str) -> bool:
    try:
        characters.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.,-])[0-9]{2,}(?:[.,][0-9]+)*"
    r"(?![A-Za-z0-9_]|[.,][0-9]|[ \u00a0]?[万億萬亿千百兆만억천백조])"
)
_SPELLED = re.compile(
    r"\b(?:ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|million|billion|trillion|dozen|half)s?\b"
    r"|\b(?:third|quarter)s?\b|\d[KMB]\b",
    re.IGNORECASE,
)


def numbers(page: Checked) -> Iterator[Fault]:
    """number: one that English hasn't, in a paragraph that lacks one that English's has."""
    for pair in page.pairs:
        own, english = pair.own.leaves, pair.english.leaves
        if [type(leaf) for leaf in own] != [type(leaf) for leaf in english] or pair.gone:
            continue
        theirs, mine = pair.known(_all_numbers), pair.own.numbers
        lost_ones = pair.lasting(_all_numbers) - mine
        for one, other in zip(own, english, strict=True):
            odd = [number for number in _numbers(one) if number not in theirs]
            lost = [number for number in _numbers(other) if number in lost_ones]
            if len(odd) == len(lost) == 1 and not _SPELLED.search("".join(texts_of(other))):
                message = f"the number {odd[0]}: English has {lost[0]}"
                yield Fault(one.line, "number", message, "compare it with English")


def _numbers(leaf: Leaf) -> list[str]:
    """The numbers of a text, without what groups their digits."""
    return [digits(one) for text in texts_of(leaf) for one in _NUMBER.findall(text)]


def _all_numbers(contents: Contents) -> frozenset[str]:
    return contents.numbers
