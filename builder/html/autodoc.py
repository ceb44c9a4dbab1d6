"""API entries: slots, for what they show comes from a library and not from the page."""

from __future__ import annotations

from collections.abc import Mapping

from builder.markdown import Autodoc, Node

from .context import Context, Handler
from .rendered import Slot


def autodoc(context: Context, node: Autodoc) -> None:
    """A slot with all that the directive says."""
    members = None if node.members is None else [member.name for member in node.members]
    slot = Slot(
        "autodoc",
        node.target,
        members=members,
        options=dict(node.options),
        level=context.level,
        toc=len(context.toc),
        text=context.heading,
    )
    context.heading = ""
    context.slot(slot, node)
    context.write("\n")


HANDLERS: Mapping[type[Node], Handler] = {Autodoc: autodoc}
