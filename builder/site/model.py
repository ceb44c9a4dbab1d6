"""The site as it will be: every page of every language, with what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autodoc.inventory import Inventories, read_inventories
from autodoc.library import Library, Spare
from autodoc.static import find_source
from builder.findings import tidy
from builder.html import Highlighter
from builder.ignores import Ignore, Ignores
from builder.site.api import Api, ApiEntry, load_api
from builder.site.bodies import Body, resolve_bodies
from builder.site.cache import PageCache, digest
from builder.site.doctest_reports import Reports, read_reports
from builder.site.links import LanguageMap
from builder.site.outline import english_aliases
from builder.site.records import Record, Work, load_records, make_record
from builder.site.references import ObjectIndex
from builder.site.settings import Settings
from builder.site.slots import Resolver
from builder.site.source_links import source_template
from builder.site.sources import LanguageSources, SourcePage, Sources
from builder.site.urls import page_url
from toctree import Finding, NavNode
from toctree.findings import shown


@dataclass(slots=True)
class SitePage:
    """A page in one language's frame. `path` is its name within the language as published."""

    language: str
    local: str
    path: str
    title: str
    body: Body

    @property
    def fallback(self) -> bool:
        """Whether the page is shown in another language than its frame's."""
        return self.body.source.language != self.language

    @property
    def url(self) -> str:
        """The address from the site's root."""
        return f"{self.language}/{page_url(self.path)}"


@dataclass(slots=True)
class Site:
    """Pages by language and name, in the order of the toctree, with each language's nav."""

    settings: Settings
    sources: Sources
    pages: dict[str, dict[str, SitePage]] = field(default_factory=dict)
    objects: dict[str, ObjectIndex] = field(default_factory=dict)
    api: Api = field(default_factory=Api)
    reports: Reports = field(default_factory=Reports)
    universe: str = ""
    """A key of everything that the links of any page depend on."""
    found: list[Finding] = field(default_factory=list)
    """All that is wrong, what comments and the project switch off among it."""
    findings: list[Finding] = field(default_factory=list)
    """What is told of it."""
    bodies: dict[tuple[str, str], Body] = field(default_factory=dict)
    """Every page that was read, by language and name: also English ones that no language shows."""
    resolvers: dict[str, Resolver] = field(default_factory=dict)
    work: Work = field(default_factory=Work)

    def __iter__(self) -> Iterator[SitePage]:
        for pages in self.pages.values():
            yield from pages.values()

    def nav(self, language: str) -> list[NavNode]:
        """What the sidebar of a language shows."""
        return self.sources.languages[language].nav

    @property
    def library_root(self) -> Path | None:
        """The folder that paths of the library's source start from."""
        return self.api.library.source.root if self.api.library is not None else None

    @property
    def own_library(self) -> Path | None:
        """The same, where the library is the documentation's own, whose mistakes its authors can mend."""
        root = self.library_root
        if root is None or self.settings.library_source is not None:
            return root
        installed = {"site-packages", "dist-packages"} & set(root.parts)  # a virtual environment's
        inside = root.is_relative_to(self.settings.repository.resolve())
        return root if inside and not installed else None

    def library_folders(self) -> list[Path]:
        """The folders of packages that pages are made of, those aside that are a single file."""
        packages = self.api.library.packages if self.api.library is not None else []
        shown = [one.source for one in packages]
        if self.settings.commands is not None and self.settings.imports:
            app = find_source(self.settings.commands.package, self.settings.library_folders())
            shown += [app] if app is not None else []
        folders = [source.root.joinpath(*source.name.split(".")) for source in shown]
        return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]

    def ignores(self) -> Ignores:
        """What switches rules off in the site's files."""
        pages: dict[str, list[Ignore]] = {}
        for body in self.bodies.values():
            for path, one in body.ignores():
                pages.setdefault(path, []).append(one)
        return Ignores(pages, self.settings.ignored)

    def tell(self, found: Iterable[Finding]) -> None:
        """Takes what is wrong with the site, and leaves out what is switched off."""
        self.found = tidy(found)
        self.findings = self.ignores().kept(self.found)

    def used_languages(self) -> list[str]:
        """The languages whose files the site shows: those built, and the one that stands in."""
        return list(dict.fromkeys([*self.pages, *(page.body.source.language for page in self)]))


