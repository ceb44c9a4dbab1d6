"""The search index: one Pagefind run a language, over the pages' content without the frame.

Pages that show English in another language's frame aren't indexed again: the browser asks
the English index after the language's own. Runs are in sequence, which costs the memory of
one and gives the same bytes every time.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.site.bodies import Body, load_bodies
from builder.site.cache import PageCache, code_fingerprint, digest
from builder.site.model import Site
from builder.site.urls import page_url
from builder.site.words import added_words, has_added_words
from builder.work import in_parallel

UNSEARCHED = (
    ".headerlink, .db-tabs__list, math, .db-notebook, .db-video,"
    " .db-api-signature, .db-api-list, .db-api-inherited, .db-api-source"
)
"""Parts of a page that would only be noise among the hits: parameters read alike on every model's page."""

ADDED = "\u2063"
"""Stands before and after words that no reader may see; the search field drops them from excerpts."""


class SearchError(Exception):
    """Pagefind failed; the message holds what it said."""


@dataclass(slots=True)
class Index:
    """What one language's search is made of: the pages' addresses from its root, and their bodies."""

    language: str
    bodies: dict[str, Body]

    @property
    def key(self) -> str:
        """Changes when the index has to be made anew."""
        pages = (f"{url} {body.key}" for url, body in sorted(self.bodies.items()))
        return digest("search", code_fingerprint(), has_added_words(self.language), *pages)


def indexes(site: Site) -> Iterator[Index]:
    """The indexes that a site needs: each language's own pages, and English where it stands in."""
    used = site.used_languages()
    for code in used:
        frames = [code] if code in site.pages else list(site.pages)
        bodies = {}
        for frame in frames:
            for page in site.pages[frame].values():
                if page.body.source.language == code and page.body.source.searched:
                    bodies[page_url(page.path)] = page.body
        if bodies:
            yield Index(code, bodies)


def build_index(index: Index, target: Path, cache: PageCache, jobs: int) -> None:
    """Writes a language's index to the folder `target`. Raises SearchError."""
    work = Path(tempfile.mkdtemp(prefix="doc-builder-search-"))

    def write(url: str, content: str) -> None:
        path = work / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_document(index.language, index.bodies[url], content), encoding="utf-8")

    def write_body(url: str) -> None:
        load_bodies([index.bodies[url]], cache)
        write(url, index.bodies[url].html())

    try:
        if has_added_words(index.language):
            load_bodies(index.bodies.values(), cache)
            pages = {url: _sections(body.html()) for url, body in index.bodies.items()}
            _add_words(index.language, pages, cache)
            for url, sections in pages.items():
                write(url, "".join(sections))
        else:
            for _ in in_parallel(write_body, list(index.bodies), jobs):
                pass
        _run_pagefind(work, target, index.language)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _document(language: str, body: Body, content: str) -> str:
    title = html.escape(body.record.rendered.title or body.source.local)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main data-pagefind-body>{content}</main></body></html>"
    )


def _run_pagefind(source: Path, target: Path, language: str) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(source), "--output-path", str(target)]
    command += ["--force-language", language, "--exclude-selectors", UNSEARCHED, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SearchError(f"the search index for {language} failed: {(done.stderr or done.stdout).strip()}")
    for unused in (
        "pagefind-ui.js",
        "pagefind-ui.css",
        "pagefind-modular-ui.js",
        "pagefind-modular-ui.css",
        "pagefind-highlight.js",
        "pagefind-component-ui.js",
        "pagefind-component-ui.css",
    ):
        (target / unused).unlink(missing_ok=True)


_HEADING = re.compile(r"(?=<h[1-6] )")
_CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def _sections(content: str) -> list[str]:
    """A body cut before each of its headings (the renderer's, so their form is known)."""
    return _HEADING.split(content)


def _add_words(language: str, pages: dict[str, list[str]], cache: PageCache) -> None:
    """Puts the added words of each section at its end, so that a hit among them leads there."""
    places = [(url, number) for url, sections in pages.items() for number in range(len(sections))]
    texts = [html.unescape(_TAG.sub(" ", _CODE.sub(" ", pages[url][number]))) for url, number in places]
    for (url, number), words in zip(places, added_words(language, texts, cache), strict=True):
        if words:
            pages[url][number] += f"<p>{ADDED}{words}{ADDED}</p>"
