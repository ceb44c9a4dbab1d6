"""Headings as titles: inline HTML that can stand in a navigation or a list of contents."""

from __future__ import annotations

from collections.abc import Sequence

from builder.markdown import (
    Badge,
    CodeSpan,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    InlineContainer,
    InlineHtml,
    InlineMath,
    LineBreak,
    Reference,
    Strikethrough,
    Strong,
    Text,
)

from . import escape
from .elements import names
from .formulas import TexError, mathml
from .references import shown_name
from .tagreader import Tag, read

_KEPT = names("b code del em i ins kbd mark s small strong sub sup u var")
_TAGS: dict[type[InlineContainer], str] = {Emphasis: "em", Strong: "strong", Strikethrough: "del"}


def title_html(nodes: Sequence[Inline]) -> str:
    """Inline nodes without links, ids, footnote marks and slots; images as their text."""
    parts: list[str] = []
    opened: list[str] = []
    for node in nodes:
        match node:
            case Text():
                parts.append(escape.text(node.text))
            case CodeSpan():
                parts.append(f"<code>{escape.text(node.code)}</code>")
            case Reference():
                parts.append(f"<code>{escape.text(shown_name(node))}</code>")
            case Image():
                parts.append(escape.text(node.alt))
            case InlineMath():
                parts.append(_formula(node.tex))
            case LineBreak():
                parts.append(" ")
            case Badge():
                parts.append(escape.text(node.pipeline))
            case InlineHtml():
                parts.append(_tags(node.html, opened))
            case InlineContainer():
                tag = _TAGS.get(type(node))
                inner = title_html(node.children)
                parts.append(f"<{tag}>{inner}</{tag}>" if tag else inner)
            case FootnoteReference():
                pass
    parts.extend(f"</{tag}>" for tag in reversed(opened))
    return "".join(parts).strip()


def _formula(tex: str) -> str:
    try:
        return mathml(tex, display=False)
    except TexError:
        return f"<code>{escape.text(tex)}</code>"


def _tags(source: str, opened: list[str]) -> str:
    """A raw tag if it only says how text looks, without its attributes."""
    parts = []
    for token in read(source):
        if not isinstance(token, Tag):
            parts.append(escape.markup_text(token.text))
        elif token.name in _KEPT and not token.closing and not token.empty:
            opened.append(token.name)
            parts.append(f"<{token.name}>")
        elif token.closing and token.name in opened:
            while (name := opened.pop()) != token.name:
                parts.append(f"</{name}>")
            parts.append(f"</{token.name}>")
        elif token.name == "br":
            parts.append(" ")
    return "".join(parts)
