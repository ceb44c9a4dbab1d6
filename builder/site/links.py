"""Where links and pictures of a page lead, by its language, and which lead nowhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from builder.html import Slot
from builder.site.near_pages import NearPages, hint, near_anchor
from builder.site.references import Answer, ObjectIndex
from builder.site.urls import page_url, relative, up
from toctree import Redirects, is_language_code
from toctree.nearest import suggestion


@dataclass(slots=True)
class LanguageMap:
    """What a link in one language can lead to.

    `pages` are all its pages, English ones standing in; each with the ids it answers to.
    `published` are paths of pages that the toctree moves (`newlocal`). `assets` are the
    folder's other files, `asset_language` tells whose each is. `unread` are pages that couldn't be made
    whole, so that nobody knows their ids.
    """

    code: str
    pages: dict[str, frozenset[str]]
    published: dict[str, str]
    assets: dict[str, str]
    redirects: Redirects
    objects: ObjectIndex
    unread: frozenset[str] = frozenset()
    _near: NearPages | None = None

    def likely_page(self, target: str) -> tuple[bool, str]:
        """The page that a path to none was meant for, and whether that is certain."""
        if self._near is None:
            self._near = NearPages(self.pages)
        return self._near.likely(target)


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """A link that leads nowhere: in the page or what it includes at `path`, or in the library's source."""

    library: bool
    path: str
    line: int
    rule: str
    message: str
    hint: str


@dataclass(slots=True)
class Report:
    """Collects what is wrong with a page's links. `library` is set while those of docstrings are read."""

    problems: list[LinkProblem] = field(default_factory=list)
    library: bool = False

    def add(self, slot: Slot, rule: str, message: str, hint: str = "") -> None:
        """Notes a problem where a slot stands."""
        self.problems.append(LinkProblem(self.library, slot.path, slot.line, rule, message, hint))


