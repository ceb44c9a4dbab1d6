"""A page's examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from builder.markdown import parse
from builder.places import file_places
from doctests.examples import ExampleReader
from doctests.model import Document

Reader = Callable[[str], str]
"""Gives the text of a file by the path that `<include>` names; raises builder.markdown.IncludeError."""


def collect_page(path: Path, text: str, read: Reader | None = None) -> Document:
    """The examples of a page, in its order, with their places in the file.

    Without `read` those of included files are left out. Never raises for what a page holds: an example
    that can't be run has a `problem`.
    """
    page = parse(text, path.as_posix(), include=read)
    return Document(path, ExampleReader(path).body(page.children, file_places(path, text)))
