"""What only the bodies of a file's functions tell: a static record hasn't room for it.

Few files hold anything that is asked of them, so a file is parsed again when one does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from autodoc.checks.callees import Callees
from autodoc.static.parsing import undisturbed

_Function = ast.FunctionDef | ast.AsyncFunctionDef
CONSTRUCTORS = ("__init__", "__new__", "__post_init__")
"""The methods that run when a class is called."""


class Bodies:
    """The definitions of a file, by the lines of their `def` and `class`, from its text.

    One that isn't Python any more has none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[_Function, frozenset[str]] = {}

    def refused(self, line: int) -> frozenset[str]:
        """The names for which a call fails where they are None, as far as its body shows at once.

        Those that it only hands on to a method of its file count as they do there.
        """
        found: set[str] = set()
        for function in self._called(self._at.get(line)):
            found.update(self._refused(function))
            found.update(self._callees.refused(function))
        return frozenset(found)

    def calls(self, name: str) -> bool:
        """Whether a definition other than its own calls an object at the top of the file."""
        if self._text.count(name) < 2:  # most files needn't be parsed for that
            return False
        return any(
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == name
            for statement in self._tree.body
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            if statement.name != name
            for call in ast.walk(statement)
        )

    @cached_property
    def _tree(self) -> ast.Module:
        try:
            with undisturbed():
                return ast.parse(self._text)
        except (SyntaxError, ValueError, RecursionError):
            return ast.Module(body=[], type_ignores=[])

    @cached_property
    def _at(self) -> dict[int, ast.stmt]:
        return {
            node.lineno: node
            for node in _statements(self._tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        }

    @cached_property
    def _callees(self) -> Callees:
        return Callees(self._tree, self._refused)

    def _refused(self, function: _Function) -> frozenset[str]:
        if function not in self._known:
            self._known[function] = frozenset(_refused(function))
        return self._known[function]

    @staticmethod
    def _called(node: ast.stmt | None) -> Iterator[_Function]:
        """The function itself, or the constructors of a class."""
        if isinstance(node, ast.ClassDef):
            for one in node.body:
                if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) and one.name in CONSTRUCTORS:
                    yield one
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """All statements, those within others too; expressions hold none, and are most of a tree."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                waiting.append(node)
                yield node


def _refused(function: _Function) -> Iterator[str]:
    """The names that a function asserts or raises for, and those that it uses as if they were never None."""
    for statement in function.body:
        if isinstance(statement, ast.Assert):
            yield from _given(statement.test)
        elif isinstance(statement, ast.If) and isinstance(statement.body[-1], ast.Raise):
            yield from _missing(statement.test)
    nodes = [node for statement in function.body for node in ast.walk(statement)]
    yield from _used(nodes) - _tested(nodes)


def _given(test: ast.expr) -> Iterator[str]:
    """The names that aren't None where a condition holds."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for one in test.values:
            yield from _given(one)
    elif name := _compared(test, ast.IsNot):
        yield name
    elif isinstance(test, ast.Name):
        yield test.id
    elif (
        isinstance(test, ast.Call)
        and ast.unparse(test.func) == "isinstance"
        and isinstance(test.args[0], ast.Name)
        and "None" not in ast.unparse(test)
    ):
        yield test.args[0].id


def _missing(test: ast.expr) -> Iterator[str]:
    """The names of which a condition holds wherever one is None."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        for one in test.values:
            yield from _missing(one)
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from _given(test.operand) if not isinstance(test.operand, ast.BoolOp) else ()
    elif name := _compared(test, ast.Is):
        yield name


def _compared(test: ast.expr, how: type[ast.cmpop]) -> str:
    """The name that a condition compares with None in that way; "" for any other condition."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], how):
        right = test.comparators[0]
        if isinstance(test.left, ast.Name) and isinstance(right, ast.Constant) and right.value is None:
            return test.left.id
    return ""


def _used(nodes: Iterable[ast.AST]) -> set[str]:
    """The names whose attributes or items are read."""
    return {
        node.value.id
        for node in nodes
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.value, ast.Name)
    }


def _tested(nodes: Iterable[ast.AST]) -> set[str]:
    """The names that something hangs on, and those that are bound anew."""
    found = set()
    for node in nodes:
        parts: Sequence[ast.AST] = ()
        if isinstance(node, (ast.If, ast.IfExp, ast.While, ast.Match)):
            parts = [node.subject if isinstance(node, ast.Match) else node.test]
        elif isinstance(node, (ast.BoolOp, ast.Compare)):
            parts = [node]
        elif isinstance(node, (ast.Call, ast.comprehension)):
            guards = isinstance(node, ast.Call) and _is_guard(node.func)
            parts = [node] if guards else node.ifs if isinstance(node, ast.comprehension) else []
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        found.update(one.id for part in parts for one in ast.walk(part) if isinstance(one, ast.Name))
    return found


def _is_guard(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id in ("isinstance", "hasattr", "getattr")
