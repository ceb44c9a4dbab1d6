"""Made-up output accepted everywhere: in an installed transformers, and on the corpus' English pages.

`DOC_BUILDER_CORPUS=../transformers/docs/source python -m pytest tests/doctests/accept` reads all of it,
without a corpus it is every fifth module.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from doctests.accept import accepted
from doctests.check import compare, expects_exception
from doctests.model import Document, Statement
from tests.doctests.accept.printing import all_printing, collected, without_output
from tests.doctests.collect.corpora import modules, pages

PRINTED = "XYZ\n\n  \"second\" \\line\\n '' é"


def statements(documents: list[Document]) -> list[Statement]:
    return [one for document in documents for example in document.examples() for one in example.statements]


def is_compared(statement: Statement) -> bool:
    """Whether the made-up output is to be expected of a statement now."""
    if statement.want is None or statement.flags & {"SKIP", "IGNORE_RESULT"}:
        return False
    return not expects_exception(statement.want) and compare(statement.want, PRINTED) is not None


def check(path: Path, text: str) -> Iterator[str]:
    """What went wrong when all of a file's examples printed the same."""
    python = path.suffix == ".py"
    documents = collected(text, python=python)
    if not documents:
        return
    new = accepted(text, documents, all_printing(documents, PRINTED), python=python)
    after = collected(new, python=python)
    if without_output(new, after) != without_output(text, documents):
        yield f"{path}: changed beside its output"
    if accepted(new, after, all_printing(after, PRINTED), python=python) != new:
        yield f"{path}: changed again"
    for one, now in zip(statements(documents), statements(after), strict=True):
        if now.code != one.code or now.want != (PRINTED if is_compared(one) else one.want):
            yield f"{path}:{one.line}: {now.want}"


def test_docstrings_hold_what_was_printed_and_are_else_the_same() -> None:
    wrong = []
    for path, text in modules(every=5):
        wrong += list(check(path, text))
    # One session that isn't indented as its fence is, and one that `"\n"` has cut: left alone.
    assert len(wrong) <= 2, wrong


def test_pages_hold_what_was_printed_and_are_else_the_same() -> None:
    wrong = [one for path, text in pages() for one in check(path, text)]
    assert wrong == []


@pytest.mark.parametrize("printed", ["```\n", ">>> 1\n", '"""\n', "a\rb\n", ".. note:: x\n\nArgs:\n  x: y\n"])
def test_whatever_is_printed_a_module_is_still_one_with_the_same_code(printed: str) -> None:
    for path, text in modules():
        if "/models/bl" not in path.as_posix():
            continue
        documents = collected(text, python=True)
        new = accepted(text, documents, all_printing(documents, printed), python=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(new)
        after = collected(new, python=True)
        assert without_output(new, after) == without_output(text, documents)
        assert [one.code for one in statements(after)] == [one.code for one in statements(documents)]
