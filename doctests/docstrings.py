"""The examples in a module's docstrings."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from builder.docstrings import docstring_of, owners, parse_module, placed_texts
from builder.markdown import parse
from builder.markdown.source import BYTE_ORDER_MARK, LINE_BREAK
from builder.places import Places
from doctests.examples import ExampleReader
from doctests.model import Choice, Document, Example

_MAY_HOLD_CODE = re.compile(r">>>|```|~~~|::")


def collect_module(path: Path, text: str, module: str = "") -> list[Document]:
    """The examples of a module's docstrings, a document for each docstring that has some.

    `module` is the dotted name that the module is imported under. A document's name is the object's, as
    Python has it (`Trainer.train`), the module's own docstring has the module's; where an object is
    defined again, a number follows (`Trainer.train-2`). Never raises for what a module holds: of one
    that isn't Python there is one document, whose example has a `problem`.
    """
    if not _MAY_HOLD_CODE.search(text):
        return []
    lines = LINE_BREAK.split(text.removeprefix(BYTE_ORDER_MARK))
    own = module or path.stem
    try:
        tree = parse_module("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return [_unreadable(path, own, module, error)]
    documents = []
    names: Counter[str] = Counter()
    for name, node in [(own, tree), *owners(tree)]:
        names[name] += 1
        found = docstring_of(node)
        if found is None or not _MAY_HOLD_CODE.search(found[1]):
            continue
        unique = f"{name}-{names[name]}" if names[name] > 1 else name
        document = _document(path, unique, module, lines, *found)
        if document.body:
            documents.append(document)
    return documents


def _unreadable(path: Path, name: str, module: str, error: Exception) -> Document:
    line = getattr(error, "lineno", None) or 1
    message = f"this module isn't Python: {getattr(error, 'msg', error)}; correct it to have its examples run"
    example = Example(path, f"line-{line}", line, line, "script", (), problem=(line, message))
    return Document(path, (example,), name, module, line)


def _document(
    path: Path, name: str, module: str, lines: list[str], constant: ast.Constant, value: str
) -> Document:
    reader = ExampleReader(path)
    body: list[Example | Choice] = []
    for text, origins in placed_texts(lines, constant, value):
        if _MAY_HOLD_CODE.search(text.text):
            body += reader.body(parse(text.text, path.as_posix()).children, Places(path, origins))
    body.sort(key=lambda one: one.line)
    return Document(path, tuple(body), name, module, constant.lineno)
