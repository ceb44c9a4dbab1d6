"""What the browser tests share: the languages, the served site, and how a page is opened."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

LANGUAGES = ("en", "ar", "de", "ja", "ko")

PREFIX = "project/docs"
"""Where the site stands on its host: a site must work at any depth."""

Open = Callable[..., Page]
"""The `visit` fixture."""


@dataclass(frozen=True)
class Site:
    """A served site: its folder, its address, and the paths of its pages below that."""

    folder: Path
    url: str

    def pages(self, language: str) -> list[str]:
        """The addresses, below the site's, of every page of a language; redirects aren't pages."""
        found = []
        for path in sorted((self.folder / language).rglob("index.html")):
            if 'class="md-content"' in path.read_text(encoding="utf-8"):
                found.append(path.parent.relative_to(self.folder).as_posix() + "/")
        return found

    def own_pages(self, language: str) -> list[str]:
        """Those that are written in the language, and the first that English stands in for.

        What stands in the others is looked at in English, and their frame is that one's.
        """
        pages = self.pages(language)
        lent = [page for page in pages if 'class="db-fallback"' in self._html(page)]
        return [page for page in pages if page not in lent[1:]]

    def _html(self, page: str) -> str:
        return (self.folder / page / "index.html").read_text(encoding="utf-8")


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """A test run needs no access log."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """The site in `folder / PREFIX`, served from there."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder / PREFIX, f"http://127.0.0.1:{server.server_port}/{PREFIX}/")
    server.shutdown()
    server.server_close()
