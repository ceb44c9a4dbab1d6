"""What a documentation holds, as far as a link of a translated page can lead there."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

from builder.html.tagreader import Tag, read
from builder.markdown import Autodoc, Heading, HtmlBlock, InlineHtml, Page, walk
from toctree import assets_in
from toctree.files import PAGE_SUFFIXES
from translations.documentation import Documentation, File
from translations.past.history import History


@dataclass
class Known:
    """The pages of every language, their ids, and the other files beside them.

    Without a history nothing is known of what English said in between.
    """

    documentation: Documentation
    history: History | None = None
    _ids: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _assets: dict[str, frozenset[str]] = field(default_factory=dict)
    _earlier: tuple[Path, list[str]] | None = None
    _said: dict[str, bool] = field(default_factory=dict)

    @property
    def english(self) -> str:
        """The code of the language that the others are translated from."""
        return self.documentation.english

    @property
    def languages(self) -> frozenset[str]:
        """The codes of all languages."""
        return frozenset(self.documentation.folders)

    def page(self, language: str, target: str) -> str | None:
        """The page that a path in a language's folder means: its own, or the English one that stands in."""
        name = posixpath.normpath(target.strip("/") or "index")
        stem, suffix = posixpath.splitext(name)
        name = stem if suffix in (*PAGE_SUFFIXES, ".html") else name
        for one in (name, f"{name}/index"):
            if one in self._pages(language) or one in self._pages(self.english):
                return one
        return None

    def has_asset(self, language: str, target: str) -> bool:
        """Whether a language's folder, or the English one, holds a file that is no page."""
        return any(target in self._assets_of(code) for code in (language, self.english))

    def ids(self, language: str, local: str, page: Page | None = None) -> frozenset[str]:
        """What links into a page may name: the ids of its headings and of its HTML.

        A translated heading answers to its English id too, so the English page's count. `page` is looked
        at in the place of what is on disk.
        """
        own = self._ids_of(language, local) if page is None else frozenset(_ids(page))
        return own | self._ids_of(self.english, local)

    def said_in_english(self, address: str) -> bool:
        """Whether the English pages, as they are now, have an address anywhere."""
        if address not in self._said:
            texts = self.documentation.files.get(self.english, {}).values()
            self._said[address] = any(address in file.text for file in texts)
        return self._said[address]

    def earlier(self, file: File) -> list[str]:
        """The English page as it was in each commit that changed a translation, newest first.

        Commits that change the same line in all languages keep translations in step of which the rest is old.
        """
        english = self.documentation.english_of(file)
        if self.history is None or self.history.shallow or english is None:
            return []
        if self._earlier is None or self._earlier[0] != file.path:
            texts = [self.history.text_at(change, english.path) for change in self.history.changes(file.path)]
            self._earlier = file.path, [text for text in texts if text is not None]
        return self._earlier[1]

    def changed_everywhere(self, file: File, what: str) -> bool:
        """Whether a translation has had a text since a commit that changed many languages at once."""
        if self.history is None or self.history.shallow:
            return False
        found = None
        for change in self.history.changes(file.path):
            if change.new is None or what not in self.history.text(change.new):
                break
            found = change
        return found is not None and bool(found.old) and self.history.is_mass(found.commit)

    def _pages(self, language: str) -> dict[str, File]:
        return self.documentation.files.get(language, {})

    def _ids_of(self, language: str, local: str) -> frozenset[str]:
        key = (language, local)
        if key not in self._ids:
            file = self.documentation.files.get(language, {}).get(local)
            self._ids[key] = frozenset(_ids(file.page)) if file is not None else frozenset()
        return self._ids[key]

    def _assets_of(self, language: str) -> frozenset[str]:
        if language not in self._assets:
            folder = self.documentation.folders.get(language)
            self._assets[language] = frozenset(assets_in(folder)) if folder is not None else frozenset()
        return self._assets[language]


def _ids(page: Page) -> set[str]:
    found: set[str] = set()
    for node in walk(page):
        if isinstance(node, Heading):
            found.add(node.id)
        elif isinstance(node, Autodoc):
            found.add(node.target)
        elif isinstance(node, HtmlBlock | InlineHtml) and "=" in node.html:
            for tag in read(node.html):
                if isinstance(tag, Tag):
                    found |= {value for name, value in tag.attributes if name in ("id", "name") and value}
    return found
