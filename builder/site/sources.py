"""What stands in the documentation's folders: pages, toctrees, redirects, pictures, read once a build."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.commands import Reading
from builder.site.cache import digest
from builder.site.settings import Settings
from toctree import (
    DocConfig,
    Finding,
    Language,
    NavNode,
    Redirects,
    Toctree,
    assets_in,
    check,
    check_redirects,
    language,
    merge,
    pages_in,
    read_config,
    read_redirects,
    read_toctree,
)
from toctree.findings import read_text, unreadable


@dataclass(slots=True)
class SourcePage:
    """A page as it stands on disk. `local` is its name in the toctree, `text` the file's.

    One that is `generated` has no file: that is the configuration that asks for it. `searched` says
    whether the search index has it.
    """

    language: str
    local: str
    path: Path
    text: str
    generated: Path | None = None
    searched: bool = True


@dataclass(slots=True)
class LanguageSources:
    """One language's folder. `names` are all of its pages, `pages` those that could be read; `nav` is
    what its readers see, English filled in where it lacks a page."""

    language: Language
    folder: Path
    toctree: Toctree
    redirects: Redirects
    config: DocConfig
    names: set[str] = field(default_factory=set)
    pages: dict[str, SourcePage] = field(default_factory=dict)
    assets: dict[str, Path] = field(default_factory=dict)
    nav: list[NavNode] = field(default_factory=list)


@dataclass(slots=True)
class Sources:
    """Everything that was read, and what was wrong with it; `key` changes when any of it does.

    `shared` are the files beside the languages' folders, by path: a stylesheet, robots.txt. `others` are
    languages that aren't built, but told of on the page about translations. `commands` is what was read
    for the page of commands.
    """

    languages: dict[str, LanguageSources]
    shared: dict[str, Path]
    findings: list[Finding]
    key: str
    others: dict[str, LanguageSources] = field(default_factory=dict)
    commands: Reading = field(default_factory=Reading)

    @property
    def everything(self) -> dict[str, LanguageSources]:
        """All languages that were read."""
        return {**self.languages, **self.others}


def read_sources(settings: Settings) -> Sources:
    """Reads the folders of the languages to build, and of the fallback.

    Never raises for a mistake in a documentation: what can't be read is a finding.
    """
    findings: list[Finding] = []
    parts: list[object] = []
    codes = list(settings.languages)
    if settings.fallback and settings.fallback not in codes:
        codes.append(settings.fallback)
    read = {code: _read_language(code, settings, findings, parts) for code in codes}
    english = read.get(settings.fallback)
    for own in read.values():
        reference = english or own
        known = own.names | reference.names | settings.generated
        findings += check(own.toctree, known, own.config, own=own.names, translation=own is not reference)
        findings += check_redirects(own.redirects, known)
        own.nav = merge(reference.toctree, own.toctree, {*own.pages, *settings.generated}) or [
            NavNode("", local) for local in _by_name({*own.pages, *reference.pages})
        ]
    shared = _shared(settings)
    findings += [_closed(path) for path in shared.values() if not _readable(path)]
    parts += _looks(shared)
    others = {}
    if settings.dashboard:
        left = [code for code in settings.folders if code not in read]
        others = {code: _read_language(code, settings, [], parts) for code in left}
    if settings.generated:
        for path in sorted((settings.base / "translations").rglob("*.yml")):
            parts += (path, read_text(path)[0])
    return Sources(read, shared, findings, digest(*parts), others)


def _shared(settings: Settings) -> dict[str, Path]:
    """The files that MkDocs copies to the site's root: nothing from a language's folder, from a site
    that was built here, or from outside the repository; nor `_config.py` and its like."""
    skip = [*settings.folders.values(), settings.site_dir]
    return assets_in(settings.root, within=settings.repository, skip=skip)


def _readable(path: Path) -> bool:
    return os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids)


def _closed(path: Path) -> Finding:
    return unreadable(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def _looks(files: dict[str, Path]) -> Iterator[object]:
    """What tells whether files have changed: their names, sizes and times."""
    for name, path in files.items():
        stat = path.stat()
        yield from (name, stat.st_size, stat.st_mtime_ns)


def _by_name(pages: set[str]) -> list[str]:
    """The order of pages that no toctree orders: the first page, then by name."""
    return sorted(pages, key=lambda local: (local != "index", local))


def _read_language(
    code: str, settings: Settings, findings: list[Finding], parts: list[object]
) -> LanguageSources:
    folder = settings.folders[code]
    toctree = read_toctree(folder / "_toctree.yml")
    redirects = read_redirects(folder / "_redirects.yml")
    config = read_config(folder)
    own = LanguageSources(language(code), folder, toctree, redirects, config)
    findings += [*toctree.findings, *redirects.findings, *config.findings]
    for name in ("_toctree.yml", "_redirects.yml", "_config.py", "../_config.py"):
        text, _ = read_text(folder / name)
        parts.append(text)
    paths, found = pages_in(folder, within=settings.repository)
    findings += found
    own.names = set(paths)
    for local, path in paths.items():
        text, found = read_text(path)
        findings += found
        if text is not None:
            own.pages[local] = SourcePage(code, local, path, text)
            parts += (code, local, text)
    own.assets = assets_in(folder, within=settings.repository)
    findings += [_closed(path) for path in own.assets.values() if not _readable(path)]
    parts += (code, *_looks(own.assets))
    return own
