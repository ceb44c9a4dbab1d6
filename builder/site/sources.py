"""What stands in the documentation's folders: pages, toctrees, redirects, pictures, read once a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

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
from toctree.findings import read_text


@dataclass(slots=True)
class SourcePage:
    """A page as it stands on disk. `local` is its name in the toctree, `text` the file's."""

    language: str
    local: str
    path: Path
    text: str


@dataclass(slots=True)
class LanguageSources:
    """One language's folder. `nav` is what its readers see, English filled in where it lacks a page;
    `published` maps the pages that the toctree publishes under another path (`newlocal`)."""

    language: Language
    folder: Path
    toctree: Toctree
    redirects: Redirects
    config: DocConfig
    pages: dict[str, SourcePage] = field(default_factory=dict)
    assets: dict[str, Path] = field(default_factory=dict)
    nav: list[NavNode] = field(default_factory=list)


@dataclass(slots=True)
class Sources:
    """Everything that was read, and what was wrong with it; `key` changes when any of it does."""

    languages: dict[str, LanguageSources]
    findings: list[Finding]
    key: str


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
        known = set(own.pages) | set(reference.pages)
        findings += check(own.toctree, known, own.config, own=set(own.pages))
        findings += check_redirects(own.redirects, known)
        own.nav = merge(reference.toctree, own.toctree, set(own.pages)) or [
            NavNode("", local) for local in _by_name(known)
        ]
    return Sources(read, findings, digest(*parts))


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
    for local, path in paths.items():
        text, found = read_text(path)
        findings += found
        if text is not None:
            own.pages[local] = SourcePage(code, local, path, text)
            parts += (code, local, text)
    own.assets = assets_in(folder, within=settings.repository)
    for name, path in own.assets.items():
        stat = path.stat()
        parts += (code, name, stat.st_size, stat.st_mtime_ns)
    return own
