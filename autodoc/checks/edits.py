"""A docstring's mistake mended where it stands in the file: only what is certain, nothing else touched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from autodoc.checks.defaults import is_number
from autodoc.checks.parameters import Change, Correct, Mark, Rename, Unmark
from autodoc.docstrings.items import head
from autodoc.docstrings.model import Item
from autodoc.docstrings.scan import closing
from autodoc.model import Object
from autodoc.remarks import line_of
from builder.edits import Edit
from builder.markdown.source import LINE_BREAK

_LONGEST_HEAD = 4
_OPENING = re.compile(r"^[rRuU]?(?:\"{3}|'{3}|[\"'])")
_DEFAULTS = re.compile(r"[Dd]efaults? to\s+")
_OPTIONAL = re.compile(r",?\s*(?<![\w`])([*_]{0,2})[Oo]ptional\1(?![\w`])")


@dataclass(frozen=True, slots=True)
class _Head:
    """An item's head in the file: where its name, and what stands in its parentheses, begin and end."""

    name: int
    start: int
    end: int


class SourceText:
    """A file's text, with its line endings as they are."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> list[tuple[int, int]]:
        """Where each line begins and ends, its line break left out."""
        breaks = list(LINE_BREAK.finditer(self._text))
        starts = [0, *(one.end() for one in breaks)]
        return list(zip(starts, [*(one.start() for one in breaks), len(self._text)], strict=True))

    def edits(self, documented: Object, item: Item, change: Change) -> tuple[Edit, ...]:
        """What makes a `change` of an item in an object's docstring; () where it isn't certain how."""
        lines = documented.doc.split("\n")[item.line - 1 :][:_LONGEST_HEAD]
        place = line_of(item.line, documented.doc_line, documented.doc_breaks)
        found = self._head(lines, place, item)
        if found is None or (item.line == 1 and not isinstance(change, Rename)):
            return ()
        if isinstance(change, Rename):
            return (Edit(found.name, found.name + len(item.name), change.name),)
        inner = self._text[found.start : found.end]
        edit = _inner_edit(inner, item, change)
        if edit is None:
            return ()
        after = f"{inner[: edit.start]}{edit.text}{inner[edit.end :]}"
        if not _as_meant(after, item, change):
            return ()
        return (Edit(found.start + edit.start, found.start + edit.end, edit.text),)

    def _head(self, lines: list[str], number: int, item: Item) -> _Head | None:
        """Where a head stands that the docstring has in `lines`, on a line of the file.

        None where the file hasn't got these lines as they are: after an escape, or in joined literals.
        """
        read = head(lines)
        if read is None or read.names != [item.name] or not read.closed:
            return None
        places = self._lines[number - 1 : number - 1 + read.lines]
        own = lines[: read.lines]
        if len(places) < read.lines or "\\" in "".join(own):
            return None
        for place, ((start, end), line) in enumerate(zip(places, own, strict=True)):
            written = self._text[start:end].strip()
            if item.line == 1 and place == 0:
                written = _OPENING.sub("", written).strip()
            # Quotes may stand behind the docstring's last line.
            if written.rstrip("\"' ") != line.strip().rstrip("\"' "):
                return None
        start, stop = places[0][0], places[-1][1]
        name = self._text.find(item.name, start, stop)
        bracket = self._text.find("(", name + len(item.name), stop) if name >= 0 else -1
        if name < 0:
            return None
        if bracket < 0 or not read.typed:
            return _Head(name, name, name)
        end = closing(self._text[:stop], bracket)
        return _Head(name, bracket + 1, end) if end >= 0 else None


def _inner_edit(inner: str, item: Item, change: Change) -> Edit | None:
    """The edit of what stands in the parentheses."""
    if isinstance(change, Correct) and item.default is not None:
        said = _DEFAULTS.search(inner)
        start = inner.find(item.default, said.end()) if said else -1
        if start < 0:
            return None
        end = start + len(item.default)
        coded = inner[start - 1 : start] == "`"
        return Edit(start, end, change.default if coded else _coded(change.default))
    if isinstance(change, Unmark):
        found = list(_OPTIONAL.finditer(inner))
        return Edit(found[0].start(), found[0].end(), "") if len(found) == 1 and found[0].start() else None
    if isinstance(change, Mark):
        if item.default is None:
            end = len(inner.rstrip())
            more = f", defaults to {_coded(change.default)}" if change.default else ""
            return Edit(end, end, f", *optional*{more}")
        said = _DEFAULTS.search(inner)
        before = inner[: said.start()].rstrip(" ") if said else ""
        if said and before.endswith(","):
            return Edit(said.start(), said.start(), "*optional*, ")
    return None


def _coded(default: str) -> str:
    return default if is_number(default) else f"`{default}`"


def _as_meant(inner: str, item: Item, change: Change) -> bool:
    """Whether the changed text says what it is to say, and the same as before of all else."""
    read = head([" ".join(f"{item.name} ({inner}):".split())])
    if read is None:
        return False
    about = read.description
    same = about.type == item.type
    match change:
        case Correct():
            return same and about.default == change.default and about.optional == item.optional
        case Mark():
            default = item.default if item.default is not None else change.default or None
            return same and about.optional and about.default == default
        case Unmark():
            return same and not about.optional and about.default == item.default
        case Rename():
            return True
