"""Lists of a toctree that stand in alphabetical order: what has slipped out of it, and what is listed twice.

Which lists are meant to be sorted, no toctree says. Those of models are (`utils/check_doc_toc.py` of
Transformers sees to it), and they can be told: many pages of one folder, nearly all in order.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from toctree.edit import Whole, entries_of, proved
from toctree.findings import Finding
from toctree.layout import Item, layout
from toctree.model import Entry, Toctree
from toctree.rising import rising

FEWEST = 10
"""How many pages a list must have to be taken for a sorted one."""

MOST_OUT = 10
"""At most one in so many may stand out of order; in lists in another order it is one in four and more."""


def check_order(toctree: Toctree) -> list[Finding]:
    """The entries that stand out of the alphabetical order of their list."""
    lists = [toctree.entries, *(entry.sections for entry in toctree.walk())]
    found = []
    for entries in lists:
        for entry in _out(entries):
            before = next((one for one in sorted(entries, key=_key) if _key(one) > _key(entry)), None)
            where = f"before “{before.title}”" if before is not None else "at the end"
            message = f"“{entry.title}” stands out of the list's alphabetical order"
            found.append(Finding(toctree.path, entry.line, "unsorted-entry", message, f"put it {where}"))
    return found


def in_alphabetical_order(text: str, path: Path) -> str:
    """The toctree's text with its sorted lists wholly sorted, by title. Raises UneditableError."""
    where = layout(text, path)
    whole = Whole(where)
    lines = list(whole.lines)
    for _, items in where.root.lists():
        if not _out([item.entry for item in items.items]):
            continue
        blocks = []
        place = items.items[0].start
        for item in items.items:
            blocks.append((_key(item.entry), whole.lines[place : item.end]))  # with comments above it
            place = item.end
        ordered = sorted(blocks, key=lambda block: block[0])
        lines[items.items[0].start : place] = [line for _, block in ordered for line in block]
    return proved(where, whole.text(lines))


def without_doubles(text: str, path: Path) -> str:
    """The toctree's text without entries that repeat one above: the same page under the same title.

    Raises UneditableError.
    """
    where = layout(text, path)
    seen: set[tuple[str, str]] = set()
    gone: list[Item] = []
    for _, items in where.root.lists():
        left = len(items.items)
        for item in items.items:
            name = (item.entry.local or "", item.entry.title)
            plain = item.entry.local and not item.entry.sections and not item.entry.newlocal
            if plain and name in seen and left > 1:
                gone.append(item)
                left -= 1
            seen.add(name)
    if not gone:
        return text
    whole = Whole(where)
    lost = {line for item in gone for line in range(item.start, item.end)}
    result = whole.text([line for number, line in enumerate(whole.lines) if number not in lost])
    had = Counter((page, title) for _, page, title in entries_of(where.root.items))
    has = Counter((page, title) for _, page, title in entries_of(layout(result, path).root.items))
    if had - has != Counter((item.entry.local or "", item.entry.title) for item in gone) or has - had:
        raise where.uneditable(gone[0].start + 1, "can't be edited line by line here")
    return result


def _out(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a sorted list that stand out of order; none of a list that isn't sorted."""
    if len(entries) < FEWEST or any(not one.local or one.sections for one in entries):
        return []
    folders = {posixpath.dirname(one.local or "") for one in entries}
    if len(folders) > 1 or folders == {""}:
        return []
    titles = sorted({_key(one) for one in entries})
    place = {title: number for number, title in enumerate(titles)}
    stay = set(rising([place[_key(one)] for one in entries]))
    out = [one for number, one in enumerate(entries) if number not in stay]
    return out if len(out) * MOST_OUT <= len(entries) else []


def _key(entry: Entry) -> str:
    return entry.title.casefold()
