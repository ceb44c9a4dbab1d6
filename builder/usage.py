"""What the commands have in common: options, and how they end when they were used wrongly."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from builder.printing import Format, Listing

WHAT = "What"
"""The heading, in `--help`, above options that say what a command is about."""
WHERE = "Where to"
HOW = "How"
RESULT = "What to write"

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
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="How many processes work; one a processor when left out. The result is the same for every "
        "number.",
        rich_help_panel=HOW,
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Only this rule; may be repeated, or list several with commas.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE",
        help="Not this rule; may be repeated, or list several with commas. `ignore` in mkdocs.yml, under "
        "`check` or `translations`, switches rules off for good.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
ListRules = Annotated[
    bool,
    typer.Option(
        "--rules", help="List the rules, those that `--fix` mends marked, and end.", rich_help_panel=WHAT
    ),
]
Fix = Annotated[
    bool, typer.Option("--fix", help="Mend what is certain, and tell of the rest.", rich_help_panel=RESULT)
]
AsFormat = Annotated[
    Format,
    typer.Option(
        "--format",
        help="How to print it: `json` is a list of objects, `github` makes annotations.",
        rich_help_panel=RESULT,
    ),
]
AsListing = Annotated[Listing, typer.Option("--format", help="How to print it.", rich_help_panel=RESULT)]
Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Where it goes, if not to the screen.",
        rich_help_panel=RESULT,
        show_default=False,
    ),
]


def names(written: list[str] | None) -> list[str]:
    """What an option names, one by one or with commas between them."""
    return [name for one in written or () for name in one.replace(",", " ").split()]


def wrong_use(message: str) -> NoReturn:
    """Says what is wrong with how a command was used, and ends it."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)
