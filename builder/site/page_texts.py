"""Pages as Markdown with every link resolved, kept under a key of all that it depends on."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from builder.html import Slot
from builder.plain import Marked
from builder.site.api import load_plain_entries
from builder.site.bodies import Body
from builder.site.cache import PageCache, Written, digest
from builder.site.frame import markdown_path
from builder.site.markdown_links import MarkdownResolver
from builder.site.model import Site, SitePage
from builder.site.records import load_plain
from builder.work import in_parallel


@dataclass(slots=True)
class Section:
    """A heading of a page, or an object of its API reference (with its `role`), and what stands below it
    up to the next. The first of a page may be without a heading."""

    id: str = ""
    level: int = 0
    title: str = ""
    role: str = ""
    parts: list[tuple[str, str]] = field(default_factory=list)
    """Text, and the address right after it: from the site's root where it begins with `/`, as its author
    has written it where with `=`."""

    def text(self, base: str, own: str) -> str:
        """The Markdown, its links as seen from the file at `base` of the site, or below the address
        `base` of the site itself. `own` is the file that the page stands at."""
        return "".join(text + _placed(address, base, own) for text, address in self.parts)

    def searched(self) -> str:
        """The Markdown for a search engine: without the heading, and without where links lead."""
        texts = []
        linked = False
        for text, address in self.parts:
            text = _LINKS_END.sub("", text) if linked else text
            linked = bool(address) and text.endswith(("](", "](<"))
            texts.append(text.removesuffix("<").removesuffix("(") if linked else text)
        whole = "".join(texts)
        if self.id and whole.startswith("#"):
            whole = whole.partition("\n")[2]
        return whole.strip("\n")


_LINKS_END = re.compile(r"""\A>?(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^)\\])*\)))?\s*\)""")
"""What stands between a link's address and its end: a title."""


@lru_cache(maxsize=1 << 15)
def _placed(address: str, base: str, own: str) -> str:
    if address.startswith("="):
        return address[1:]
    if not address.startswith("/"):
        return _encoded(address)
    target, mark, fragment = address[1:].partition("#")
    if mark and target == own == base:
        return f"#{_encoded(fragment)}"
    if "://" in base:
        return base + _encoded(address[1:])
    path = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{base}"))
    return _encoded(path + mark + fragment)


def _encoded(address: str) -> str:
    """An address that ends where it should, as a link's target in Markdown."""
    return re.sub(r"[ ()<>]", lambda match: f"%{ord(match[0]):02X}", address) if address else ""


class PageTexts:
    """The Markdown of a site's pages, each made once for all the languages that show it."""

    def __init__(self, site: Site, cache: PageCache) -> None:
        self._site = site
        self._cache = cache
        self.files = {(page.language, page.path): markdown_path(site, page) for page in site}
        self._places = digest(*(f"{place} {file}" for place, file in sorted(self.files.items())))
        self._resolvers = {
            code: MarkdownResolver(code, one.maps, one.library, english=one.english, files=self.files)
            for code, one in site.resolvers.items()
        }
        self._made: dict[str, list[Section]] = {}

    def key(self, page: SitePage) -> str:
        """Names the text, before it is placed anywhere."""
        return digest("markdown", page.body.key, self._places)

    def sections(self, page: SitePage) -> list[Section]:
        """The sections of a page, in order."""
        key = self.key(page)
        if key not in self._made:
            self.load([page])
        return self._made[key]

    def forget(self) -> None:
        """Lets go of what was fetched; the cache keeps it."""
        self._made.clear()

    def load(self, pages: Iterable[SitePage]) -> None:
        """Fetches pages from the cache, or makes them in parallel."""
        wanted = {self.key(page): page for page in pages}
        wanted = {key: page for key, page in wanted.items() if key not in self._made}
        for key, data in self._cache.bodies(wanted).items():
            self._made[key] = _from_json(data)
            del wanted[key]

        def make(item: tuple[str, SitePage]) -> Written:
            return Written.of(item[0], None, _to_json(self._make(item[1].body)))

        missing = list(wanted.items())
        for (key, _), written in zip(
            missing, in_parallel(make, missing, self._site.settings.jobs), strict=True
        ):
            self._cache.store_written(written)
            self._made[key] = _from_json(json.loads(written.body))
        if missing:
            self._cache.commit()

    def _make(self, body: Body) -> list[Section]:
        load_plain([body.record], self._cache)
        load_plain_entries(body.entries, self._cache)
        assert body.record.plain is not None
        writer = _Writer(self._resolvers[body.source.language], body.source.local)
        entries = iter(body.entries)
        writer.write(body.record.plain, entries=(one.entry.plain for one in entries))
        return [one for one in writer.sections if one.id or any("".join(part).strip() for part in one.parts)]


class _Writer:
    """Resolves one page, section by section."""

    def __init__(self, resolver: MarkdownResolver, local: str) -> None:
        self._resolver = resolver
        self._local = local
        self.sections = [Section()]
        self._text = ""

    def write(self, plain: Marked, entries: Iterable[Marked | None] = (), *, library: bool = False) -> None:
        """Goes on with a page, or with an entry of the `library`."""
        left = iter(entries)
        for segment, slot in zip(plain.segments, [*plain.slots, None], strict=True):
            self._text += segment
            if slot is None:
                continue
            if slot.kind == "autodoc":
                entry = next(left, None)
                if entry is not None:
                    self.write(entry, library=True)
            else:
                self._slot(slot, library)
        if not library:
            self._address("")

    def _address(self, address: str) -> None:
        self.sections[-1].parts.append((self._text, address))
        self._text = ""

    def _slot(self, slot: Slot, library: bool) -> None:
        resolver, local = self._resolver, self._local
        match slot.kind:
            case "heading":
                self._address("")
                self.sections.append(Section(slot.value, slot.level, slot.text, slot.parameter))
            case "link" if slot.text:
                self._address(f"={slot.text}")
            case "link":
                self._address(resolver.link_address(local, slot, library=library))
            case "image":
                self._address(resolver.image_address(local, slot))
            case _:
                address, prose = resolver.reference_address(local, slot)
                code = f"`{slot.text}`"
                if address:
                    self._text += f"[{code}]("
                    self._address(address)
                    self._text += ")"
                else:
                    self._text += f"\\[{code}\\]" if prose else code


def _to_json(sections: list[Section]) -> list[Any]:
    return [[one.id, one.level, one.title, one.role, one.parts] for one in sections]


def _from_json(data: list[Any]) -> list[Section]:
    return [
        Section(name, level, title, role, [(text, address) for text, address in parts])
        for name, level, title, role, parts in data
    ]
