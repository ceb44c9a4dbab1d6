"""What is measured on an open page: accessibility, direction, room, pictures, the language of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.served import LANGUAGES
from toctree import language

HERE = Path(__file__).parent
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
ARABIC = (HERE / "arabic.js").read_text(encoding="utf-8")
READING = (HERE / "reading.js").read_text(encoding="utf-8")

SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
}
"""Letters that tell a language from the others; those of Latin script have none."""

ENGLISH = re.compile(
    r"(?<![\w'’.{-])(?:the|and|of|is|are|with|that|this|to|you|your|for|from)(?![\w'’.}-])", re.IGNORECASE
)
"""English words that no sentence goes without, and that none of the other languages has."""


NAMES = ("Material for MkDocs", *(language(code).name for code in LANGUAGES))
"""What is called the same in every language: languages are called as they call themselves."""


@dataclass(frozen=True)
class Looked:
    """Defects of a page in sentences, and how many things of each kind were looked at."""

    defects: list[str]
    counts: dict[str, int]


def violations(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """What axe finds serious or critical on the page as it is; with `rules` of these alone."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def arabic_defects(page: Page) -> Looked:
    """What a page in a right-to-left language shows in the wrong order or place."""
    found: dict[str, Any] = page.evaluate(f"{ARABIC}\n;arabicDefects()")
    return Looked(found["defects"], found["looked"])


def beyond_the_edge(page: Page) -> list[str]:
    """What the window's edge cuts off, and whether the page scrolls sideways."""
    over: list[str] = page.evaluate(f"{READING}\n;overflowing()")
    page.evaluate("window.scrollTo(500, 0); window.scrollTo(-500, 0)")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth || window.scrollX !== 0"):
        over.append("the page scrolls sideways")
    return over


def missing_pictures(page: Page) -> list[str]:
    """The addresses of pictures that don't come."""
    missing: list[str] = page.evaluate(f"{READING}\n;missingPictures()")
    return missing


def foreign_words(page: Page, language: str) -> list[str]:
    """The texts that the page gives as its own language's, and that are in another."""
    texts: list[str] = page.evaluate(f"{READING}\n;ownTexts()")
    return [text for text in texts if is_foreign(text, language)]


def is_foreign(text: str, language: str) -> bool:
    """Whether a text holds words that aren't in `language`: another script's, or English ones."""
    for name in NAMES:
        text = text.replace(name, "")
    if any(script.search(text) for code, script in SCRIPTS.items() if code != language):
        return language != "ja" or bool(SCRIPTS["ar"].search(text) or SCRIPTS["ko"].search(text))
    return language != "en" and ENGLISH.search(text) is not None
