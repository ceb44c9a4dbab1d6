"""Whole documentations, page by page: our own, and the one that `DOC_BUILDER_CORPUS` names.

For Transformers, in a clone of it beside this one:
`DOC_BUILDER_CORPUS=../transformers/docs/source python -m pytest tests/site/test_whole_sites.py`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builder.site.build import build
from builder.site.config import load
from toctree import read_toctree

LANGUAGES = ["ar", "de", "en", "ja", "ko"]
OWN = Path(__file__).parent.parent.parent / "docs" / "source"
CORPUS = os.environ.get("DOC_BUILDER_CORPUS")
TYPE = re.compile(r"\w+(?:\[[\w\s,.]+)+\]{2,}")
"""A type such as `list[list[int]]`, which some docstrings write without marking it as code."""

LEFTOVER = re.compile(
    r"</?hfoption|</?Tip|\[!(?:TIP|NOTE|IMPORTANT|WARNING|CAUTION)\]|\[\[|\]\]|\\\\?\(|\{#if|\{:else|\{/if"
    r"|KATEX|</?frameworkcontent|</?(?:pt|tf|jax|flax)>",
    re.IGNORECASE,
)
NO_CORPUS = pytest.mark.skipif(CORPUS is None, reason="DOC_BUILDER_CORPUS names no folder of pages")


@pytest.fixture(
    scope="module", params=[OWN, pytest.param(Path(CORPUS or "."), marks=NO_CORPUS)], ids=["own", "corpus"]
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A documentation's folder, and its site in five languages, built without `strict`."""
    source, out = request.param, tmp_path_factory.mktemp("site")
    options = {"library": "transformers", "languages": LANGUAGES, "search": False, "cache_dir": ""}
    settings = OWN.parent.parent / "mkdocs.yml" if source == OWN else None  # it names the generated pages
    config, plugin = load(settings, {"site_dir": str(out)}, {"source": str(source.resolve()), **options})
    assert not build(config, plugin).failed
    return source, out


def test_every_page_of_every_toctree_is_there(built: tuple[Path, Path]) -> None:
    source, out = built
    english = [page.local for page in read_toctree(source / "en" / "_toctree.yml").pages()]
    for code in LANGUAGES:
        own = [page.local for page in read_toctree(source / code / "_toctree.yml").pages()]
        assert [
            local for local in [*english, *own] if not (out / code / str(local) / "index.html").is_file()
        ] == []


def test_nothing_of_the_dialect_is_left_in_what_a_reader_sees(built: tuple[Path, Path]) -> None:
    _, out = built
    left = {}
    pages = [path for code in LANGUAGES for path in sorted((out / code).rglob("index.html"))]
    assert pages
    for path in pages:
        content = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first(".db-content")
        if content is None:  # a page that redirects
            continue
        for code in content.css("pre, code, math, script, style"):
            code.decompose()
        if found := LEFTOVER.findall(TYPE.sub("", content.text())):
            left[path.relative_to(out).as_posix()] = found
    assert left == {}
