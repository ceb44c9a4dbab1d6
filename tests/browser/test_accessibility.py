"""Every page in each language that it is written in, in both schemes, examined by axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import LANGUAGES, Open, Site

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds serious or critical on the page as it is."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_serious_violation(visit: Open, site: Site, language: str, scheme: str) -> None:
    paths = site.own_pages(language)
    page = visit(paths[0], scheme=scheme)
    found = {}
    for path in paths:
        page.goto(site.url + path)
        if page.locator("pre.db-mermaid").count():
            expect(page.locator(".db-diagram svg").first).to_be_visible()
        if serious := violations(page):
            found[path] = serious
    assert not found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neither_has_the_open_search_nor_the_open_menu(visit: Open, scheme: str) -> None:
    page = visit("ar/quickstart/", scheme=scheme)
    page.locator(".db-languages__button").click()
    assert not violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#db-search-input").fill("BertModel")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert not violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neither_has_a_phone(visit: Open, scheme: str) -> None:
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
