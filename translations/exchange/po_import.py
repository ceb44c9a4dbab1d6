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
from translations.exchange.markup import damage
from translations.exchange.po import PAGE, SECTIONS, export
from translations.exchange.rebuild import Rebuilt, rebuild
from translations.exchange.unit_pairs import shapes
from translations.exchange.units import units_of, written
from translations.model import PageStatus, SectionStatus
from translations.provenance import Record, with_records
from translations.sections import Section, sections_of


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
        for name in {**dict.fromkeys(self._digests), **self._entries}:
            entries = self._entries.get(name, [])
            if name not in sections:
                if entries:
                    self._tell(
                        entries[0], "english-changed", f"section {name!r} isn't English's any more", AGAIN
                    )
                continue
            english = sections[name].english
            assert english is not None
            if _same(entries, given[name]):
                continue
            if self._digests.get(name) != english.digest:
                first = entries[0] if entries else None
                self._tell(first, "english-changed", f"English has changed section {name!r} since", AGAIN)
            elif self._whole(name, given[name]):
                texts = {entry.msgctxt: entry.msgstr for entry in entries}
                found[sections[name]] = [texts[entry.msgctxt] for entry in given[name]]
        return {section: texts for section, texts in found.items() if self._sound(section, texts)}

    def _whole(self, name: str, given: list[polib.POEntry]) -> bool:
        """Whether a section has all its texts, each once, and all translated; tells what is wrong."""
        entries = self._entries.get(name, [])
        by_place = {entry.msgctxt: entry for entry in entries}
        english = {entry.msgctxt: entry.msgid for entry in given}
        lacking = [place for place in english if place not in by_place]
        if lacking:
            message = f"{len(lacking)} of {len(given)} texts of section {name!r} are missing from this file"
            hint = "export the page again into this file"
            self._tell(entries[0] if entries else None, "missing-texts", message, hint)
            return False
        for entry in entries:
            if by_place[entry.msgctxt] is not entry:
                message = f"the text {entry.msgctxt!r} stands in this file again"
                self._tell(by_place[entry.msgctxt], "text-twice", message, "delete one of the two")
                return False
            if entry.msgid != english.get(entry.msgctxt):
                message = f"the msgid of {entry.msgctxt!r} isn't English's text"
                hint = "give it back; translations belong into msgstr"
                self._tell(entry, "changed-msgid", message, hint)
                return False
        undone = [one for one in entries if not one.msgstr.strip() or one.fuzzy]
        if undone:
            message = f"{len(undone)} of {len(entries)} texts of section {name!r} aren't translated"
            self._tell(undone[0], "half-translated", message, "the page keeps the section that it has")
        return not undone

    def _sound(self, section: SectionStatus, texts: Sequence[str]) -> bool:
        """Whether no text of a section would break the page; tells which would."""
        assert section.english is not None
        sound = True
        for number, (unit, text) in enumerate(zip(units_of(section.english), texts, strict=True), start=1):
            wrong = damage(unit, text) if text != unit.text else None
            if wrong is not None:
                entry = self._entry(section, number)
                self._tell(entry, wrong.rule, f"the text {entry.msgctxt!r}: {wrong.message}", wrong.hint)
                sound = False
        return sound

    def _entry(self, section: SectionStatus, number: int) -> polib.POEntry:
        """The entry of a section's text, counted from 1; the first where there is none."""
        assert section.english is not None
        entries = self._entries[section.english.id]
        place = f"{section.english.id}:{number}"
        return next((entry for entry in entries if entry.msgctxt == place), entries[0])

    def broken(
        self, page: Rebuilt, check: Check, texts: dict[SectionStatus, list[str]]
    ) -> dict[SectionStatus, Finding]:
        """What is wrong with the new sections of a page, the first for each."""
        text = _recorded(page, self._status)
        tree = parse(text, self._status.file.page.path)
        sections = sections_of(tree)
        if len(sections) != page.sections:
            return {section: self._structure(section, 1) for section in self._breaking(texts)}
        wrong: dict[SectionStatus, Finding] = {}
        for index, section in page.new.items():
            assert section.english is not None
            if section not in texts:
                continue
            if shapes(sections[index]) != shapes(section.english):
                wrong[section] = self._structure(section, 1)
            elif other := _changed(sections[index], section, texts[section]):
                wrong[section] = self._structure(section, other)
        if wrong:
            return wrong
        starts = [tree.line_of(section.start) for section in sections]
        for fault in check(text):
            place = bisect_right(starts, fault.line) - 1
            faulty = page.new.get(place)
            if faulty is not None and faulty in texts:
                lines = [unit.line for unit in units_of(sections[place])]
                entry = self._entry(faulty, max(bisect_right(lines, fault.line), 1))
                wrong.setdefault(faulty, self._finding(entry, fault.rule, fault.message, fault.hint))
        return wrong

    def _breaking(self, texts: dict[SectionStatus, list[str]]) -> list[SectionStatus]:
        """The sections whose texts alone would change how many sections the page has; else all."""
        found = []
        for section, one in texts.items():
            page = rebuild(self._status, {section: one})
            tree = parse(_recorded(page, self._status), self._status.file.page.path)
            if len(sections_of(tree)) != page.sections:
                found.append(section)
        return found or list(texts)

    def _structure(self, section: SectionStatus, number: int) -> Finding:
        assert section.english is not None
        message = f"section {section.english.id!r} would have other blocks than English"
        hint = "look for marks of lists, quotes, headings or code in its texts"
        return self._finding(self._entry(section, number), "broken-structure", message, hint)

    def _tell(self, entry: polib.POEntry | None, rule: str, message: str, hint: str) -> None:
        self.findings.append(self._finding(entry, rule, message, hint))

    def _finding(self, entry: polib.POEntry | None, rule: str, message: str, hint: str) -> Finding:
        return Finding(self.path, (entry.linenum if entry else None) or 1, rule, message, hint)


AGAIN = "export the page again; what you have translated stays in this file"


def _same(entries: list[polib.POEntry], given: list[polib.POEntry]) -> bool:
    """Whether entries are those of an export, in whatever order."""
    return sorted(_value(one) for one in entries) == sorted(_value(one) for one in given)


def _value(entry: polib.POEntry) -> tuple[str, str, str, bool]:
    return entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy


def _changed(own: Section, section: SectionStatus, texts: Sequence[str]) -> int:
    """The number of the first text that the page wouldn't have as it was given; 0 if it has them all."""
    assert section.english is not None
    units = units_of(own)
    if len(units) != len(texts):
        return 1
    for number, (unit, english, text) in enumerate(
        zip(units, units_of(section.english), texts, strict=True), start=1
    ):
        quote = section.english.page.source[english.start - 1]
        given = text if text == english.text else written(english, text, "\n", quote)
        if unit.text.split() != given.replace("\n" + english.prefix, "\n").split():
            return number
    return 0
