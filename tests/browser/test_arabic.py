"""Every Arabic page, measured: the order of characters, marks beside code, lists, tables, tabs, the frame.

`arabic.js` measures where the browser has put each character.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.measures import arabic_defects
from tests.browser.served import Open


@pytest.mark.parametrize(
    ("html", "defect"),
    [
        ("<p>استدعِ <span>from_pretrained()</span> أولا</p>", "out of order"),
        ("<p>استدعِ <code style='unicode-bidi: normal; direction: rtl'>f()</code> أولا</p>", "a name whose"),
        ("<p>استدعِ <bdi>from_pretrained()</bdi>، ثم <code>f()</code>.</p>", ""),
        ("<p>قبل <code style='unicode-bidi: normal'>f</code>! g</p>", "doesn't stand left"),
        ("<table style='direction: ltr'><tr><td>أ</td><td>ب</td></tr></table>", "columns"),
        ("<pre><code dir=rtl style='direction: rtl'>x = f(1)</code></pre>", "block of code"),
        ("<pre><code>f(<b>«نص»</b>, <b>«آخر»</b>)  # سعر $5</code></pre>", "code out of order"),
        ("<ul style='padding: 0; margin: 0'><li style='margin: 0'>بند</li></ul>", "no room"),
    ],
)
def test_a_defect_is_seen(visit: Open, html: str, defect: str) -> None:
    """The measure itself, on pages that are spoilt on purpose; an empty `defect` is none."""
    page = visit("ar/quickstart/")
    page.locator(".db-content").evaluate("(content, html) => { content.innerHTML = html }", html)
    defects = arabic_defects(page).defects
    assert any(defect in one for one in defects) if defect else not defects


def test_a_sample_of_markdown_runs_as_its_words_do(visit: Open) -> None:
    page = visit("ar/quickstart/")
    lines = "انظر [الصفحة][first] أولا\n[first]: page"
    page.locator(".db-content").evaluate(
        "(content, lines) => { content.innerHTML ="
        ' `<div class="highlight language-md"><pre><code>${lines}</code></pre></div>` }',
        lines,
    )
    arabic, english = page.locator("pre code").evaluate(
        """code => [0, code.textContent.indexOf("\\n") + 1].map((start) => {
          const range = document.createRange();
          range.setStart(code.firstChild, start);
          range.setEnd(code.firstChild, start + 1);
          return range.getBoundingClientRect().left;
        })"""
    )
    box = page.locator("pre code").bounding_box()
    assert box and arabic > box["x"] + box["width"] / 2 > english


def test_the_frame_is_mirrored(visit: Open) -> None:
    page = visit("ar/write/dialect/")
    content = page.locator(".db-content").bounding_box()
    pages = page.locator(".md-sidebar--primary .md-nav__link--active").last.bounding_box()
    headings = page.locator(".md-sidebar--secondary .md-nav__link").first.bounding_box()
    assert content and pages and headings
    assert headings["x"] + headings["width"] < content["x"]
    assert pages["x"] > content["x"] + content["width"] / 2
    logo, search = page.locator(".md-logo").first.bounding_box(), page.locator(".db-search").bounding_box()
    assert logo and search and search["x"] < logo["x"]


def test_the_way_on_is_to_the_left(visit: Open) -> None:
    page = visit("ar/write/dialect/")
    before = page.locator(".md-footer__link--prev").bounding_box()
    after = page.locator(".md-footer__link--next").bounding_box()
    assert before and after and after["x"] < before["x"]
    for link in ("prev", "next"):
        arrow = page.locator(f".md-footer__link--{link} svg")
        assert arrow.evaluate("one => getComputedStyle(one).transform") == "matrix(-1, 0, 0, 1, 0, 0)"


def test_the_drawer_of_a_phone_comes_from_the_right(visit: Open) -> None:
    page = visit("ar/write/dialect/", width=390, height=844)
    page.locator("[for=__drawer].md-header__button").click()
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_in_viewport()
    page.wait_for_function(
        "box => Math.abs(box.getBoundingClientRect().right - 390) < 1", arg=drawer.element_handle()
    )
    box = drawer.bounding_box()
    assert box and box["x"] > 20
