"""Where mkdocstrings looks for the handler `doc_builder`; it is in `autodoc.handler`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from autodoc.handler import DocBuilderHandler, HandlerSettings
from autodoc.static import Source
from builder.site.cache import PageCache
from builder.site.settings import UsageError, default_cache_dir
from builder.site.source_links import source_address, source_template

__all__ = ["get_handler"]


def get_handler(
    *, handler_config: Mapping[str, Any] | None, tool_config: MkDocsConfig, **mkdocstrings: Any
) -> DocBuilderHandler:
    """The handler for one build, as mkdocstrings asks for it. PluginError for a wrong setting."""
    base = Path(tool_config.config_file_path or "mkdocs.yml").resolve().parent
    settings = HandlerSettings.from_config(handler_config or {}, base)
    kept = settings.cache_dir
    folder = default_cache_dir(Path(tool_config.docs_dir)) if kept is None else base / kept if kept else None

    @cache
    def template(source: Source) -> str:
        try:
            return source_template(settings.source_url, source.name, source.root)
        except UsageError as error:
            raise PluginError(f"doc_builder: {error}") from None

    def address(source: Source, place: str) -> str:
        written = template(source)
        return source_address(written, place) if written else ""

    try:
        store = PageCache(folder)
    except UsageError as error:
        raise PluginError(f"doc_builder: {error}") from None
    return DocBuilderHandler(
        settings, base=base, store=store, source_address=address, config=tool_config, **mkdocstrings
    )
