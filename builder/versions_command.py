"""`doc-builder versions`: lists the versions of a site, takes one in, or away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from builder.printing import Listing
from builder.site.settings import UsageError
from builder.usage import WHAT, AsListing, wrong_use

EXAMPLES = (
    "Examples:\n\n    doc-builder versions out\n\n"
    "    doc-builder versions out --add v1.2.3 --alias stable\n\n    doc-builder versions out --remove v1.0.0"
)
"""What stands below the command's `--help`."""


def versions(
    site: Annotated[
        Path | None,
        typer.Argument(
            metavar="SITE",
            help="The folder of all versions. Left out: `site_dir` of mkdocs.yml, else `build`.",
            show_default=False,
        ),
    ] = None,
    add: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="List the version that has been put into the folder of this name.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="With --add: another name for it, such as `stable`; may be repeated.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Remove this version, alias or preview, with its folder; may be repeated.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    form: AsListing = Listing.HUMAN,
) -> None:
    """Show the versions of a site, newest first, after what was asked for has been done.

    A listed version can be given an alias with --add, too: that is then taken from the version which had it.
    """
    from builder.site.versions import add_version, read_versions, remove_version

    if alias and not add:
        wrong_use("--alias gives another name to the version of --add: name that, too")
    root = site or _site()
    try:
        if not root.is_dir():
            raise UsageError(f"{root}: there is no such folder; name the folder that holds the versions")
        if add:
            add_version(root, add, alias or ())
        for name in remove or ():
            remove_version(root, name)
        listed = read_versions(root)
    except UsageError as error:
        wrong_use(str(error))
    except OSError as error:
        wrong_use(f"{error.filename or root}: {error.strerror or error}")
    if form is Listing.JSON:
        print(json.dumps([one.written() for one in listed], ensure_ascii=False, indent=1))
        return
    for one in listed:
        marks = [*one.aliases, *(["current"] if one.default else [])]
        print(one.name + (f" ({', '.join(marks)})" if marks else ""))


def _site() -> Path:
    """Where `doc-builder build` would put the site."""
    from builder.site.config import find_config_file, load

    config_file = find_config_file(None)
    if config_file is None:
        return Path("build")
    try:
        config, _ = load(config_file, {}, {})
    except UsageError as error:
        wrong_use(str(error))
    return Path(config.site_dir)
