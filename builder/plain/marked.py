"""Markdown with places left open for what other pages decide, as `builder.html.Rendered` is for HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.html import Slot
from builder.html.references import shown_name
from builder.markdown import Autodoc, Heading, Page, Reference, Youtube, text_of

from .choices import Choices, youtube_address
from .flow import Prose, written
from .layout import indented

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(slots=True)
class Marked:
    """Markdown in segments, one more than the slots that stand between them.

    Kinds of slots: `link` and `image` for an address (one with a `text` is that, as it is written, and leads
    away from the site), `reference` and `type` for inline Markdown,
    `autodoc` for blocks, and `heading`, for nothing, right before each heading: its `value` is the
    id, `level` its level and `text` what it says; of an object's heading `parameter` is its role.
    """

    segments: list[str] = field(default_factory=lambda: [""])
    slots: list[Slot] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Goes on with text."""
        self.segments[-1] += text

    def slot(self, slot: Slot) -> None:
        """Leaves a slot open."""
        self.slots.append(slot)
        self.segments.append("")

    def extend(self, other: Marked) -> None:
        """Goes on with what another one holds."""
        self.segments[-1] += other.segments[0]
        self.segments += other.segments[1:]
        self.slots += other.slots

    def block(self, other: Marked | str) -> None:
        """Goes on with a block, a blank line below the last one; an empty one is left out."""
        other = Marked([other]) if isinstance(other, str) else other
        if other.slots or other.segments[0]:
            self.write("\n\n" if self.slots or self.segments[0] else "")
            self.extend(other)

    def prefixed(self, prefix: str) -> Marked:
        """The same with a prefix before each line but the first; bare where the line is empty."""
        return Marked([indented(segment, prefix) for segment in self.segments], self.slots)

    def to_json(self) -> list[Any]:
        """Everything as what `json` can write."""
        return [self.segments, [slot.to_json() for slot in self.slots]]

    @classmethod
    def from_json(cls, data: list[Any]) -> Marked:
        """What `to_json` was made from."""
        return cls(data[0], [Slot.from_json(slot) for slot in data[1]])


def marked(page: Page, labels: Mapping[str, str], *, headings: bool = True) -> Marked:
    """A page as Markdown in the words of its language, its slots open; those of `headings` if wanted."""
    slots: list[Slot] = []
    mark = _unused(page.source)

    def leave(slot: Slot) -> str:
        slots.append(slot)
        return f"{mark}{len(slots) - 1}{mark}"

    def link(target: str) -> str:
        return target if _ELSEWHERE.match(target) else leave(Slot("link", target))

    def image(target: str) -> str:
        return target if _ELSEWHERE.match(target) else leave(Slot("image", target))

    def reference(node: Reference) -> str:
        name = shown_name(node)
        return leave(
            Slot(
                "reference",
                node.target,
                text=name,
                short=node.short,
                call=node.call,
                parameter=node.parameter,
            )
        )

    def autodoc(node: Autodoc) -> str:
        return leave(Slot("autodoc", node.target, node.line))

    def heading(node: Heading) -> str:
        if not headings:
            return ""
        title = " ".join(text_of(node.children).split())
        return leave(Slot("heading", node.id, text=title, level=node.level))

    def outside(target: str) -> str:
        return leave(Slot("link", text=target)) if target else target

    def video(node: Youtube) -> str:
        return f"[YouTube]({outside(youtube_address(node))})"

    choices = Choices(
        link, reference, autodoc, labels, image=image, heading=heading, outside=outside, video=video
    )
    pieces = written(page, choices)
    text = "\n\n".join(piece.text for piece in pieces if isinstance(piece, Prose))
    parts = text.split(mark)
    # Writing may ask for a mark and not use it: what stands in the text counts.
    return Marked(parts[::2], [slots[int(number)] for number in parts[1::2]])


def _unused(source: str) -> str:
    """A character of Unicode's private area that a page doesn't hold."""
    return next(char for char in map(chr, range(0xE000, 0xF8FF)) if char not in source)
