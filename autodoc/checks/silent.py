"""Objects that say nothing: as far as the source tells, for it is read and not run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import lru_cache

from autodoc.model import Object
from autodoc.static.parsing import undisturbed

_KINDS = ("class", "function", "property")
_CONSTRUCTORS = ("__init__", "__new__")
_WRITES_NOTHING = frozenset((
    "abstractmethod", "classmethod", "staticmethod", "overload", "override", "final", "property", "setter",
    "dataclass", "cache", "lru_cache", "cached_property", "contextmanager", "no_grad", "total_ordering",
))  # fmt: skip
"""Last names of decorators that give no docstring to what has none."""


def silent(found: Object, class_at: Callable[[str], Object | None], text: str) -> Iterator[Object]:
    """The object and its members, as far as they have no docstring and inherit none.

    `text` is the source of the module at whose top it stands. What decorators and functions that the
    object is given to write isn't known, so these aren't silent. A class may be described by its
    constructor, and that by its class.
    """
    for one in _silent(found, class_at):
        if one is not found or found.name not in _handed_over(text):
            yield one


def _silent(found: Object, class_at: Callable[[str], Object | None]) -> Iterator[Object]:
    if found.kind in _KINDS:
        start = next((found.members[name] for name in _CONSTRUCTORS if name in found.members), None)
        if not (found.doc or (start is not None and start.doc)) and not _decorated(found):
            yield found
    above = [one for one in map(class_at, found.ancestors) if one is not None]
    for member in found.members.values():
        inherits = any(member.name in one.members and one.members[member.name].doc for one in above)
        if not inherits and member.name not in _CONSTRUCTORS:
            yield from _silent(member, class_at)


def _decorated(found: Object) -> bool:
    return any(one.partition("(")[0].rpartition(".")[2] not in _WRITES_NOTHING for one in found.decorators)


@lru_cache(maxsize=1)
def _handed_over(text: str) -> frozenset[str]:
    """The names that a module gives to functions at its top level: `Auto = described(Auto)`."""
    with undisturbed():
        body = ast.parse(text).body
    return frozenset(
        argument.id
        for statement in body
        if not isinstance(statement, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        for call in ast.walk(statement)
        if isinstance(call, ast.Call)
        for argument in call.args
        if isinstance(argument, ast.Name)
    )
