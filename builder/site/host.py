"""The site in MkDocs' terms: files, pages and navigation that its templates and plugins understand."""

from __future__ import annotations

import copy
import html
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.theme import Theme

from builder.html import TocEntry
from builder.site.bodies import Marks
from builder.site.model import Site, SitePage, plain_title
from builder.strings import strings
from toctree import NavNode

TEMPLATE = "doc-builder.html"
"""The template of every page."""


class DocPage(Page):
    """A page whose content comes from the dialect's tree and not from Python-Markdown.

    `site_page` is what it shows, `updated` the day of its last change, empty if unknown. `marks`
    gives what is said of its sections, by their ids.
    MkDocs sets `markdown` and calls `render`; when another plugin has changed the Markdown in
    between, `remake` renders the changed text.
    """

    def __init__(
        self,
        site_page: SitePage,
        file: File,
        config: MkDocsConfig,
        remake: Callable[[SitePage, str], SitePage],
        updated: str,
        marks: Callable[[], Marks | None],
    ) -> None:
        self.site_page = site_page
        self._marks = marks
        self._remake = remake
        super().__init__(html.escape(site_page.title, quote=False), file, config)
        self.meta = self._meta()
        self.updated = updated
        # MkDocs' own, the day of the build, would differ every day.
        self.update_date = updated or "1970-01-01"

    def read_source(self, config: MkDocsConfig) -> None:
        """The page's text, without the detour over front matter, which the dialect hasn't got."""
        self.markdown = self.site_page.body.source.text
        self.meta = self._meta()

    def _meta(self) -> dict[str, Any]:
        # Material's sidebar marks a page by its status, on whichever page the sidebar stands.
        meta = {"template": TEMPLATE}
        return {**meta, "status": "untranslated"} if self.site_page.fallback else meta

    def render(self, config: MkDocsConfig, files: Any) -> None:
        """Fills in content, table of contents and description."""
        if self.markdown is not None and self.markdown != self.site_page.body.source.text:
            self.site_page = self._remake(self.site_page, self.markdown)
        record = self.site_page.body.record
        self.content = self.site_page.body.html(self._marks())
        self.toc = table_of_contents(self.site_page.body.toc)
        if record.rendered.description:
            self.meta["description"] = html.escape(record.rendered.description)

    @property
    def is_homepage(self) -> bool:
        """Whether this is the first page of its language, whose window shows the site's name alone."""
        return self.site_page.path == "index"


def table_of_contents(entries: list[TocEntry]) -> TableOfContents:
    """MkDocs' nested table of contents from the flat one of a page."""
    root: list[dict[str, Any]] = []
    open_entries: list[dict[str, Any]] = []
    for entry in entries:
        token: dict[str, Any] = {"level": entry.level, "id": entry.id, "name": entry.title, "children": []}
        while open_entries and open_entries[-1]["level"] >= entry.level:
            open_entries.pop()
        (open_entries[-1]["children"] if open_entries else root).append(token)
        open_entries.append(token)
    return get_toc(root)  # type: ignore[arg-type]


def make_pages(
    site: Site,
    config: MkDocsConfig,
    remake: Callable[[SitePage, str], SitePage],
    updated: Callable[[SitePage], str],
    marks: Callable[[SitePage], Marks | None],
) -> dict[tuple[str, str], DocPage]:
    """An MkDocs page, with its file, for every page of the site."""
    pages = {}
    for site_page in site:
        source = site_page.body.source
        file = File.generated(
            config, f"{site_page.language}/{site_page.path}.md", abs_src_path=str(source.path)
        )
        pages[site_page.language, site_page.local] = DocPage(
            site_page, file, config, remake, updated(site_page), partial(marks, site_page)
        )
    return pages


def navigation(site: Site, language: str, pages: dict[tuple[str, str], DocPage]) -> Navigation:
    """A language's navigation; also links its pages to the previous and the next one."""
    for (code, _), page in pages.items():
        if code == language:
            page.parent = page.previous_page = page.next_page = None

    def item(node: NavNode) -> list[Any]:
        page = pages.get((language, node.local)) if node.local else None
        own: list[Any] = [page] if page is not None else []
        children = own + [one for child in node.children for one in item(child)]
        if not node.children or not node.title:
            return children
        section = Section(html.escape(plain_title(node.title), quote=False), children)
        for child in children:
            child.parent = section
        return [section] if children else []

    items = [one for node in site.nav(language) for one in item(node)]
    flat = _pages(items)
    for before, page in pairwise(flat):
        before.next_page, page.previous_page = page, before
    nav = Navigation(items, flat)  # type: ignore[arg-type]
    nav.homepage = pages.get((language, "index")) or (flat[0] if flat else None)
    return nav


def _pages(items: list[Any]) -> list[DocPage]:
    found = []
    for one in items:
        found += [one] if isinstance(one, DocPage) else _pages(one.children)
    return found


def language_config(config: MkDocsConfig, code: str, direction: str, theme_language: str) -> MkDocsConfig:
    """The configuration as the pages of one language see it: the theme speaks that language."""
    theme = config.theme
    own = Theme(
        theme.name,
        custom_dir=theme.custom_dir,
        static_templates=theme.static_templates,
        **{key: value for key, value in theme.items() if key not in ("name", "locale")},
    )
    own.dirs = theme.dirs
    own["language"] = theme_language
    own["direction"] = direction
    localized = copy.copy(config)
    localized.theme = own
    localized.extra = copy.copy(config.extra)
    # Has Material's header include the language menu, which lists the languages itself.
    localized.extra["alternate"] = True
    marks = {"untranslated": strings(code)["nav.untranslated"]}
    localized.extra["status"] = {**marks, **config.extra.get("status", {})}
    return localized