def assemble(settings: Settings, sources: Sources, cache: PageCache, memo: Memory | None = None) -> Site:
    """Parses what isn't cached and puts the site together, all mistakes collected in its findings.

    `memo` carries what is known from one update of a preview to the next.
    """
    site = Site(settings, sources, reports=read_reports(settings.doctest_reports, settings.base))
    memo = memo if memo is not None else Memory()
    records = load_records(
        [source for _, source in _places(sources)], cache, settings, site.work, memo.records
    )
    site.api = load_api(settings, records, cache, memo.entries, memo.library, memo.spare)
    memo.library = memo.spare = None
    inventories, unavailable = read_inventories(settings.inventories, settings.cache_dir, settings.base)
    aliases = _aliases(settings, sources, records)
    maps = {
        code: _language_map(code, settings, sources, records, aliases, site.api, inventories)
        for code in sources.languages
    }
    english = maps.get(settings.fallback)
    for code, language_map in maps.items():
        objects = language_map.objects
        if english is not None:
            objects.asked = english.objects.asked  # what asks English, asks for both
        if english is not None and code != settings.fallback:
            objects.english = english.objects
            objects.english_code = settings.fallback if settings.fallback in settings.languages else ""
    site.objects = {code: language_map.objects for code, language_map in maps.items()}
    templates = {
        one.source.name.partition(".")[0]: source_template(
            settings.source_url if one is site.api.library else "", one.source.name, one.source.root
        )
        for one in (site.api.library.packages if site.api.library is not None else ())
    }
    site.resolvers = {
        code: Resolver(
            code,
            maps,
            settings.library,
            settings.fallback if english is not None else "",
            settings.notebook_url,
            settings.python_module,
            templates,
        )
        for code in sources.languages
    }
    site.universe = digest(_universe(maps, settings), inventories.digest, site.api.names, *templates.items())
    bodies = site.bodies
    for place, source in _places(sources):
        body = make_body(
            site, source, records[place], site.api.entries.get(place, []), aliases.get(place, {})
        )
        before = memo.bodies.get(place)
        if before is not None and before.values_key == body.values_key and before.stands(site.api.library):
            body = before
        bodies[place] = memo.bodies[place] = body
    resolve_bodies(bodies.values(), site.resolvers, cache, settings.jobs)
    findings = [*sources.findings, *site.api.findings]
    configuration = shown(settings.base / "mkdocs.yml")
    findings += (Finding(configuration, 1, one.rule, one.message, one.hint) for one in unavailable)
    told: set[str] = set()
    for body in bodies.values():
        findings += body.findings(site.own_library, told)
    for code in settings.languages:
        site.pages[code] = _pages(code, settings, sources, bodies)
    site.tell(findings)
    return site


def make_body(
    site: Site, source: SourcePage, record: Record, entries: list[ApiEntry], aliases: dict[str, str]
) -> Body:
    """A page's content whose links are yet to be resolved."""
    contents = [one.content for one in entries]
    place = (source.language, source.local)
    ran = site.reports.key(source.path)
    key = digest("values", site.universe, *place, record.content_key, contents, sorted(aliases.items()), ran)
    return Body(source, record, entries, aliases, key, site.reports)


def refresh(site: Site, source: SourcePage, cache: PageCache) -> bool:
    """Puts the new text of one page into a site, in every frame that shows it.

    False, and nothing is changed, when other pages depend on what has changed (its headings,
    ids, title or objects): the site then has to be assembled anew.
    """
    old = next(
        (
            pages[source.local].body
            for pages in site.pages.values()
            if source.local in pages and pages[source.local].body.source.path == source.path
        ),
        None,
    )
    if old is None:
        return False
    record = make_record(source, site.settings, Highlighter())
    if record.exports() != old.record.exports():
        return False
    record.store(cache)
    body = make_body(site, source, record, old.entries, old.aliases)
    resolve_bodies([body], site.resolvers, cache, jobs=1)
    for pages in site.pages.values():
        if source.local in pages and pages[source.local].body is old:
            pages[source.local].body = body
    site.bodies[source.language, source.local] = body
    site.sources.languages[source.language].pages[source.local] = source
    path = shown(source.path)
    others = [finding for finding in site.found if finding.path != path]
    site.tell([*others, *body.findings(site.own_library, set())])
    return True


def _places(sources: Sources) -> Iterator[tuple[tuple[str, str], SourcePage]]:
    for code, language in sources.languages.items():
        for local, source in language.pages.items():
            yield (code, local), source