@dataclass(slots=True)
class Links:
    """Says where the links of pages of one language lead.

    `maps` holds every language of the documentation that is known; `library` names the
    one that the pages belong to in links like `/docs/transformers/main/en/index`.
    `english` is the language whose pages translations follow, and docstrings are written for.
    """

    language: str
    maps: dict[str, LanguageMap]
    library: str
    english: str = ""

    # Pages

    def link(self, local: str, slot: Slot, report: Report) -> str:
        """The address for a link on page `local`."""
        href = slot.value
        path, mark, fragment = href.partition("#")
        path, question, query = path.partition("?")
        here = self.maps[self.language]
        if not path and not report.library:
            self._check_fragment(here, local, unquote(fragment), slot, report)
            return href
        code, target = self._locate(local, unquote(path)) if path else (self.language, local)
        if report.library and path and not path.startswith("/"):
            # A docstring doesn't know how deep the page lies that shows it.
            at_root = posixpath.normpath(posixpath.join("/", unquote(path))).lstrip("/")
            if self._page(here, at_root) is not None:
                code, target = self.language, at_root
        if report.library and code == self.language and not self._holds(here, target, unquote(fragment)):
            # Docstrings are written for English pages; what fails there is told for every language.
            code = self.english or code
        there = self.maps.get(code)
        if there is None:
            return self._outside(local, target, question + query + mark + fragment, slot, report)
        found = self._page(there, target)
        if found is None:
            return self._not_a_page(local, code, target, slot, report)
        if mark:
            fragment = self._check_fragment(there, found, unquote(fragment), slot, report)
        else:
            fragment = self._part(there, target)
        if not path and code == self.language:
            return href
        if code == self.english and not here.objects.english_code:
            code, there = self.language, here
        address = self._address(local, code, there.published.get(found, found))
        return address + question + query + (f"#{quote(fragment, safe=_SAFE)}" if fragment else mark)

    def _holds(self, there: LanguageMap, target: str, fragment: str) -> bool:
        """Whether a language has a page, with what a fragment names."""
        found = self._page(there, target)
        if found is None:
            return target in there.assets
        ids = there.pages[found]
        return fragment in ("", "top") or fragment in ids or bool(_owner(fragment, ids))

    def _locate(self, local: str, path: str) -> tuple[str, str]:
        """The language and the path from its root that a link's path means."""
        if path.startswith("/"):
            parts = path.strip("/").split("/")
            if parts[:2] == ["docs", self.library]:
                # Hugging Face's address: /docs/{library}/[{version}/][{language}/]{page}
                parts = parts[2:]
                if parts and parts[0] not in self.maps and _VERSION.fullmatch(parts[0]):
                    parts = parts[1:]
            if parts and parts[0] in self.maps:
                return parts[0], "/".join(parts[1:]) or "index"
            return self.language, "/".join(parts) or "index"
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(local), path))
        if joined.startswith("../"):
            code, _, rest = joined[3:].partition("/")
            if code in self.maps:
                return code, rest or "index"
            return "", joined
        return self.language, "index" if joined == "." else joined

    def _page(self, there: LanguageMap, target: str) -> str | None:
        for name in _names(target):
            if name in there.pages:
                return name
            if name in there.redirects.rules:
                final = there.redirects.resolve(name, there.pages).partition("#")[0]
                if final in there.pages:
                    return final
        return None

    def _part(self, there: LanguageMap, target: str) -> str:
        """The part of a page that a redirect leads to; "" where the target is a page itself."""
        names = list(_names(target))
        if any(name in there.pages for name in names):
            return ""
        old = next(name for name in names if name in there.redirects.rules)
        return there.redirects.resolve(old, there.pages).partition("#")[2]

    def _outside(self, local: str, target: str, rest: str, slot: Slot, report: Report) -> str:
        code, _, page = target.removeprefix("../").partition("/")
        if is_language_code(code):  # one that this build doesn't read
            return self._address(local, code, _names(page or "index")[0]) + rest
        if self._page(self.maps[self.language], posixpath.basename(target)) is not None:  # one `../` too many
            return self._not_a_page(local, self.language, target, slot, report)
        report.add(
            slot,
            "broken-link",
            f"link to {slot.value}: it leads out of the documentation",
            "link to where readers find it, as https://…",
        )
        return slot.value

    def _not_a_page(self, local: str, code: str, target: str, slot: Slot, report: Report) -> str:
        href = slot.value
        there = self.maps[code]
        if target in there.assets:
            return self._asset_address(local, there.assets[target], target)
        moved = next((there.redirects.resolve(name, there.pages) for name in _names(target)), "")
        if "://" in moved:
            return moved
        at_root, sure = self._page(there, posixpath.basename(target.rstrip("/"))), True
        path = posixpath.dirname(re.split(r"[?#]", href, maxsplit=1)[0]).strip("./")
        if at_root is None or path:
            sure, at_root = there.likely_page(target)
        meant = hint(at_root, unquote(href.partition("#")[2]), there.pages, sure=sure)
        if not meant and _HOST.match(href):
            meant = f"write https://{href}"
        report.add(slot, "broken-link", f"link to {href}: there is no such page", meant)
        return self._address(local, code, at_root if sure else _names(target)[0])

    def _address(self, local: str, code: str, page: str) -> str:
        """The address of a page, by its language and published name, on page `local`."""
        if code == self.language:
            return relative(local, page_url(page))
        return f"{up(local)}../{code}/{page_url(page)}"

    def _check_fragment(
        self, there: LanguageMap, found: str, fragment: str, slot: Slot, report: Report
    ) -> str:
        href = slot.value
        ids = there.pages[found]
        if not fragment or fragment in ids or fragment == "top":  # browsers know #top on every page
            return fragment
        if found in there.unread:
            return fragment
        documented = _owner(fragment, ids)
        if documented:  # a member or parameter of an object that stands there
            return documented
        lower = fragment.lower()
        if lower in ids:
            report.add(
                slot, "broken-anchor", f"link to {href}: the page has no #{fragment}", f"write #{lower}"
            )
            return lower
        near = near_anchor(fragment, ids)
        report.add(
            slot,
            "broken-anchor",
            f"link to {href}: the page has no #{fragment}",
            suggestion(f"#{near}" if near else ""),
        )
        return fragment

    # Pictures and other files

    def asset(self, local: str, slot: Slot, report: Report) -> str:
        """The address of a picture or other file on page `local`."""
        src = slot.value
        path = re.split(r"[?#]", src, maxsplit=1)[0]
        code, target = self._locate(local, unquote(path))
        there = self.maps.get(code)
        if there is not None and target in there.assets:
            return self._asset_address(local, there.assets[target], target) + src[len(path) :]
        report.add(
            slot,
            "missing-image",
            f"picture {src}: there is no such file",
            "paths start at the page, or at / for the language's folder",
        )
        return src

    def _asset_address(self, local: str, owner: str, target: str) -> str:
        # Always by way of the site's root, so that an English page that stands in for a
        # translation needs no address changed.
        return f"{up(local)}../{owner}/{quote(target)}"

    # Objects

    def object_address(self, local: str, answer: Answer) -> str:
        """The address of what an answer found; "" for nothing."""
        if answer.url:
            return answer.url
        found = answer.found
        if found is None:
            return ""
        code = answer.language or self.language
        address = self._address(local, code, self.maps[code].published.get(found.local, found.local))
        return f"{address}#{quote(found.anchor, safe=_SAFE)}"


_SAFE = "/~:@!$&'()*+,;=?"
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:ai|co|com|dev|io|net|org)/")
_VERSION = re.compile(r"main|master|stable|v?\d[\w.]*|pr_\d+")


def _names(target: str) -> list[str]:
    """The page names that a link's path may mean: with an extension, a slash at the end, or neither."""
    name = target.rstrip("/")
    stem, extension = posixpath.splitext(name)
    names = [stem] if extension in (".md", ".mdx", ".html") else [name]
    return [*names, f"{names[0]}/index"]


def _owner(fragment: str, ids: frozenset[str]) -> str:
    while "." in fragment:
        fragment = fragment.rpartition(".")[0]
        if fragment in ids:
            return fragment
    return ""
