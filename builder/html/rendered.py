"""What rendering a page gives: HTML in segments, with slots between them.

A page's HTML is made once and kept. Whatever depends on other pages (where a link
leads, where an object is documented) stays open as a slot, and is filled each time
the site is put together. Segments and slots are lists, so no text of a page can be
mistaken for a mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal

SlotKind = Literal[
    "link", "image", "reference", "autodoc", "heading", "section", "notebook", "type", "source", "example"
]


@dataclass(slots=True)
class Slot:
    """A place in a page's HTML that other pages decide.

    | kind        | `value`                        | what fills it                              |
    |-------------|--------------------------------|--------------------------------------------|
    | `link`      | the href as its author meant it | an escaped attribute value                |
    | `image`     | the src, poster or srcset's URL | an escaped attribute value                |
    | `reference` | the object's dotted name       | inline HTML                                |
    | `autodoc`   | the object's dotted name       | block HTML                                 |
    | `heading`   | the heading's id               | nothing, or more anchors for that heading  |
    | `section`   | the heading's id, after it     | nothing, or how fresh what follows is      |
    | `notebook`  | empty                          | block HTML: the page's own notebook        |
    | `type`      | the dotted name of a type       | `text`, with a link where it is documented |
    | `source`    | `file#L10-L20` in the library   | a link to the source, or nothing           |
    | `example`   | the line of a block's code      | block HTML: when it ran, or nothing        |

    `line` is the line in the page's file, from 1, or in the included file `path`; in an API entry,
    in the library's file `path`, and negative where it is only the line of the object whose
    docstring was made at import.
    A reference carries `short`, `call`, `parameter` and the `text` that it shows as
    code when nothing answers to its name. An autodoc carries `members` (None: as the
    object has them), mkdocstrings' `options`, the `level` of the heading that it stands
    under (0 before the first), and how many headings stand before it in the page's `toc`;
    its `text` is the heading's where no other autodoc stands between.
    """

    kind: SlotKind
    value: str = ""
    line: int = 0
    path: str = ""
    text: str = ""
    short: bool = False
    call: bool = False
    parameter: str = ""
    members: list[str] | None = None
    options: dict[str, str] = field(default_factory=dict)
    level: int = 0
    toc: int = 0

    def to_json(self) -> dict[str, Any]:
        """The slot as JSON, without what has its default."""
        return {key: value for key, default in _DEFAULTS.items() if (value := getattr(self, key)) != default}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Slot:
        """The slot that `to_json` was made from."""
        return cls(**data)


_DEFAULTS: dict[str, Any] = {
    spec.name: spec.default_factory() if callable(spec.default_factory) else spec.default
    for spec in fields(Slot)
}


@dataclass(slots=True)
class TocEntry:
    """A heading of the page: `title` is inline HTML without links, ids or slots."""

    level: int
    id: str
    title: str


@dataclass(slots=True)
class Rendered:
    """A page's HTML and what the rest of the site asks of it.

    `segments` are one more than `slots` and alternate with them. `toc` lists every
    heading in page order. `title` is the first h1 as plain text, empty without one.
    `description` is the start of the first paragraph as plain text. `ids` are all ids
    in the HTML, in page order. `features` names, sorted, what needs a script or style
    of its own: `math`, `mermaid`, `notebook`, `question`, `tabs`, `youtube`.
    """

    segments: list[str] = field(default_factory=lambda: [""])
    slots: list[Slot] = field(default_factory=list)
    toc: list[TocEntry] = field(default_factory=list)
    title: str = ""
    description: str = ""
    ids: list[str] = field(default_factory=list)
    features: list[str] = field(default_factory=list)

    @property
    def autodocs(self) -> list[Slot]:
        """The slots of the page's API entries, in page order."""
        return [slot for slot in self.slots if slot.kind == "autodoc"]

    def fill(self, values: Sequence[str]) -> str:
        """The page's HTML with one value for each slot, in order.

        Raises ValueError when there are more or fewer values than slots.
        """
        if len(values) != len(self.slots):
            raise ValueError(f"{len(self.slots)} slots, {len(values)} values")
        parts = [self.segments[0]]
        for value, segment in zip(values, self.segments[1:], strict=True):
            parts.append(value)
            parts.append(segment)
        return "".join(parts)

    def to_json(self) -> dict[str, Any]:
        """Everything as what `json` can write; `from_json` reads it back."""
        return {
            "segments": self.segments,
            "slots": [slot.to_json() for slot in self.slots],
            "toc": [[entry.level, entry.id, entry.title] for entry in self.toc],
            "title": self.title,
            "description": self.description,
            "ids": self.ids,
            "features": self.features,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Rendered:
        """The page that `to_json` was made from."""
        return cls(
            segments=list(data["segments"]),
            slots=[Slot.from_json(slot) for slot in data["slots"]],
            toc=[TocEntry(*entry) for entry in data["toc"]],
            title=data["title"],
            description=data["description"],
            ids=list(data["ids"]),
            features=list(data["features"]),
        )
