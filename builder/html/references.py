"""Cross-references: what they look like until the site finds what they name."""

from __future__ import annotations

from builder.markdown import Reference


def may_be_prose(target: str) -> bool:
    """Whether a name between brackets may be no reference: a word in lower case, as in a list of shapes."""
    return target.isidentifier() and target.islower()


def shown_name(node: Reference) -> str:
    """The name that a reader sees: a parameter alone, the last part with `~`, `()` after a call."""
    if node.parameter:
        return node.parameter
    name = node.target.rsplit(".", 1)[-1] if node.short else node.target
    return f"{name}()" if node.call else name
