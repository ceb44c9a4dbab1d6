"""A translation that is behind, as its reader sees it; and the page about all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from builder.markdown import parse
from builder.site.build import build
from builder.site.config import load
from tests.browser.measures import arabic_defects, violations
from tests.browser.served import PREFIX, Open, Site, served
from translations.sections import sections_of

ENGLISH = "# Home\n\nWelcome.\n\n## Install\n\nTake the wheel.\n\n## Use `run()`\n\nCall it.\n"
ARABIC = """\
# الرئيسية [[home]]
<!-- translated from {home}, draft -->

مرحبًا.

## التثبيت [[install]]
<!-- translated from {install}, draft -->

نزّل الحزمة.

## استعمال `run()` [[use-run]]
<!-- translated from {use}, todo -->

Call it.
"""
CONFIG = """\
site_name: Library
theme: {name: material}
plugins:
- doc-builder: {source: docs, python_module: false, search: false, translations: {dashboard: about}}
"""
TOCTREE = "- local: index\n  title: {}\n- local: about\n  title: {}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An Arabic page with a stale section and one that isn't translated yet, and the page about it."""
    root = tmp_path_factory.mktemp("www")
    source = root / "docs"
    home, install, use = (section.digest for section in sections_of(parse(ENGLISH)))
    for path, text in {
        "en/_toctree.yml": TOCTREE.format("Home", "Translation status"),
        "en/index.md": ENGLISH.replace("wheel", "newest wheel") + "\n## More\n\nRead on.\n",
        "ar/_toctree.yml": TOCTREE.format("الرئيسية", "أحوال الترجمة"),
        "ar/index.md": ARABIC.format(home=home, install=install, use=use),
    }.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text, encoding="utf-8")
    configuration = root / "mkdocs.yml"
    configuration.write_text(CONFIG, encoding="utf-8")
    config, loaded = load(configuration, {"site_dir": str(root / PREFIX)}, {"cache_dir": ""})
    assert not build(config, loaded).failed
    with served(root) as site:
        yield site


@pytest.mark.parametrize("width", [1280, 390])
def test_the_notice_is_mirrored_and_leads_to_english(visit: Open, site: Site, width: int) -> None:
    page = visit("ar/", width=width)
    notice = page.get_by_role("complementary", name="هذه الترجمة أقدم من الصفحة الإنجليزية")
    expect(notice).to_contain_text("لم يراجع أحد هذه الترجمة بعد.")
    style = notice.evaluate(
        "one => [getComputedStyle(one).direction, getComputedStyle(one).borderRightWidth != '0px']"
    )
    assert style == ["rtl", True]
    expect(notice.get_by_role("link", name="More")).to_have_attribute("dir", "ltr")
    notice.get_by_role("link", name="الصفحة الإنجليزية").click()
    page.wait_for_url(f"{site.url}en/")


def test_marks_stand_below_their_headings_and_say_in_words_what_they_mean(visit: Open, site: Site) -> None:
    page = visit("ar/")
    stale, todo = page.locator(".db-stale").all()
    expect(stale).to_contain_text("تغيّر الأصل الإنجليزي بعد ترجمة هذا القسم.")
    expect(todo).to_contain_text("لم يُترجَم هذا القسم بعد.")
    heading, mark = page.locator("#install").bounding_box(), stale.bounding_box()
    assert heading and mark and 0 <= mark["y"] - (heading["y"] + heading["height"]) < 30
    assert page.locator("#use-run").evaluate("one => one.nextElementSibling.className") == "db-stale"
    english = page.locator("#use-run").locator("xpath=..")
    assert [english.get_attribute(name) for name in ("lang", "dir")] == ["en", "ltr"]
    assert english.locator("p").all_inner_texts()[1:] == ["Call it."]
    contents = page.locator("[data-md-component=toc]").last
    expect(contents).not_to_contain_text("لم يُترجَم")
    stale.get_by_role("link").click()
    page.wait_for_url(f"{site.url}en/#install")


@pytest.mark.parametrize("path", ["ar/", "ar/about/", "en/about/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_of_it_is_accessible_and_in_order(visit: Open, path: str, scheme: str) -> None:
    page = visit(path, scheme=scheme)
    assert not violations(page)
    if path.startswith("ar/"):
        assert not arabic_defects(page).defects


@pytest.mark.parametrize("path", ["ar/about/", "en/about/"])
def test_the_picture_fills_from_the_readers_side(visit: Open, path: str) -> None:
    page = visit(path)
    bar = page.locator(".db-coverage__bar")
    whole, fresh = bar.bounding_box(), bar.locator("[data-state=fresh]").bounding_box()
    assert whole and fresh
    right = abs(whole["x"] + whole["width"] - fresh["x"] - fresh["width"]) < 3
    assert right if path.startswith("ar/") else abs(whole["x"] - fresh["x"]) < 3
    assert fresh["width"] == pytest.approx(whole["width"] / 4, abs=3)


def test_the_page_about_translations_fits_a_phone(visit: Open) -> None:
    page = visit("ar/about/", width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
