"""The tree that every room walks: what a page of the dialect consists of.

Positions. `start` and `end` are character offsets into the text of the file that
the node stands in (`Page.source`), half open, so `source[node.start:node.end]` is
the node's source, byte for byte. Line numbers count from 1.

Blocks nest: the slice of a child lies within its parent's, siblings are in source
order and never overlap. What lies between them (markers, indentation, blank lines,
the tags of a tab) belongs to the parent alone, so slices and gaps together are the
file. Inline nodes follow the same rule within their block.

A block's slice starts at its first character that is not indentation and ends
after its last line, without the line break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Problem:
    """A mistake in a page: collected while parsing, never raised.

    `rule` is the problem's stable name (`unclosed-tag`), `message` says what is
    wrong and `hint` what to do about it. `line` counts from 1.
    """

    line: int
    rule: str
    message: str
    hint: str = ""


@dataclass(slots=True, kw_only=True)
class Node:
    """Anything in the tree; see the module's text for what the offsets mean."""

    start: int = 0
    end: int = 0

    @property
    def nodes(self) -> list[Node]:
        """The node's children, blocks or inlines, in source order; empty for a leaf."""
        return []


@dataclass(slots=True, kw_only=True)
class Block(Node):
    """A block-level node, `line` and `end_line` its first and last line, from 1."""

    line: int = 0
    end_line: int = 0


@dataclass(slots=True, kw_only=True)
class Container(Block):
    """A block that holds blocks."""

    children: list[Block] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return list(self.children)


@dataclass(slots=True, kw_only=True)
class Leaf(Block):
    """A block that holds inlines."""

    children: list[Inline] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return list(self.children)


@dataclass(slots=True, kw_only=True)
class Inline(Node):
    """A node within a line of text."""


@dataclass(slots=True, kw_only=True)
class InlineContainer(Inline):
    """An inline that holds inlines."""

    children: list[Inline] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return list(self.children)


# Blocks of CommonMark and GFM


@dataclass(slots=True, kw_only=True)
class Heading(Leaf):
    """`## Title [[my-id]]`. `id` is unique on its page; `explicit` says that it was
    written. The `[[…]]` marker is in the slice and in none of the children."""

    level: int
    id: str = ""
    explicit: bool = False


@dataclass(slots=True, kw_only=True)
class Paragraph(Leaf):
    """A paragraph. `tight` marks one in a tight list, shown without `<p>`."""

    tight: bool = False


@dataclass(slots=True, kw_only=True)
class BlockQuote(Container):
    """`> …` that isn't a callout."""


@dataclass(slots=True, kw_only=True)
class List(Container):
    """A list; its children are `ListItem`s. `first` is an ordered list's number."""

    ordered: bool = False
    first: int = 1


@dataclass(slots=True, kw_only=True)
class ListItem(Container):
    """An item; `checked` is None unless it is a task (`- [x] …`)."""

    checked: bool | None = None


@dataclass(slots=True, kw_only=True)
class ThematicBreak(Block):
    """`---`."""


@dataclass(slots=True, kw_only=True)
class CodeBlock(Block):
    """A fence, or an indented block (`fenced` False).

    `info` is all that stands after the opening fence, `language` its first word as
    written (`py`, `Python`, ``), `code` the text without the container's
    indentation, each line ending in `\\n`. `code_line` is the line of the code's first line.
    `flags` are the bare words after the language (`runnable:test:2`), `attributes`
    the `key=value` pairs.
    """

    info: str = ""
    language: str = ""
    code: str = ""
    code_line: int = 0
    fenced: bool = True
    flags: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Comment(Block):
    """`<!-- … -->`: never shown. `text` is what stands between the marks; `behind` says that something
    stands before it on its line which is neither a mark of a quote or a list nor another comment."""

    text: str = ""
    behind: bool = False


@dataclass(slots=True, kw_only=True)
class Commented(Block):
    """A block in which comments may stand where the tree has no place for a node. These are in none of
    its `nodes`: what a room makes of a page doesn't depend on them."""

    comments: list[Comment] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class HtmlBlock(Commented):
    """Raw HTML as written, without the container's indentation; `comments` are those within it."""

    html: str = ""


@dataclass(slots=True, kw_only=True)
class TableCell(Leaf):
    """A cell; `align` is `left`, `center`, `right` or empty."""

    align: str = ""


