"""A page that nobody has translated yet: English, within the reader's own frame."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from builder.site.build import build
from builder.site.config import load
from tests.browser.searching import addresses, search
from tests.browser.served import PREFIX, Open, Site, served

CONFIG = """\
site_name: Library
theme: {name: material}
plugins:
- doc-builder: {source: docs, python_module: false}
"""
TOCTREE = "- local: index\n  title: {}\n- local: guide\n  title: Guide\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose guide only English has."""
    root = tmp_path_factory.mktemp("www")
    for path, text in {
        "en/_toctree.yml": TOCTREE.format("Home"),
        "en/index.md": "# Home\n\nWelcome.\n",
        "en/guide.md": "# Guide\n\n## Exit codes\n\nA command ends with a number.\n",
        "ar/_toctree.yml": "- local: index\n  title: الرئيسية\n",
        "ar/index.md": "# الرئيسية\n\nمرحبًا.\n",
        "ko/_toctree.yml": "- local: index\n  title: 홈\n",
        "ko/index.md": "# 홈\n\nexit 명령을 설명합니다.\n",
    }.items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(text, encoding="utf-8")
    configuration = root / "mkdocs.yml"
    configuration.write_text(CONFIG, encoding="utf-8")
    config, loaded = load(configuration, {"site_dir": str(root / PREFIX)}, {"cache_dir": ""})
    assert not build(config, loaded).failed
    with served(root) as site:
        yield site


def test_it_is_the_english_page_in_the_readers_frame(visit: Open) -> None:
    page = visit("ar/guide/")
    assert page.locator("html").get_attribute("lang") == "ar"
    notice = page.locator(".db-fallback")
    expect(notice).to_contain_text("لم تُترجَم هذه الصفحة بعد")
    assert notice.evaluate("element => getComputedStyle(element).direction") == "rtl"
    content = page.locator(".db-content")
    assert (content.get_attribute("lang"), content.get_attribute("dir")) == ("en", "ltr")
    contents = page.locator("[data-md-component=toc]").last
    assert (contents.get_attribute("lang"), contents.get_attribute("dir")) == ("en", "ltr")
    notice.get_by_role("link", name="فتحها في الموقع الإنجليزي").click()
    page.wait_for_url("**/en/guide/")


def test_it_indents_from_the_left(visit: Open) -> None:
    page = visit("ar/guide/")
    content = page.locator(".db-content")
    content.evaluate("one => one.insertAdjacentHTML('beforeend', '<ul id=probe><li>one</li></ul>')")
    box, item = content.bounding_box(), page.locator("#probe li").bounding_box()
    assert box and item
    assert item["x"] > box["x"] + 10
    assert abs((item["x"] + item["width"]) - (box["x"] + box["width"])) < 2


def test_the_menu_and_the_navigation_mark_it(visit: Open) -> None:
    page = visit("ko/guide/")
    page.locator(".db-languages__button").click()
    english, korean = (page.locator(f".db-languages__link[hreflang={code}]") for code in ("en", "ko"))
    expect(korean).to_contain_text("미번역")
    expect(english).not_to_contain_text("미번역")
    expect(
        page.locator(".md-nav--primary .md-nav__link--active .md-status--untranslated").first
    ).to_be_attached()


def test_search_has_it_after_the_languages_own_and_stays_in_the_frame(visit: Open) -> None:
    page = visit("ko/")
    search(page, "exit")
    groups = page.locator("#db-search-results [role=group]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-labelledby'))"
    )
    assert groups[-1] == "db-search-english"
    assert addresses(page, "english") == ["ko/guide/"]
    assert addresses(page, "pages") == ["ko/"]
