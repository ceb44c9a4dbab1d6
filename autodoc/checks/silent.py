"""Objects that say nothing: as far as the source tells, for it is read and not run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator

from autodoc.model import Object
from autodoc.remarks import may_be_written

_KINDS = ("class", "function", "property")
_CONSTRUCTORS = ("__init__", "__new__")


def silent(
    found: Object, class_at: Callable[[str], Object | None], given: Collection[str]
) -> Iterator[Object]:
    """The object and its members, as far as they have no docstring and inherit none.

    `given` are the names that its module hands over to functions. What these and decorators write isn't
    known, so what they may change isn't silent. A class may be described by its constructor, and that by
    its class.
    """
    if found.name not in given:
        yield from _silent(found, class_at)


def _silent(found: Object, class_at: Callable[[str], Object | None]) -> Iterator[Object]:
    if found.kind in _KINDS:
        start = next((found.members[name] for name in _CONSTRUCTORS if name in found.members), None)
        if not (found.doc or (start is not None and start.doc)) and not may_be_written(found.decorators):
            yield found
    above = [one for one in map(class_at, found.ancestors) if one is not None]
    for member in found.members.values():
        inherits = any(member.name in one.members and one.members[member.name].doc for one in above)
        if not inherits and member.name not in _CONSTRUCTORS:
            yield from _silent(member, class_at)


def handed_over(tree: ast.Module) -> frozenset[str]:
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
            given.update(base.id for base in statement.bases if isinstance(base, ast.Name))
    return frozenset(given)
