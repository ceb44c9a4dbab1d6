"""Writes what examples printed in place of the output that they were expected to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from builder.sources import UnreadableError, read_source
from doctests.accept import accepted
from doctests.choices import Choices
from doctests.documents import read_documents
from doctests.items import DocumentNode
from doctests.model import Document, Result


@dataclass(slots=True)
class _Changes:
    """What a file's documents printed, by document and example."""

    documents: list[Document] = field(default_factory=list)
    results: dict[tuple[str, str], Result] = field(default_factory=dict)


def accept(items: Iterable[pytest.Item], choices: Choices) -> list[str]:
    """Rewrites the files of the examples that failed, and says so: a line for each of them.

    Pages of other languages that have a page's code are given its output, too. A file that was
    edited meanwhile is left alone.
    """
    files: dict[Path, _Changes] = {}
    for node in dict.fromkeys(item.parent for item in items):
        if isinstance(node, DocumentNode):
            failed = node.run.failed()
            for document in (node.run.document, *node.same) if failed else ():
                changes = files.setdefault(document.path, _Changes())
                changes.documents.append(document)
                for index, example in enumerate(document.examples()):
                    if index in failed:
                        result = replace(failed[index], example=example.name)
                        changes.results[document.name, example.name] = result
    return [
        f"{choices.relative(path)}: {_write(path, changes, choices.commands)}"
        for path, changes in files.items()
    ]


def _write(path: Path, changes: _Changes, commands: bool) -> str:
    """Rewrites a file as far as it can; what to say of it."""
    try:
        source = read_source(path)
        now = read_documents(path, commands=commands)
        if not all(document in now for document in changes.documents):
            return "was edited while it ran, and is left alone; run it again"
        text = accepted(source.text, changes.documents, changes.results, python=source.python)
        if text == source.text:
            return "nothing that failed could be accepted"
        source.write(text)
    except (OSError, UnreadableError) as error:
        return f"can't be rewritten: {error}"
    return "expects now what was printed; read the changes"
