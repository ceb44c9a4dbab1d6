"""The order of English's toctree, in which the entries of a translation's stand too."""

from __future__ import annotations

import statistics
from collections import Counter

from toctree.merge import without_mark
from toctree.model import Entry, Toctree, walk


class English:
    """`index` says which page in reading order a page is, `above` in which groups it stands."""

    def __init__(self, toctree: Toctree) -> None:
        pages = toctree.pages()
        self.index = {page.local: place for place, page in enumerate(pages) if page.local}
        self.entries: dict[str, Entry] = {page.local: page for page in pages if page.local}
        self.above: dict[str, list[Entry]] = {}
        self._enter(toctree.entries, [])
        titles = Counter(page.title for page in pages)
        self._titles = {page.title: page.local for page in pages if titles[page.title] == 1}

    def _enter(self, entries: list[Entry], above: list[Entry]) -> None:
        for entry in entries:
            for page in entry.own_pages():
                self.above.setdefault(page.local or "", above)
            self._enter(entry.sections, [*above, entry])

    def key(self, entry: Entry) -> float | None:
        """Where an entry belongs: a page's own place, the middle of a group's pages; None if unknown."""
        own = [self.index[page.local] for page in entry.own_pages() if page.local in self.index]
        if own:
            return own[0]
        indexes = self.indexes(entry)
        return statistics.median(indexes) if indexes else None

    def indexes(self, entry: Entry) -> list[int]:
        """The places of all that an entry holds, placeholders by the English title that they bear."""
        found = []
        for one in walk([entry]):
            found += [self.index[page.local] for page in one.own_pages() if page.local in self.index]
            local = self.named(one)
            if local:
                found.append(self.index[local])
        return found

    def named(self, entry: Entry, title: str = "") -> str | None:
        """The page whose English title a placeholder bears, behind a mark in brackets or alone.

        Without `title`, of the pages whose title no other has.
        """
        if not entry.in_translation:
            return None
        for one in (entry.title, without_mark(entry.title)):
            if title and one == title:
                return title
            if not title and self._titles.get(one):
                return self._titles[one]
        return None
