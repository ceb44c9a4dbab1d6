"""A page's missing and stale sections as a PO file, for translators' tools and for machine drafts.

An entry is a unit of the English page as it is now:

    #. heading
    #: docs/source/en/quickstart.md:5
    #, fuzzy
    #| msgid "Install"
    msgctxt "install:1"
    msgid "Install it"
    msgstr "설치"

`msgctxt` is the section's id and the unit's number in it. An entry is fuzzy where English has changed;
the English before stands above it. `po_import` is the way back.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import polib

from toctree import Finding
from toctree.findings import read_text, shown
from translations.exchange.unit_pairs import paired
from translations.exchange.units import Kind, Unit, units_of
from translations.model import PageStatus, SectionStatus

PAGE, SECTIONS = "X-Page", "X-English-Sections"
"""Fields of the header: the page's name in the toctree, and its English sections with their digests."""

_NAMED: tuple[Kind, ...] = ("heading", "cell", "caption")
"""The kinds of units that a comment names."""

_LINE = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an English unit's translation. `before` is the English that it was made from."""

    text: str = ""
    fuzzy: bool = False
    before: str = ""


def export(status: PageStatus, *, everything: bool = False) -> polib.POFile:
    """The entries of all sections that are new, missing, stale or still English; with `everything` of all.

    A section without words has none. A page that needs nothing gives a file without entries.
    """
    po = polib.POFile(wrapwidth=0)
    wanted = [
        section
        for section in status.sections
        if section.english is not None
        and (everything or section.freshness in ("new", "missing", "stale", "todo"))
    ]
    digests = " ".join(f"{quote(one.english.id)}={one.english.digest}" for one in wanted if one.english)
    po.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": status.file.language,
        PAGE: status.file.local,
        SECTIONS: digests,
    }
    for section in wanted:
        po.extend(_entries(status, section))
    return po


def merged(po: polib.POFile, before: polib.POFile) -> polib.POFile:
    """A new export with what somebody has translated in the file that it is to replace.

    An entry whose English is as it was has the translation of the file; one whose English has changed has
    it too, but fuzzy, with the English that it was made from. What has no place any more stays as an obsolete
    entry. A translation that the page is sure of gives way only to one that is sure as well. Changes `po`.
    """
    left = [entry for entry in before if entry.msgstr.strip()]
    for name, entries in _by_section(po).items():
        had = [entry for entry in before if not entry.obsolete and _section(entry) == name]
        old = {_bare(entry): entry for entry in had}
        new = {_bare(entry): entry for entry in entries}
        for one, other, same in _changes(list(old), list(new)):
            if _taken(new[other], old[one], same):
                left = [entry for entry in left if entry is not old[one]]
    for entry in po:
        # What has moved to another section, or was obsolete.
        old_one = next((one for one in left if one.msgid == entry.msgid), None)
        if old_one is not None and not entry.msgstr and _taken(entry, old_one, same=True):
            left = [one for one in left if one is not old_one]
    there = {(entry.msgid, entry.msgstr) for entry in po}
    for entry in left:
        if (entry.msgid, entry.msgstr) not in there:
            entry.obsolete, entry.occurrences = True, []
            po.append(entry)
    return po


def _taken(entry: polib.POEntry, old: polib.POEntry, same: bool) -> bool:
    """Gives an entry what an older one has; False where it has something better."""
    fuzzy = old.fuzzy or not same
    entry.tcomment = old.tcomment or entry.tcomment
    if not old.msgstr.strip() or (fuzzy and entry.msgstr and not entry.fuzzy):
        return False
    entry.msgstr = old.msgstr
    entry.flags = [flag for flag in dict.fromkeys([*entry.flags, *old.flags]) if flag != "fuzzy"]
    before = old.previous_msgid if old.fuzzy and old.previous_msgid else old.msgid
    entry.previous_msgid = before if fuzzy and before != entry.msgid else None
    if fuzzy:
        entry.flags.append("fuzzy")
    return True


