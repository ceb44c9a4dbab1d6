"""Expected output replaced by what was printed, and nothing else of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from doctests.check import compare, expects_exception
from doctests.docstrings import collect_module
from doctests.edits import Edit, EditedFile
from doctests.model import Document, Example, Result, Statement
from doctests.pages import collect_page

_NOT_COMPARED = frozenset(("IGNORE_RESULT", "SKIP"))


def accepted(
    text: str, documents: Iterable[Document], results: Mapping[tuple[str, str], Result], *, python: bool
) -> str:
    """The text of a file with what was printed in place of the output that disagrees with it.

    `documents` are those of the file, `results` are found by the names of document and example; `python`
    says that the file is a module. Output that agrees stays as it is, with its `...` and its digits; so
    does an expected exception. What a statement printed before it raised one must be None.

    Spaces at the ends of lines aren't written, and tabs in docstrings become spaces. What wouldn't be
    read back as it was printed is left alone, and goes on failing: a line that closes the fence, a prompt,
    three quotes in a raw docstring, a carriage return.
    """
    disagreeing = [
        (*one, example.kind == "command")
        for document in documents
        for example in document.examples()
        if example.path == document.path and (result := results.get((document.name, example.name)))
        for one in _disagreeing(example, result)
    ]
    if not disagreeing:
        return text
    file = EditedFile(text, python=python)
    edits = [
        edit
        for statement, printed, shell in disagreeing
        if (edit := file.edit(statement, printed, shell=shell))
    ]
    return file.edited(_readable(file, edits, _statements(text, python), python))


def _disagreeing(example: Example, result: Result) -> Iterator[tuple[Statement, str]]:
    """The statements whose output isn't the expected one, with what they printed."""
    if result.outcome != "failed":
        return
    for statement, printed in zip(example.statements, result.printed, strict=False):
        if printed is None or statement.want is None or statement.flags & _NOT_COMPARED:
            continue
        tolerance = example.options.tolerance
        if not expects_exception(statement.want) and compare(
            statement.want, printed, flags=statement.flags, tolerance=tolerance
        ):
            yield statement, printed


def _readable(
    file: EditedFile, edits: Sequence[Edit], statements: Sequence[Statement], python: bool
) -> list[Edit]:
    """The edits after which every statement is still there and wants what was printed.

    `statements` are the file's as it is.
    """
    chosen: list[Edit] = []

    def reads_back(some: Sequence[Edit]) -> bool:
        wants = {one.statement: one.want for one in some}
        expected = [(one.code, wants.get(one, one.want)) for one in statements]
        return expected == [(one.code, one.want) for one in _statements(file.edited(some), python)]

    def choose(some: Sequence[Edit]) -> None:
        if not some:
            return
        if reads_back([*chosen, *some]):
            chosen.extend(some)
        elif len(some) > 1:
            choose(some[: len(some) // 2])
            choose(some[len(some) // 2 :])

    choose(edits)
    return chosen


def _statements(text: str, python: bool) -> list[Statement]:
    path = Path("module.py" if python else "page.md")
    documents = collect_module(path, text) if python else [collect_page(path, text)]
    return [one for document in documents for example in document.examples() for one in example.statements]
