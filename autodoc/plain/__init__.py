"""Reference entries as Markdown: the same objects and docstrings that `autodoc.render` makes HTML of."""

from __future__ import annotations

from .entries import EntryMarkdown

__all__ = ["EntryMarkdown"]