def _by_section(po: polib.POFile) -> dict[str, list[polib.POEntry]]:
    found: dict[str, list[polib.POEntry]] = {}
    for entry in po:
        found.setdefault(_section(entry), []).append(entry)
    return found


def _section(entry: polib.POEntry) -> str:
    return (entry.msgctxt or "").rpartition(":")[0]


def _bare(entry: polib.POEntry) -> Unit:
    """An entry's English as a unit, to be compared."""
    kind: Kind = next((kind for kind in _NAMED if kind == entry.comment), "paragraph")
    return Unit(kind, 0, 0, 0, entry.msgid)


def read_po(path: Path) -> tuple[polib.POFile | None, list[Finding]]:
    """A PO file; None and findings where it can't be read."""
    text, findings = read_text(path)
    if text is None:
        missing = Finding(shown(path), 1, "unreadable", "there is no such file", "name a file of `export`")
        return None, findings or [missing]
    try:
        # polib takes what exists for a path, and all else for the text itself.
        return polib.pofile(str(path), wrapwidth=0), []
    except (OSError, ValueError, UnicodeDecodeError) as error:
        line = _LINE.search(str(error))
        message = "isn't a PO file"
        hint = "mend the line or the one before it"
        return None, [Finding(shown(path), int(line[1]) if line else 1, "bad-po", message, hint)]


def _entries(status: PageStatus, section: SectionStatus) -> Iterator[polib.POEntry]:
    english = section.english
    assert english is not None
    assert status.english is not None
    units = units_of(english)
    known = _known(section, units)
    for number, unit in enumerate(units, start=1):
        found = known.get(unit, _Known())
        yield polib.POEntry(
            msgctxt=f"{english.id}:{number}",
            msgid=unit.text,
            msgstr=found.text,
            previous_msgid=found.before or None,
            comment="" if unit.kind == "paragraph" else unit.kind,
            occurrences=[(shown(status.english.path), str(unit.line))],
            flags=["fuzzy"] if found.fuzzy else [],
        )


def _known(section: SectionStatus, units: list[Unit]) -> dict[Unit, _Known]:
    """What the translation has for units of English, where it is certain which is which."""
    if section.own is None or section.english is None:
        return {}
    origin = section.origin or section.english
    own = paired(section.own, origin)
    if section.freshness == "todo":
        # What is still English isn't translated; the rest somebody has begun.
        own = {unit: mine for unit, mine in own.items() if mine.text != unit.text}
    if section.origin is None:
        doubtful = section.freshness != "todo"
        by_text = {unit.start: mine for unit, mine in own.items()}
        return {unit: _Known(by_text[unit.start].text, doubtful) for unit in units if unit.start in by_text}
    before = units_of(origin)
    mine = {unit.start: one for unit, one in own.items()}
    known: dict[Unit, _Known] = {}
    for old, new, same in _changes(before, units):
        if old.start in mine:
            text = mine[old.start].text
            known[new] = _Known(text) if same else _Known(text, fuzzy=True, before=old.text)
    return known


def _changes(before: list[Unit], now: list[Unit]) -> Iterator[tuple[Unit, Unit, bool]]:
    """Units of English then and now that are the same, or that one has become of the other."""
    match = difflib.SequenceMatcher(
        None, [(one.kind, one.text) for one in before], [(one.kind, one.text) for one in now], autojunk=False
    )
    for what, a, b, c, d in match.get_opcodes():
        if what == "equal":
            yield from ((old, new, True) for old, new in zip(before[a:b], now[c:d], strict=True))
        elif what == "replace":
            yield from ((old, new, False) for old, new in _likely(before[a:b], now[c:d]))


def _likely(before: list[Unit], now: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Which changed units belong together: as many as there were, in order; else those that are alike."""
    if len(before) == len(now):
        yield from ((old, new) for old, new in zip(before, now, strict=True) if old.kind == new.kind)
        return
    rest = list(now)
    for old in before:
        for index, new in enumerate(rest):
            if old.kind == new.kind and difflib.SequenceMatcher(None, old.text, new.text).ratio() > 0.6:
                yield old, new
                del rest[: index + 1]
                break