@dataclass(slots=True, kw_only=True)
class TableRow(Commented):
    """A row of a table; `comments` are those behind the last of its cells."""

    cells: list[TableCell] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return list(self.cells)


@dataclass(slots=True, kw_only=True)
class Table(Block):
    """A GFM table; every row has as many cells as `head`."""

    head: TableRow
    rows: list[TableRow] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return [self.head, *self.rows]


@dataclass(slots=True, kw_only=True)
class FootnoteDefinition(Container):
    """`[^label]: …`; `number` is its place among the page's used footnotes, 0 if unused."""

    label: str
    number: int = 0


# Blocks of the dialect


@dataclass(slots=True, kw_only=True)
class Callout(Container):
    """`> [!TIP]` or `<Tip>`: `kind` is note, tip, important, warning or caution."""

    kind: str


@dataclass(slots=True, kw_only=True)
class Tab(Container):
    """One branch of `Tabs`; `id` is what the URL holds, `label` what the reader sees."""

    id: str
    label: str


@dataclass(slots=True, kw_only=True)
class Tabs(Commented):
    """Branches of which a reader sees one; `comments` are those between them.

    `group` is the name that tabs with the same choice share: an hfoptions' id,
    `framework` for `<frameworkcontent>`, `{#if fw …}` and `===PT-TF-SPLIT===`,
    `language` for `<tokenizerslangcontent>` and `<inferencesnippet>`. `kind` is the
    tag that made them, in lower case (`hfoptions`, `frameworkcontent`, `if`, `split`, …).
    """

    group: str
    kind: str
    tabs: list[Tab] = field(default_factory=list)

    @property
    def nodes(self) -> list[Node]:
        return list(self.tabs)


@dataclass(slots=True, kw_only=True)
class MathBlock(Block):
    """`$$ … $$`; `tex` is what stands between."""

    tex: str = ""


@dataclass(slots=True, kw_only=True)
class Member:
    """One listed member of an `Autodoc`, as written."""

    name: str
    line: int


@dataclass(slots=True, kw_only=True)
class Autodoc(Commented):
    """`[[autodoc]] target` or `::: target` (`syntax` is `autodoc` or `mkdocstrings`).

    `members` is None without a list; `all` and `none` are members by name.
    `options` are mkdocstrings' options as text, by key; `comments` are those at the lines' ends.
    """

    target: str
    syntax: str = "autodoc"
    members: list[Member] | None = None
    options: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class NotebookLink:
    """A link of a notebook dropdown."""

    label: str
    url: str


@dataclass(slots=True, kw_only=True)
class Notebook(Block):
    """`[[open-in-colab]]` (`generated`: the page becomes a notebook), or the links of
    `<DocNotebookDropdown>` and `<CourseFloatingBanner>`."""

    generated: bool = False
    links: list[NotebookLink] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Youtube(Block):
    """`<Youtube id="…"/>`."""

    id: str


@dataclass(slots=True, kw_only=True)
class VersionNote(Container):
    """`<Added version="2.3.0">…</Added>`: `kind` is added, changed or deprecated."""

    kind: str
    version: str = ""


@dataclass(slots=True, kw_only=True)
class Choice:
    """An answer of a `Question`; the texts are a line of Markdown each, as written."""

    text: str
    explain: str = ""
    correct: bool = False


@dataclass(slots=True, kw_only=True)
class Question(Block):
    """`<Question choices={[…]} />`."""

    choices: list[Choice] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class FrameworkSwitch(Block):
    """`<FrameworkSwitchCourse {fw} />`: shown by the tabs themselves, so nothing."""


@dataclass(slots=True, kw_only=True)
class Include(Container):
    """`<include>{…}</include>`; `literal` for `<literalinclude>`.

    `children` are the blocks of the included file when the parser was given a way
    to read it; their positions are those of `page`, the included part's own tree, and
    `lines_before` is how many lines of its file stand before that part. A literal
    include has one `CodeBlock`, whose `code_line` is its file's.
    """

    path: str
    literal: bool = False
    lines_before: int = 0
    page: Page | None = None

    @property
    def nodes(self) -> list[Node]:
        return []


