"""Comments in Python examples that are for the runner and not for the reader.

`# doctest: +X` is hidden in every example. In `runnable` fences `# doc-builder: hide`
hides its line, or the whole statement or block when it stands on the first line of
one; `# doc-builder: ignore-bare-assert` and `# pytest-decorator: …` are hidden alone.
Marks are looked for in comments only, never in strings: Pygments finds the comments,
for it reads broken code too, and `ast` finds where statements end.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from pygments.lexers.python import PythonLexer
from pygments.token import Comment

_DOCTEST = re.compile(r"#\s*doctest:")
_QUIET = re.compile(r"#\s*(?:doctest:|doc-builder:\s*ignore-bare-assert\b|pytest-decorator:)")
_HIDE = re.compile(r"#\s*doc-builder:\s*hide\b")
_ANY = re.compile(r"#\s*(?:doctest:|doc-builder:|pytest-decorator:)")


def visible_lines(code: list[str], *, runnable: bool) -> list[str | None]:
    """For each line of Python code, what the reader sees of it; None when it is hidden."""
    result: list[str | None] = list(code)
    text = "\n".join(code)
    if not _ANY.search(text):
        return result
    comments = list(_comments(text))
    quiet = _QUIET if runnable else _DOCTEST
    for line, column, comment in comments:
        if quiet.match(comment):
            result[line] = code[line][:column].rstrip() or None
    if runnable:
        marked = {line for line, _, comment in comments if _HIDE.match(comment)}
        for first, last in _hidden_ranges(text, marked):
            result[first : last + 1] = [None] * (last + 1 - first)
    return result


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    """The comments of Python code: line and column, from 0, and text."""
    for offset, token, value in PythonLexer().get_tokens_unprocessed(text):
        if token in Comment:
            line = text.count("\n", 0, offset)
            yield line, offset - (text.rfind("\n", 0, offset) + 1), value


def _hidden_ranges(text: str, marked: set[int]) -> Iterator[tuple[int, int]]:
    """The lines, from 0, that marks on these lines hide."""
    for line in marked:
        yield line, line
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            first, last = _extent(node)
            if first in marked:
                yield first, last
            yield from _branches(node, marked)


def _extent(node: ast.stmt | ast.ExceptHandler | ast.match_case) -> tuple[int, int]:
    if isinstance(node, ast.match_case):
        return node.pattern.lineno - 1, (node.body[-1].end_lineno or node.pattern.lineno) - 1
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return first - 1, (node.end_lineno or node.lineno) - 1


def _branches(
    node: ast.stmt | ast.ExceptHandler | ast.match_case, marked: set[int]
) -> Iterator[tuple[int, int]]:
    """`else:` and `finally:` have no node of their own: their line is above their body."""
    for name in ("orelse", "finalbody"):
        branch: list[ast.stmt] = getattr(node, name, [])
        if branch:
            opener = branch[0].lineno - 2
            if opener in marked:
                yield opener, (branch[-1].end_lineno or branch[-1].lineno) - 1
