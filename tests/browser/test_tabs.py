"""Tabs: one choice for every set of a group, kept in the address and in the browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.served import Open

PAGE = "en/quickstart/"
GROUP, FIRST, SECOND = "settings", "mkdocs.yml", "no mkdocs.yml"
"""A group that the page has twice."""


def selected(page: Page) -> list[str]:
    """The chosen tab of every set of the group."""
    return page.locator(f".db-tabs[data-group={GROUP}] [aria-selected=true]").all_inner_texts()


def visible_panels(page: Page) -> list[str | None]:
    panels = page.locator(f".db-tabs[data-group={GROUP}] > .db-tabs__panel").all()
    return [panel.get_attribute("data-tab") for panel in panels if panel.is_visible()]


def test_a_click_switches_every_set_of_the_group(visit: Open) -> None:
    page = visit(PAGE)
    assert selected(page) == visible_panels(page) == [FIRST, FIRST]
    page.get_by_role("tab", name=SECOND).first.click()
    assert selected(page) == visible_panels(page) == [SECOND, SECOND]
    assert page.locator(".db-tabs[data-group=installer] [aria-selected=true]").inner_text() == "pip"


def test_a_click_leaves_the_tab_where_it_was(visit: Open) -> None:
    page = visit(PAGE)
    tab = page.get_by_role("tab", name=SECOND).last
    tab.scroll_into_view_if_needed()
    before = tab.bounding_box()
    tab.click()
    after = tab.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 2


def test_the_choice_is_in_the_address_and_the_address_chooses(visit: Open) -> None:
    page = visit(PAGE + "#build-it")
    page.get_by_role("tab", name=SECOND).first.click()
    assert "?settings=no+mkdocs.yml#build-it" in page.url
    other = visit(PAGE + "?settings=no%20mkdocs.yml")
    assert selected(other) == [SECOND, SECOND]


def test_the_choice_is_remembered_on_other_pages_and_in_other_languages(visit: Open) -> None:
    page = visit(PAGE)
    page.get_by_role("tab", name=SECOND).first.click()
    assert selected(visit("ja/quickstart/", same=page)) == [SECOND, SECOND]


def test_the_address_wins_over_memory(visit: Open) -> None:
    page = visit(PAGE)
    page.get_by_role("tab", name=SECOND).first.click()
    assert selected(visit(PAGE + "?settings=mkdocs.yml", same=page)) == [FIRST, FIRST]


def test_arrows_home_and_end_move_and_choose(visit: Open) -> None:
    page = visit(PAGE)
    first, last = (
        page.locator(f".db-tabs[data-group={GROUP}]").first.get_by_role("tab").nth(n) for n in (0, 1)
    )
    first.focus()
    for key, focused in [
        ("ArrowRight", last),
        ("ArrowRight", first),
        ("End", last),
        ("Home", first),
        ("ArrowLeft", last),
    ]:
        page.keyboard.press(key)
        expect(focused).to_be_focused()
        expect(focused).to_have_attribute("aria-selected", "true")
    expect(first).to_have_attribute("tabindex", "-1")


def test_arrows_follow_the_reading_direction(visit: Open) -> None:
    page = visit("ar/quickstart/")
    tabs = page.locator(f".db-tabs[data-group={GROUP}]").first.get_by_role("tab")
    tabs.first.focus()
    page.keyboard.press("ArrowLeft")
    expect(tabs.nth(1)).to_be_focused()


def test_a_link_into_a_hidden_panel_opens_it(visit: Open) -> None:
    page = visit(PAGE)
    panel = page.locator(f".db-tabs[data-group={GROUP}] > .db-tabs__panel").nth(1)
    expect(panel).to_be_hidden()
    panel.evaluate("element => { element.firstElementChild.id = 'inside' }")
    page.evaluate("location.hash = 'inside'")
    expect(panel).to_be_visible()
    expect(page.locator("#inside")).to_be_in_viewport()


def test_without_scripts_every_panel_shows_under_its_name(visit: Open) -> None:
    page = visit(PAGE, java_script_enabled=False)
    panels = page.locator(".db-tabs__panel").all()
    assert len(panels) >= 4
    assert all(panel.is_visible() for panel in panels)
    expect(page.locator(".db-tabs__list").first).to_be_hidden()


def test_paper_shows_every_panel_under_its_name(visit: Open) -> None:
    page = visit(PAGE)
    page.emulate_media(media="print")
    panels = page.locator(f".db-tabs[data-group={GROUP}] > .db-tabs__panel")
    names = [
        panel.evaluate("element => getComputedStyle(element, '::before').content") for panel in panels.all()
    ]
    assert names == [f'"{FIRST}"', f'"{SECOND}"'] * 2
    assert all(panel.is_visible() for panel in panels.all())
