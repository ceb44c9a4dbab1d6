"""A built site on a published branch: beside its other versions, or at the root where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder.publish.record import copy, read_record, remove, write_record
from builder.site.versions import add_version, check_place, newest_first, read_versions


def put_site(tree: Path, built: Path, version: str = "", aliases: Sequence[str] = ()) -> None:
    """Puts the site in `built` in place of what it was on the branch in `tree`.

    With a version, that is its folder alone, and `aliases` lead to it from now on, but for those of a
    newer release: a correction of an old one doesn't become the stable one. Without, it is all that the
    last site brought; what is neither's (a CNAME, previews) stays.

    Raises UsageError where the version, or a site without any, can't stand there.
    """
    record = read_record(tree)
    ours = {alias: one.name for one in read_versions(tree) for alias in one.aliases}
    aliases = [alias for alias in aliases if newest_first({version, ours.get(alias, version)})[0] == version]
    check_place(tree, version, aliases)
    names = [] if version else [one.name for one in built.iterdir()]
    for name in {*record.site} - {*names}:
        remove(tree / name)
    for name in [version] if version else names:
        remove(tree / name)
        copy(built / name, tree / name)
    add_version(tree, version, aliases)
    record.site = names
    write_record(tree, record)
