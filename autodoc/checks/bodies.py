"""What the bodies of a file's functions and classes tell beside their signatures and docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from autodoc.checks.callees import Callees
from autodoc.static.parsing import undisturbed

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_WARNINGS = ("FutureWarning", "DeprecationWarning", "PendingDeprecationWarning")
_CONSTRUCTORS = ("__init__", "__new__", "__post_init__")


class Bodies:
    """The definitions of a file, by the lines of their `def` and `class`."""

    def __init__(self, text: str) -> None:
        with undisturbed():
            self.tree = ast.parse(text)
        self._callees = Callees(self.tree, lambda function: set(_refused(function)))
        self._at = {
            node.lineno: node
            for node in _statements(self.tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        }

    def refused(self, line: int) -> frozenset[str]:
        """The names for which a call fails where they are None, as far as its body shows at once.

        Those that it only hands on to a method of its file count as they do there.
        """
        node = self._at.get(line)
        found: set[str] = set()
        for function in self._called(node):
            found.update(_refused(function))
            found.update(self._callees.refused(function))
        return frozenset(found)

    def withdrawn(self, line: int) -> bool:
        """Whether a call warns first that it is deprecated, or does nothing but raise an error."""
        return any(_withdrawn(function.body) for function in self._called(self._at.get(line)))

    def calls(self, name: str) -> bool:
        """Whether a definition other than its own calls an object at the top of the file."""
        return any(
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == name
            for statement in self.tree.body
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            if statement.name != name
            for call in ast.walk(statement)
        )

    def is_base(self, name: str) -> bool:
        """Whether a class of the file derives from another one at its top."""
        return any(
            isinstance(base, ast.Name) and base.id == name
            for statement in self.tree.body
            if isinstance(statement, ast.ClassDef)
            for base in statement.bases
        )

    @staticmethod
    def _called(node: ast.stmt | None) -> Iterator[_Function]:
        """The function itself, or the constructors of a class."""
        if isinstance(node, ast.ClassDef):
            for one in node.body:
                if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) and one.name in _CONSTRUCTORS:
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


def _withdrawn(body: Sequence[ast.stmt]) -> bool:
    statements = [one for one in body if not _is_text(one)]
    if len(statements) == 1 and isinstance(statements[0], ast.Raise):
        raised = statements[0].exc
        name = raised.func if isinstance(raised, ast.Call) else raised
        return isinstance(raised, ast.Call) and bool(raised.args) and isinstance(name, ast.Name)
    return any(_warns(one.value) for one in statements if isinstance(one, ast.Expr))


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _warns(call: ast.expr) -> bool:
    """Whether an expression is `warnings.warn("… deprecated …", FutureWarning)`, or alike."""
    if not isinstance(call, ast.Call) or not ast.unparse(call.func).rpartition(".")[2].startswith("warn"):
        return False
    given = [*call.args, *(one.value for one in call.keywords)]
    return any(isinstance(one, ast.Name) and one.id in _WARNINGS for one in given)


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
            guards = isinstance(node, ast.Call) and ast.unparse(node.func) in (
                "isinstance",
                "hasattr",
                "getattr",
            )
            parts = [node] if guards else node.ifs if isinstance(node, ast.comprehension) else []
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        found.update(one.id for part in parts for one in ast.walk(part) if isinstance(one, ast.Name))
    return found
