"""The site as it will be: every page of every language, with what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.html import Highlighter
from builder.site.cache import PageCache, digest
from builder.site.findings import tidy
from builder.site.links import LanguageMap, Report, Resolver
from builder.site.objects import ObjectIndex
from builder.site.outline import english_aliases
from builder.site.records import Record, Work, load_records, make_record
from builder.site.settings import Settings
from builder.site.sources import LanguageSources, SourcePage, Sources
from builder.site.urls import page_url
from toctree import Finding, NavNode
from toctree.findings import shown


@dataclass(slots=True)
class Body:
    """The content of a page of the site, shared by every language in which it stands in.

    `values` fill the record's slots; `key` names the finished HTML.
    """

    source: SourcePage
    record: Record
    values: list[str]
    aliases: dict[str, str]
    key: str

    def html(self) -> str:
        """The finished HTML; the record's segments must have been loaded."""
        return self.record.rendered.fill(self.values)


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
    findings: list[Finding] = field(default_factory=list)
    resolvers: dict[str, Resolver] = field(default_factory=dict)
    work: Work = field(default_factory=Work)

    def __iter__(self) -> Iterator[SitePage]:
        for pages in self.pages.values():
            yield from pages.values()

    def nav(self, language: str) -> list[NavNode]:
        """What the sidebar of a language shows."""
        return self.sources.languages[language].nav

    def used_languages(self) -> list[str]:
        """The languages whose files the site shows: those built, and the one that stands in."""
        return list(dict.fromkeys([*self.pages, *(page.body.source.language for page in self)]))


def assemble(settings: Settings, sources: Sources, cache: PageCache, memo: Memory | None = None) -> Site:
    """Parses what isn't cached and puts the site together, all mistakes collected in its findings.

    `memo` carries what is known from one update of a preview to the next.
    """
    site = Site(settings, sources)
    memo = memo if memo is not None else Memory()
    records = load_records(
        [source for _, source in _places(sources)], cache, settings, site.work, memo.records
    )
    aliases = _aliases(settings, sources, records)
    maps = {code: _language_map(code, settings, sources, records, aliases) for code in sources.languages}
    site.objects = {code: language_map.objects for code, language_map in maps.items()}
    site.resolvers = {
        code: Resolver(code, maps, settings.library, settings.notebook_url, settings.python_module)
        for code in sources.languages
    }
    universe = _universe(maps, settings)
    findings = list(sources.findings)
    bodies: dict[tuple[str, str], Body] = {}
    for place, source in _places(sources):
        record = records[place]
        found = memo.get(place, (record.content_key, universe))
        if found is None:
            made = resolve_body(site, source, record, aliases.get(place, {}))
            found = memo.put(place, (record.content_key, universe), *made)
        bodies[place] = found[0]
        findings += _findings(source, record, found[1])
    for code in settings.languages:
        site.pages[code] = _pages(code, settings, sources, bodies)
    site.findings = tidy(findings)
    return site


def resolve_body(
    site: Site, source: SourcePage, record: Record, aliases: dict[str, str]
) -> tuple[Body, Report]:
    """A page's content with its links resolved, and what was wrong with them."""
    resolver = site.resolvers[source.language]
    values, report = resolver.values(source.local, record.rendered.slots, record.rendered.ids, aliases)
    return Body(source, record, values, aliases, digest(record.content_key, *values)), report


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
    cache.store(record.key, *record.to_json())
    cache.commit()  # an open transaction would keep other builds from the cache
    body, report = resolve_body(site, source, record, old.aliases)
    for pages in site.pages.values():
        if source.local in pages and pages[source.local].body is old:
            pages[source.local].body = body
    site.sources.languages[source.language].pages[source.local] = source
    path = shown(source.path)
    others = [finding for finding in site.findings if finding.path != path]
    site.findings = tidy([*others, *_findings(source, record, report)])
    return True


def _findings(source: SourcePage, record: Record, report: Report) -> list[Finding]:
    """What is wrong in a page, and with what it points to."""
    own = [
        Finding(_file(source, one.path), one.line, one.rule, one.message, one.hint) for one in record.problems
    ]
    return own + [Finding(_file(source, slot.path), slot.line, *rest) for slot, *rest in report.problems]


def _file(source: SourcePage, included: str) -> str:
    """The file that a finding stands in: the page, or what it includes."""
    return shown((source.path.parent / included).resolve() if included else source.path)


def _places(sources: Sources) -> Iterator[tuple[tuple[str, str], SourcePage]]:
    for code, language in sources.languages.items():
        for local, source in language.pages.items():
            yield (code, local), source


@dataclass(slots=True)
class Memory:
    """Records and finished bodies, so that a preview parses and resolves only what may have changed."""

    records: dict[str, Record] = field(default_factory=dict)
    _known: dict[tuple[str, str], tuple[tuple[str, str], tuple[Body, Report]]] = field(default_factory=dict)

    def get(self, place: tuple[str, str], key: tuple[str, str]) -> tuple[Body, Report] | None:
        """The body of a page, if it was made under the same key."""
        known = self._known.get(place)
        return known[1] if known is not None and known[0] == key else None

    def put(
        self, place: tuple[str, str], key: tuple[str, str], body: Body, report: Report
    ) -> tuple[Body, Report]:
        """Keeps a body, and gives it back."""
        self._known[place] = (key, (body, report))
        return body, report


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
) -> LanguageMap:
    chain = [code] if code == settings.fallback or not settings.fallback else [code, settings.fallback]
    pages: dict[str, frozenset[str]] = {}
    assets: dict[str, str] = {}
    objects = ObjectIndex(settings.library)
    for owner in chain:
        language = sources.languages[owner]
        assets = {**dict.fromkeys(language.assets, owner), **assets}
        for local in _reading_order(language):
            if local in pages:
                continue
            record = records[owner, local]
            before = len(objects.objects)
            objects.add(local, record.rendered.slots)
            added = list(objects.objects.values())[before:]
            named = [one.name for one in added] + [
                f"{one.name}.{member}" for one in added for member in one.members
            ]
            pages[local] = frozenset(
                [*record.rendered.ids, *aliases.get((owner, local), {}).values(), *named]
            )
    own = sources.languages[code]
    published = {
        entry.local: entry.newlocal for entry in own.toctree.pages() if entry.local and entry.newlocal
    }
    return LanguageMap(code, pages, published, assets, own.redirects, objects)


def _reading_order(language: LanguageSources) -> list[str]:
    listed = [entry.local for entry in language.toctree.pages() if entry.local in language.pages]
    return list(dict.fromkeys([*listed, *language.pages]))


def _universe(maps: dict[str, LanguageMap], settings: Settings) -> str:
    """A key of everything that the links of any page depend on."""
    parts: list[object] = [settings.library, settings.notebook_url, settings.python_module]
    for language in maps.values():
        parts.append(language.code)
        for local, ids in language.pages.items():
            parts += (local, *sorted(ids))
        parts += (*language.assets.items(), *language.published.items(), *language.redirects.rules.items())
        parts += (f"{one.name} {one.local} {one.members}" for one in language.objects.objects.values())
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
