"""Three versions, a branch and a preview side by side: the switch, the notice, and the address to keep."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import PREFIX, Open, Site, served
from tests.browser.test_accessibility import violations
from tests.site.docs import Docs

PUBLIC = "https://docs.example/lib/"
TOCTREE = (
    "- title: Start\n  sections:\n  - local: index\n    title: Home\n  - local: guide/tabs\n    title: Tabs\n"
)
GUIDE = "# Tabs\n\nAbove.\n\n" + "More.\n\n" * 60 + "## Choose[[choose]]\n\nBelow.\n"


def language(code: str, extra: str = "") -> dict[str, str]:
    """A language's pages: two that every version has, and perhaps one more."""
    pages = {
        f"{code}/_toctree.yml": TOCTREE + (f"  - local: {extra}\n    title: {extra}\n" if extra else ""),
        f"{code}/index.md": "# Home\n\nWelcome.\n",
        f"{code}/guide/tabs.md": GUIDE,
    }
    return {**pages, f"{code}/{extra}.md": f"# {extra}\n"} if extra else pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """v1.9.0 without Arabic, v1.9.1, v1.10.0 that is stable, main, and a pull request's.

    Each is built with no knowledge of those after it.
    """
    root = tmp_path_factory.mktemp("versions")
    docs = Docs(root)
    address = {"site_dir": str(root / PREFIX), "site_url": PUBLIC}
    docs.write({**language("en", "gone"), **language("ko")})
    docs.build(version="v1.9.0", site=address)
    docs.write({**language("ar"), **language("en", "new"), "en/_redirects.yml": "gone: new\n"})
    (docs.source / "en" / "gone.md").unlink()
    for version, aliases in (("v1.9.1", []), ("v1.10.0", ["stable"]), ("main", []), ("pr_7", [])):
        assert not docs.build(version=version, aliases=aliases, site=address).failed
    with served(root) as site:
        yield site


def choose(page: Page, version: str) -> None:
    page.locator(".db-versions__button").click()
    page.locator(".db-versions .db-menu__link", has_text=version).click()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("code", ["ko", "ar"])
def test_the_switch_stays_on_the_page_and_in_its_section(
    visit: Open, site: Site, code: str, width: int
) -> None:
    page = visit(f"stable/{code}/guide/tabs/?framework=pt#choose", width=width)
    expect(page.locator(".db-versions__name")).to_have_text("v1.10.0")
    choose(page, "v1.9.1")
    page.wait_for_url(f"{site.url}v1.9.1/{code}/guide/tabs/?framework=pt#choose")
    expect(page.locator("#choose")).to_be_in_viewport()
    choose(page, "main")
    page.wait_for_url(f"{site.url}main/{code}/guide/tabs/?framework=pt#choose")


@pytest.mark.parametrize(
    ("here", "version", "there"),
    [
        ("v1.9.0/en/gone/#more", "v1.9.1", "v1.9.1/en/new/#more"),
        ("main/ko/new/", "v1.9.0", "v1.9.0/ko/"),
        ("main/ar/guide/tabs/", "v1.9.0", "v1.9.0/en/guide/tabs/"),
        ("main/ar/new/", "v1.9.0", "v1.9.0/en/"),
        ("main/en/", "v1.10.0", "v1.10.0/en/"),
        ("v1.9.0/en/gone/", "main", "main/en/new/"),
        ("main/en/new/#more", "v1.9.0", "v1.9.0/en/gone/#more"),
    ],
)
def test_where_a_version_lacks_the_page_its_nearest_is_shown(
    visit: Open, site: Site, here: str, version: str, there: str
) -> None:
    page = visit(here)
    choose(page, version)
    page.wait_for_url(site.url + there)


def test_versions_are_listed_newest_first_and_this_one_is_marked(visit: Open) -> None:
    page = visit("v1.9.1/en/")
    page.locator(".db-versions__button").click()
    links = page.locator(".db-versions .db-menu__link")
    expect(links).to_have_text(["main", "v1.10.0stable", "v1.9.1", "v1.9.0"])
    assert [link.get_attribute("aria-current") for link in links.all()] == [None, None, "true", None]


