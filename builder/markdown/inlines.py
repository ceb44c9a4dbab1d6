"""From markdown-it's inline tokens to the tree's inline nodes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination
from markdown_it.token import Token
from markdown_it.utils import EnvType

from .bare_addresses import link_addresses
from .block_state import Context
from .inline_state import InlineParser
from .later import Later
from .nodes import (
    Badge,
    CodeSpan,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    InlineContainer,
    InlineHtml,
    InlineMath,
    Leaf,
    LineBreak,
    Link,
    Reference,
    Strikethrough,
    Strong,
    Text,
    text_of,
)
from .source import Segments
from .tags import Tag
from .tokens import PlacedToken

_SPACES = " \t\n"
_CONTAINERS: dict[str, type[InlineContainer]] = {
    "em_open": Emphasis,
    "strong_open": Strong,
    "s_open": Strikethrough,
}


@dataclass(slots=True)
class _Frame:
    """A container that is being filled: the token that opened it."""

    token: PlacedToken
    children: list[Inline]


class LateInlines(Later[Inline]):
    """The nodes of a block's `content`, read when somebody asks; None if they depend on the page as well."""

    def __init__(self, content: str | None, read: Callable[[], list[Inline]]) -> None:
        super().__init__(read)
        self.content = content


def content_of(leaf: Leaf) -> str | None:
    """What the inlines of a leaf are read from: the same on two pages, if these are; None if unknown.

    Known of pages that are parsed with `late`.
    """
    return leaf.children.content if isinstance(leaf.children, LateInlines) else None


class InlineReader:
    """Reads the inline content of a page's blocks.

    With `late`, that of all but headings is read when somebody asks for it.
    """

    def __init__(self, md: MarkdownIt, env: EnvType, *, late: bool = False) -> None:
        self._late = late
        assert isinstance(md.inline, InlineParser)
        self._md = md
        self._parser = md.inline
        self._env = env
        self._context = Context.of(env)
        # Only what a page defines makes the same text something else than on another page.
        self._alone = not env.get("references") and not self._context.footnotes

    def read(self, content: str, segments: Segments) -> list[Inline]:
        """The nodes of a block's content."""
        if not self._late:
            return self._read(content, segments)
        return LateInlines(content if self._alone else None, lambda: self._read(content, segments))

    def _read(self, content: str, segments: Segments) -> list[Inline]:
        tokens: list[Token] = []
        problems = self._parser.read(content, self._md, self._env, tokens)
        for problem in problems:
            self._context.problem(segments.start(problem.offset), *problem[1:])
        return _Builder(content, segments, tokens).build()

    def read_heading(self, content: str, segments: Segments) -> tuple[list[Inline], str]:
        """The nodes of a heading and the id that it asks for, or ""."""
        tokens: list[Token] = []
        self._context.in_heading = True
        problems = self._parser.read(content, self._md, self._env, tokens)
        self._context.in_heading = False
        for problem in problems:
            self._context.problem(segments.start(problem.offset), *problem[1:])
        builder = _Builder(content, segments, tokens)
        nodes = builder.build()
        if builder.heading_id:
            _trim_end(nodes)
        return nodes, builder.heading_id


def _trim_end(nodes: list[Inline]) -> None:
    """Drop the spaces that stood between a heading's text and its id."""
    last = nodes[-1] if nodes else None
    if isinstance(last, Text):
        text = last.text.rstrip()
        last.end -= len(last.text) - len(text)
        last.text = text
        if not text:
            nodes.pop()


