"""The comments of pages that switch rules off, by the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.markdown import (
    Block,
    Comment,
    Commented,
    HtmlBlock,
    Include,
    InlineHtml,
    Leaf,
    LineBreak,
    Node,
    Page,
    Tabs,
    Text,
    walk,
    walk_blocks,
)

from .model import EVERYWHERE, MARK, Ignore, ignore


class _Held(NamedTuple):
    """A comment, by its place in the source, and the lines that it holds for."""

    start: int
    text: str
    lines: range


def in_page(page: Page) -> list[Ignore]:
    """The comments of a page; those of files that it includes aren't among them."""
    if MARK not in page.source:
        return []
    found: list[Ignore] = []
    for one in sorted(_comments(page)):
        found += ignore(one.text.strip(), page.line_of(one.start), one.lines)
    return found


def in_includes(page: Page) -> Iterator[tuple[str, Ignore]]:
    """The comments of the Markdown that a page includes, with the path as the page names it."""
    for node in walk_blocks(page):
        if isinstance(node, Include) and node.page is not None:
            more = node.lines_before
            for one in in_page(node.page):
                lines = one.lines
                if lines != EVERYWHERE:
                    lines = range(lines.start + more, lines.stop + more)
                yield node.page.path, Ignore(one.line + more, one.rules, lines)
            yield from in_includes(node.page)


def _comments(page: Page) -> Iterator[_Held]:
    for node in walk_blocks(page):
        match node:
            case Leaf():
                yield from _in_text(page, node)
                continue
            case HtmlBlock():
                yield from (_held(one, range(one.end_line + 1, node.end_line + 1)) for one in node.comments)
            case Tabs():
                yield from (_held(one, _following(page, one.end_line)) for one in node.comments)
            case Commented():
                yield from (_held(one, range(0)) for one in node.comments)
        yield from _above(node)


def _held(comment: Comment, below: range) -> _Held:
    """Behind something on its line a comment holds for the line, elsewhere for what is `below`."""
    lines = range(comment.line, comment.line + 1) if comment.behind else below
    return _Held(comment.start, comment.text, lines)


def _above(node: Node) -> Iterator[_Held]:
    """The comments among the blocks of a container, each with the next block's lines."""
    below = range(0)
    for one in reversed(node.nodes):
        if isinstance(one, Comment):
            yield _held(one, below)
        elif isinstance(one, Block):
            below = range(one.line, one.end_line + 1)


def _in_text(page: Page, leaf: Leaf) -> Iterator[_Held]:
    """The comments of a text: where one begins a line it holds for the lines that follow of the text."""
    begins = False
    for node in walk(leaf):
        match node:
            case LineBreak():
                begins = True
            case InlineHtml(comment=str(text)):
                first, last = page.line_of(node.start), page.line_of(node.end)
                lines = range(last + 1, leaf.end_line + 1) if begins else range(first, first + 1)
                yield _Held(node.start, text, lines)
                begins = begins and first == last
            case Text(text=text) if not text.strip():
                pass
            case _:
                begins = False


def _following(page: Page, line: int) -> range:
    """The lines of the next block behind a line, wherever that stands."""
    for node in walk_blocks(page):
        if isinstance(node, Block) and node.line > line:
            return range(node.line, node.end_line + 1)
    return range(0)
