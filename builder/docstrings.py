"""The docstrings of a module: whose they are, what they say as Markdown, and where each line stands."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator

from autodoc.docstrings import Examples, Items, Note, Section, Text, VersionChange, parse
from builder.literals import value_lines
from builder.markdown.source import LINE_BREAK
from builder.places import PlacedLine

Owner = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def parse_module(source: str) -> ast.Module:
    """The syntax tree of a module whose lines end in `\\n`, without a word on what Python warns of.

    Raises what `ast.parse` does: SyntaxError, ValueError, RecursionError, MemoryError.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def owners(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, Owner]]:
    """The classes and functions in a node, with their qualified names (`Trainer.train`)."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield f"{prefix}{child.name}", child
            yield from owners(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}{child.name}", child
            yield from owners(child, f"{prefix}{child.name}.<locals>.")
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from owners(child, prefix)


def docstring_of(node: Owner) -> tuple[ast.Constant, str] | None:
    """The constant that is an object's docstring, with its value; None where it has none."""
    match node.body:
        case [ast.Expr(ast.Constant(str() as value) as constant), *_]:
            return constant, value
    return None


def literal_source(lines: list[str], constant: ast.Constant) -> str:
    """A constant as the module's `lines` have it, quotes and all."""
    assert constant.end_lineno is not None and constant.end_col_offset is not None
    source = lines[constant.lineno - 1 : constant.end_lineno]
    # Columns count bytes of UTF-8.
    source[-1] = source[-1].encode()[: constant.end_col_offset].decode()
    source[0] = source[0].encode()[constant.col_offset :].decode()
    return "\n".join(source)


def placed_texts(
    lines: list[str], constant: ast.Constant, value: str
) -> Iterator[tuple[Text, list[PlacedLine]]]:
    """The texts of a docstring, with the places of their lines.

    Several parameters can share a text, which comes once.
    """
    placed = list(_placed(lines, constant, value))
    texts = {id(text): text for section in parse(value).sections for text in _texts_of(section)}
    for text in texts.values():
        yield text, [placed[text.line_of(number) - 1] for number in range(1, text.text.count("\n") + 2)]


def _placed(lines: list[str], constant: ast.Constant, value: str) -> Iterator[PlacedLine]:
    """The lines of a docstring's value with their places in the file."""
    spans = value_lines(literal_source(lines, constant), constant.lineno)
    head = lines[constant.lineno - 1]
    indent = head[: len(head) - len(head.lstrip())]
    for number, (text, (first, last)) in enumerate(zip(LINE_BREAK.split(value), spans, strict=True)):
        # The first line's text begins behind the quotes, others with the indentation of the code.
        yield PlacedLine(first, last, text if number else indent + text)


def _texts_of(section: Section) -> list[Text]:
    match section:
        case Text():
            return [section]
        case Items():
            return [item.text for item in section.items]
        case Examples() | Note() | VersionChange():
            return [section.text]
