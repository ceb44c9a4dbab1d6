"""Notebooks that tests make of a few cells, and pages that they make notebooks of."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from builder.markdown import parse
from builder.notebooks import Converted, notebook_of, page_of
from builder.plain import Choices
from builder.strings import strings

PIXEL = base64.b64encode(b"\x89PNG\r\n\x1a\n and so on").decode()
"""What stands for a picture."""


def text(source: str, **more: Any) -> NotebookNode:
    """A cell of Markdown."""
    return new_markdown_cell(source, **more)


def code(source: str, *outputs: NotebookNode, tags: Sequence[str] = ()) -> NotebookNode:
    """A cell of code, with what it has put out."""
    return new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)} if tags else {})


def stream(printed: str, name: str = "stdout") -> NotebookNode:
    """Something printed."""
    return new_output("stream", name=name, text=printed)


def result(**data: str) -> NotebookNode:
    """The value of a cell, by media type with `_` for `/`: `text_plain="2"`."""
    kinds = {kind.replace("_", "/", 1): value for kind, value in data.items()}
    return new_output("execute_result", data=kinds)


def book(*cells: NotebookNode, **metadata: Any) -> NotebookNode:
    """A notebook of cells."""
    return new_notebook(cells=list(cells), metadata=metadata)


def converted(*cells: NotebookNode, **metadata: Any) -> Converted:
    """The page for a notebook of cells, whose file is called `guide`."""
    return page_of(book(*cells, **metadata), "guide")


def body(*cells: NotebookNode) -> str:
    """What a page holds of cells, below its title."""
    page = converted(text("# Guide"), *cells).text
    return page.removeprefix("# Guide\n\n[[open-in-colab]]\n\n")


def cells_of(page: str, framework: str = "") -> list[NotebookNode]:
    """The cells of the notebook for a page, with targets, names and objects as they are written."""
    choices = Choices(
        link=lambda target: target,
        reference=lambda node: f"`{node.target}`",
        autodoc=lambda node: f"`{node.target}`",
        labels=strings("en"),
    )
    return list(notebook_of(parse(page), choices, framework=framework).cells)


def shown(page: str, framework: str = "") -> list[str]:
    """The cells' sources; those of code begin with `In: `."""
    return [
        f"In: {cell.source}" if cell.cell_type == "code" else cell.source
        for cell in cells_of(page, framework)
    ]
