"""All docstrings of an installed transformers, read from its source."""

from __future__ import annotations

import ast
import importlib.util
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from autodoc.docstrings import Item, parse

_DESCRIBED = re.compile(r"\boptional\b|\bdefaults? to\b")


def docstrings(package: Path) -> Iterator[str]:
    for path in sorted(package.rglob("*.py")):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                text = ast.get_docstring(node)
                if text:
                    yield text


@pytest.fixture(scope="module")
def items() -> list[Item]:
    found = importlib.util.find_spec("transformers")
    if found is None or found.origin is None:
        pytest.skip("transformers isn't installed: its docstrings are what is read here")
    parsed = [parse(text) for text in docstrings(Path(found.origin).parent)]
    return [item for one in parsed for kind in ("parameters", "attributes") for item in one.items(kind)]


def test_there_are_many_parameters(items: list[Item]) -> None:
    assert len(items) > 25_000
    assert sum(bool(item.type) for item in items) > 0.9 * len(items)
    assert sum(item.optional for item in items) > 10_000
    assert sum(item.default is not None for item in items) > 8_000


def test_no_type_holds_what_is_said_apart(items: list[Item]) -> None:
    assert [(item.name, item.type) for item in items if _DESCRIBED.search(item.type)] == []


def test_no_name_is_cut_from_a_type(items: list[Item]) -> None:
    wrong = [
        item.name for item in items if not re.fullmatch(r"\*{0,2}[^\W\d][\w.\-]*(\[\w+\])?|\*", item.name)
    ]
    assert wrong == []