def test_the_menu_obeys_the_keyboard(visit: Open, site: Site) -> None:
    page = visit("v1.9.1/ar/")
    button = page.get_by_role("button", name="v1.9.1")
    expect(page.locator(".db-versions .db-menu__link")).to_have_count(4)
    button.focus()
    page.keyboard.press("End")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".db-versions .db-menu__link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}v1.10.0/ar/")


@pytest.mark.parametrize(
    ("path", "title", "link", "target"),
    [
        ("v1.9.0/ko/guide/tabs/", "이전 버전입니다", "이 페이지를 v1.10.0 버전으로 보기", "ko/guide/tabs/"),
        ("v1.9.1/ar/", "هذا إصدار قديم", "قراءة هذه الصفحة في v1.10.0", "ar/"),
        ("v1.9.0/en/gone/", "This is an old version", "Read this page in v1.10.0", "en/new/"),
        ("main/ar/guide/tabs/", "هذا الإصدار قيد التطوير", "قراءة هذه الصفحة في v1.10.0", "ar/guide/tabs/"),
        ("pr_7/ko/", "미리 보기입니다", "이 페이지를 v1.10.0 버전으로 보기", "ko/"),
    ],
)
@pytest.mark.parametrize("width", [1280, 360])
def test_what_is_not_the_current_version_says_so(
    visit: Open, site: Site, path: str, title: str, link: str, target: str, width: int
) -> None:
    page = visit(path, width=width)
    notice = page.get_by_role("complementary", name=title)
    expect(notice.locator(".db-notice__title")).to_have_text(title)
    notice.get_by_role("link").click()
    page.wait_for_url(f"{site.url}v1.10.0/{target}")
    # Names are set apart from the words round them, in characters that nobody sees.
    page.go_back()
    assert notice.get_by_role("link").inner_text().replace("\u2068", "").replace("\u2069", "") == link


def test_a_page_that_the_current_version_lacks_leads_to_its_start(visit: Open, site: Site) -> None:
    page = visit("main/en/")
    page.route("**/v1.10.0/en/pages.json", lambda route: route.fulfill(json={"pages": ["other/"]}))
    page.reload()
    expect(page.locator(".db-version-notice a")).to_have_text("Go to \u2068v1.10.0\u2069")
    assert page.locator(".db-version-notice a").get_attribute("href") == f"{site.url}v1.10.0/en/"


@pytest.mark.parametrize("path", ["v1.10.0/ko/", "stable/ar/guide/tabs/"])
def test_the_current_version_says_nothing(visit: Open, path: str) -> None:
    page = visit(path)
    page.locator(".db-versions__button").click()
    expect(page.locator(".db-versions .db-menu__link")).to_have_count(4)
    expect(page.locator(".db-version-notice")).to_have_count(0)


@pytest.mark.parametrize(
    ("version", "code"),
    [("v1.9.0", "ko"), ("v1.9.1", "ar"), ("v1.10.0", "ko"), ("stable", "ar"), ("main", "ko"), ("pr_7", "ar")],
)
def test_the_address_to_keep_is_the_stable_one_and_it_answers(
    visit: Open, site: Site, version: str, code: str
) -> None:
    page = visit(f"{version}/{code}/guide/tabs/")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{PUBLIC}stable/{code}/guide/tabs/"
    assert page.request.get(canonical.replace(PUBLIC, site.url)).ok


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["v1.9.0/ko/guide/tabs/", "main/ar/guide/tabs/"])
def test_menu_and_notice_fit_a_phone_and_are_accessible(visit: Open, path: str, scheme: str) -> None:
    page = visit(path, width=360, height=740, scheme=scheme)
    expect(page.locator(".db-version-notice")).to_be_visible()
    page.locator(".db-versions__button").click()
    box = page.locator(".db-versions .db-menu__list").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not violations(page)


def test_the_root_leads_to_the_stable_version_in_the_readers_language(visit: Open, site: Site) -> None:
    page = visit("", locale="ko-KR")
    page.wait_for_url(f"{site.url}stable/ko/")


