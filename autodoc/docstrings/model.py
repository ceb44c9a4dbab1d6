"""What a docstring says, section by section. Texts are Markdown; lines count from the docstring's first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Style = Literal["google", "numpy", "rest"]

ItemsKind = Literal["parameters", "attributes", "methods", "returns", "yields", "raises", "warns"]

NoteKind = Literal["note", "tip", "warning", "important", "caution", "see-also", "references", "todo"]


@dataclass(slots=True)
class Text:
    """Markdown, without the indentation that it stood under. `line` is that of its first line, from 1.

    `origins` has the docstring's line of each line of the text; it is empty where they follow one
    another from `line`: where nothing was put in, such as a fence round a bare session.
    """

    text: str
    line: int
    origins: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def line_of(self, number: int) -> int:
        """The docstring's line, from 1, that a line of the text, from 1, was made of."""
        return self.origins[number - 1] if self.origins else self.line + number - 1


@dataclass(slots=True)
class Item:
    """A parameter, an attribute, a value that is returned, an exception that is raised.

    `name` has its stars (`*args`) and is "" where the section gives none (returns; for raises,
    the exception is the `type`). `type` is Markdown as written (`` `int` or `str` ``) without
    `optional` and the default. `default` is what follows `defaults to`, without its backticks;
    None where none is given. Joint names (`a, b (int)`) are an item each.
    """

    name: str
    type: str
    text: Text
    line: int
    optional: bool = False
    default: str | None = None


@dataclass(slots=True)
class Group:
    """Items that belong together; `title` is "" for those before the first `> title` line."""

    title: str
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Items:
    """A section of items, as in `Args:`. Several such sections of a docstring stay apart."""

    kind: ItemsKind
    groups: list[Group]
    line: int

    @property
    def items(self) -> list[Item]:
        """The items of every group."""
        return [item for group in self.groups for item in group.items]


@dataclass(slots=True)
class Examples:
    """A section `Example:`, `Examples:` (or Usage); `title` is the heading where it says more than that.

    Sessions that stood bare (`>>>` without a fence) are fenced in `text` as `python`; the text
    keeps its number of lines where its author fenced the code, and has more where he didn't.
    """

    text: Text
    line: int
    title: str = ""


@dataclass(slots=True)
class Note:
    """A section `Note:`, `Warning:`, `Tip:`, `See Also:`, `References:` with what stands under it."""

    kind: NoteKind
    text: Text
    line: int


@dataclass(slots=True)
class VersionChange:
    """`.. versionadded:: 1.0`, `.. deprecated::`: what became of the object in a version."""

    kind: Literal["added", "changed", "deprecated"]
    version: str
    text: Text
    line: int


Section = Text | Items | Examples | Note | VersionChange


@dataclass(slots=True)
class DocstringProblem:
    """What is wrong; `line` counts from the docstring's first, which is 1."""

    line: int
    rule: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Docstring:
    """A docstring, parsed: its sections in the order in which they were written."""

    sections: list[Section] = field(default_factory=list)
    problems: list[DocstringProblem] = field(default_factory=list)

    def items(self, kind: ItemsKind) -> list[Item]:
        """All items of one kind, whichever section they stand in."""
        return [
            item
            for section in self.sections
            if isinstance(section, Items) and section.kind == kind
            for item in section.items
        ]
