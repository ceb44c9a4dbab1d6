"""The tree as the HTML that CommonMark's specification gives its examples in.

Only what CommonMark knows; just enough to compare trees with the specification.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from builder.markdown import (
    Block,
    BlockQuote,
    CodeBlock,
    CodeSpan,
    Comment,
    Emphasis,
    Heading,
    HtmlBlock,
    Image,
    Inline,
    InlineHtml,
    LineBreak,
    Link,
    List,
    ListItem,
    Page,
    Paragraph,
    Strong,
    Text,
    ThematicBreak,
)


def to_html(page: Page) -> str:
    """The page's HTML."""
    return "".join(_block(child) for child in page.children)


def _block(node: Block) -> str:
    match node:
        case Heading():
            return f"<h{node.level}>{_inlines(node.children)}</h{node.level}>\n"
        case Paragraph(tight=True):
            return _inlines(node.children)
        case Paragraph():
            return f"<p>{_inlines(node.children)}</p>\n"
        case BlockQuote():
            return f"<blockquote>\n{''.join(map(_block, node.children))}</blockquote>\n"
        case List():
            start = f' start="{node.first}"' if node.ordered and node.first != 1 else ""
            name = "ol" if node.ordered else "ul"
            return f"<{name}{start}>\n{''.join(map(_block, node.children))}</{name}>\n"
        case ListItem():
            return f"<li>{_item(node)}</li>\n"
        case ThematicBreak():
            return "<hr />\n"
        case CodeBlock():
            language = f' class="language-{escape(node.language)}"' if node.language else ""
            return f"<pre><code{language}>{escape(node.code)}</code></pre>\n"
        case HtmlBlock():
            return node.html if node.html.endswith("\n") else node.html + "\n"
        case Comment():
            return f"<!--{node.text}-->\n"
    raise AssertionError(f"not of CommonMark: {node}")


def _item(item: ListItem) -> str:
    parts: list[str] = []
    tight_before = True
    for child in item.children:
        tight = isinstance(child, Paragraph) and child.tight
        if not tight and tight_before:
            parts.append("\n")
        parts.append(_block(child))
        tight_before = tight
    return "".join(parts)


def _inlines(nodes: list[Inline]) -> str:
    return "".join(map(_inline, nodes))


def _inline(node: Inline) -> str:
    match node:
        case Text():
            return escape(node.text)
        case Emphasis():
            return f"<em>{_inlines(node.children)}</em>"
        case Strong():
            return f"<strong>{_inlines(node.children)}</strong>"
        case CodeSpan():
            return f"<code>{escape(node.code)}</code>"
        case Link():
            return f'<a href="{_url(node.href)}"{_title(node.title)}>{_inlines(node.children)}</a>'
        case Image():
            return f'<img src="{_url(node.src)}" alt="{escape(node.alt)}"{_title(node.title)} />'
        case InlineHtml():
            return node.html
        case LineBreak():
            return "<br />\n" if node.hard else "\n"
    raise AssertionError(f"not of CommonMark: {node}")


def _url(url: str) -> str:
    return escape(quote(url, safe="/:?#@!$&'()*+,;=%~-._"))


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""