@pytest.mark.parametrize(
    ("address", "code", "target"),
    [
        ("main/ko/nowhere/", "ko", "main/ko/"),
        ("v1.9.0/nowhere/", "ko", "v1.9.0/ko/"),
        ("v1.9.0/ar/guide/tabs/", "ar", "stable/ar/"),
        ("v1.0.0/ko/guide/tabs/", "ko", "stable/ko/"),
        ("stable/en/nowhere/", "en", "stable/en/"),
        ("v1.9.1/en/%E0%A4%A/", "en", "v1.9.1/en/"),
        ("nowhere", "ar", "stable/ar/"),
    ],
)
def test_an_address_without_a_page_leads_to_a_start_page_that_is_there(
    visit: Open, site: Site, address: str, code: str, target: str
) -> None:
    page = visit("main/en/", allowed=("http://127.0.0.1",))
    text = (site.folder / "404.html").read_text(encoding="utf-8")
    # The page looks for the list from its own address upwards: what is missing there says so in the console.
    page.route(
        lambda url: url.endswith("/versions.json") and url != f"{site.url}versions.json",
        lambda route: route.fulfill(json=None),
    )
    page.route(site.url + address, lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto(site.url + address)
    page.locator(f"section[data-language={code}] a[href*='/{target}']").click()
    page.wait_for_url(site.url + target)
    assert page.locator(".db-content").count() == 1


def test_a_damaged_entry_leaves_menu_and_notice_to_the_others(visit: Open, site: Site) -> None:
    page = visit("main/en/")
    good = json.loads((site.folder / "versions.json").read_text(encoding="utf-8"))
    del good[1]["title"]
    damaged = [{"title": "x"}, None, 3, {"version": ""}, *good, {"version": "next", "aliases": "a"}]
    page.route("**/versions.json", lambda route: route.fulfill(json=damaged))
    page.goto(f"{site.url}v1.9.0/en/")
    page.locator(".db-versions__button").click()
    links = page.locator(".db-versions .db-menu__link")
    expect(links).to_have_text(["main", "v1.10.0stable", "v1.9.1", "v1.9.0", "next"])
    expect(page.locator(".db-version-notice")).to_contain_text("v1.10.0")


def test_who_went_back_to_an_older_release_has_released_the_newer_one(visit: Open, site: Site) -> None:
    page = visit("main/en/")
    entries = json.loads((site.folder / "versions.json").read_text(encoding="utf-8"))
    for one in entries:
        one["default"] = one["version"] == "v1.9.1"
    page.route("**/versions.json", lambda route: route.fulfill(json=entries))
    page.goto(f"{site.url}main/en/")
    expect(page.locator(".db-version-notice")).to_contain_text("This version is in development")
    page.goto(f"{site.url}v1.10.0/en/", wait_until="networkidle")
    expect(page.locator(".db-version-notice")).to_have_count(0)


def test_a_version_that_is_not_listed_any_more_is_old(visit: Open, site: Site) -> None:
    page = visit("main/en/")
    entries = json.loads((site.folder / "versions.json").read_text(encoding="utf-8"))
    page.route("**/versions.json", lambda route: route.fulfill(json=entries[:-1]))
    page.goto(f"{site.url}v1.9.0/en/")
    expect(page.locator(".db-version-notice")).to_contain_text("This is an old version")


def test_links_of_the_menu_lead_to_the_readers_language_at_once(visit: Open, site: Site) -> None:
    page = visit("stable/ko/guide/tabs/")
    links = page.locator(".db-versions .db-menu__link")
    expect(links).to_have_count(4)
    hrefs = [link.get_attribute("href") for link in links.all()]
    assert hrefs[2:] == [f"{site.url}v1.9.1/ko/", f"{site.url}v1.9.0/ko/"]


@pytest.mark.parametrize("answer", ["{}", "<!doctype html>"])
def test_a_page_is_whole_without_a_list_of_versions(visit: Open, answer: str) -> None:
    page = visit("main/en/")
    page.route("**/versions.json", lambda route: route.fulfill(body=answer))
    page.reload(wait_until="networkidle")
    page.locator(".db-versions__button").click()
    expect(page.locator(".db-versions .db-menu__link")).to_have_text(["main"])
    expect(page.locator(".db-version-notice")).to_have_count(0)
