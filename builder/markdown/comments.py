"""Comments: as blocks of their own, and where the tree has no place for a node."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .html_tags import COMMENT
from .nodes import Block, Comment, HtmlBlock
from .source import Segments
from .tokens import PlacedToken

_ALONE = re.compile(r"\s*<!--(?P<text>(?:>|->)|.*?)(?:-->|(?P<open>\Z))\s*", re.DOTALL)
_FLAGS = frozenset({"wrap code blocks", "stretch tables"})

# Gives a block its place: (block, start, end).
Put = Callable[[Block, int, int], None]


def comment_or_html(token: PlacedToken, behind: bool, flags: set[str], put: Put) -> Block:
    """A comment if the block is nothing else, its page flag added to `flags`; else HTML with the comments in
    it. `behind` says that something stands before the block on its line."""
    html = token.content
    match = _ALONE.fullmatch(html)
    if match is None or "-->" in match["text"]:
        assert token.segments is not None
        return HtmlBlock(html=html, comments=[*comments_in(html, token.segments, behind, put)])
    text = match["text"]
    flag = " ".join(text.split()).lower()
    if flag in _FLAGS:
        flags.add(flag)
    return Comment(text=text, behind=behind)


def comments_in(text: str, segments: Segments, behind: bool, put: Put) -> Iterator[Comment]:
    """The comments of a text, each at its place; `behind` says whether something stands before the text on
    its line."""
    end = 0
    for match in COMMENT.finditer(text):
        _, line_break, before = text[end : match.start()].rpartition("\n")
        behind = bool(before.strip()) or (behind and not line_break)
        end = match.end()
        comment = Comment(text=match[0][len("<!--") : -len("-->")], behind=behind)
        put(comment, segments.start(match.start()), segments.end(end))
        yield comment
        behind = behind or "\n" in match[0]
