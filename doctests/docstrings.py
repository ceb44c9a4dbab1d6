"""The examples in a module's docstrings."""

from __future__ import annotations

import ast
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from autodoc.docstrings import Docstring, Examples, Items, Note, Section, Text, VersionChange, parse
from builder.markdown import parse as parse_markdown
from builder.markdown.source import BYTE_ORDER_MARK, LINE_BREAK
from doctests.examples import ExampleReader
from doctests.literals import value_lines
from doctests.model import Choice, Document, Example
from doctests.places import PlacedLine, Places

_MAY_HOLD_CODE = re.compile(r">>>|```|~~~|::")
_Owner = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


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
        tree = _parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return [_unreadable(path, own, module, error)]
    documents = []
    names: Counter[str] = Counter()
    for name, node in [(own, tree), *_owners(tree, "")]:
        names[name] += 1
        found = _docstring(node)
        if found is None or not _MAY_HOLD_CODE.search(found[1]):
            continue
        unique = f"{name}-{names[name]}" if names[name] > 1 else name
        document = _document(path, unique, module, lines, *found)
        if document.body:
            documents.append(document)
    return documents


def _parse(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def _unreadable(path: Path, name: str, module: str, error: Exception) -> Document:
    line = getattr(error, "lineno", None) or 1
    message = f"this module isn't Python: {getattr(error, 'msg', error)}; correct it to have its examples run"
    example = Example(path, f"line-{line}", line, line, "script", (), problem=(line, message))
    return Document(path, (example,), name, module, line)


def _owners(node: ast.AST, prefix: str) -> Iterator[tuple[str, _Owner]]:
    """The classes and functions in a node, with their qualified names."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield f"{prefix}{child.name}", child
            yield from _owners(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}{child.name}", child
            yield from _owners(child, f"{prefix}{child.name}.<locals>.")
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _owners(child, prefix)


def _docstring(node: _Owner) -> tuple[ast.Constant, str] | None:
    """The constant that is a docstring, with its value."""
    match node.body:
        case [ast.Expr(ast.Constant(str() as value) as constant), *_]:
            return constant, value
    return None


def _document(
    path: Path, name: str, module: str, lines: list[str], constant: ast.Constant, value: str
) -> Document:
    placed = list(_placed(lines, constant, value))
    reader = ExampleReader(path)
    body: list[Example | Choice] = []
    for text in _texts(parse(value)):
        if not _MAY_HOLD_CODE.search(text.text):
            continue
        origins = [placed[text.line_of(number) - 1] for number in range(1, text.text.count("\n") + 2)]
        body += reader.body(parse_markdown(text.text, path.as_posix()).children, Places(path, origins))
    body.sort(key=lambda one: one.line)
    return Document(path, tuple(body), name, module, constant.lineno)


def _placed(lines: list[str], constant: ast.Constant, value: str) -> Iterator[PlacedLine]:
    """The lines of a docstring's value with their places in the file."""
    assert constant.end_lineno is not None and constant.end_col_offset is not None
    source = lines[constant.lineno - 1 : constant.end_lineno]
    # Columns count bytes of UTF-8.
    source[-1] = source[-1].encode()[: constant.end_col_offset].decode()
    source[0] = source[0].encode()[constant.col_offset :].decode()
    spans = value_lines("\n".join(source), constant.lineno)
    head = lines[constant.lineno - 1]
    indent = head[: len(head) - len(head.lstrip())]
    for number, (text, (first, last)) in enumerate(zip(LINE_BREAK.split(value), spans, strict=True)):
        # The first line's text begins behind the quotes, others with the indentation of the code.
        yield PlacedLine(first, last, text if number else indent + text)


def _texts(docstring: Docstring) -> Iterable[Text]:
    """The texts of a docstring, each once: several parameters can share one."""
    texts = {id(text): text for section in docstring.sections for text in _texts_of(section)}
    return texts.values()


def _texts_of(section: Section) -> list[Text]:
    match section:
        case Text():
            return [section]
        case Items():
            return [item.text for item in section.items]
        case Examples() | Note() | VersionChange():
            return [section.text]