@dataclass(slots=True, kw_only=True)
class Page(Container):
    """A whole file.

    `path` is what problems are reported under; `source` the file's text, line
    endings as they are; `flags` the page flags in lower case
    (`wrap code blocks`, `stretch tables`).
    """

    source: str = ""
    path: str = ""
    flags: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    line_starts: list[int] = field(default_factory=list)

    def slice(self, node: Node) -> str:
        """The node's source, as it stands in the file."""
        return self.source[node.start : node.end]

    def line_of(self, offset: int) -> int:
        """The line, from 1, that a character offset lies on."""
        from bisect import bisect_right

        return bisect_right(self.line_starts, offset)


# Inlines


@dataclass(slots=True, kw_only=True)
class Text(Inline):
    """Text as the reader sees it (entities and escapes resolved)."""

    text: str


@dataclass(slots=True, kw_only=True)
class Emphasis(InlineContainer):
    """`*…*`."""


@dataclass(slots=True, kw_only=True)
class Strong(InlineContainer):
    """`**…**`."""


@dataclass(slots=True, kw_only=True)
class Strikethrough(InlineContainer):
    """`~~…~~`."""


@dataclass(slots=True, kw_only=True)
class CodeSpan(Inline):
    """`` `…` ``; `code` has CommonMark's stripping applied."""

    code: str


@dataclass(slots=True, kw_only=True)
class Link(InlineContainer):
    """A link or an autolink; `href` and `title` with entities and escapes resolved.

    `href_start` and `href_end` are the offsets of the target where it stands in the
    link itself; equal for a reference link, whose target stands elsewhere.
    """

    href: str
    title: str = ""
    href_start: int = 0
    href_end: int = 0


@dataclass(slots=True, kw_only=True)
class Image(Inline):
    """An image; `alt` is plain text. Offsets of the target as for `Link`."""

    src: str
    alt: str = ""
    title: str = ""
    src_start: int = 0
    src_end: int = 0


@dataclass(slots=True, kw_only=True)
class InlineHtml(Inline):
    """One raw tag, or a comment, as written."""

    html: str

    @property
    def comment(self) -> str | None:
        """What stands between the marks of a comment; None for a tag."""
        return self.html[len("<!--") : -len("-->")] if self.html.startswith("<!--") else None


@dataclass(slots=True, kw_only=True)
class InlineMath(Inline):
    """`\\\\\\\\( … \\\\\\\\)`, `$…$`, or `$$…$$` within a line (`display`)."""

    tex: str
    display: bool = False


@dataclass(slots=True, kw_only=True)
class Reference(Inline):
    """A cross-reference, ``[`~a.b.Name`]``.

    `target` is the name without `~`, `()` and `#param`; `short` is True with `~`;
    `call` with `()`; `parameter` is what stands after `#`.
    """

    target: str
    short: bool = False
    call: bool = False
    parameter: str = ""


@dataclass(slots=True, kw_only=True)
class LineBreak(Inline):
    """The end of a line in a paragraph; `hard` for two spaces or a backslash."""

    hard: bool = False


@dataclass(slots=True, kw_only=True)
class FootnoteReference(Inline):
    """`[^label]`; `number` as in its `FootnoteDefinition`, `use` counts its uses from 1."""

    label: str
    number: int = 0
    use: int = 1


@dataclass(slots=True, kw_only=True)
class Badge(Inline):
    """`<PipelineTag pipeline="…"/>` or `<PipelineIcon …/>`; `icon` for the latter."""

    pipeline: str
    icon: bool = False


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, parents first, in source order.

    Included files are not entered: their positions are another file's.
    """
    # One generator with a stack: nested ones would hand every node through all levels above it.
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.nodes)


def walk_blocks(node: Node) -> Iterator[Node]:
    """The same without what stands within lines."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Leaf):
            waiting += reversed(node.nodes)


def text_of(nodes: list[Inline]) -> str:
    """What a reader sees of inline nodes, as plain text: for titles and slugs."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Text():
                parts.append(node.text)
            case CodeSpan():
                parts.append(node.code)
            case Image():
                parts.append(node.alt)
            case InlineMath():
                parts.append(node.tex)
            case Reference():
                parts.append(node.target.rsplit(".", 1)[-1] if node.short else node.target)
            case LineBreak():
                parts.append(" ")
            case InlineContainer():
                parts.append(text_of(node.children))
    return "".join(parts)
