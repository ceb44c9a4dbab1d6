"""Statements of an example as compiled code that knows its file and lines."""

from __future__ import annotations
import __future__

import ast
import linecache
from types import CodeType
from typing import Any

_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag


class Compiler:
    """Compiles the statements of a document, and keeps what they decide for those that follow: their
    `from __future__` imports, and their lines, for tracebacks and `inspect.getsource`."""

    def __init__(self) -> None:
        self._flags = 0
        self._lines: dict[str, list[str]] = {}

    def session(self, code: str, file: str, line: int) -> CodeType:
        """Code that shows the value of each of its expressions, as a prompt does."""
        body = self._parse(code, file, line).body
        return self._compile(ast.Interactive(body), file, "single")

    def script(self, code: str, file: str, line: int) -> list[tuple[int, CodeType]]:
        """Code for each statement, with its line; evaluating the last one gives its value, if it has one."""
        body = self._parse(code, file, line).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
        steps = [
            (one.lineno, self._compile(ast.Module([one], type_ignores=[]), file, "exec")) for one in body
        ]
        if isinstance(last, ast.Expr):
            steps.append((last.lineno, self._compile(ast.Expression(last.value), file, "eval")))
        return steps

    def _parse(self, code: str, file: str, line: int) -> ast.Module:
        self._show(code, file, line)
        flags = ast.PyCF_ONLY_AST | _AWAIT | self._flags
        tree = compile("\n" * (line - 1) + code, file, "exec", flags, dont_inherit=True)
        assert isinstance(tree, ast.Module)
        return tree

    def _compile(self, tree: Any, file: str, mode: str) -> CodeType:
        compiled: CodeType = compile(tree, file, mode, _AWAIT | self._flags, dont_inherit=True)
        self._flags |= compiled.co_flags & _FUTURE
        return compiled

    def _show(self, code: str, file: str, line: int) -> None:
        lines = self._lines.setdefault(file, [])
        new = code.splitlines(keepends=True)
        lines += ["\n"] * (line - 1 + len(new) - len(lines))
        lines[line - 1 : line - 1 + len(new)] = new
        # Without a time, linecache doesn't look whether the file has changed: it has prompts and fences.
        linecache.cache[file] = (sum(map(len, lines)), None, lines, file)
