"""The documents of a file: a page is one, a module has one for each docstring with examples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from doctests.docstrings import collect_module
from doctests.model import Choice, Document, Example
from doctests.pages import collect_page
from doctests.sources import module_name, read_source


def read_documents(path: Path, *, commands: bool) -> list[Document]:
    """The documents of a page or a module; those of `commands` only where they are asked for.

    Raises UnreadableError.
    """
    text = read_source(path).text
    if path.suffix == ".py":
        documents = collect_module(path, text, module_name(path))
    else:
        documents = [collect_page(path, text)]
    if commands:
        return documents
    return [replace(one, body=_without_commands(one.body)) for one in documents]


def _without_commands(body: tuple[Example | Choice, ...]) -> tuple[Example | Choice, ...]:
    kept: list[Example | Choice] = []
    for one in body:
        if isinstance(one, Choice):
            branches = (replace(branch, body=_without_commands(branch.body)) for branch in one.branches)
            kept.append(replace(one, branches=tuple(branches)))
        elif one.kind != "command":
            kept.append(one)
    return tuple(kept)