@dataclass(slots=True)
class Memory:
    """Records, API entries and bodies, so that a preview makes only what may have changed.

    `library` is the library as it is now, where somebody has had to look at it already; `spare` a
    process for the next import.
    """

    records: dict[str, Record] = field(default_factory=dict)
    entries: dict[str, ApiEntry] = field(default_factory=dict)
    bodies: dict[tuple[str, str], Body] = field(default_factory=dict)
    library: Library | None = None
    spare: Spare | None = None


def _aliases(
    settings: Settings, sources: Sources, records: dict[tuple[str, str], Record]
) -> dict[tuple[str, str], dict[str, str]]:
    aliases: dict[tuple[str, str], dict[str, str]] = {}
    for (code, local), record in records.items():
        english = records.get((settings.fallback, local))
        if code != settings.fallback and english is not None:
            found = english_aliases(record.outline, english.outline)
            aliases[code, local] = {
                own: other for own, other in found.items() if other not in record.rendered.ids
            }
    return aliases


def _language_map(
    code: str,
    settings: Settings,
    sources: Sources,
    records: dict[tuple[str, str], Record],
    aliases: dict[tuple[str, str], dict[str, str]],
    api: Api,
    inventories: Inventories,
) -> LanguageMap:
    chain = [code] if code == settings.fallback or not settings.fallback else [code, settings.fallback]
    pages: dict[str, frozenset[str]] = {}
    assets: dict[str, str] = {}
    objects = ObjectIndex(settings.library, api.library, inventories, packages=frozenset(settings.packages))
    for owner in chain:
        language = sources.languages[owner]
        assets = {**dict.fromkeys(language.assets, owner), **assets}
        for local in _reading_order(language):
            if local in pages:
                continue
            record = records[owner, local]
            entries = [one.entry for one in api.entries.get((owner, local), ())]
            for entry in entries:
                objects.add(local, entry.exports)
            inner = [name for entry in entries for name in entry.rendered.ids]
            pages[local] = frozenset(
                [*record.rendered.ids, *aliases.get((owner, local), {}).values(), *inner]
            )
    own = sources.languages[code]
    published = _published(own, sources.languages.get(settings.fallback))
    unread = frozenset(
        [settings.commands.page] if settings.commands is not None and not sources.commands.command else []
    )
    return LanguageMap(code, pages, published, assets, own.redirects, objects, unread)


def _reading_order(language: LanguageSources) -> list[str]:
    listed = [entry.local for entry in language.toctree.pages() if entry.local in language.pages]
    return list(dict.fromkeys([*listed, *language.pages]))


def _universe(maps: dict[str, LanguageMap], settings: Settings) -> str:
    """A key of everything that the links of any page depend on."""
    parts: list[object] = [settings.library, settings.packages, settings.notebook_url, settings.python_module]
    parts += (settings.fallback, settings.fallback in settings.languages)
    for language in maps.values():
        parts.append(language.code)
        for local, ids in language.pages.items():
            parts += (local, *sorted(ids))
        parts += (*language.assets.items(), *language.published.items(), *language.redirects.rules.items())
        parts += (f"{one.local} {one.export.name} {one.export.path}" for one in language.objects)
    return digest(*parts)


def _pages(
    code: str, settings: Settings, sources: Sources, bodies: dict[tuple[str, str], Body]
) -> dict[str, SitePage]:
    language = sources.languages[code]
    english = sources.languages.get(settings.fallback)
    titles = {node.local: node.title for node in _walk(language.nav) if node.local}
    moved = _published(language, english)
    names = [local for local in titles if local in language.pages or (english and local in english.pages)]
    names += [local for local in language.pages if local not in titles]
    if english:
        names += [local for local in english.pages if local not in titles and local not in language.pages]
    pages: dict[str, SitePage] = {}
    for local in names:
        body = bodies[code if local in language.pages else settings.fallback, local]
        title = plain_title(titles.get(local) or "") or body.record.rendered.title or local.rsplit("/", 1)[-1]
        pages[local] = SitePage(code, local, moved.get(local) or local, title, body)
    return pages


def _published(own: LanguageSources, english: LanguageSources | None) -> dict[str, str]:
    """The pages that a toctree publishes under another path: the language's own word, then English's."""
    trees = [language.toctree for language in (english, own) if language is not None]
    return {
        entry.local: entry.newlocal
        for tree in trees
        for entry in tree.pages()
        if entry.local and entry.newlocal
    }


def _walk(nodes: list[NavNode]) -> Iterator[NavNode]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def plain_title(title: str) -> str:
    """A toctree's title as text: its backticks are marks, not letters."""
    return title.replace("`", "")
