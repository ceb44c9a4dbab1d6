"""No page names another host to load from. That none is asked is watched wherever a test opens a page."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.browser.served import LANGUAGES, Site


def test_nothing_in_a_page_names_another_host_to_load_from(site: Site) -> None:
    for language in LANGUAGES:
        for path in site.pages(language):
            page = LexborHTMLParser((site.folder / path / "index.html").read_text(encoding="utf-8"))
            assert not page.css('[src^="http"], [src^="//"], [poster^="http"], [srcset*="//"]'), path
            loading = page.css('link[rel="stylesheet"], link[rel="preconnect"], link[rel="icon"]')
            assert not [link for link in loading if "//" in (link.attributes["href"] or "")], path
