"""An entry while it is written: HTML with slots, and what the entry will say of itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from autodoc.docstrings.model import DocstringProblem
from autodoc.entry import Entry, EntryProblem, Export
from autodoc.remarks import line_of, torn
from builder.html import Rendered, Slot, TocEntry
from builder.html.escape import attribute
from builder.html.writer import Writer

from .snippets import Snippet


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a docstring stands: its file and first line, 0 where no file has it as it is.

    `owner` is the line of the object that it belongs to, `breaks` are the lines on which escapes
    break the docstring.
    """

    file: str
    line: int
    owner: int
    breaks: tuple[int, ...] = ()

    def at(self, line: int) -> int:
        """The line in the file of a docstring's line, both from 1.

        For a docstring that stands in no file it is the object's line, as a negative number.
        """
        return line_of(line, self.line, self.breaks) if self.line else -self.owner


class Draft:
    """Collects an entry. `taken` are the ids that stand on the page, `members` those that members get."""

    def __init__(self, taken: Collection[str], members: Collection[str]) -> None:
        self._writer = Writer()
        self.write = self._writer.write
        self.ids: list[str] = []
        self.toc: list[TocEntry] = []
        self.exports: list[Export] = []
        self.problems: list[EntryProblem] = []
        self.features: set[str] = set()
        self._page = frozenset(taken)
        self._used = set(taken)
        self._members = frozenset(members)

    def reserve(self, name: str, *, member: bool = False) -> bool:
        """Whether an id is free, and keeps it; a member's is for no one else."""
        if name in self._used or (not member and name in self._members):
            return False
        self._used.add(name)
        return True

    def on_page(self, name: str) -> bool:
        """Whether the page had this id before the entry."""
        return name in self._page

    @property
    def used(self) -> frozenset[str]:
        """All ids that are taken, those of members too."""
        return self._members.union(self._used)

    def place(self, name: str) -> str:
        """A reserved id as an attribute, written here."""
        self.ids.append(name)
        return f' id="{attribute(name)}"'

    def slot(self, slot: Slot) -> None:
        """Leaves a slot open."""
        self._writer.slot(slot)

    def type(self, path: str, shown: str) -> None:
        """A name with a link where its object is documented."""
        self._writer.slot(Slot("type", path, text=shown))

    def put(
        self, snippet: Snippet, origin: Origin, line: int, names: Mapping[str, str] | None = None
    ) -> None:
        """Writes a snippet that begins on a line of a docstring; `names` says what its types stand for."""
        write = self._writer.write
        segments = snippet.segments
        write(segments[0])
        for slot, segment in zip(snippet.slots, segments[1:], strict=True):
            value = names.get(slot.value, slot.value) if names and slot.kind == "type" else slot.value
            self._writer.slot(
                Slot(
                    slot.kind,
                    value,
                    origin.at(line + slot.line - 1),
                    origin.file,
                    slot.text,
                    slot.short,
                    slot.call,
                    slot.parameter,
                )
            )
            write(segment)
        if snippet.ids:
            self.ids += snippet.ids
            self._used.update(snippet.ids)
        self.features.update(snippet.features)
        for problem in snippet.problems if origin.line else ():
            place = origin.at(line + problem.line - 1)
            found = DocstringProblem(place, problem.rule, problem.message, problem.hint)
            self.report(origin, torn(found, origin.breaks))

    def report(self, origin: Origin, problem: DocstringProblem) -> None:
        """Notes what is wrong with a docstring, on a line of the file that it stands in."""
        self.problems.append(
            EntryProblem(origin.file, problem.line, problem.rule, problem.message, problem.hint)
        )

    def finish(self) -> Entry:
        """The entry; nothing is written afterwards."""
        segments, slots = self._writer.finish()
        rendered = Rendered(
            segments=segments,
            slots=slots,
            toc=self.toc,
            ids=self.ids,
            features=sorted(self.features),
        )
        return Entry(rendered, self.exports, self.problems)
