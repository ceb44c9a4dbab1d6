"""The options that `build`, `preview` and their kind share, and the headings above them in `--help`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WHAT = "What to build"
WHERE = "Where to"
HOW = "How"

Library = Annotated[
    str | None,
    typer.Argument(
        metavar="LIBRARY",
        help="The library that the pages document; read from mkdocs.yml when left out.",
        show_default=False,
    ),
]
Source = Annotated[
    Path | None,
    typer.Argument(
        metavar="PATH",
        help="The folder of languages, or one language's folder; read from mkdocs.yml when left out.",
        show_default=False,
    ),
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        help="A language to build, or `all`; may be repeated, or list several with commas. "
        "Left out: the language that PATH names, else all.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
Version = Annotated[
    str | None,
    typer.Option(
        help="The version's name, which becomes a folder of the site.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
Aliases = Annotated[
    list[str] | None,
    typer.Option(
        "--alias",
        help="Another name under which this version stands too, such as `stable`; may be repeated.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
NotPython = Annotated[
    bool,
    typer.Option(
        "--not_python_module",
        "--not-python-module",
        help="The library isn't a Python module: nothing is read from its source.",
        rich_help_panel=WHAT,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config-file",
        "-f",
        help="The mkdocs.yml to use, if not the documentation's own.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
BuildDir = Annotated[
    Path | None,
    typer.Option(
        "--build_dir",
        "--build-dir",
        help="The folder for the site: `site_dir` of mkdocs.yml, else `build`.",
        rich_help_panel=WHERE,
        show_default=False,
    ),
]
CacheDir = Annotated[
    str | None,
    typer.Option(
        help='Where parsed pages are kept; `""` keeps none.', rich_help_panel=WHERE, show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="Worker processes; one a processor when left out.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
NoImport = Annotated[
    bool,
    typer.Option(
        "--no-import",
        help="Read the library's source only, and run none of it.",
        rich_help_panel=HOW,
    ),
]
NoSearch = Annotated[bool, typer.Option("--no-search", help="Make no search index.", rich_help_panel=HOW)]
