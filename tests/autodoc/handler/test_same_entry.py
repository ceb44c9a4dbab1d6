"""An object's entry is the same in our own site and in somebody else's, but for its links."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.autodoc.handler.somebodys import Site
from tests.site.docs import Docs


def without_links(page: LexborHTMLParser) -> list[str]:
    """The entries of a page, their links taken off, and what autorefs puts in the place of others."""
    for one in page.css("span[title]"):
        one.unwrap()
    page.unwrap_tags(["a"])
    found = page.css(".db-api--class, .db-api--function")
    return [one.html or "" for one in found]


def test_the_entry_is_the_same(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Only our own pages know the heading that an entry stands under.
    page = "# Models\n\n::: lib.Model\n\n## Making\n\n::: lib.make\n    options:\n      heading_level: 3\n"
    site.write("docs", {"api/model.md": page})
    site.build()
    theirs = without_links(site.page("api/model"))
    monkeypatch.chdir(tmp_path)
    docs = Docs(tmp_path / "ours")
    docs.write(
        {
            "en/_toctree.yml": "- local: model\n  title: Models\n",
            "en/model.md": "# Models\n\n[[autodoc]] lib.Model\n\n## Making\n\n::: lib.make\n",
        }
    )
    docs.build(library_source=str(site.root / "src"))
    ours = without_links(LexborHTMLParser(docs.read("en/model/index.html")))
    assert len(ours) == 2
    assert ours == theirs
