"""Keys of what a build depends on: while they are the same, nothing made by them is made again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from builder.site.cache import code_fingerprint, digest
from builder.site.git import head_commit
from builder.site.plugin import DocBuilderPlugin
from builder.site.sources import Sources


def build_key(config: MkDocsConfig, plugin: DocBuilderPlugin, sources: Sources) -> str:
    """A key of all that a site is made from, except the library and what pages include."""
    folder = plugin.settings.root
    # Comments of mkdocs.yml, which MkDocs doesn't hand on, may switch rules off.
    told = [*plugin.settings.doctest_reports, plugin.settings.base / "mkdocs.yml"]
    reports = [file.read_bytes() for file in told if file.is_file()]
    return digest(
        shell_key(config, plugin),
        sources.key,
        head_commit(folder),
        plugin.settings.strict,
        plugin.settings.notebook_dir,
        *reports,
    )


def shell_key(config: MkDocsConfig, plugin: DocBuilderPlugin) -> str:
    """A key of all that every page's frame depends on: configuration and templates."""
    # How the work is done changes no page, nor do aliases and notebooks, and what reports say no frame.
    settings = replace(
        plugin.settings,
        jobs=0,
        cache_dir=None,
        strict=False,
        doctest_reports=(),
        aliases=(),
        notebook_dir=None,
    )
    custom = []
    if config.theme.custom_dir:
        for path in sorted(Path(config.theme.custom_dir).rglob("*")):
            if path.is_file():
                custom += [path.as_posix(), path.read_bytes().hex()]
    written = json.dumps(config.user_configs, default=str, sort_keys=True)
    return digest(code_fingerprint(), settings, written, config.site_url, *custom)


def nav_key(nav: Navigation) -> str:
    """A key of what the sidebar of a language shows."""

    def lines(items: list[Any], depth: int) -> Iterator[str]:
        for item in items:
            page = f"{item.url} {item.meta}" if item.is_page else ""
            yield f"{depth} {item.title} {page}"
            yield from lines(item.children or [], depth + 1)

    return digest(*lines(nav.items, 0))
