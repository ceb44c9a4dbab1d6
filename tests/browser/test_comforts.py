"""Dark mode, copying, videos, diagrams."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.served import Open

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_dark_mode_follows_the_system_and_can_be_switched_and_is_kept(visit: Open) -> None:
    page = visit("ko/quickstart/", scheme="dark")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("라이트 모드로 전환").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    again = visit("ko/translate/", same=page)
    expect(again.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_copy_button_leaves_out_prompts_and_output(visit: Open) -> None:
    page = visit("en/write/dialect/", permissions=CLIPBOARD)
    block = page.locator(".highlight[data-copy]").first
    expect(block).to_contain_text("tensor([ 3, 12])")
    block.locator(".md-code__button").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("import torch\n")
    assert ">>>" not in copied and "tensor([ 3, 12])" not in copied and "doctest" not in copied


def test_every_copy_button_copies_its_own_block(visit: Open) -> None:
    page = visit("en/quickstart/", permissions=CLIPBOARD)
    for block in page.locator(".highlight:visible").all():
        block.locator(".md-code__button").click()
        expected = block.get_attribute("data-copy") or block.locator("code").inner_text()
        assert page.evaluate("navigator.clipboard.readText()").strip() == expected.strip()


def test_prompts_are_not_selected(visit: Open) -> None:
    page = visit("en/write/dialect/")
    selected = page.locator(".highlight[data-copy] code").first.evaluate(
        "code => { getSelection().selectAllChildren(code); return getSelection().toString() }"
    )
    assert "torch.arange" in selected and ">>>" not in selected


def test_a_page_can_be_copied_as_markdown(visit: Open) -> None:
    page = visit("ja/quickstart/", permissions=CLIPBOARD)
    button = page.get_by_role("button", name="ページをコピー")
    button.click()
    expect(page.locator(".db-actions__copy")).to_have_text("コピーしました")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# ")
    assert "**pip**" in copied and "<hfoption" not in copied


def test_a_video_is_loaded_when_it_is_clicked(visit: Open) -> None:
    player = "https://www.youtube-nocookie.com/"
    page = visit("en/quickstart/", allowed=(player,))
    page.route(f"{player}**", lambda route: route.fulfill(body="", content_type="text/html"))
    link = '<a class="db-video" href="https://www.youtube.com/watch?v=abc" data-youtube="abc">Play</a>'
    page.locator(".db-content").evaluate(
        "(content, link) => content.insertAdjacentHTML('beforeend', link)", link
    )
    expect(page.locator("iframe")).to_have_count(0)
    page.locator("a.db-video").evaluate("link => link.click()")
    expect(page.locator("iframe")).to_have_attribute("src", f"{player}embed/abc?autoplay=1")
    expect(page.locator("iframe")).to_be_focused()


def test_diagrams_are_drawn_from_the_sites_own_copy_of_mermaid(visit: Open) -> None:
    page = visit("en/write/dialect/")
    drawing = page.locator(".db-diagram svg")
    expect(drawing.first).to_be_visible()
    expect(drawing.first).to_contain_text("Search index")
    expect(page.locator("pre.db-mermaid").first).to_be_hidden()


def test_diagrams_are_drawn_again_in_the_other_scheme(visit: Open) -> None:
    page = visit("en/write/dialect/")
    shape = page.locator(".db-diagram svg .node :is(rect, path)").first
    light = shape.evaluate("shape => getComputedStyle(shape).fill")
    page.get_by_title("Switch to dark mode").click()
    expect(shape).not_to_have_css("fill", light)
