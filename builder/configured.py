"""The configuration that a command's arguments ask for, and how its progress is told."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.site.settings import UsageError
from builder.usage import wrong_use


def load_site(
    library: str | None,
    path: Path | None,
    language: list[str] | None,
    version: str | None,
    not_python_module: bool,
    config_file: Path | None,
    cache_dir: str | None,
    jobs: int | None,
    no_search: bool,
    no_import: bool,
    *,
    build_dir: Path | None = None,
    strict: bool = False,
    doctest_reports: list[Path] | None = None,
    notebook_dir: Path | None = None,
    aliases: list[str] | None = None,
) -> tuple[Any, Any]:
    """The configuration that the arguments ask for; ends the command when they are wrong."""
    from builder.site.config import find_config_file, load

    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    config_file = config_file or find_config_file(path)
    if config_file is None and path is None:
        wrong_use(
            "there is no mkdocs.yml that uses doc-builder here: name the LIBRARY and the PATH of its pages"
        )
    if path is not None and not path.is_dir():
        wrong_use(f"{path}: there is no such folder; name the folder that holds your pages")
    languages = [code.strip() for one in language or [] for code in one.split(",") if code.strip()] or None
    site_dir = build_dir or (None if config_file else Path("build"))
    try:
        return load(
            config_file,
            {"site_dir": str(site_dir.resolve()) if site_dir else None, "strict": strict or None},
            {
                "library": library,
                "source": str(path.resolve()) if path else None,
                "languages": languages,
                "version": version,
                "aliases": aliases or None,
                "python_module": False if not_python_module else None,
                "cache_dir": cache_dir,
                "jobs": jobs,
                "search": False if no_search else None,
                "imports": False if no_import else None,
                "notebook_dir": str(notebook_dir.resolve()) if notebook_dir else None,
                "doctest_reports": [str(one.resolve()) for one in doctest_reports or ()] or None,
            },
        )
    except UsageError as error:
        wrong_use(str(error))


def progress() -> Callable[[str], None]:
    """Tells on a terminal what is being done; in a log, only the end matters."""
    if not sys.stderr.isatty():
        return lambda phase: None
    return lambda phase: print(f"\r\033[K{phase} …", end="", file=sys.stderr, flush=True)
