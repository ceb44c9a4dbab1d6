"""The dialect: from a page's text to a tree with the place of everything in it.

`parse` is the way in; `nodes` describes the tree. Nothing here reads files or knows
how a page is shown.
"""

from __future__ import annotations

from .includes import IncludeError
from .inlines import content_of
from .nodes import (
    Autodoc,
    Badge,
    Block,
    BlockQuote,
    Callout,
    Choice,
    CodeBlock,
    CodeSpan,
    Comment,
    Commented,
    Container,
    Emphasis,
    FootnoteDefinition,
    FootnoteReference,
    FrameworkSwitch,
    Heading,
    HtmlBlock,
    Image,
    Include,
    Inline,
    InlineContainer,
    InlineHtml,
    InlineMath,
    Leaf,
    LineBreak,
    Link,
    List,
    ListItem,
    MathBlock,
    Member,
    Node,
    Notebook,
    NotebookLink,
    Page,
    Paragraph,
    Problem,
    Question,
    Reference,
    Strikethrough,
    Strong,
    Tab,
    Table,
    TableCell,
    TableRow,
    Tabs,
    Text,
    ThematicBreak,
    VersionNote,
    Youtube,
    text_of,
    walk,
    walk_blocks,
)  # fmt: skip
from .parser import parse
from .problems import RULES
from .slugs import slugify

__all__ = [
    "RULES", "Autodoc", "Badge", "Block", "BlockQuote", "Callout", "Choice", "CodeBlock", "CodeSpan",
    "Comment", "Commented", "Container", "Emphasis", "FootnoteDefinition", "FootnoteReference",
    "FrameworkSwitch", "Heading", "HtmlBlock", "Image", "Include", "IncludeError", "Inline",
    "InlineContainer", "InlineHtml", "InlineMath", "Leaf", "LineBreak", "Link", "List", "ListItem",
    "MathBlock", "Member", "Node", "Notebook", "NotebookLink", "Page", "Paragraph", "Problem",
    "Question", "Reference", "Strikethrough", "Strong", "Tab", "Table", "TableCell", "TableRow", "Tabs",
    "Text", "ThematicBreak", "VersionNote", "Youtube", "content_of", "parse", "slugify", "text_of",
    "walk", "walk_blocks",
]  # fmt: skip
