"""Docstrings: what one says, section by section.

`parse` reads the habits of Hugging Face's libraries and of PyTorch: Google style in Markdown, NumPy
style and reStructuredText, also all in one docstring.
"""

from __future__ import annotations

from .model import (
    Docstring,
    DocstringProblem,
    Examples,
    Group,
    Item,
    Items,
    ItemsKind,
    Note,
    NoteKind,
    Section,
    Style,
    Text,
    VersionChange,
)
from .parse import parse

__all__ = [
    "Docstring",
    "DocstringProblem",
    "Examples",
    "Group",
    "Item",
    "Items",
    "ItemsKind",
    "Note",
    "NoteKind",
    "Section",
    "Style",
    "Text",
    "VersionChange",
    "parse",
]
