"""How tests search, and what they read of the answer."""

from __future__ import annotations

from playwright.sync_api import Page


def search(page: Page, query: str) -> None:
    """Types a query and waits until it is answered."""
    page.keyboard.press("/")
    page.locator("#db-search-input").fill(query)
    page.wait_for_function(
        """query => document.querySelector("#db-search-results").children.length
            || document.querySelector("#db-search [role=status]").textContent.includes(query)""",
        arg=query,
    )


def addresses(page: Page, group: str) -> list[str]:
    """Where the options of a group lead, below the site's address and without fragments."""
    options = page.locator(f"[aria-labelledby=db-search-{group}] [role=option]")
    paths = options.evaluate_all("all => all.map(one => new URL(one.href).pathname)")
    return list(dict.fromkeys(path.removeprefix("/project/docs/") for path in paths))
