"""The options that `build`, `preview` and their kind share, and the headings above them in `--help`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from builder.usage import HOW, WHAT, WHERE

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
        metavar="CODE",
        help="A language to build, or `all`; may be repeated, or list several with commas. "
        "Left out: the language that PATH names, else those that mkdocs.yml lists, else all.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
Version = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Put the site into a folder of this name, beside the other versions: `v1.2.3`.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
Aliases = Annotated[
    list[str] | None,
    typer.Option(
        "--alias",
        metavar="NAME",
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
        help="The library isn't a Python package: nothing is read from its source, and a reference to "
        "an object that no page documents is no mistake.",
        rich_help_panel=WHAT,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config-file",
        "-f",
        metavar="FILE",
        help="The mkdocs.yml to use. Left out: the one in the current folder, or above PATH, if it uses "
        "doc-builder.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
BuildDir = Annotated[
    Path | None,
    typer.Option(
        "--build_dir",
        "--build-dir",
        metavar="DIR",
        help="The folder for the site. Left out: `site_dir` of mkdocs.yml, which is `site` unless set "
        "there, or else `build`.",
        rich_help_panel=WHERE,
        show_default=False,
    ),
]
CacheDir = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help='Where parsed pages are kept between builds; `""` keeps none. Left out: '
        "`DOC_BUILDER_CACHE`, or a folder in your cache folder.",
        rich_help_panel=WHERE,
        show_default=False,
    ),
]
NoImport = Annotated[
    bool,
    typer.Option(
        "--no-import",
        help="Read the library's source only, and run none of it. Nor is the app of a page of commands.",
        rich_help_panel=HOW,
    ),
]
NoSearch = Annotated[bool, typer.Option("--no-search", help="Make no search index.", rich_help_panel=HOW)]
