"""Five languages under one roof: what a page says of itself, and the ways from one language to another."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.served import LANGUAGES, Open, Site


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_opens_in_its_own_language_and_direction(visit: Open, language: str) -> None:
    page = visit(f"{language}/quickstart/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("body").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    expect(page.locator("article h1")).to_be_visible()
    expect(page.locator(".db-fallback")).to_have_count(0)


def test_every_language_has_every_page(site: Site) -> None:
    for language in LANGUAGES:
        assert [path.removeprefix(language) for path in site.pages(language)] == [
            path.removeprefix("en") for path in site.pages("en")
        ]


def test_switching_language_stays_on_the_page_and_in_its_section(visit: Open, site: Site) -> None:
    page = visit("en/write/dialect/#math")
    button = page.get_by_role("button", name="Choose a language")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.get_by_role("link", name="한국어").click()
    page.wait_for_url(f"{site.url}ko/write/dialect/#math")
    expect(page.locator("#math")).to_be_in_viewport()


def test_the_language_menu_obeys_the_keyboard(visit: Open, site: Site) -> None:
    page = visit("de/quickstart/")
    button = page.locator(".db-languages__button")
    button.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".db-languages__link").first).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".db-languages__link").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert page.locator(".db-languages__link[aria-current]").get_attribute("hreflang") == "de"


@pytest.mark.parametrize(
    ("locale", "language"), [("ja-JP", "ja"), ("de-AT", "de"), ("ar-EG", "ar"), ("fr-FR", "en")]
)
def test_the_front_door_sends_readers_to_their_browsers_language(
    visit: Open, site: Site, locale: str, language: str
) -> None:
    page = visit("", locale=locale)
    page.wait_for_url(f"{site.url}{language}/")


def test_the_front_door_remembers_the_language_that_was_chosen(visit: Open, site: Site) -> None:
    page = visit("en/", locale="de-DE")
    page.locator(".db-languages__button").click()
    page.locator(".db-languages__link[hreflang=ja]").click()
    page.wait_for_url(f"{site.url}ja/")
    again = visit("", same=page)
    again.wait_for_url(f"{site.url}ja/")


def test_the_front_door_lists_the_languages_without_scripts(visit: Open) -> None:
    page = visit("", java_script_enabled=False)
    assert page.locator("main a").all_inner_texts() == ["English", "العربية", "Deutsch", "日本語", "한국어"]


def test_a_moved_page_keeps_the_query_and_the_fragment(visit: Open, site: Site) -> None:
    page = visit("ko/getting_started/?settings=mkdocs.yml#build-it")
    page.wait_for_url(f"{site.url}ko/quickstart/?settings=mkdocs.yml#build-it")


def test_an_address_without_a_page_is_answered_in_its_language(visit: Open, site: Site) -> None:
    page = visit("404.html")
    expect(page.locator("main section")).to_have_count(len(LANGUAGES))
    text = (site.folder / "404.html").read_text(encoding="utf-8")
    page.route(
        "**/de/nowhere/", lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8")
    )
    page.goto(site.url + "de/nowhere/")
    expect(page.get_by_role("heading")).to_have_text("Seite nicht gefunden")
    page.get_by_role("link").click()
    page.wait_for_url(f"{site.url}de/")
