"""Korean words by their parts, so that a search for `학습` finds `전이학습을`.

Pagefind matches the beginnings of words. Kiwi's morphemes that no word on the page begins
with are added to what it indexes. Kiwi takes 2.6 s to load and 520 MB, so it runs in a
process of its own, which has ended before Pagefind starts, and its result is kept by text.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys

from builder.site.cache import PageCache, digest

_WORD = re.compile(r"\w+")
_KEPT = ("NNG", "NNP", "SL", "XR", "VV", "VA")
"""Tags of words that somebody would look for: nouns, foreign words, roots, verbs and adjectives."""


def available() -> bool:
    """Whether the extra `doc-builder[korean]` is installed."""
    return importlib.util.find_spec("kiwipiepy") is not None


def morphemes(texts: list[str], cache: PageCache) -> list[str]:
    """For each text the words to index beside it, separated by spaces; kept in `cache`."""
    keys = [digest("korean-morphemes", 1, text) for text in texts]
    known: dict[str, str] = {key: str(body) for key, body in cache.bodies(keys).items()}
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if missing:
        for key, words in zip(missing, _in_process(list(missing.values())), strict=True):
            known[key] = words
            cache.store(key, {}, words)
    cache.heads(keys)  # marks them as used
    cache.commit()
    return [known[key] for key in keys]


def _in_process(texts: list[str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "builder.site.korean"],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [str(words) for words in json.loads(done.stdout)]


def _analyse(texts: list[str]) -> list[str]:
    from kiwipiepy import Kiwi

    found = []
    for text, tokens in zip(texts, Kiwi(num_workers=2).tokenize(texts), strict=True):
        words = {word.lower() for word in _WORD.findall(text)}
        beginnings = {word[:length] for word in words for length in range(1, len(word) + 1)}
        forms = {
            token.form.lower() for token in tokens if token.tag.startswith(_KEPT) and len(token.form) > 1
        }
        found.append(" ".join(sorted(forms - beginnings)))
    return found


if __name__ == "__main__":
    json.dump(_analyse(json.load(sys.stdin)), sys.stdout)
