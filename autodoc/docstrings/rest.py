"""reStructuredText in a docstring's texts, as Markdown."""

from __future__ import annotations

from .sessions import fenced


def to_markdown(lines: list[str]) -> str:
    """Markdown for lines that may hold reStructuredText and sessions."""
    text = "\n".join(lines)
    if ">>>" in text:
        text = "\n".join(fenced(lines))
    return text
