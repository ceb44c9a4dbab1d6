"""A page as sections: the unit in which translations are kept in step.

A section is a heading at the page's top level with all that follows, up to the next one. Headings within
tabs or quotes begin none. What stands before the first heading is a section of its own if a reader
sees any of it; a licence alone belongs to the section that follows. So the slices of a page's sections are
the whole file.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.markdown import (
    Block,
    Comment,
    Heading,
    Page,
    Text,
    text_of,
    walk,
    walk_blocks,
)
from builder.markdown.source import BYTE_ORDER_MARK
from translations.leaves import Held, held

DIGEST = 6
"""Bytes of a section's digest, which is written as twice as many hexadecimal digits."""


@dataclass(frozen=True, eq=False)
class Section:
    """`page.source[start:end]`, and the blocks that stand in it, the `heading` not among them."""

    page: Page
    heading: Heading | None
    blocks: tuple[Block, ...]
    start: int
    end: int

    @property
    def source(self) -> str:
        """The section as it stands in the file."""
        return self.page.source[self.start : self.end]

    @property
    def level(self) -> int:
        """The heading's level; 0 for what stands before the first."""
        return self.heading.level if self.heading else 0

    @property
    def id(self) -> str:
        """The heading's id on its page; empty for what stands before the first."""
        return self.heading.id if self.heading else ""

    @property
    def title(self) -> str:
        """The heading as plain text."""
        return text_of(self.heading.children).strip() if self.heading else ""

    @property
    def line(self) -> int:
        """The line that readers would call its first: the heading's."""
        first = self.heading or next(iter(self.content()), None)
        return first.line if first else 1

    def content(self) -> Iterator[Block]:
        """The blocks that readers see, comments left out, the heading first."""
        if self.heading is not None:
            yield self.heading
        for block in self.blocks:
            if not isinstance(block, Comment):
                yield block

    @cached_property
    def digest(self) -> str:
        """What a translation records of the English section that it was made from.

        BLAKE2b, `DIGEST` bytes, of the section's source without comments and without the marks of
        headings' ids, each run of white space as one space: another width of lines is no
        change, nor is an id that a heading is given. Pages keep such digests for years, so this may not
        change.
        """
        return digest(self.canonical)

    @cached_property
    def canonical(self) -> str:
        """The source as `digest` sees it."""
        return " ".join("".join(self._kept()).removeprefix(BYTE_ORDER_MARK).split())

    @property
    def words(self) -> int:
        """How many words a translator would have to translate: those of text, not of code."""
        return self.vocabulary.total()

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """The words of text, counted."""
        return Counter(word for text in self._texts for word in text.split())

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all headings in the section, those within tabs and quotes too."""
        return tuple(
            node.id for block in self.content() for node in walk_blocks(block) if isinstance(node, Heading)
        )

    @cached_property
    def letters(self) -> str:
        """The letters and digits of the text, in one string: the same as long as no word has changed."""
        return _letters(self._texts)

    def has_letters(self, letters: str) -> bool:
        """Whether these are the section's letters; most often the heading's alone tell that they aren't."""
        heading = walk(self.heading) if self.heading else ()
        first = _letters(node.text for node in heading if isinstance(node, Text))
        return letters.startswith(first) and letters == self.letters

    @property
    def _texts(self) -> list[str]:
        return [text for part in self._held for text in part.texts]

    @cached_property
    def marks(self) -> frozenset[str]:
        """What stays the same in every language: code, names, targets of links, formulas."""
        return frozenset(mark for part in self._held for mark in part.marks)

    @cached_property
    def _held(self) -> list[Held]:
        return list(held(self.content()))

    def _kept(self) -> Iterator[str]:
        source, place = self.page.source, self.start
        for start, end in sorted(self._left_out()):
            yield source[place:start]
            place = end
        yield source[place : self.end]

    def _left_out(self) -> Iterator[tuple[int, int]]:
        for block in (self.heading, *self.blocks):
            for node in walk_blocks(block) if block is not None else ():
                if isinstance(node, Comment):
                    yield node.start, node.end
                elif isinstance(node, Heading) and node.children:
                    # Between what a reader sees of a heading there is nothing but its marks.
                    for one, other in itertools.pairwise(node.children):
                        if other.start > one.end:
                            yield one.end, other.start
                    yield node.children[-1].end, node.end


def _letters(texts: Iterable[str]) -> str:
    return "".join(filter(str.isalnum, "".join(texts)))


def digest(canonical: str) -> str:
    """The digest of a section's canonical source."""
    return hashlib.blake2b(canonical.encode("utf-8", "surrogatepass"), digest_size=DIGEST).hexdigest()


def sections_of(page: Page) -> list[Section]:
    """The sections of a page, in its order; none for a page that shows nothing."""
    groups: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in page.children:
        if isinstance(block, Heading):
            groups.append((block, []))
        else:
            groups[-1][1].append(block)
    lead = groups[0][1]
    if all(isinstance(block, Comment) for block in lead) and len(groups) > 1:
        groups[1] = (groups[1][0], [*lead, *groups[1][1]])
        del groups[0]
    elif all(isinstance(block, Comment) for block in lead):
        return []
    starts = [0, *(heading.start for heading, _ in groups[1:] if heading)]
    ends = [*starts[1:], len(page.source)]
    return [
        Section(page, heading, tuple(blocks), start, end)
        for (heading, blocks), start, end in zip(groups, starts, ends, strict=True)
    ]
