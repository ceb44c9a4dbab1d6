"""The comments of Python files that switch rules off."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

from .model import Ignore, ignore


def in_python(text: str) -> list[Ignore]:
    """The comments of a Python file; none where it can't be read."""
    try:
        tree = ast.parse(text)
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return []
    spans = dict(_spans(tree))
    found: list[Ignore] = []
    for token in tokens:
        if token.type == tokenize.COMMENT:
            line = token.start[0]
            text = token.string.lstrip("#- \t")
            found += ignore(text, line, spans.get(line, range(line, line + 1)))
    return found


def _spans(tree: ast.Module) -> Iterator[tuple[int, range]]:
    """The lines that a comment on a line holds for, where these are more than the line."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        texts = [one for one in node.body if _is_text(one)]
        for one in texts:
            yield one.end_lineno or one.lineno, range(one.lineno, (one.end_lineno or one.lineno) + 1)
        if isinstance(node, ast.Module):
            continue
        first = node.body[0]
        last = first.end_lineno if first in texts else max(first.lineno - 1, node.lineno)
        lines = range(node.lineno, (last or node.lineno) + 1)
        head = first.lineno if first.lineno == node.lineno else first.lineno - 1
        for line in (*range(node.lineno, head + 1), *([last] if first in texts and last else ())):
            yield line, lines


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
