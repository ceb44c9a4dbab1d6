"""GFM tables, in a box that scrolls when they are wider than the page."""

from __future__ import annotations

from collections.abc import Mapping

from builder.markdown import Node, Table, TableRow

from .context import Context, Handler


def table(context: Context, node: Table) -> None:
    """`<table>` with its head, and its body if it has rows."""
    context.write('<div class="db-table" tabindex="0"><table>\n<thead>\n')
    _row(context, node.head, "th")
    context.write("</thead>\n")
    if node.rows:
        context.write("<tbody>\n")
        for row in node.rows:
            _row(context, row, "td")
        context.write("</tbody>\n")
    context.write("</table></div>\n")


def _row(context: Context, row: TableRow, tag: str) -> None:
    context.write("<tr>\n")
    for cell in row.cells:
        align = f' style="text-align: {cell.align};"' if cell.align else ""
        context.write(f"<{tag}{align}>")
        context.inlines(cell.children)
        context.write(f"</{tag}>\n")
    context.write("</tr>\n")


HANDLERS: Mapping[type[Node], Handler] = {Table: table}
