"""A translated PO file put into its page: whole sections, and nothing that would break it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

import polib

from builder.markdown import parse
from toctree import Finding
from toctree.findings import shown
from translations.model import PageStatus, SectionStatus
from translations.po import PAGE, SECTIONS, export
from translations.provenance import Record, with_records
from translations.rebuild import Rebuilt, rebuild
from translations.sections import sections_of
from translations.unit_pairs import shapes
from translations.units import units_of


class Fault(Protocol):
    """What a check finds: `line` is one of the page's, from 1."""

    @property
    def line(self) -> int: ...

    @property
    def rule(self) -> str: ...

    @property
    def message(self) -> str: ...

    @property
    def hint(self) -> str: ...


Check = Callable[[str], Sequence[Fault]]
"""What is wrong with the text that a page is to have."""


@dataclass(slots=True)
class Imported:
    """A page's new text, the ids of the `sections` that were put into it, and what wasn't and why.

    `findings` stand at the entries of the PO file.
    """

    text: str
    sections: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def import_(po: polib.POFile, path: Path, status: PageStatus, check: Check) -> Imported:
    """Puts the sections of a PO file whose entries are all translated into the page.

    Such a section is English's now with the texts of the entries, every heading has its English id, and
    its record says `draft`. A section whose entries are what `export` gives stays as it is, byte for byte,
    and so does one that isn't translated throughout, that English has changed in since, or whose new text
    `check` finds fault with: all but the first are told.
    """
    reader = _Reader(po, shown(path), status)
    if reader.findings:
        return Imported(status.file.text, findings=reader.findings)
    texts = reader.texts()
    while texts:
        page = rebuild(status, texts)
        text, wrong = _recorded(page, status), reader.broken(page, check, texts)
        if not wrong:
            return Imported(
                text, [section.english.id for section in texts if section.english], reader.findings
            )
        reader.findings += wrong.values()
        texts = {section: text for section, text in texts.items() if section not in wrong}
    return Imported(status.file.text, findings=reader.findings)


def _recorded(page: Rebuilt, status: PageStatus) -> str:
    """The page's text with the records of its new sections."""
    sections = sections_of(parse(page.text, status.file.page.path))
    records = {
        sections[index]: Record(section.english.digest, "draft")
        for index, section in page.new.items()
        if section.english and index < len(sections)
    }
    return with_records(page.text, records)


class _Reader:
    """The entries of a PO file, by section."""

    def __init__(self, po: polib.POFile, path: str, status: PageStatus) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self._status = status
        self._digests = dict(
            unquote(one).rpartition("=")[::2] for one in po.metadata.get(SECTIONS, "").split()
        )
        self._entries: dict[str, list[polib.POEntry]] = defaultdict(list)
        for entry in po:
            if not entry.obsolete:
                self._entries[(entry.msgctxt or "").rpartition(":")[0]].append(entry)
        self._whose(po)

    def _whose(self, po: polib.POFile) -> None:
        file = self._status.file
        page, language = po.metadata.get(PAGE), po.metadata.get("Language")
        if page != file.local or language != file.language:
            message = f"was exported from {language}/{page}, and not from {file.language}/{file.local}"
            self._tell(None, "wrong-page", message, "import it into the page that it was exported from")

    def texts(self) -> dict[SectionStatus, list[str]]:
        """The texts of the sections that are to be put into the page."""
        given: dict[str, list[polib.POEntry]] = defaultdict(list)
        for entry in export(self._status, everything=True):
            given[entry.msgctxt.rpartition(":")[0]].append(entry)
        sections = {one.english.id: one for one in self._status.sections if one.english is not None}
        found = {}
        for name, entries in self._entries.items():
            if name not in sections or [_key(one) for one in entries] != [_key(one) for one in given[name]]:
                self._tell(entries[0], "english-changed", f"section {name!r} isn't English's any more", AGAIN)
            elif [_value(one) for one in entries] == [_value(one) for one in given[name]]:
                continue
            elif self._digests.get(name) != sections[name].english.digest:  # type: ignore[union-attr]
                self._tell(
                    entries[0], "english-changed", f"English has changed section {name!r} since", AGAIN
                )
            elif undone := [one for one in entries if not one.msgstr.strip() or one.fuzzy]:
                message = f"{len(undone)} of {len(entries)} texts of section {name!r} aren't translated"
                self._tell(undone[0], "half-translated", message, "the page keeps the section that it has")
            else:
                found[sections[name]] = [one.msgstr for one in entries]
        return found

    def broken(
        self, page: Rebuilt, check: Check, texts: dict[SectionStatus, list[str]]
    ) -> dict[SectionStatus, Finding]:
        """What is wrong with the new sections of a page, the first for each."""
        text = _recorded(page, self._status)
        tree = parse(text, self._status.file.page.path)
        sections = sections_of(tree)
        wrong: dict[SectionStatus, Finding] = {}
        for index, section in page.new.items():
            english = section.english
            assert english is not None
            if section not in texts:
                continue
            if len(sections) != page.sections or shapes(sections[index]) != shapes(english):
                message = f"section {english.id!r} would have other blocks than English"
                hint = "look for marks of lists, quotes, headings or code in its texts"
                wrong[section] = self._finding(
                    self._entries[english.id][0], "broken-structure", message, hint
                )
        if wrong:
            return wrong
        starts = [tree.line_of(section.start) for section in sections]
        for fault in check(text):
            place = bisect_right(starts, fault.line) - 1
            faulty = page.new.get(place)
            if faulty is not None and faulty in texts and faulty.english is not None:
                entries = self._entries[faulty.english.id]
                lines = [unit.line for unit in units_of(sections[place])]
                entry = entries[max(bisect_right(lines, fault.line) - 1, 0)]
                wrong.setdefault(faulty, self._finding(entry, fault.rule, fault.message, fault.hint))
        return wrong

    def _tell(self, entry: polib.POEntry | None, rule: str, message: str, hint: str) -> None:
        self.findings.append(self._finding(entry, rule, message, hint))

    def _finding(self, entry: polib.POEntry | None, rule: str, message: str, hint: str) -> Finding:
        return Finding(self.path, (entry.linenum if entry else None) or 1, rule, message, hint)


AGAIN = "export the page again; what you have translated stays in this file"


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt, entry.msgid


def _value(entry: polib.POEntry) -> tuple[str, bool]:
    return entry.msgstr, entry.fuzzy
