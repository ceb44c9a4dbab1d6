"""No page asks another host for anything: not for fonts, icons, formulas, diagrams or stars."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser.served import LANGUAGES, Open, Site


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_served_by_its_own_host_without_errors(visit: Open, site: Site, language: str) -> None:
    """The fixture watches: it fails the test for a request to a stranger or an error in the console."""
    paths = site.own_pages(language)
    page = visit(paths[0])
    for path in paths:
        page.goto(site.url + path)
        page.wait_for_load_state("networkidle")


def test_nothing_in_a_page_names_another_host_to_load_from(site: Site) -> None:
    for language in LANGUAGES:
        for path in site.pages(language):
            page = LexborHTMLParser((site.folder / path / "index.html").read_text(encoding="utf-8"))
            assert not page.css('[src^="http"], [src^="//"], [poster^="http"], [srcset*="//"]'), path
            loading = page.css('link[rel="stylesheet"], link[rel="preconnect"], link[rel="icon"]')
            assert not [link for link in loading if "//" in (link.attributes["href"] or "")], path
