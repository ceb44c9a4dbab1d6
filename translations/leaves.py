"""What a section holds that pairing and dating need: its words, and what is the same in every language.

The versions of a page have most of their paragraphs in common. So what stands in a paragraph is read
once, and kept by what is written there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.markdown import (
    Autodoc,
    Block,
    CodeBlock,
    CodeSpan,
    Image,
    InlineMath,
    Leaf,
    Link,
    MathBlock,
    Node,
    Reference,
    Text,
    content_of,
    walk,
    walk_blocks,
)

_KEPT = 50_000
"""How many paragraphs are remembered, which are some 10 MB."""


class Held(NamedTuple):
    """The pieces of text of a block or a paragraph, and its marks as `marks_of` has them."""

    texts: tuple[str, ...]
    marks: tuple[str, ...]


_known: dict[str, Held] = {}


def held(blocks: Iterable[Block]) -> Iterator[Held]:
    """What stands in blocks, by paragraph and in their order."""
    for block in blocks:
        for node in walk_blocks(block):
            if isinstance(node, Leaf):
                yield _held_by(node)
            elif marks := tuple(marks_of(node)):
                yield Held((), marks)


def _held_by(leaf: Leaf) -> Held:
    written = content_of(leaf)
    found = _known.get(written) if written is not None else None
    if found is None:
        nodes = list(walk(leaf))
        texts = tuple(node.text for node in nodes if isinstance(node, Text))
        found = Held(texts, tuple(mark for node in nodes for mark in marks_of(node)))
        if written is not None:
            if len(_known) >= _KEPT:
                _known.clear()
            _known[written] = found
    return found


def marks_of(node: Node) -> Iterator[str]:
    """What of one node stays the same in every language."""
    match node:
        case CodeBlock():
            # Translated comments aren't in ASCII; English ones count for little among the other lines.
            yield from (line.strip() for line in node.code.splitlines() if line.strip() and line.isascii())
        case CodeSpan():
            yield node.code
        case Link():
            yield node.href.rpartition("/")[2]
        case Image():
            yield node.src.rpartition("/")[2]
        case InlineMath() | MathBlock():
            yield " ".join(node.tex.split())
        case Autodoc() | Reference():
            yield node.target
