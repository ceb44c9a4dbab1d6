"""Boxes beside the text: callouts and notes on versions."""

from __future__ import annotations

from collections.abc import Mapping

from builder.markdown import Callout, Node, VersionNote

from . import escape
from .context import Context, Handler


def callout(context: Context, node: Callout) -> None:
    """Material's admonition, titled in the page's language."""
    title = escape.text(context.labels[f"callout.{node.kind}"])
    context.write(f'<div class="admonition {node.kind}">\n<p class="admonition-title">{title}</p>\n')
    context.blocks(node.children)
    context.write("</div>\n")


def version_note(context: Context, node: VersionNote) -> None:
    """In which version something was added, changed or deprecated."""
    title = context.labels[f"version.{node.kind}"].replace("{version}", node.version)
    context.write(f'<div class="db-version db-version--{node.kind}">\n')
    context.write(f'<p class="db-version__title">{escape.text(title.strip())}</p>\n')
    context.blocks(node.children)
    context.write("</div>\n")


HANDLERS: Mapping[type[Node], Handler] = {Callout: callout, VersionNote: version_note}
