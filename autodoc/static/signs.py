"""What a module tells of its own classes and functions beside their definitions: by what it does with them,
and by how they begin.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from autodoc.model import Object

_WARNINGS = ("FutureWarning", "DeprecationWarning", "PendingDeprecationWarning")


def add_signs(tree: ast.Module, members: dict[str, Object]) -> None:
    """Notes in the records of a module's members which are `base`, and which `handed-over`."""
    bases = {base for one in tree.body if isinstance(one, ast.ClassDef) for base in _base_names(one)}
    for name in bases & members.keys():
        members[name].signs.append("base")
    for name in _handed_over(tree) & members.keys():
        members[name].signs.append("handed-over")


def is_withdrawn(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a call warns first that it is deprecated, or does nothing but raise an error that says why."""
    statements = [one for one in function.body if not _is_text(one)]
    if len(statements) == 1 and isinstance(statements[0], ast.Raise):
        raised = statements[0].exc
        return isinstance(raised, ast.Call) and bool(raised.args) and isinstance(raised.func, ast.Name)
    return any(_warns(one.value) for one in statements if isinstance(one, ast.Expr))


def _handed_over(tree: ast.Module) -> set[str]:
    """The names that a module gives to functions at its top level, as in `Auto = described(Auto)`.

    Those of the classes above are among them, for their methods may be what is described.
    """
    given = {
        argument.id
        for statement in tree.body
        if not isinstance(statement, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        for call in ast.walk(statement)
        if isinstance(call, ast.Call)
        for argument in call.args
        if isinstance(argument, ast.Name)
    }
    for statement in reversed(tree.body):
        if isinstance(statement, ast.ClassDef) and statement.name in given:
            given.update(_base_names(statement))
    return given


def _base_names(node: ast.ClassDef) -> Sequence[str]:
    return [base.id for base in node.bases if isinstance(base, ast.Name)]


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _warns(call: ast.expr) -> bool:
    """Whether an expression is `warnings.warn("… deprecated …", FutureWarning)`, or alike."""
    if not isinstance(call, ast.Call):
        return False
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [*call.args, *(one.value for one in call.keywords)]
    return called.startswith("warn") and any(
        isinstance(one, ast.Name) and one.id in _WARNINGS for one in given
    )