class _Builder:
    """Builds the nodes of one content."""

    def __init__(self, content: str, segments: Segments, tokens: list[Token]) -> None:
        self._content = content
        self._segments = segments
        self._tokens = tokens
        self._nodes: list[Inline] = []
        self._frames: list[_Frame] = []
        self._links = 0
        # The text that is being gathered, and whether it stands in the source as it is.
        self._text: list[str] = []
        self._text_start = self._text_end = 0
        self._verbatim = True
        self.heading_id = ""

    def build(self) -> list[Inline]:
        """All nodes of the content."""
        for token in self._tokens:
            assert isinstance(token, PlacedToken)
            kind = token.type
            if kind == "text":
                if token.content:
                    self._gather(token, True)
            elif kind == "text_special":
                self._gather(token, False)
            else:
                self._flush()
                if token.nesting > 0:
                    self._open(token)
                elif token.nesting < 0:
                    self._close(token)
                else:
                    node = self._leaf(token)
                    if node is not None:
                        self._nodes.append(node)
        self._flush()
        return self._nodes

    def _gather(self, token: PlacedToken, verbatim: bool) -> None:
        if self._text and token.start != self._text_end:
            self._flush()
        if not self._text:
            self._text_start = token.start
            self._verbatim = True
        self._text.append(token.content)
        self._text_end = token.end
        self._verbatim = self._verbatim and verbatim

    def _flush(self) -> None:
        if not self._text:
            return
        value = "".join(self._text)
        self._text.clear()
        node = Text(text=value)
        self._put(node, self._text_start, self._text_end)
        if self._verbatim and not self._links and ("@" in value or "www." in value):
            self._nodes.extend(link_addresses(node))
        else:
            self._nodes.append(node)

    def _put(self, node: Inline, start: int, end: int) -> None:
        node.start = self._segments.start(start)
        node.end = self._segments.end(end) if end > start else node.start

    def _open(self, token: PlacedToken) -> None:
        self._frames.append(_Frame(token, self._nodes))
        self._nodes = []
        self._links += token.type == "link_open"

    def _close(self, token: PlacedToken) -> None:
        frame = self._frames.pop()
        children, self._nodes = self._nodes, frame.children
        opening = frame.token
        if opening.type == "link_open":
            self._links -= 1
            node: InlineContainer = self._link(opening, token, children)
        else:
            node = _CONTAINERS[opening.type](children=children)
            # Of `**` the token is the inner star.
            outer = 1 if opening.type == "strong_open" else 0
            self._put(node, opening.start - outer, token.end + outer)
        self._nodes.append(node)

    def _link(self, opening: PlacedToken, closing: PlacedToken, children: list[Inline]) -> Link:
        attributes = opening.attrs
        node = Link(href=str(attributes["href"]), title=str(attributes.get("title", "")), children=children)
        self._put(node, opening.start, closing.end)
        if opening.info == "auto":
            first, last = children[0], children[-1]
            node.href_start, node.href_end = first.start, last.end
        else:
            node.href_start, node.href_end = self._destination(closing.start, closing.end)
        return node

    def _destination(self, label_end: int, end: int) -> tuple[int, int]:
        """Where the target of `[…](target)` stands, given the place of the `]`."""
        content = self._content
        pos = label_end + 1
        if pos < end and content.startswith("(", pos):
            pos += 1
            while pos < end and content[pos] in _SPACES:
                pos += 1
            result = parseLinkDestination(content, pos, end)
            if result.ok:
                angled = 1 if content[pos] == "<" else 0
                begin, stop = pos + angled, result.pos - angled
                return self._segments.start(begin), self._segments.end(stop) if stop > begin else (
                    self._segments.start(begin)
                )
            begin = self._segments.start(pos)
            return begin, begin
        at = self._segments.end(end)
        return at, at

    def _leaf(self, token: PlacedToken) -> Inline | None:
        node: Inline
        match token.type:
            case "softbreak" | "hardbreak":
                node = LineBreak(hard=token.type == "hardbreak")
            case "code_inline":
                node = CodeSpan(code=token.content)
            case "image":
                node = self._image(token)
            case "html_inline":
                node = InlineHtml(html=token.content)
            case "math_inline":
                node = InlineMath(tex=token.content, display=token.info == "display")
            case "reference":
                node = _reference(token)
            case "footnote":
                node = FootnoteReference(label=token.content)
            case "badge":
                node = _badge(token)
            case "heading_id":
                self.heading_id = self.heading_id or token.content
                return None
            case "stray_tag":
                return None
            case other:
                raise AssertionError(f"an inline token without a node: {other}")
        self._put(node, token.start, token.end)
        return node

    def _image(self, token: PlacedToken) -> Image:
        alt = _Builder(token.content, Segments([(0, 0)]), token.children or []).build()
        node = Image(src=str(token.attrs["src"]), title=str(token.attrs.get("title", "")), alt=text_of(alt))
        label_end = token.start + len("![") + len(token.content)
        node.src_start, node.src_end = self._destination(label_end, token.end)
        return node


def _reference(token: PlacedToken) -> Reference:
    match = token.data
    assert isinstance(match, re.Match)
    return Reference(
        target=match["target"],
        short=bool(match["short"]),
        call=bool(match["call"]),
        parameter=match["parameter"] or "",
    )


def _badge(token: PlacedToken) -> Badge:
    tag = token.data
    assert isinstance(tag, Tag)
    return Badge(pipeline=tag.text("pipeline") or "", icon=tag.name == "PipelineIcon")
