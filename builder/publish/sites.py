"""A built site on a published branch: beside its other versions, or at the root where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.publish.record import copy, read_record, remove, write_record
from builder.site.version_names import number
from builder.site.versions import add_version, check_links, check_place, read_versions


def put_site(tree: Path, built: Path, version: str = "", aliases: Sequence[str] = ()) -> dict[str, str]:
    """Puts the site in `built` in place of what it was on the branch in `tree`.

    With a version, that is its folder alone, and `aliases` lead to it from now on, but for those of a
    newer release: a correction of an old one doesn't become the stable one. These are given back, with
    that release. Without a version, it is all that the last site brought; what is neither's (a CNAME,
    previews) stays.

    Raises UsageError where the version, or a site without any, can't stand there, and for links.
    """
    record = read_record(tree)
    own = number(version)
    held = {
        alias: one.name
        for one in read_versions(tree)
        for alias in one.aliases
        if alias in aliases and own and (other := number(one.name)) and other > own
    }
    aliases = [alias for alias in aliases if alias not in held]
    check_place(tree, version, aliases)
    check_links(built, version)
    names = [] if version else [one.name for one in built.iterdir() if one.name != ".git"]
    for name in {*record.site} - {*names}:
        remove(tree / name)
    for name in [version] if version else names:
        remove(tree / name)
        copy(built / name, tree / name)
    add_version(tree, version, aliases)
    record.site = names
    write_record(tree, record)
    return held
