"""Inline nodes: text, emphasis, code, links, images, formulas, marks."""

from __future__ import annotations

from collections.abc import Mapping

from builder.markdown import (
    Badge,
    CodeSpan,
    Emphasis,
    FootnoteReference,
    Image,
    InlineHtml,
    InlineMath,
    LineBreak,
    Link,
    Node,
    Reference,
    Strikethrough,
    Strong,
    Text,
)

from . import bidi, escape
from .badges import badge_text
from .context import Context, Handler
from .footnotes import footnote_reference
from .mathematics import inline_math
from .references import shown_name
from .rendered import Slot


def text(context: Context, node: Text) -> None:
    """Escaped text, with its identifiers isolated where the page runs from right to left."""
    written = bidi.text if context.labels.get("direction") == "rtl" else escape.text
    context.write(written(node.text))


def emphasis(context: Context, node: Emphasis) -> None:
    """`<em>`."""
    context.write("<em>")
    context.inlines(node.children)
    context.write("</em>")


def strong(context: Context, node: Strong) -> None:
    """`<strong>`."""
    context.write("<strong>")
    context.inlines(node.children)
    context.write("</strong>")


def strikethrough(context: Context, node: Strikethrough) -> None:
    """`<del>`."""
    context.write("<del>")
    context.inlines(node.children)
    context.write("</del>")


def code_span(context: Context, node: CodeSpan) -> None:
    """`<code>`."""
    context.write(f"<code>{escape.text(node.code)}</code>")


def link(context: Context, node: Link) -> None:
    """`<a>`; within another link only what it shows."""
    if context.raw.anchors:
        context.inlines(node.children)
        return
    context.write('<a href="')
    context.writer.url("link", node.href, context.line(node), context.path)
    context.write(f'" title="{escape.attribute(node.title)}">' if node.title else '">')
    context.raw.anchors += 1
    context.inlines(node.children)
    context.raw.anchors -= 1
    context.write("</a>")


def image(context: Context, node: Image) -> None:
    """`<img>`, loaded when it comes near; a static badge is text."""
    shield = badge_text(node.src)
    if shield is not None:
        context.write(f'<span class="db-badge">{escape.text(shield)}</span>')
        return
    context.write('<img src="')
    context.writer.url("image", node.src, context.line(node), context.path)
    context.write(f'" alt="{escape.attribute(node.alt)}"')
    if node.title:
        context.write(f' title="{escape.attribute(node.title)}"')
    context.write(' loading="lazy">')


def inline_html(context: Context, node: InlineHtml) -> None:
    """A raw tag, nested as `rawhtml` says."""
    context.raw.html(node.html, context.line(node), context.path)


def reference(context: Context, node: Reference) -> None:
    """A slot; code within a link, which can't hold another."""
    name = shown_name(node)
    if context.raw.anchors:
        context.write(f"<code>{escape.text(name)}</code>")
        return
    slot = Slot(
        "reference", node.target, text=name, short=node.short, call=node.call, parameter=node.parameter
    )
    context.slot(slot, node)


def line_break(context: Context, node: LineBreak) -> None:
    """`<br>` when hard, otherwise a new line."""
    context.write("<br>\n" if node.hard else "\n")


def badge(context: Context, node: Badge) -> None:
    """A pipeline's name."""
    context.write(f'<span class="db-badge">{escape.text(node.pipeline)}</span>')


HANDLERS: Mapping[type[Node], Handler] = {
    Badge: badge,
    CodeSpan: code_span,
    Emphasis: emphasis,
    FootnoteReference: footnote_reference,
    Image: image,
    InlineHtml: inline_html,
    InlineMath: inline_math,
    LineBreak: line_break,
    Link: link,
    Reference: reference,
    Strikethrough: strikethrough,
    Strong: strong,
    Text: text,
}
