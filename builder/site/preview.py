"""The site in memory, for `doc-builder preview`: pages are made when a browser asks for them.

An edit costs the parsing of the page that was edited and nothing else; every link and
cross-reference is known, since all pages stay in memory.
"""

from __future__ import annotations

import gc
import mimetypes
import shutil
import tempfile
import threading
from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from builder.site.bodies import load_bodies
from builder.site.config import settle
from builder.site.host import TEMPLATE, DocPage
from builder.site.machines import Made
from builder.site.model import SitePage, refresh
from builder.site.plugin import DocBuilderPlugin
from builder.site.search import build_index, indexes
from toctree import Finding
from toctree.findings import read_text


@dataclass(frozen=True, slots=True)
class Response:
    """What a browser gets for a path."""

    status: int
    kind: str
    body: bytes


class Preview:
    """A site that is kept up to date with its folders.

    Safe to be asked by several threads; `update` and `index` are called by one.
    """

    def __init__(self, config: MkDocsConfig, plugin: DocBuilderPlugin) -> None:
        self.config = settle(config)
        self.plugin = plugin
        self._lock = threading.Lock()
        self._search = Path(tempfile.mkdtemp(prefix="doc-builder-preview-"))
        self._indexed: dict[str, str] = {}
        self._files: dict[str, File] = {}
        self._machines: dict[str, Made] = {}
        self._documents: Any = ()
        self._env: jinja2.Environment = self.config.theme.get_env()
        self._theme_files = Files([])
        self._theme_files.add_files_from_theme(self._env, self.config)
        self._known: set[Finding] = set()
        self._by_path: dict[Path, SitePage] = {}
        self._other_paths: set[Path] = set()

    def update(self, changed: Set[Path] | None = None) -> list[Finding]:
        """Brings the site up to date. Gives back what is wrong now and wasn't before.

        `changed` are the files that were saved; when they are pages of which only the text is
        new, those alone are looked at. None reads the folders again.
        """
        # An update makes millions of records of the library pass by: the collector would take seconds
        # to look at them all. `tidy` has it do so when nobody waits.
        gc.disable()
        if changed is None or not all(self._refresh(path) for path in changed if self._matters(path)):
            self._assemble()
        findings = self.plugin.site.findings
        found = [finding for finding in findings if finding not in self._known]
        self._known = set(findings)
        return found

    def _matters(self, path: Path) -> bool:
        """Whether a file is, or was, part of what is shown; editors leave short-lived ones beside."""
        if any(path.is_relative_to(folder) for folder in self.plugin.site.library_folders()):
            return path.suffix in (".py", ".pyi")  # Python itself leaves compiled files there
        return path in self._by_path or path in self._other_paths or path.exists()

    def _refresh(self, path: Path) -> bool:
        """Whether a saved file is a page whose new text could be shown without a look at the others."""
        page = self._by_path.get(path)
        text = read_text(path)[0] if page is not None else None
        if page is None or text is None:
            return False
        with self._lock:
            site = self.plugin.site
            return refresh(site, replace(page.body.source, text=text), self.plugin.cache)

    def _assemble(self) -> None:
        sources = self.plugin.read()
        with self._lock:
            site = self.plugin.prepare(sources, self.config)
            files = get_files(self.config)
            for file in self._theme_files:
                files.append(file)
            files = self.plugin.add_pages(files, self.config)
            self.plugin.link_pages()
            self.plugin.add_extras(self._env, self.config, files)
            machines = self.plugin.machines(self.config)
            self._machines = {made.path: made for code in site.used_languages() for made in machines.of(code)}
            self._documents = files.documentation_pages()
            self._files = {file.dest_uri: file for file in files}
            self._by_path = {page.body.source.path: page for page in site}
            self._other_paths = {
                path
                for language in sources.languages.values()
                for path in (
                    language.folder / "_toctree.yml",
                    language.folder / "_redirects.yml",
                    *language.assets.values(),
                )
            }

    def index(self) -> list[str]:
        """Makes the search indexes whose pages have changed; gives back their languages."""
        made = []
        for index in indexes(self.plugin.site) if self.plugin.settings.search else ():
            if self._indexed.get(index.language) == index.key:
                continue
            target = self._search / index.language / "pagefind"
            fresh = target.with_name("pagefind.new")
            shutil.rmtree(fresh, ignore_errors=True)
            build_index(index, fresh, self.plugin.cache, jobs=1)
            with self._lock:
                shutil.rmtree(target, ignore_errors=True)
                fresh.rename(target)
            self._indexed[index.language] = index.key
            made.append(index.language)
        return made

    def get(self, path: str) -> Response:
        """The file or page at a path of the site (without the leading slash)."""
        name = path + "index.html" if not path or path.endswith("/") else path
        with self._lock:
            file = self._files.get(name)
            if file is None and f"{name}/index.html" in self._files:
                return Response(301, path + "/", b"")
            if file is not None and isinstance(file.page, DocPage):
                return Response(200, "text/html", self._page(file.page))
            if file is not None:
                return Response(200, _kind(name), file.content_bytes)
            if name in self._machines:
                return Response(200, _kind(name), self._machines[name].make())
            found = self._search / name
            if found.is_file() and found.resolve().is_relative_to(self._search):
                return Response(200, _kind(name), found.read_bytes())
            return Response(404, "text/html", self._not_found())

    def tidy(self) -> None:
        """Frees what updates have left behind: seconds in which nothing else is done."""
        gc.collect()
        gc.enable()

    def get_ready(self) -> None:
        """Prepares for the next update, which then comes sooner."""
        self.plugin.get_ready()

    def close(self) -> None:
        """Ends what runs, and removes what was written, for this preview."""
        self.plugin.rest()
        shutil.rmtree(self._search, ignore_errors=True)

    def _page(self, page: DocPage) -> bytes:
        load_bodies([page.site_page.body], self.plugin.cache)
        page.read_source(self.config)
        page.render(self.config, None)
        page.active = True
        try:
            context = get_context(
                self.plugin.navs[page.site_page.language], self._documents, self.config, page
            )
            shown = self.plugin.on_page_context(
                context,
                page=page,
                config=self.config,
                nav=context["nav"],
            )
            return self._env.get_template(TEMPLATE).render(shown).encode("utf-8", "xmlcharrefreplace")
        finally:
            page.active = False

    def _not_found(self) -> bytes:
        nav = next(iter(self.plugin.navs.values()))
        context = get_context(nav, self._documents, self.config, base_url="/")
        shown = self.plugin.on_template_context(
            context,
            template_name="404.html",
            config=self.config,
        )
        return self._env.get_template("404.html").render(shown).encode("utf-8")


def _kind(name: str) -> str:
    if name.endswith((".mjs", ".js")):
        return "text/javascript"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
