"""What the commands have in common: options, and how they end when they were used wrongly."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

WHAT = "What"
"""The heading, in `--help`, above options that say what a command is about."""

ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config-file",
        "-f",
        metavar="FILE",
        help="The mkdocs.yml to use. Left out: the one in the current folder, or the nearest above it "
        "in the repository.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]


def wrong_use(message: str) -> NoReturn:
    """Says what is wrong with how a command was used, and ends it."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)
