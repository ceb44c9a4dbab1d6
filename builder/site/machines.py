"""What programs read: each page as Markdown, llms.txt, llms-full.txt, and sections for search engines.

A file is made when somebody asks for it, and named by a key of what it would hold, so that a build
makes those alone that have changed. A language's files hold its own pages: English ones that stand in
are in English's. For llms.txt see https://llmstxt.org.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

from builder.plain import escaped
from builder.site.cache import digest
from builder.site.frame import markdown_path
from builder.site.model import Site, SitePage, plain_title
from builder.site.page_texts import PageTexts, Section
from builder.strings import strings
from toctree import NavNode
from toctree import language as language_of


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be made at `path`; `key` changes with what it holds, `pages` are those whose text it needs.

    `scope` as in `Output`.
    """

    path: str
    scope: str
    key: str
    make: Callable[[], bytes]
    pages: list[SitePage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Machines:
    """Makes these files for a site. `url` is where it will stand, "" if nobody knows."""

    site: Site
    texts: PageTexts
    name: str
    description: str = ""
    url: str = ""

    def of(self, code: str) -> Iterator[Made]:
        """The files of one language; with the first those at the site's root."""
        pages = [page for page, _ in self._listed(code)]
        known = self.site.sources.languages[code].pages
        others = [page for page in self.site if page.body.source.language == code and page.local in known]
        for page in {markdown_path(self.site, page): page for page in [*others, *pages]}.values():
            yield self._page(page)
        if code not in self.site.pages:
            return
        folders = [f"{code}/"]
        if code == (self.site.settings.fallback or code) or len(self.site.pages) == 1:
            folders.append("")
        for folder in folders:
            yield self._index(code, folder)
            yield self._full(code, folder)
        yield self._sections(code)
        own = "robots.txt" in self.site.sources.shared
        if folders[-1] == "" and self.url and not (own or self.site.settings.version):
            sitemap = urljoin(self.url, "sitemap.xml")
            yield _ready("robots.txt", "shared", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")

    # Pages

    def _page(self, page: SitePage) -> Made:
        path = markdown_path(self.site, page)
        key = digest(self.texts.key(page), self.url)
        return Made(path, page.body.source.language, key, lambda: self._markdown(page, path), [page])

    def _markdown(self, page: SitePage, path: str) -> bytes:
        return (self._text(page, path) + "\n").encode("utf-8")

    def _text(self, page: SitePage, path: str) -> str:
        """A page's Markdown, with links as seen from the file at `path`."""
        own, base = markdown_path(self.site, page), self.url or path
        sections = self.texts.sections(page)
        return "".join(one.text(base, own) for one in sections).strip("\n")

    def _address(self, path: str, base: str) -> str:
        """Where a file of the site is, from a file that stands at `base`."""
        if self.url:
            return urljoin(self.url, quote(path))
        return quote(posixpath.relpath(f"/{path}", posixpath.dirname(f"/{base}")))

    # llms.txt

    def _listed(self, code: str) -> Iterator[tuple[SitePage, list[str]]]:
        """A language's own pages in reading order, each with the titles of the groups that it is in."""
        pages = self.site.pages.get(code, {})
        seen = set()
        for local, groups in _walk(self.site.nav(code) if code in self.site.pages else [], []):
            page = pages.get(local)
            if page is not None and not page.fallback and local not in seen:
                seen.add(local)
                yield page, groups
        for local, page in pages.items():
            if local not in seen and not page.fallback:
                yield page, []

    def _index(self, code: str, folder: str) -> Made:
        path = f"{folder}llms.txt"
        lines = [f"# {escaped(self.name)}"]
        first = self.site.pages[code].get("index")
        about = self.description or (first.body.record.rendered.description if first else "")
        if about:
            lines += ["", f"> {escaped(about)}"]
        before: list[str] | None = None
        for page, groups in self._listed(code):
            groups = groups or [strings(code)["script.search.pages"]]
            if groups != before:
                for depth, title in enumerate(groups):
                    if before is None or groups[: depth + 1] != before[: depth + 1]:
                        lines += ["", f"{'#' * min(depth + 2, 6)} {escaped(title)}"]
                lines.append("")
                before = groups
            summary = page.body.record.rendered.description
            link = f"- [{escaped(page.title)}]({self._address(markdown_path(self.site, page), path)})"
            lines.append(f"{link}: {escaped(summary)}" if summary else link)
        others = [one for one in self.site.pages if one != code]
        # The name of this section has a meaning of its own in llms.txt.
        lines += ["", "## Optional", ""]
        lines.append(f"- [llms-full.txt]({self._address(f'{folder}llms-full.txt', path)})")
        for one in others:
            lines.append(f"- [{language_of(one).name}]({self._address(f'{one}/llms.txt', path)})")
        return _ready(path, code if folder else "shared", "\n".join(lines) + "\n")

    def _full(self, code: str, folder: str) -> Made:
        path = f"{folder}llms-full.txt"
        pages = [page for page, _ in self._listed(code)]
        key = digest(self.name, self.url, path, *(self.texts.key(page) for page in pages))

        def make() -> bytes:
            parts = [f"# {escaped(self.name)}"]
            for page in pages:
                address = self._address(markdown_path(self.site, page), path)
                parts.append(f"---\n\nSource: {address}\n\n{self._text(page, path)}")
            return ("\n\n".join(parts) + "\n").encode("utf-8")

        return Made(path, code if folder else "shared", key, make, pages)

    # search.jsonl

    def _sections(self, code: str) -> Made:
        listed = [(page, groups) for page, groups in self._listed(code) if page.body.source.searched]
        version = self.site.settings.version
        looks = (
            f"{self.texts.key(page)} {page.path} {page.title} {json.dumps(groups)}" for page, groups in listed
        )

        def make() -> bytes:
            lines = []
            for page, groups in listed:
                seen: Counter[object] = Counter()
                for record in self._records(page, groups):
                    seen[record["id"]] += 1
                    if (number := seen[record["id"]]) > 1:  # an object that the page shows twice
                        record["id"] = f"{record['id']}-{number}"
                    record["version"] = version
                    lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
            return "".join(lines).encode("utf-8")

        key = digest("sections", self.url, version, *looks)
        return Made(f"{code}/search.jsonl", code, key, make, [page for page, _ in listed])

    def _records(self, page: SitePage, groups: list[str]) -> Iterator[dict[str, object]]:
        above: list[Section] = []
        before: dict[str, object] | None = None
        for section in self.texts.sections(page):
            above = [one for one in above if one.level < section.level]
            # What stands above the title belongs to it, and so does a heading to the object that it names.
            place = "" if section.level <= 1 and (before is None or before["kind"] == "page") else section.id
            record: dict[str, object] = {
                "id": f"{page.language}/{page.path}" + (f"#{place}" if place else ""),
                "url": urljoin(self.url, page.url) + (f"#{quote(place, safe=_SAFE)}" if place else ""),
                "page": page.path,
                "title": page.title,
                "section": section.title or page.title,
                "breadcrumbs": [*groups, page.title, *(one.title for one in above if one.level > 1)],
                "text": section.searched(),
                "language": page.language,
                "kind": section.role or ("section" if place else "page"),
            }
            above.append(section)
            if before is not None and before["id"] == record["id"]:
                record["breadcrumbs"] = before["breadcrumbs"]
                record["text"] = f"{before['text']}\n\n{record['text']}".strip("\n")
            elif before is not None:
                yield before
            before = record
        if before is not None:
            yield before


_SAFE = "/~:@!$&'()*+,;=?"


def _ready(path: str, scope: str, text: str) -> Made:
    """A file that is quicker to make than to compare."""
    content = text.encode("utf-8")
    return Made(path, scope, digest(text), lambda: content)


def _walk(nodes: list[NavNode], groups: list[str]) -> Iterator[tuple[str, list[str]]]:
    for node in nodes:
        if node.local:
            yield node.local, groups
        yield from _walk(node.children, [*groups, plain_title(node.title)] if node.children else groups)
