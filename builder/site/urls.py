"""Addresses within the site: of pages, seen from other pages."""

from __future__ import annotations

from urllib.parse import quote


def page_url(local: str) -> str:
    """A page's address from its language's root: `tasks/qa/`; `index` is the folder itself."""
    if local == "index":
        return ""
    if local.endswith("/index"):
        local = local[: -len("/index")]
    return quote(local) + "/"


def up(local: str) -> str:
    """From a page to its language's root: as many `../` as the page's address has folders."""
    return "../" * page_url(local).count("/")


def relative(local: str, target: str) -> str:
    """From one page to an address below the language's root; `./` for the root from itself."""
    return up(local) + target or "./"
