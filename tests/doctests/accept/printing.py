"""Files accepted as if their examples had printed something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from doctests.accept import accepted
from doctests.docstrings import collect_module
from doctests.model import Document, Result
from doctests.pages import collect_page


def collected(text: str, *, python: bool = False) -> list[Document]:
    """The documents of a page or a module."""
    path = Path("module.py" if python else "page.md")
    return collect_module(path, text) if python else [collect_page(path, text)]


def with_output(text: str, printed: Sequence[str | None], *, python: bool = False) -> str:
    """The file's text accepted after its statements printed this, in their order."""
    documents = collected(text, python=python)
    rest = list(printed)
    results = {}
    for document in documents:
        for example in document.examples():
            own = tuple(rest.pop(0) for _ in example.statements)
            results[document.name, example.name] = Result(example.name, "failed", printed=own)
    assert not rest
    return accepted(text, documents, results, python=python)


def all_printing(documents: Iterable[Document], printed: str) -> dict[tuple[str, str], Result]:
    """Results in which every statement printed the same."""
    return {
        (document.name, example.name): Result(
            example.name, "failed", printed=tuple(printed for _ in example.statements)
        )
        for document in documents
        for example in document.examples()
    }


def without_output(text: str, documents: Iterable[Document]) -> list[str]:
    """The file's lines that hold no expected output."""
    outputs = set()
    for document in documents:
        for example in document.examples():
            for one in example.statements:
                first, last = one.want_lines or (1, 0)
                outputs.update(range(first, last + 1))
    lines = text.splitlines(keepends=True)
    return [line for number, line in enumerate(lines, 1) if number not in outputs]
