"""CommonMark's blocks: paragraphs, headings, quotes, lists, code and raw HTML."""

from __future__ import annotations

from collections.abc import Mapping

from builder.markdown import (
    Block,
    BlockQuote,
    CodeBlock,
    Comment,
    Heading,
    HtmlBlock,
    Include,
    InlineHtml,
    List,
    ListItem,
    Node,
    Paragraph,
    ThematicBreak,
    text_of,
)

from . import escape
from .context import Context, Handler
from .rawhtml import is_block_tag
from .rendered import Slot, TocEntry
from .titles import title_html


def paragraph(context: Context, node: Paragraph) -> None:
    """`<p>`; bare in a tight list and within a raw element that takes text alone."""
    write = context.write
    bare = node.tight or context.raw.text_only()
    if not bare:
        context.raw.before_block()
    if bare:
        opening = closing = ""
    elif any(isinstance(child, InlineHtml) and is_block_tag(child.html) for child in node.children):
        # A browser would end a `<p>` before the block.
        opening, closing = '<div class="db-paragraph">', "</div>"
    else:
        opening, closing = "<p>", "</p>"
    write(opening)
    pending = context.leaf(node.children)
    write(f"{closing}\n")
    context.raw.close_pending(pending)


def heading(context: Context, node: Heading) -> None:
    """`<hN id>` with a slot for more anchors and a link to itself, and one below; an entry of the toc."""
    name = context.ids.heading(node.id)
    level = context.level = min(node.level + context.lowered, 6)
    context.heading = " ".join(text_of(node.children).split())
    context.toc.append(TocEntry(level, name, title_html(node.children)))
    attribute = escape.attribute(name)
    context.write(f'<h{level} id="{attribute}">')
    context.slot(Slot("heading", name), node)
    pending = context.leaf(node.children)
    if not context.raw.anchors:
        title = escape.attribute(context.labels["heading.link"])
        context.write(f'<a class="headerlink" href="#{attribute}" title="{title}">¶</a>')
    context.write(f"</h{level}>\n")
    context.raw.close_pending(pending)
    context.slot(Slot("section", name), node)


def block_quote(context: Context, node: BlockQuote) -> None:
    """`<blockquote>`."""
    context.write("<blockquote>\n")
    context.blocks(node.children)
    context.write("</blockquote>\n")


def list_(context: Context, node: List) -> None:
    """`<ul>` or `<ol>`; Material styles a `task-list`."""
    tag = "ol" if node.ordered else "ul"
    start = f' start="{node.first}"' if node.ordered and node.first != 1 else ""
    tasks = any(isinstance(item, ListItem) and item.checked is not None for item in node.children)
    context.write(f'<{tag}{start} class="task-list">\n' if tasks else f"<{tag}{start}>\n")
    context.blocks(node.children)
    context.write(f"</{tag}>\n")


def list_item(context: Context, node: ListItem) -> None:
    """`<li>`; a task's box is labelled by the item's first paragraph."""
    if node.checked is None:
        context.write("<li>")
        context.blocks(node.children)
    else:
        context.write('<li class="task-list-item">')
        box = f'<label><input type="checkbox" disabled{" checked" if node.checked else ""}> '
        rest: list[Block] = node.children
        if rest and isinstance(first := rest[0], Paragraph):
            rest = rest[1:]
            context.write(box if first.tight else f"<p>{box}")
            context.leaf(first.children)
            context.write("</label>" if first.tight else "</label></p>")
        else:
            context.write(f"{box}</label>")
        context.write("\n")
        context.blocks(rest)
    context.write("</li>\n")


def thematic_break(context: Context, node: ThematicBreak) -> None:
    """`<hr>`."""
    context.write("<hr>\n")


def code_block(context: Context, node: CodeBlock) -> None:
    """Coloured code, or a diagram's source for mermaid to draw in the browser."""
    diagram = node.language.lower() == "mermaid"
    if diagram:
        context.features.add("mermaid")
        html = f'<pre class="db-mermaid"><code>{escape.text(node.code)}</code></pre>'
    else:
        runnable = any(flag.split(":", 1)[0] == "runnable" for flag in node.flags)
        html = context.highlighter.highlight(node.language, node.code, runnable=runnable)
    name = context.code_ids.get(id(node))
    if name is not None:
        context.ids.place(name)
        html = f'<div class="db-example" id="{escape.attribute(name)}">{html}</div>'
    if html:
        context.write(f"{html}\n")
    if html and node.fenced and not diagram:
        context.slot(Slot("example", str(node.code_line)), node)


def html_block(context: Context, node: HtmlBlock) -> None:
    """Raw HTML, nested as `rawhtml` says."""
    context.raw.html(node.html, context.line(node), context.path)
    context.write("\n")


def include(context: Context, node: Include) -> None:
    """The included blocks in place; what they report is of their own file."""
    outer = context.page
    context.page = node.page or outer
    if node.page is not None:
        context.lines_before[id(node.page)] = node.lines_before
    context.blocks(node.children)
    context.page = outer


def nothing(context: Context, node: Node) -> None:
    """What a reader never sees."""


HANDLERS: Mapping[type[Node], Handler] = {
    BlockQuote: block_quote,
    CodeBlock: code_block,
    Comment: nothing,
    Heading: heading,
    HtmlBlock: html_block,
    Include: include,
    List: list_,
    ListItem: list_item,
    Paragraph: paragraph,
    ThematicBreak: thematic_break,
}
