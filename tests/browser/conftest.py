"""The repository's own site, built once, served below a sub-path, and opened in Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from builder.site.build import build
from builder.site.config import load
from tests.browser.served import LANGUAGES, PREFIX, Open, Site, served

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """This repository's documentation in all five languages.

    It is built for a public address that no page may ask for anything.
    """
    root = tmp_path_factory.mktemp("www")
    options = {"languages": list(LANGUAGES), "cache_dir": ""}
    address = {"site_dir": str(root / PREFIX), "site_url": "https://docs.example/lib/"}
    config, plugin = load(ROOT / "mkdocs.yml", address, options)
    result = build(config, plugin)
    assert not result.failed, result.findings
    with served(root) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. CI must have it; elsewhere these tests are skipped without it."""
    executable = shutil.which("chromium")
    if executable is None:
        message = "there is no `chromium`; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(site: Site, browser: Browser) -> Iterator[Open]:
    """Opens pages; when the test ends, no page may have asked another host or reported an error.

    `visit(path, width=…, height=…, scheme=…, **context)`, with `path` below the site's
    address; `context` are Playwright's options of a browser context. `same=page` opens
    the path in that page's browser profile instead. `allowed` are the beginnings of
    addresses elsewhere that the test means to ask.
    """
    contexts = []
    strangers: list[str] = []
    errors: list[str] = []
    known = [site.url, "data:", "blob:"]

    def watch(page: Page) -> None:
        page.on("request", lambda request: heard(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))

    def heard(url: str) -> None:
        if not url.startswith(tuple(known)):
            strangers.append(url)

    def open_page(
        path: str,
        *,
        same: Page | None = None,
        allowed: tuple[str, ...] = (),
        width: int = 1280,
        height: int = 900,
        scheme: Any = "light",
        **options: Any,
    ) -> Page:
        known.extend(allowed)
        if same is None:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, **options
            )
            contexts.append(context)
        else:
            context = same.context
        page = context.new_page()
        watch(page)
        page.goto(site.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not strangers, "the site asked other hosts"
    assert not errors, "the browser's console holds errors"
