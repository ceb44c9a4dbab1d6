"""Which of several definitions of one name counts: for the index of names and for the records alike.

Libraries define a name in one branch and a stand-in for it in another (`except ImportError:`,
`if not is_torch_available():`, `x = None`). The real one is wanted, whichever comes first.
"""

from __future__ import annotations

import ast

NOTHING, FALLBACK_VALUE, FALLBACK, LISTED, VALUE, DEFINITION = range(6)
"""How strong a definition is. `LISTED`: a lazy module's table says where the name comes from."""


def strength(definition: bool, value: ast.expr | None, fallback: bool) -> int:
    """How strong a definition is: a class, function or import is one, an assignment has a `value`."""
    if not definition and isinstance(value, ast.Constant) and value.value in (None, ...):
        return NOTHING
    if fallback:
        return FALLBACK if definition else FALLBACK_VALUE
    return DEFINITION if definition else VALUE


def replaces(new: int, old: int, conditional: bool) -> bool:
    """Whether a later definition of strength `new` takes the place of an earlier one.

    Of equals the last counts, as at run time, but of those under a condition the first.
    """
    return new > old or (new == old and not conditional)


def is_type_checking(test: ast.expr) -> bool:
    """Whether a condition is `TYPE_CHECKING`."""
    name = test.attr if isinstance(test, ast.Attribute) else test.id if isinstance(test, ast.Name) else ""
    return name == "TYPE_CHECKING"


def fallback_body(node: ast.If) -> bool:
    """Whether the body of an `if` holds the stand-ins: `if not available: … else: …`."""
    negated = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
    if not negated:
        return False
    assert isinstance(node.test, ast.UnaryOp)
    return bool(node.orelse) or is_type_checking(node.test.operand)


def fallback_else(node: ast.If) -> bool:
    """Whether the `else` of an `if` holds the stand-ins: those that type checkers don't see."""
    return is_type_checking(node.test)
