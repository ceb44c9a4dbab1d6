"""From the block parser's tokens to the tree's blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it.token import Token

from .block_state import Context
from .comments import comment_or_html, comments_in
from .components import Components
from .inlines import InlineReader
from .leaves import code_blocks
from .nodes import (
    Autodoc,
    Block,
    BlockQuote,
    Callout,
    Comment,
    FootnoteDefinition,
    Heading,
    List,
    ListItem,
    MathBlock,
    Notebook,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    ThematicBreak,
    VersionNote,
)
from .rules_block.autodoc import AutodocData
from .rules_block.table import CellData, RowData, TableData
from .slugs import clean_id
from .source import Segments
from .tabs import make_tab, make_tabs
from .tags import VERSIONS, Tag
from .tokens import PlacedToken


@dataclass(slots=True)
class Frame:
    """A container that is being filled: its opening token, blocks and inline content."""

    token: PlacedToken
    children: list[Block] = field(default_factory=list)
    inline: PlacedToken | None = None


class BlockBuilder:
    """Builds the blocks of one page; positions are in the normalized source."""

    def __init__(self, context: Context, inlines: InlineReader, components: Components) -> None:
        self._context = context
        self._inlines = inlines
        self._components = components
        self._frames: list[Frame] = []
        # Page flags, from comments.
        self.flags: set[str] = set()
        self._closers: dict[str, Callable[[Frame], list[Block]]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "blockquote_open": self._quote,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "list_item_open": self._item,
            "footnote_open": self._footnote,
            "callout_open": self._callout,
            "version_open": self._version,
            "tabs_open": self._tabs,
            "tab_open": self._tab,
            "stray_open": lambda frame: frame.children,
        }

    def build(self, tokens: list[Token]) -> list[Block]:
        """The blocks of a whole page."""
        root = Frame(PlacedToken("root", "", 0))
        self._frames = [root]
        for token in tokens:
            assert isinstance(token, PlacedToken)
            if token.nesting > 0:
                self._frames.append(Frame(token))
            elif token.nesting < 0:
                frame = self._frames.pop()
                self._frames[-1].children += self._closers[frame.token.type](frame)
            elif token.type == "inline":
                self._frames[-1].inline = token
            else:
                self._frames[-1].children += self._leaf(token)
        return root.children

    def _place(self, node: Block, token: PlacedToken) -> list[Block]:
        self._put(node, token.start, token.end)
        return [node]

    def _put(self, node: Block, start: int, end: int) -> None:
        node.start, node.end = start, end
        node.line = self._context.source.line_of(start)
        # A block ends after its last line's text, never at the start of the next line.
        node.end_line = self._context.source.line_of(max(end - 1, start))

    def _paragraph(self, frame: Frame) -> list[Block]:
        inline = _inline(frame)
        children = self._inlines.read(inline.content, _segments(inline))
        return self._place(Paragraph(children=children, tight=frame.token.hidden), frame.token)

    def _heading(self, frame: Frame) -> list[Block]:
        inline = _inline(frame)
        children, wanted = self._inlines.read_heading(inline.content, _segments(inline))
        return self._place(
            Heading(
                level=int(frame.token.tag[1]),
                id=clean_id(wanted) if wanted else "",
                explicit=bool(wanted),
                children=children,
            ),
            frame.token,
        )

    def _quote(self, frame: Frame) -> list[Block]:
        kind = frame.token.info
        node = Callout(kind=kind, children=frame.children) if kind else BlockQuote(children=frame.children)
        return self._place(node, frame.token)

    def _list(self, frame: Frame) -> list[Block]:
        ordered = frame.token.type == "ordered_list_open"
        first = int(frame.token.attrs.get("start", 1)) if ordered else 1
        return self._place(List(ordered=ordered, first=first, children=frame.children), frame.token)

    def _item(self, frame: Frame) -> list[Block]:
        checked = frame.token.meta.get("checked")
        return self._place(ListItem(checked=checked, children=frame.children), frame.token)

    def _footnote(self, frame: Frame) -> list[Block]:
        return self._place(FootnoteDefinition(label=frame.token.info, children=frame.children), frame.token)

    def _callout(self, frame: Frame) -> list[Block]:
        kind = "warning" if _tag(frame.token).truth("warning") else "tip"
        return self._place(Callout(kind=kind, children=frame.children), frame.token)

    def _version(self, frame: Frame) -> list[Block]:
        tag = _tag(frame.token)
        version = tag.text("version") or ""
        if not version:
            self._context.problem(
                tag.start,
                "missing-attribute",
                f"<{tag.name}> does not say which version",
                f'write <{tag.name} version="1.2.0">',
            )
        return self._place(
            VersionNote(kind=VERSIONS[tag.name], version=version, children=frame.children), frame.token
        )

    def _tab(self, frame: Frame) -> list[Block]:
        return self._place(make_tab(self._context, _tag(frame.token), frame.children), frame.token)

    def _tabs(self, frame: Frame) -> list[Block]:
        node = make_tabs(self._context, _tag(frame.token), frame.children)
        return self._place(node, frame.token) if node.tabs else frame.children

    def _leaf(self, token: PlacedToken) -> list[Block]:
        match token.type:
            case "fence" | "code_block":
                return code_blocks(token, self._context.source, self._put)
            case "html_block":
                behind = self._context.is_behind(token.start)
                return self._place(comment_or_html(token, behind, self.flags, self._put), token)
            case "comment":
                return self._place(Comment(text=token.content), token)
            case "hr":
                return self._place(ThematicBreak(), token)
            case "math_block":
                return self._place(MathBlock(tex=token.content), token)
            case "table":
                return self._place(self._table(token), token)
            case "autodoc" | "mkdocstrings":
                return self._place(self._autodoc(token), token)
            case "open_in_colab":
                return self._place(Notebook(generated=True), token)
            case _:
                return self._place(self._components.make(_tag(token), token.content), token)

    def _table(self, token: PlacedToken) -> Table:
        data = token.data
        assert isinstance(data, TableData)
        head, *rows = (self._row(row, data.aligns) for row in data.rows)
        return Table(head=head, rows=rows)

    def _row(self, data: RowData, aligns: list[str]) -> TableRow:
        row = TableRow(
            cells=[self._cell(cell, align) for cell, align in zip(data.cells, aligns, strict=True)]
        )
        self._put(row, data.start, data.end)
        row.comments = self._comments(data.rest, data.end)
        return row

    def _autodoc(self, token: PlacedToken) -> Autodoc:
        data = token.data
        assert isinstance(data, AutodocData)
        comments = [one for start, end in data.comments for one in self._comments(start, end)]
        return Autodoc(
            target=data.target,
            syntax=token.type,
            members=data.members,
            options=data.options,
            comments=comments,
        )

    def _comments(self, start: int, end: int) -> list[Comment]:
        """The comments of a stretch of the source behind something on its line."""
        text = self._context.source.normalized[start:end]
        return [*comments_in(text, Segments([(0, start)]), True, self._put)]

    def _cell(self, data: CellData, align: str) -> TableCell:
        cell = TableCell(align=align, children=self._inlines.read(data.content, data.segments))
        self._put(cell, data.start, data.end)
        return cell


def _inline(frame: Frame) -> PlacedToken:
    assert frame.inline is not None
    return frame.inline


def _segments(token: PlacedToken) -> Segments:
    assert token.segments is not None
    return token.segments


def _tag(token: PlacedToken) -> Tag:
    assert isinstance(token.data, Tag)
    return token.data
