"""Samples of markup in code blocks: their structure, without the text that a translator may change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from builder.html.tagreader import Tag, read
from builder.markdown import (
    Autodoc,
    Block,
    Callout,
    CodeBlock,
    CodeSpan,
    Comment,
    Heading,
    HtmlBlock,
    Image,
    Inline,
    InlineHtml,
    InlineMath,
    Link,
    MathBlock,
    Node,
    Paragraph,
    Reference,
    Tab,
    Tabs,
    parse,
    walk,
)

MARKUP = frozenset({"md", "markdown", "mdx", "html", "xml", "svelte", "mermaid"})
"""The languages, in lower case, of which `structure` knows what is text."""

_TEXTS = frozenset({"alt", "title", "label", "placeholder", "aria-label", "content"})
"""Attributes of tags that readers read."""

# What a diagram shows: texts in brackets or quotes, on arrows, and behind a colon.
_LABEL = re.compile(r"\[[^\]\n]*\]|\([^)\n]*\)|\{[^}\n]*\}|\|[^|\n]*\||\"[^\"\n]*\"|:[^\n]*")


def structure(sample: str, language: str, code: Callable[[str, str], object]) -> object:
    """What stays the same of a sample in one of the languages of `MARKUP`.

    `code` gives the same of a block of code within it, by its text and language. Sentences may have
    their marks in another order.
    """
    if language == "mermaid":
        return tuple(_LABEL.sub("", sample).split())
    if language in ("md", "markdown", "mdx"):
        nodes = list(walk(parse(sample)))
        blocks = [part for node in nodes if isinstance(node, Block) for part in _block(node, code)]
        marks = sorted(mark for node in nodes if isinstance(node, Inline) for mark in _inline(node))
        return tuple(blocks), tuple(marks)
    return tuple(_tags(sample))


def _block(node: Block, code: Callable[[str, str], object]) -> Iterator[object]:
    match node:
        case Paragraph() | Comment():
            pass
        case Heading():
            yield "heading", node.level, node.id if node.explicit else ""
        case CodeBlock():
            yield "code", node.language, code(node.code, node.language)
        case HtmlBlock():
            yield from _tags(node.html)
        case _:
            yield type(node).__name__, *_names(node)


def _names(node: Node) -> tuple[object, ...]:
    match node:
        case Callout():
            return (node.kind,)
        case Tabs():
            return (node.group,)
        case Tab():
            return (node.id,)
        case Autodoc():
            return node.target, tuple(member.name for member in node.members or ())
        case MathBlock():
            return (node.tex.strip(),)
    return ()


def _inline(node: Inline) -> Iterator[str]:
    match node:
        case CodeSpan():
            yield f"`{node.code}`"
        case Link():
            yield f"link {node.href}"
        case Image():
            yield f"image {node.src}"
        case InlineMath():
            yield f"math {node.tex}"
        case Reference():
            yield f"reference {node.target} {node.parameter}"
        case InlineHtml():
            yield from (str(tag) for tag in _tags(node.html))


def _tags(source: str) -> Iterator[tuple[object, ...]]:
    for tag in read(source):
        if isinstance(tag, Tag):
            attributes = (one for one in tag.attributes if one[0] not in _TEXTS)
            yield tag.name, tag.closing, *attributes
