"""The previews of pull requests on a published branch: folders `pr_12`."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path

from builder.publish.record import copy, read_record, remove, write_record

_FOLDER = re.compile(r"pr_([1-9][0-9]*)")


def put_preview(tree: Path, number: int, built: Path, today: date) -> None:
    """Puts the preview of a pull request in place of the last one; `built` is its folder."""
    folder = tree / f"pr_{number}"
    remove(folder)
    copy(built, folder)
    record = read_record(tree)
    record.previews[number] = today.isoformat()
    write_record(tree, record)


def remove_previews(tree: Path, opened: Collection[int], today: date, days: int) -> list[int]:
    """Removes previews of pull requests that aren't open, and those made more than `days` ago.

    Gives their numbers. One whose day nobody has written down stays while its pull request is open.
    """
    record = read_record(tree)
    oldest = (today - timedelta(days=days)).isoformat()
    there = {int(match[1]) for one in tree.iterdir() if (match := _FOLDER.fullmatch(one.name))}
    gone = sorted(
        number for number in there if number not in opened or record.previews.get(number, oldest) < oldest
    )
    for number in gone:
        remove(tree / f"pr_{number}")
    kept = {number: day for number, day in record.previews.items() if number in there - set(gone)}
    if gone or kept != record.previews:
        record.previews = kept
        write_record(tree, record)
    return gone
