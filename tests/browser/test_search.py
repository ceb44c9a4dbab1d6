"""Search in the header: each language's own index, English after it, objects by name, the keyboard."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.searching import addresses, search
from tests.browser.served import Open, Site


@pytest.mark.parametrize(
    ("language", "query", "expected"),
    [
        ("en", "perplexity", "en/write/dialect/"),
        ("ko", "미리 보기", "ko/quickstart/"),
        ("ko", "번역", "ko/translate/"),
        ("ja", "翻訳", "ja/translate/"),
        ("ja", "インストール", "ja/quickstart/"),
        ("ar", "الترجمة", "ar/translate/"),
        ("ar", "التَّرجمَة", "ar/translate/"),
        ("de", "Übersetzung", "de/translate/"),
        ("de", "ubersetzungen", "de/translate/"),
    ],
)
def test_a_language_finds_its_own_words(visit: Open, language: str, query: str, expected: str) -> None:
    page = visit(f"{language}/")
    search(page, query)
    assert expected in addresses(page, "pages")
    assert all(path.startswith(f"{language}/") for path in addresses(page, "pages"))


def test_an_object_is_found_by_its_name(visit: Open, site: Site) -> None:
    page = visit("ja/")
    rows = [
        ["transformers.BertModelOutput", "library/models/#x", "class"],
        ["transformers.BertForSequenceClassification", "library/models/#y", "class"],
        ["transformers.BertModel", "library/models/#z", "class"],
    ]
    page.route("**/ja/objects.json", lambda route: route.fulfill(body=json.dumps(rows)))
    page.reload()  # the page may have asked for them already
    search(page, "bertmodel")
    names = page.locator("[role=option] code").all_inner_texts()
    assert names == ["transformers.BertModel", "transformers.BertModelOutput"]
    expect(page.locator("[role=option]").first).to_contain_text("transformers.BertModel")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}ja/library/models/#z")


def test_capitals_find_a_long_name(visit: Open) -> None:
    page = visit("en/")
    rows = [["transformers.BertForSequenceClassification", "library/models/#y", "class"]]
    page.route("**/en/objects.json", lambda route: route.fulfill(body=json.dumps(rows)))
    search(page, "bfsc")
    assert page.locator("[role=option] code").all_inner_texts() == [rows[0][0]]


def test_the_sites_own_objects_are_listed(visit: Open) -> None:
    page = visit("de/")
    search(page, "bertmodel")
    assert page.locator("[role=option] code").first.inner_text().endswith("BertModel")


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k"])
def test_keys_open_the_search_and_escape_closes_it(visit: Open, key: str) -> None:
    page = visit("en/quickstart/")
    field = page.locator("#db-search-input")
    page.keyboard.press(key)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    expect(page.locator("#db-search .md-search__output")).to_be_hidden()


def test_arrows_walk_the_list_and_enter_follows(visit: Open, site: Site) -> None:
    page = visit("de/quickstart/")
    search(page, "Übersetzung")
    field, options = page.locator("#db-search-input"), page.locator("#db-search-results [role=option]")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    target = options.first.evaluate("one => one.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_hits_are_marked_counted_and_lead_to_sections(visit: Open) -> None:
    page = visit("en/")
    search(page, "braces")
    expect(page.locator("#db-search [role=status]")).to_contain_text("result")
    expect(page.locator("[role=option] mark").first).to_have_text("braces", ignore_case=True)
    sections = page.locator(".db-search__option--section")
    assert any("#" in url for url in sections.evaluate_all("all => all.map(one => one.href)"))


def test_nothing_found_is_said(visit: Open) -> None:
    page = visit("de/")
    search(page, "xyzzyplugh")
    expect(page.locator("#db-search [role=status]")).to_have_text("Keine Treffer für „xyzzyplugh“")


def test_nothing_is_fetched_before_the_search_is_opened(visit: Open) -> None:
    page = visit("en/quickstart/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind" in url or "objects.json" in url]


def test_a_phone_searches_on_the_whole_screen(visit: Open) -> None:
    page = visit("ar/quickstart/", width=360, height=740, has_touch=True)
    page.get_by_role("button", name="فتح البحث").click()
    field = page.locator("#db-search-input")
    expect(field).to_be_focused()
    field.fill("الترجمة")
    expect(page.locator("[role=option]").first).to_be_visible()
    box = page.locator("#db-search .md-search__inner").bounding_box()
    assert box and (box["x"], box["width"]) == (0, 360)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="فتح البحث")).to_be_focused()
