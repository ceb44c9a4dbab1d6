"""What opens on a page, examined by axe, and the way through a page by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.measures import violations
from tests.browser.served import Open


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_and_the_open_menu_have_no_serious_violation(visit: Open, scheme: str) -> None:
    page = visit("ar/quickstart/", scheme=scheme)
    page.locator(".db-languages__button").click()
    assert not violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#db-search-input").fill("BertModel")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert not violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_none(visit: Open, scheme: str) -> None:
    page = visit("ko/write/dialect/", scheme=scheme, width=360, height=740)
    page.wait_for_load_state("networkidle")
    assert not violations(page)


def test_the_navigation_of_a_phone_opens_from_the_keyboard(visit: Open) -> None:
    page = visit("en/quickstart/", width=360, height=740)
    button = page.get_by_role("button", name="Open the navigation")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")


def test_the_first_tab_stop_leads_to_the_content(visit: Open) -> None:
    page = visit("de/quickstart/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_have_text("Zum Inhalt springen")
