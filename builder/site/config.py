"""Loads the configuration of a build: mkdocs.yml where there is one, good defaults where there isn't."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from builder.site.git import project_url
from builder.site.settings import UsageError, find_repository

if TYPE_CHECKING:
    from builder.site.plugin import DocBuilderPlugin


def load(
    config_file: Path | None, site: dict[str, Any], plugin: dict[str, Any]
) -> tuple[MkDocsConfig, DocBuilderPlugin]:
    """MkDocs' configuration and our plugin in it.

    `config_file` is a mkdocs.yml that uses the plugin, or None for a documentation without
    one, whose `source` must then be in `plugin`. `site` overrides MkDocs' settings and
    `plugin` the plugin's; None leaves one alone.

    Raises UsageError, with everything that is wrong with the configuration.
    """
    # It brings every room along; a command that only looks for a mkdocs.yml starts in half the time.
    from builder.site.plugin import DocBuilderPlugin

    site = {key: value for key, value in site.items() if value is not None}
    plugin = {key: value for key, value in plugin.items() if value is not None}
    with heard_errors() as said:
        try:
            config = load_config(str(config_file), **site) if config_file else _without_file(site, plugin)
        except (MkDocsException, SystemExit) as error:
            what = "; ".join(said) or str(error)
            raise UsageError(f"{config_file or 'the configuration'}: {what}") from None
    found = config.plugins.get("doc-builder")
    if not isinstance(found, DocBuilderPlugin):
        raise UsageError(f"{config_file}: add `plugins: [doc-builder]`")
    for key, value in plugin.items():
        found.config[key] = value
    return config, found


def settle(config: MkDocsConfig) -> MkDocsConfig:
    """Lets the plugins have their say in a loaded configuration. Raises UsageError."""
    try:
        return config.plugins.on_config(config)
    except MkDocsException as error:
        raise UsageError(str(error)) from None


def find_config_file(source: Path | None) -> Path | None:
    """The mkdocs.yml of the documentation in `source` (of the working directory without one).

    A mkdocs.yml that doesn't use the plugin is another tool's, and left alone.
    """
    return config_file_in(find_repository(source.resolve()) if source else Path.cwd())


def config_file_above(folder: Path) -> Path | None:
    """The mkdocs.yml of a folder that uses the plugin, or the nearest above, up to the repository's root."""
    folders = [folder, *folder.parents]
    root = next((number for number, one in enumerate(folders) if (one / ".git").exists()), 0)
    return next(filter(None, map(config_file_in, folders[: root + 1])), None)


def config_file_in(folder: Path) -> Path | None:
    """A folder's mkdocs.yml, if it uses the plugin."""
    path = folder / "mkdocs.yml"
    if not path.is_file():
        return None
    return path if "doc-builder" in path.read_text(encoding="utf-8", errors="replace") else None


def _without_file(site: dict[str, Any], plugin: dict[str, Any]) -> MkDocsConfig:
    source = Path(plugin["source"])
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": plugin.get("library") or source.name,
            "docs_dir": str(source),
            "repo_url": project_url(source) or None,
            "theme": {"name": "material"},
            "plugins": [{"doc-builder": {"source": str(source)}}],
            **site,
        }
    )
    errors, _ = config.validate()
    if errors:
        raise UsageError("; ".join(f"{name}: {error}" for name, error in errors))
    return config


@contextmanager
def heard_errors() -> Iterator[list[str]]:
    """What MkDocs logs as errors meanwhile, which is where it says what is wrong."""
    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield heard.messages
    finally:
        logger.removeHandler(heard)


class _Listener(logging.Handler):
    """Keeps the errors that are logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
