"""The documents of a file: a page is one, a module has one for each docstring with examples."""

from __future__ import annotations

from pathlib import Path

from doctests.docstrings import collect_module
from doctests.model import Document
from doctests.pages import collect_page
from doctests.sources import module_name, read_source


def read_documents(path: Path) -> list[Document]:
    """The documents of a page or a module. Raises UnreadableError."""
    text = read_source(path).text
    if path.suffix == ".py":
        return collect_module(path, text, module_name(path))
    return [collect_page(path, text)]
