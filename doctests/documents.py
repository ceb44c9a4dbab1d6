"""The documents of a file: a page is one, a module has one for each docstring with examples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.sources import UnreadableError, module_name, read_source
from doctests.docstrings import collect_module
from doctests.model import Choice, Document, Example
from doctests.pages import collect_page


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


def unreadable_document(path: Path, error: UnreadableError) -> Document:
    """What stands for a file that can't be read: one example, which says so when it is run."""
    finding = error.finding
    what = "module" if path.suffix == ".py" else "page"
    problem = finding.line, f"this {what} {finding.message}; {finding.hint}"
    name = f"line-{finding.line}"
    example = Example(path, name, finding.line, finding.line, "script", (), problem=problem)
    module = module_name(path) if path.suffix == ".py" else ""
    return Document(path, (example,), module or (path.stem if what == "module" else ""), module, finding.line)


def _without_commands(body: tuple[Example | Choice, ...]) -> tuple[Example | Choice, ...]:
    kept: list[Example | Choice] = []
    for one in body:
        if isinstance(one, Choice):
            branches = (replace(branch, body=_without_commands(branch.body)) for branch in one.branches)
            kept.append(replace(one, branches=tuple(branches)))
        elif one.kind != "command":
            kept.append(one)
    return tuple(kept)
