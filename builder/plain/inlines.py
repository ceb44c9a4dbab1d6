"""What stands within lines: replaced where it is the dialect's alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.html.badges import badge_text
from builder.markdown import (
    Badge,
    CodeSpan,
    Emphasis,
    Heading,
    Image,
    Inline,
    InlineHtml,
    InlineMath,
    Leaf,
    Link,
    Reference,
    Strikethrough,
    Strong,
    TableCell,
    Text,
)

from .choices import Choices
from .escaping import escaped, plain_target
from .raw import inline_tag


class Edit(NamedTuple):
    """A stretch of the source and what stands there instead."""

    start: int
    end: int
    text: str


_TAG = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])")
"""What GFM may take for a tag."""
_DROPPED = re.compile(r"[ \t]*\[\[[^\[\]\n]*\]\]?|</?[A-Za-z][^<>]*>")
"""What of the source no node stands for: a heading's id, and tags that nothing closes."""
_PIPE = re.compile(r"(?<!\\)\|")


def patched(source: str, start: int, end: int, edits: list[Edit]) -> str:
    """A stretch of the source with its edits, which are in order, made."""
    parts: list[str] = []
    for edit in edits:
        parts += (source[start : edit.start], edit.text)
        start = edit.end
    return "".join((*parts, source[start:end]))


class InlineEdits:
    """Finds what is to be replaced in the lines of one file."""

    def __init__(self, source: str, choices: Choices) -> None:
        self._source = source
        self._choices = choices

    def of(self, leaf: Leaf) -> list[Edit]:
        """The edits of a paragraph, a heading or a cell, in order."""
        edits = [*self._gaps(leaf.start, leaf.end, leaf.children), *self._children(leaf.children)]
        if isinstance(leaf, TableCell):
            edits = [edit._replace(text=_PIPE.sub(r"\\|", edit.text)) for edit in edits]
            edits += self._pipes(leaf.children)
        edits.sort()
        if isinstance(leaf, Heading) and (mark := self._choices.heading(leaf)):
            edits.insert(0, Edit(leaf.start, leaf.start, mark))
        return edits

    def _gaps(self, start: int, end: int, children: Sequence[Inline]) -> Iterator[Edit]:
        """What stands between nodes and isn't shown."""
        for child_start, child_end in [*((one.start, one.end) for one in children), (end, end)]:
            if child_start > start:
                for match in _DROPPED.finditer(self._source, start, child_start):
                    yield Edit(match.start(), match.end(), "")
            start = max(start, child_end)

    def _children(self, children: Sequence[Inline]) -> Iterator[Edit]:
        for child in children:
            match child:
                case Text():
                    for tag in _TAG.finditer(self._source, child.start, child.end):
                        yield Edit(tag.start(), tag.start(), "\\")
                case Link():
                    yield from self._link(child)
                case Emphasis() | Strong() | Strikethrough():
                    yield from self._marks(child)
                    yield from self._gaps(child.start, child.end, child.children)
                    yield from self._children(child.children)
                case _:
                    yield from self._leaf(child)

    def _marks(self, node: Emphasis | Strong | Strikethrough) -> Iterator[Edit]:
        """Stars that GFM doesn't take for marks, beside Korean, Japanese or Chinese, as HTML."""
        if isinstance(node, Strikethrough) or self._source[node.start] != "*":
            return
        size, tag = (2, "strong") if isinstance(node, Strong) else (1, "em")
        source, first, last = self._source, node.start + size, node.end - size
        before = source[node.start - 1 : node.start] or " "
        if _flanks(before, source[first]) and _flanks(
            source[node.end : node.end + 1] or " ", source[last - 1]
        ):
            return
        yield Edit(node.start, first, f"<{tag}>")
        yield Edit(last, node.end, f"</{tag}>")

    def _leaf(self, node: Inline) -> Iterator[Edit]:
        match node:
            case Image():
                yield from self._image(node)
            case InlineHtml():
                text = inline_tag(node.html, self._choices)
                if text != node.html:
                    yield Edit(node.start, node.end, text)
            case InlineMath():
                if node.display or not self._source.startswith("$", node.start):
                    marks = "$$" if node.display else "$"
                    tex = " ".join(node.tex.split("\n")).strip()
                    yield Edit(node.start, node.end, f"{marks}{tex}{marks}")
            case Reference():
                yield Edit(node.start, node.end, self._choices.reference(node))
            case Badge():
                yield Edit(node.start, node.end, f"`{node.pipeline}`")

    def _link(self, node: Link) -> Iterator[Edit]:
        source = self._source
        inner = [*self._children(node.children)]
        address = self._choices.link(node.href)
        written = source[node.start]
        if node.href_start < node.href_end and (address == node.href or written == "["):
            if address != node.href:
                inner.append(Edit(node.href_start, node.href_end, _target(source, node.href_start, address)))
            elif written == "[":
                inner += self._kept(node.href_start, node.href_end)
            yield from inner
            return
        shown = node.href  # of an autolink, or a bare address
        if written == "[" and node.children:
            first, last = node.children[0].start, node.children[-1].end
            shown = patched(source, first, last, sorted(inner))
        target = plain_target(address)
        if address == node.href:
            target = self._choices.outside(target)
        yield Edit(node.start, node.end, f"[{shown}]({target}{_title(node.title)})")

    def _kept(self, start: int, end: int) -> Iterator[Edit]:
        """What an address that stays becomes."""
        written = self._source[start:end]
        if (kept := self._choices.outside(written)) != written:
            yield Edit(start, end, kept)

    def _image(self, node: Image) -> Iterator[Edit]:
        if badge := badge_text(node.src):
            yield Edit(node.start, node.end, f"`{badge}`")
            return
        address = self._choices.media(node.src)
        if node.src_start == node.src_end:
            text = f"![{escaped(node.alt)}]({plain_target(address)}{_title(node.title)})"
            yield Edit(node.start, node.end, text)
        elif address != node.src:
            yield Edit(node.src_start, node.src_end, _target(self._source, node.src_start, address))
        else:
            yield from self._kept(node.src_start, node.src_end)

    def _pipes(self, children: Sequence[Inline]) -> Iterator[Edit]:
        """Bars in code, which the dialect lets stand and GFM ends a cell at."""
        for child in children:
            if isinstance(child, CodeSpan):
                for pipe in _PIPE.finditer(self._source, child.start, child.end):
                    yield Edit(pipe.start(), pipe.end(), "\\|")
            elif isinstance(child, Emphasis | Strong | Strikethrough | Link):
                yield from self._pipes(child.children)


def _flanks(outside: str, inside: str) -> bool:
    """Whether a run of stars between two characters opens or closes, as CommonMark 0.31 has it in 6.2."""
    return not _is_punctuation(inside) or outside.isspace() or _is_punctuation(outside)


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _target(source: str, start: int, address: str) -> str:
    """An address that takes the place of a target which may stand in angle brackets already."""
    return address if source.startswith("<", start - 1) else plain_target(address)


def _title(title: str) -> str:
    quoted = title.replace('"', '\\"')
    return f' "{quoted}"' if title else ""
