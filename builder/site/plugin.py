"""The MkDocs plugin: `plugins: [doc-builder]`.

MkDocs walks its stages (config, files, nav, pages, templates) and this fills each of them
from the site's model, so `mkdocs build`, `mkdocs serve` and `doc-builder build` show the
same pages. `doc-builder build` drives the same object, in parallel and with a cache.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from builder.findings import is_error, report
from builder.html import Highlighter
from builder.site.api import library_state, load_api, open_library
from builder.site.bodies import load_bodies, resolve_bodies
from builder.site.cache import PageCache
from builder.site.defaults import apply_defaults
from builder.site.extras import Extra, extras
from builder.site.frame import Frames, repository
from builder.site.freshness import Notes
from builder.site.generated import add_commands, add_generated
from builder.site.git import head_commit, project_url
from builder.site.host import DocPage, make_pages, navigation
from builder.site.machines import Machines
from builder.site.model import Memory, Site, SitePage, assemble, make_body
from builder.site.notebooks import notebook_findings, write_notebooks
from builder.site.options import (
    PluginConfig,
    check_pages,
    read_commands_option,
    read_inventories,
    read_packages,
    read_page_name,
    read_rules,
)
from builder.site.page_texts import PageTexts
from builder.site.past import read_past
from builder.site.records import make_record
from builder.site.search import build_index, indexes
from builder.site.settings import (
    Settings,
    UsageError,
    choose_languages,
    default_cache_dir,
    find_repository,
)
from builder.site.sources import Sources, read_sources
from builder.site.version_names import check_version
from builder.site.versions import add_version, check_place

log = get_plugin_logger("doc-builder")


class DocBuilderPlugin(BasePlugin[PluginConfig]):
    """Makes MkDocs build a documentation in Hugging Face's dialect, in all of its languages."""

    settings: Settings
    site: Site
    frames: Frames
    _pages: dict[tuple[str, str], DocPage]
    navs: dict[str, Navigation]

    def __init__(self) -> None:
        self._memory = Memory()
        self._cache: PageCache | None = None

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Settles what to build, and the defaults of the theme."""
        try:
            self.settings = self.read_settings(config)
        except UsageError as error:
            raise PluginError(str(error)) from None
        config.docs_dir = str(self.settings.root)
        return apply_defaults(config, self.config.version)

    def read_settings(self, config: MkDocsConfig) -> Settings:
        """What the configuration says, before anything is built with it. Raises UsageError."""
        base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        source = (base / self.config.source).resolve()
        default = self.config.default_language
        folders, languages = choose_languages(source, self.config.languages, default)
        version = self.config.version
        check_version(version)
        for name in (version, *self.config.aliases):
            if own := next((part for part in name.split("/") if part in folders), ""):
                raise UsageError(f"version {name!r}: {own} is the folder of a language; choose another name")
        cache_dir = self.config.cache_dir
        kept = None if cache_dir == "" else Path(cache_dir) if cache_dir else default_cache_dir(source)
        library = self.config.library or config.site_name
        dashboard = read_page_name("translations: dashboard", self.config.translations.dashboard)
        glossary = read_page_name("translations: glossary", self.config.translations.glossary)
        commands = read_commands_option(self.config.commands)
        check_pages([dashboard, glossary, commands.page if commands is not None else ""])
        return Settings(
            library=library,
            folders=folders,
            languages=languages,
            fallback=default if default in folders else "",
            repository=find_repository(source),
            cache_dir=kept,
            version=version,
            aliases=tuple(self.config.aliases),
            notebook_url=self.config.notebook_url,
            notebook_dir=(base / self.config.notebook_dir).resolve() if self.config.notebook_dir else None,
            python_module=self.config.python_module,
            search=self.config.search,
            jobs=self.config.jobs or os.cpu_count() or 1,
            strict=config.strict,
            site_dir=Path(config.site_dir),
            library_source=(base / self.config.library_source).resolve()
            if self.config.library_source
            else None,
            imports=self.config.imports,
            mock=tuple(self.config.mock) if self.config.mock is not None else None,
            import_timeout=float(self.config.import_timeout),
            inventories=read_inventories(self.config.inventories),
            source_url=self.config.source_url,
            doctest_reports=tuple((base / one).resolve() for one in self.config.doctest_reports),
            base=base,
            dashboard=dashboard,
            glossary=glossary,
            commands=commands,
            ignored=read_rules(self.config.check.ignore),
            undocumented=tuple(self.config.check.undocumented),
            packages=read_packages(self.config.packages, library),
        )

    @property
    def cache(self) -> PageCache:
        """The page cache, opened when it is first needed."""
        if self._cache is None:
            self._cache = PageCache(self.settings.cache_dir)
        return self._cache

    def library_stands(self, state: str) -> bool:
        """Whether the library is what it was in a `state`, which is "" for a site without API entries."""
        if not state:
            return True
        library = self._memory.library = open_library(self.settings, self.cache)
        same = state == library_state(library)
        if same and library is not None:
            library.close()
        return same

    def get_ready(self) -> None:
        """Starts what the next change of the library's source will need."""
        if self._memory.spare is None and self.site.api.library is not None:
            self._memory.spare = self.site.api.library.make_spare()

    def rest(self) -> None:
        """Ends what `get_ready` has started."""
        if self._memory.spare is not None:
            self._memory.spare.close()
            self._memory.spare = None

    def read(self) -> Sources:
        """Reads the documentation's folders, and the commands that it shows."""
        sources = read_sources(self.settings)
        if self.settings.commands is not None:
            add_commands(sources, self.settings, self.settings.commands, self.cache)
        return sources

    def prepare(self, sources: Sources, config: MkDocsConfig) -> Site:
        """Parses what has changed and makes `site` and `frames`."""
        folder = self.settings.root
        paths = (page.path for own in sources.everything.values() for page in own.pages.values())
        names = [path.relative_to(folder).as_posix() for path in paths]
        past = read_past(folder, head_commit(folder), names, self.cache)
        notes = Notes(self.settings, sources, past, self.cache)
        notes.all()
        add_generated(sources, self.settings, notes)
        self.site = assemble(self.settings, sources, self.cache, self._memory)
        self.site.tell([*self.site.found, *notebook_findings(self.site, config.site_url)])
        place = os.path.relpath(folder, self.settings.repository).replace(os.sep, "/")
        first = next(iter(sources.languages.values()))
        branch = first.config.default_branch_name or "main"
        where = repository(config, "" if place == "." else place, branch, project_url(folder))
        self.frames = Frames(self.site, config, where, past, notes)
        return self.site

    @event_priority(50)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keeps `mkdocs build`, which empties its folder next, from a folder that holds versions."""
        try:
            check_place(self.settings.site_dir, self.settings.version, self.settings.aliases)
        except UsageError as error:
            raise PluginError(str(error)) from None

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replaces the pages that MkDocs found by those of the site."""
        try:
            site = self.prepare(self.read(), config)
        except UsageError as error:
            raise PluginError(str(error)) from None
        for line in report(site.findings, everything=config.strict):
            log.warning(line)
        if any(map(is_error, site.findings)):
            raise PluginError("the documentation has mistakes that leave the site incomplete: see above")
        return self.add_pages(files, config)

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """The theme's files and the site's pages, as MkDocs wants them."""
        kept = Files([file for file in files if self._wanted(file, config)])
        self._pages = make_pages(self.site, config, self._remake, self.frames.updated, self.frames.marks)
        for page in self._pages.values():
            page.edit_url = self.frames.edit_url(page.site_page)
            page.canonical_url = self.frames.canonical_url(page.site_page)
            kept.append(page.file)
        return kept

    def _wanted(self, file: File, config: MkDocsConfig) -> bool:
        """Whether a file that MkDocs found stays: of the documentation's folder, what the languages share."""
        if file.generated_by is None and file.src_dir == config.docs_dir:
            return file.src_uri in self.site.sources.shared
        return not _unused(file.src_uri)

    @property
    def pages(self) -> list[DocPage]:
        """Every page of the site, in every language."""
        return list(self._pages.values())

    def _remake(self, page: SitePage, markdown: str) -> SitePage:
        """A page whose Markdown another plugin has changed, rendered again."""
        source = replace(page.body.source, text=markdown)
        record = make_record(source, self.settings, Highlighter())
        place = (source.language, source.local)
        api = load_api(
            self.settings, {place: record}, self.cache, self._memory.entries, self.site.api.library
        )
        body = make_body(self.site, source, record, api.entries.get(place, []), page.body.aliases)
        resolve_bodies([body], self.site.resolvers, self.cache, jobs=1)
        load_bodies([body], self.cache)
        return replace(page, body=body)

    @event_priority(-50)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Replaces the navigation that MkDocs made of file names; pages see their own language's,
        templates without a page the first one's."""
        load_bodies((page.body for page in self.site), self.cache)
        return self.link_pages()

    def link_pages(self) -> Navigation:
        """Makes every language's navigation; gives back the first."""
        self.navs = {code: navigation(self.site, code, self._pages) for code in self.site.pages}
        return next(iter(self.navs.values()))

    @event_priority(50)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Adds the files that need templates: redirects, the page at the root, and what lies beside pages."""
        self.add_extras(env, config, files)
        machines = self.machines(config)
        for code in self.site.used_languages():
            for made in machines.of(code):
                files.append(as_file(Extra(made.path, made.scope, made.make()), config))
        return env

    def add_extras(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """The files beside the pages that are made in any case."""
        for extra in extras(self.site, env, config.site_name):
            files.append(as_file(extra, config))

    def machines(self, config: MkDocsConfig) -> Machines:
        """What makes the files that programs read."""
        texts = PageTexts(self.site, self.cache)
        return Machines(
            self.site, texts, config.site_name, config.site_description or "", config.site_url or ""
        )

    @event_priority(50)
    def on_page_context(
        self, context: TemplateContext, *, page: Any, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Puts a page into its language's frame."""
        if isinstance(page, DocPage):
            shown = page.site_page
            context["config"] = self.frames.configs[shown.language]
            context["nav"] = self.navs[shown.language]
            context["doc_builder"] = self.frames.context(shown)  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(50)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Gives templates without a page (404) the words and languages of the site."""
        first = next(iter(self.site.pages))
        context["config"] = self.frames.configs[first]
        context["doc_builder"] = self.frames.site_context(first, context["base_url"])  # type: ignore[typeddict-unknown-key]
        if template_name == "sitemap.xml":
            context["sitemap"] = self.frames.sitemap()  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the search indexes and notebooks of a plain `mkdocs build`, and lists its version."""
        try:
            write_notebooks(self.site, config.site_url)
        except UsageError as error:
            raise PluginError(str(error)) from None
        if self.settings.search:
            for index in indexes(self.site):
                build_index(
                    index, Path(config.site_dir) / index.language / "pagefind", self.cache, self.settings.jobs
                )
        add_version(self.settings.site_dir, self.settings.version, self.settings.aliases)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Has `mkdocs serve` watch the documentation's folders."""
        for folder in self.settings.folders.values():
            server.watch(str(folder))
        return server


def as_file(extra: Extra, config: MkDocsConfig) -> File:
    """An extra as a file that MkDocs copies; a page's Markdown isn't taken for a page again."""
    name = extra.path + ".txt" if extra.path.endswith(".md") else extra.path
    if isinstance(extra.content, Path):
        file = File.generated(config, name, abs_src_path=str(extra.content))
    else:
        file = File.generated(config, name, content=extra.content)
    file.dest_uri = extra.path
    return file


def _unused(path: str) -> bool:
    """Files of Material that only its own search would load."""
    return path.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/")) or path.endswith(
        ".map"
    )
