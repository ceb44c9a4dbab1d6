"""What the handlers of nodes share while one page is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from builder.markdown import (
    Block,
    Comment,
    FootnoteDefinition,
    HtmlBlock,
    Inline,
    InlineHtml,
    Node,
    Page,
    Paragraph,
    Problem,
)

from .highlighting import Highlighter
from .ids import Ids
from .rawhtml import RawHtml, closes
from .rendered import Slot, TocEntry
from .writer import Writer

if TYPE_CHECKING:
    from .footnotes import Footnote

Handler = Callable[["Context", Any], None]

# What may stand where raw HTML left a `<p>` open: it is part of it, or shows nothing.
_FITS_PARAGRAPH = frozenset([HtmlBlock, Paragraph, Comment, FootnoteDefinition])


class Context:
    """A page being rendered: where to write, and what is known so far.

    `page` is the file whose nodes are being written: an included file's while its
    blocks are. `level` is that of the last heading, `heading` its text until an API
    entry takes it for its own.
    """

    def __init__(
        self,
        page: Page,
        labels: Mapping[str, str],
        highlighter: Highlighter,
        handlers: Mapping[type[Node], Handler],
        ids: Ids,
    ) -> None:
        self.root = page
        self.page = page
        self.labels = labels
        self.highlighter = highlighter
        self.writer = Writer()
        self.write = self.writer.write
        self.ids = ids
        self.raw = RawHtml(self.writer, self.ids)
        self.toc: list[TocEntry] = []
        self.features: set[str] = set()
        self.level = 0
        self.lowered = 0
        """How many levels headings are below what they say."""
        self.heading = ""
        self.code_ids: dict[int, str] = {}
        """Ids for code blocks, by the block."""
        self.footnotes: dict[tuple[int, str], Footnote] = {}
        """The notes that are used so far, in order; by file and label, as those below."""
        self.defined_footnotes: dict[tuple[int, str], tuple[Page, FootnoteDefinition]] = {}
        self.lines_before: dict[int, int] = {}
        """How many lines of their files stand before included parts, by the part."""
        self._handlers = handlers
        self._counts: dict[str, int] = {}

    @property
    def path(self) -> str:
        """The path of an included file, empty for the page's own."""
        return "" if self.page is self.root else self.page.path

    def line(self, node: Node) -> int:
        """The line of its file that a node starts on, from 1."""
        line = node.line if isinstance(node, Block) else self.page.line_of(node.start)
        return line + self.lines_before.get(id(self.page), 0)

    def slot(self, slot: Slot, node: Node) -> None:
        """Leave a slot open that stands where the node stands."""
        slot.line = self.line(node)
        slot.path = self.path
        self.writer.slot(slot)

    def problem(self, line: int, rule: str, message: str, hint: str) -> None:
        """Report a mistake in the file whose nodes are being written."""
        self.page.problems.append(Problem(line, rule, message, hint))

    def count(self, what: str) -> int:
        """How often this was asked for `what`, this time included."""
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]

    def blocks(self, children: Sequence[Block]) -> None:
        """Write a container's blocks; raw HTML that they leave open ends with them."""
        raw = self.raw
        raw.enter()
        for index, child in enumerate(children):
            kind = type(child)
            if kind not in _FITS_PARAGRAPH:
                raw.before_block()
            self._handlers[kind](self, child)
            if kind is HtmlBlock:
                while (name := raw.left_open()) and not closes(_raw(children[index + 1 :]), name):
                    raw.close_innermost()
        raw.leave()

    def inlines(self, children: Sequence[Inline]) -> None:
        """Write inline nodes; raw tags that they leave open end with them."""
        self.raw.enter()
        handlers = self._handlers
        for child in children:
            handlers[type(child)](self, child)
        self.raw.leave()

    def leaf(self, children: Sequence[Inline]) -> list[str]:
        """Write a block's inline nodes.

        Returns the closing tags among them that are for raw elements of the block around.
        """
        self.raw.enter(leaf=True)
        handlers = self._handlers
        for child in children:
            handlers[type(child)](self, child)
        pending = self.raw.pending()
        self.raw.leave()
        return pending


def _raw(blocks: Iterable[Block]) -> Iterator[str]:
    """The raw HTML that stands directly in these blocks."""
    for block in blocks:
        if isinstance(block, HtmlBlock):
            yield block.html
        elif isinstance(block, Paragraph):
            yield from (child.html for child in block.children if isinstance(child, InlineHtml))
