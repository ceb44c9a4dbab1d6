"""Links that led somewhere before a change and lead nowhere now, though nobody has touched their lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from builder.git import Objects, git_text
from builder.html import Highlighter
from builder.site.links import LanguageMap
from builder.site.model import Site
from builder.site.records import make_record
from builder.site.sources import SourcePage
from toctree import Finding
from toctree.findings import shown

LINK_RULES = frozenset({"broken-anchor", "broken-link", "missing-image"})

_PAGES = (".md", ".mdx")


def newly_broken(site: Site, findings: Collection[Finding], root: Path, base: str) -> set[Finding]:
    """Those findings about links that weren't there with the pages, headings and files of a commit.

    `root` is the repository's folder. The links are resolved once more, as if what has changed or gone
    were still there beside what there is now. Links in docstrings aren't judged.
    """
    if not findings:
        return set()
    maps = _past(site, root, base)
    paths = {one.path for one in findings}
    judged: set[str] = set()
    still: set[Finding] = set()
    for body in site.bodies.values():
        files = {
            path: shown((body.source.path.parent / path).resolve() if path else body.source.path)
            for path in {slot.path for slot in body.record.rendered.slots}
        }
        if paths.isdisjoint(files.values()):
            continue
        judged.update(files.values())
        resolver = replace(site.resolvers[body.source.language], maps=maps)
        slots = [slot for slot in body.record.rendered.slots if slot.kind in ("link", "image")]
        _, problems = resolver.values(body.source.local, slots, {})
        still |= {Finding(files[one.path], one.line, one.rule, one.message) for one in problems}
    return {one for one in findings if one.path in judged and replace(one, hint="") not in still}


def _past(site: Site, root: Path, base: str) -> dict[str, LanguageMap]:
    """What links could lead to then or can now, in each language."""
    pages, assets = _gone_or_changed(site, root, base)
    maps = {}
    for code in site.sources.languages:
        now = next(iter(site.resolvers.values())).maps[code]
        chain = [code, site.settings.fallback]
        ids, files = dict(now.pages), dict(now.assets)
        for owner in chain:
            for local, old in pages.get(owner, {}).items():
                ids[local] = ids.get(local, frozenset()) | old
            for name in assets.get(owner, ()):
                files.setdefault(name, owner)
        maps[code] = LanguageMap(code, ids, now.published, files, now.redirects, now.objects, now.unread)
    return maps


def _gone_or_changed(
    site: Site, root: Path, base: str
) -> tuple[dict[str, dict[str, frozenset[str]]], dict[str, set[str]]]:
    """The pages of each language that were otherwise or are gone, with the ids that they had; and other files
    that are gone."""
    output = git_text(root, "diff", "--name-only", "--no-renames", "--diff-filter=DM", "-z", base) or ""
    pages: dict[str, dict[str, frozenset[str]]] = {}
    assets: dict[str, set[str]] = {}
    objects = Objects(root)
    folders = {code: own.folder.resolve() for code, own in site.sources.languages.items()}
    for name in filter(None, output.split("\0")):
        path = root / name
        for code, folder in folders.items():
            if not path.is_relative_to(folder):
                continue
            local = path.relative_to(folder).as_posix()
            if path.suffix not in _PAGES:
                assets.setdefault(code, set()).add(local)
                continue
            data = objects.read(f"{base}:./{name}")
            text = (data or b"").decode("utf-8-sig", errors="replace")
            local = local.removesuffix(path.suffix)
            pages.setdefault(code, {})[local] = _ids(site, SourcePage(code, local, path, text))
    objects.close()
    return pages, assets


def _ids(site: Site, page: SourcePage) -> frozenset[str]:
    """The ids of a page as it was, those of the objects that it showed among them."""
    rendered = make_record(page, site.settings, Highlighter()).rendered
    targets = [slot.value for slot in rendered.autodocs]
    return frozenset([*rendered.ids, *targets, *(f"{site.settings.library}.{one}" for one in targets)])
