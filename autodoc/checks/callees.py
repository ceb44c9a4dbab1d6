"""Which parameters a method only hands on to another of its file that has no use for None."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_CALLED = ("forward", "__call__")
"""What runs where an object is called, a model's `forward` first."""

_PERHAPS = (ast.If, ast.For, ast.While, ast.Try, ast.Match)
"""Statements that needn't run what they hold: a call there may be for those alone who give the argument."""


class Callees:
    """The classes at the top of a file; `refused` tells of a function for which names it fails as None."""

    def __init__(self, tree: ast.Module, refused: Callable[[_Function], Collection[str]]) -> None:
        self._refused = refused
        self._classes = {one.name: one for one in tree.body if isinstance(one, ast.ClassDef)}
        self._owners = {
            id(method): owner for owner in self._classes.values() for method in _methods(owner).values()
        }
        self._attributes: dict[str, dict[str, ast.ClassDef]] = {}

    def refused(self, function: _Function) -> Iterator[str]:
        """The parameters, None by default, that a method uses for nothing but a call that it always makes."""
        owner = self._owners.get(id(function))
        none = _none_by_default(function)
        if owner is None or not none:
            return
        nodes = [node for statement in function.body for node in ast.walk(statement)]
        uses = Counter(node.id for node in nodes if isinstance(node, ast.Name) and node.id in none)
        once = {name for name, count in uses.items() if count == 1}
        always = [one for one in function.body if not isinstance(one, _PERHAPS)] if once else []
        for call in (node for statement in always for node in ast.walk(statement)):
            if isinstance(call, ast.Call):
                given = dict(_given(call, once))
                callee = self._callee(call.func, owner) if given else None
                if callee is not None:
                    yield from (name for name, where in given.items() if self._needs(callee, where))

    def _needs(self, callee: _Function, where: str | int) -> bool:
        """Whether a function can't do with None for a parameter, given by name or by position."""
        arguments = callee.args
        takes = [*arguments.posonlyargs, *arguments.args][1:]
        at = next((at for at, one in enumerate(takes) if where in (at, one.arg)), None)
        if at is None:
            return False
        said = takes[at].annotation
        if at < len(takes) - len(arguments.defaults) and not (said and _may_be_none(ast.unparse(said))):
            return True
        return takes[at].arg in self._refused(callee)

    def _callee(self, called: ast.expr, owner: ast.ClassDef) -> _Function | None:
        """The method that `self.name(…)` or `super().name(…)` calls, or that of the object `self.name`."""
        if not isinstance(called, ast.Attribute):
            return None
        if isinstance(called.value, ast.Name) and called.value.id == "self":
            found = self._attributes_of(owner).get(called.attr)
            if found is not None:
                return next((one for name in _CALLED if (one := self._method(found, name))), None)
            return self._method(owner, called.attr)
        if isinstance(called.value, ast.Call) and ast.unparse(called.value) == "super()":
            return next(
                (one for base in self._bases(owner) if (one := self._method(base, called.attr))), None
            )
        return None

    def _method(self, owner: ast.ClassDef, name: str, depth: int = 8) -> _Function | None:
        own = _methods(owner).get(name)
        if own is not None or not depth:
            return own
        return next(
            (one for base in self._bases(owner) if (one := self._method(base, name, depth - 1))), None
        )

    def _bases(self, owner: ast.ClassDef) -> list[ast.ClassDef]:
        names = [base.id for base in owner.bases if isinstance(base, ast.Name)]
        return [self._classes[name] for name in names if name in self._classes]

    def _attributes_of(self, owner: ast.ClassDef) -> dict[str, ast.ClassDef]:
        """The classes of the file whose objects a constructor makes the attributes of."""
        if owner.name not in self._attributes:
            known: dict[str, ast.ClassDef] = {}
            self._attributes[owner.name] = known
            start = _methods(owner).get("__init__")
            local: dict[str, ast.ClassDef] = {}
            for one in start.body if start is not None else ():
                if isinstance(one, ast.Assign) and (made := self._made(one.value, local)):
                    for target in one.targets:
                        if isinstance(target, ast.Name):
                            local[target.id] = made
                        elif isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self":
                            known[target.attr] = made
        return self._attributes[owner.name]

    def _made(self, value: ast.expr, local: dict[str, ast.ClassDef]) -> ast.ClassDef | None:
        """The class of `Model(…)`, `Model._from_config(…)`, or of a local object's attribute."""
        if isinstance(value, ast.Call):
            called = value.func.value if isinstance(value.func, ast.Attribute) else value.func
            return self._classes.get(called.id) if isinstance(called, ast.Name) else None
        if isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name) and value.value.id in local:
            return self._attributes_of(local[value.value.id]).get(value.attr)
        return None


def _may_be_none(annotation: str) -> bool:
    return "Optional" in annotation or "None" in annotation


def _methods(owner: ast.ClassDef) -> dict[str, _Function]:
    return {one.name: one for one in owner.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))}


def _none_by_default(function: _Function) -> set[str]:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs: Sequence[tuple[ast.arg, ast.expr | None]] = [
        *zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return {one.arg for one, value in pairs if isinstance(value, ast.Constant) and value.value is None}


def _given(call: ast.Call, names: Collection[str]) -> Iterator[tuple[str, str | int]]:
    """Which of some names a call hands on as they are, and as which argument."""
    for at, one in enumerate(call.args):
        if isinstance(one, ast.Starred):
            break
        if isinstance(one, ast.Name) and one.id in names:
            yield one.id, at
    for keyword in call.keywords:
        if keyword.arg and isinstance(keyword.value, ast.Name) and keyword.value.id in names:
            yield keyword.value.id, keyword.arg
