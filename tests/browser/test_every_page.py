"""Every page in each language that it is written in, read at a desktop's and at a phone's width.

A page is opened once, for that is what takes the time, and everything is measured on it. `visit` also
watches: no page may ask another host for anything, or report an error.

`DOC_BUILDER_SCREENSHOTS=DIR pytest tests/browser/test_every_page.py` keeps a picture of each page at both
widths, for people to look at.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measures import (
    arabic_defects,
    beyond_the_edge,
    foreign_words,
    is_foreign,
    missing_pictures,
    violations,
)
from tests.browser.served import LANGUAGES, Open, Site

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_defect(visit: Open, site: Site, language: str) -> None:
    paths = site.own_pages(language)
    page = visit(paths[0])
    counts: Counter[str] = Counter()
    defects = [
        f"{path} at {width}: {defect}"
        for number, path in enumerate(paths)
        for width, defect in _read(page, site, path, language, _examined(number, language), counts)
    ]
    assert not defects
    if language == "ar":
        assert (
            min(counts[what] for what in ("names", "words", "marks after", "blocks of code", "tokens")) > 50
        )
        assert min(counts[what] for what in ("items", "rows", "tabs", "callouts", "headings", "brackets")) > 1


def _examined(number: int, language: str) -> bool:
    """Whether axe, which takes most of the time, examines a page: in English, and in one language more.

    A page has the same elements and colours in all.
    """
    others = [code for code in LANGUAGES if code != "en"]
    return language == "en" or others[number % len(others)] == language


def _read(
    page: Page, site: Site, path: str, language: str, examined: bool, counts: Counter[str]
) -> Iterator[tuple[int, str]]:
    """The defects of a page, each with the width at which it was seen."""
    for size, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if size is DESKTOP:
            page.goto(site.url + path)
            if page.locator("pre.db-mermaid").count():
                expect(page.locator(".db-diagram svg").first).to_be_visible()
            found = [f"no picture {one}" for one in missing_pictures(page)]
            found += [f"foreign words: {one}" for one in foreign_words(page, language)]
            found += violations(page) if examined else []
        else:
            found = violations(page, ("color-contrast",)) if examined and language == "en" else []
        found += [f"beyond the edge: {one}" for one in beyond_the_edge(page)]
        if language == "ar":
            arabic = arabic_defects(page)
            counts.update(arabic.counts)
            found += arabic.defects
        _keep_picture(page, path, size["width"])
        yield from ((size["width"], one) for one in found)


def _keep_picture(page: Page, path: str, width: int) -> None:
    """A picture of the whole page, where somebody wants one."""
    if folder := os.environ.get("DOC_BUILDER_SCREENSHOTS"):
        page.evaluate("window.scrollTo(0, 0)")
        picture = Path(folder, f"{path.rstrip('/') or 'index'}-{width}.jpg")
        page.screenshot(path=picture, full_page=True, type="jpeg", quality=60)


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        ("On this page", "ko", True),
        ("이 페이지에서", "ko", False),
        ("GitHub Pages", "ko", False),
        ("이 페이지에서", "de", True),
        ("Auf dieser Seite", "de", False),
        ("Auf dieser Seite, for you", "de", True),
        ("漢字だけでなく", "ja", False),
        ("漢字", "ar", True),
        ("이 페이지", "en", True),
    ],
)
def test_foreign_words_are_told_from_own(text: str, language: str, foreign: bool) -> None:
    assert is_foreign(text, language) is foreign


@pytest.mark.parametrize(
    ("html", "defect"),
    [
        ("<div style='min-width: 900px'>wide</div>", "beyond the edge"),
        ("<img src='data:image/png;base64,AAAA' alt=''>", "no picture"),
        ("<p>이 문장은 영어가 아닙니다.</p>", "foreign words"),
        ("<p lang='ko'>이 문장은 영어가 아닙니다.</p>", ""),
        ("<p style='color: #ccc; background: #fff'>pale</p>", "color-contrast"),
    ],
)
def test_a_defect_is_seen(visit: Open, html: str, defect: str) -> None:
    """The measures themselves, on a page that is spoilt on purpose; an empty `defect` is none."""
    page = visit("en/quickstart/", width=PHONE["width"], height=PHONE["height"])
    page.locator(".db-content").evaluate("(content, html) => { content.innerHTML = html }", html)
    found = [f"no picture {one}" for one in missing_pictures(page)]
    found += [f"foreign words: {one}" for one in foreign_words(page, "en")]
    found += [f"beyond the edge: {one}" for one in beyond_the_edge(page)]
    found += violations(page, ("color-contrast",))
    assert any(defect in one for one in found) if defect else not found
