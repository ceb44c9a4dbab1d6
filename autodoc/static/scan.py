"""What one module's top level says of names: which it defines, which it imports, what it exports.

A light walk, made for every file of a library; `extract` looks closer at those that are documented.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from autodoc.static.branches import (
    LISTED,
    fallback_body,
    fallback_else,
    is_type_checking,
    replaces,
    strength,
)
from autodoc.static.parsing import undisturbed

CLASS, FUNCTION, VALUE, DOCUMENTED = ":c", ":f", ":v", ":d"
"""What a name is that the module defines; `DOCUMENTED` is a value with a docstring."""

ALIAS = "="
"""Begins the target of a name that is another one: `X = module.Y` gives `=module.Y`."""


@dataclass(slots=True)
class Scan:
    """A module's names. All of it is JSON.

    `names` has for each what it is (`CLASS` …), its alias, or where it is imported from: an
    absolute path, or one with as many leading dots as the import had. `stars` are the modules of
    wildcard imports, those that count most first. `below` are packages all of whose modules'
    `__all__` a lazy module hands out. `exports` is `__all__`, with `=module` for another's
    `__all__`; None without one. `runs` are the imports that run when the module is imported.
    `problem` is the line and the message of what keeps the file from being read.

    A module that puts a lazy one in its own place offers what it shows to type checkers and what
    its tables list; what it imports for its own use is left out.
    """

    names: dict[str, str] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    exports: list[str] | None = None
    runs: list[str] = field(default_factory=list)
    problem: tuple[int, str] | None = None

    def to_json(self) -> dict[str, Any]:
        """The scan as JSON, without what has its default."""
        return {
            key: value
            for key, value in asdict(self).items()
            if value or (key == "exports" and value is not None)
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Scan:
        """The scan that `to_json` was made from."""
        return cls(**data)


def scan(text: str) -> Scan:
    """The names of a module, from its source; one with a syntax error has a `problem` and nothing else."""
    with undisturbed():
        return _scan(text)


def _scan(text: str) -> Scan:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None) or 1
        return Scan(problem=(line, getattr(error, "msg", None) or str(error)))
    walk = _Walk()
    walk.block(tree.body, fallback=False, conditional=False, typing=False)
    stars = [*reversed(walk.stars), *walk.fallback_stars]
    return Scan(walk.names(), stars, walk.below, walk.exports, sorted(walk.runs))


class _Bindings:
    """Names and what they stand for, of several definitions the one that counts."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self._strengths: dict[str, int] = {}

    def bind(self, name: str, target: str, strong: int, conditional: bool) -> None:
        old = self._strengths.get(name)
        if old is None or replaces(strong, old, conditional):
            self.targets[name] = target
            self._strengths[name] = strong


class _Walk:
    def __init__(self) -> None:
        self.below: list[str] = []
        self.stars: list[str] = []
        self.fallback_stars: list[str] = []
        self.exports: list[str] | None = None
        self.runs: set[str] = set()
        self._lazy = False
        self._all = _Bindings()
        self._offered = _Bindings()

    def names(self) -> dict[str, str]:
        if not self._lazy:
            return self._all.targets
        own = {name: target for name, target in self._all.targets.items() if target.startswith(":")}
        return {**own, **self._offered.targets}

    def block(self, body: list[ast.stmt], *, fallback: bool, conditional: bool, typing: bool) -> None:
        for position, node in enumerate(body):
            after = body[position + 1] if position + 1 < len(body) else None
            self._statement(node, after, fallback, conditional, typing)

    def _statement(
        self, node: ast.stmt, after: ast.stmt | None, fallback: bool, conditional: bool, typing: bool
    ) -> None:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            self._import(node, fallback, conditional, typing)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self._bind(node.name, FUNCTION, strength(True, None, fallback), conditional)
        elif isinstance(node, ast.ClassDef):
            self._bind(node.name, CLASS, strength(True, None, fallback), conditional)
            self._class_imports(node, typing)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            self._assign(node, after, fallback, conditional)
        elif isinstance(node, ast.AugAssign):
            self._extend(node.target, node.value)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            self._call(node.value)
        elif isinstance(node, ast.If):
            checking = is_type_checking(node.test)
            self.block(
                node.body,
                fallback=fallback or fallback_body(node),
                conditional=True,
                typing=typing or checking,
            )
            self.block(node.orelse, fallback=fallback or fallback_else(node), conditional=True, typing=typing)
        elif isinstance(node, (ast.Try, ast.TryStar)):
            for body in (node.body, node.orelse, node.finalbody):
                self.block(body, fallback=fallback, conditional=True, typing=typing)
            for handler in node.handlers:
                self.block(handler.body, fallback=True, conditional=True, typing=typing)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            self.block(node.body, fallback=fallback, conditional=conditional, typing=typing)
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            self.block(node.body, fallback=fallback, conditional=True, typing=typing)
        elif isinstance(node, ast.Match):
            for case in node.cases:
                self.block(case.body, fallback=fallback, conditional=True, typing=typing)
        elif type(node).__name__ == "TypeAlias":  # Python 3.12's `type X = …`
            name = getattr(node, "name", None)
            if isinstance(name, ast.Name):
                self._bind(name.id, _value_kind(after), strength(True, None, fallback), conditional)

    def _bind(self, name: str, target: str, strong: int, conditional: bool, *, offered: bool = False) -> None:
        self._all.bind(name, target, strong, conditional)
        if offered:
            self._offered.bind(name, target, strong, conditional)

    # Imports

    def _import(
        self, node: ast.Import | ast.ImportFrom, fallback: bool, conditional: bool, typing: bool
    ) -> None:
        strong = strength(True, None, fallback)
        if not typing:
            self.runs.update(_imported(node))
        if isinstance(node, ast.Import):
            for one in node.names:
                name = one.asname or one.name.partition(".")[0]
                self._bind(name, one.name if one.asname else name, strong, conditional)
            return
        for one in node.names:
            if one.name == "*":
                (self.fallback_stars if fallback else self.stars).append(_module(node))
            else:
                target = _joined(_module(node), one.name)
                self._bind(one.asname or one.name, target, strong, conditional, offered=typing)

    def _class_imports(self, node: ast.ClassDef, typing: bool) -> None:
        """Imports in a class's body run when the module does, and bind nothing in it."""
        if not typing:
            for one in node.body:
                if isinstance(one, (ast.Import, ast.ImportFrom)):
                    self.runs.update(_imported(one))

    # Assignments

    def _assign(
        self, node: ast.Assign | ast.AnnAssign, after: ast.stmt | None, fallback: bool, conditional: bool
    ) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if isinstance(node.value, ast.Call):
            self._list_below(node.value)
        for target in targets:
            if isinstance(target, ast.Subscript) and node.value is not None:
                self._lazy = self._lazy or ast.unparse(target) == "sys.modules[__name__]"
                self._list_names(target, node.value)
                continue
            for name in _target_names(target):
                if name == "__all__":
                    self._export(node.value, again=conditional)
                    continue
                if name.endswith("import_structure") and isinstance(node.value, ast.Dict):
                    self._list_table(node.value)
                kind = _value_kind(after)
                value = node.value
                if kind == VALUE and isinstance(target, ast.Name):
                    dotted = _dotted(value)
                    kind = f"{ALIAS}{dotted}" if dotted and dotted != name else kind
                self._bind(name, kind, strength(False, value, fallback), conditional)

    def _extend(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name) and target.id == "__all__":
            self._export(value, again=True)
        elif isinstance(target, ast.Subscript):
            self._list_names(target, value)

    def _call(self, call: ast.Call) -> None:
        """`__all__.extend([…])`, `_import_structure["module"].append("Name")`."""
        if not isinstance(call.func, ast.Attribute) or len(call.args) != 1:
            return
        on, method, argument = call.func.value, call.func.attr, call.args[0]
        value = ast.List(elts=[argument]) if method == "append" else argument
        if method in ("extend", "append"):
            self._extend(on, value)
        elif method == "update" and _is_table(on) and isinstance(argument, ast.Dict):
            self._list_table(argument)

    def _export(self, value: ast.expr | None, *, again: bool) -> None:
        names = _export_names(value)
        if names is None:
            return
        self.exports = [*(self.exports or ()), *names] if again else names

    # The tables of lazy modules

    def _list_table(self, table: ast.Dict) -> None:
        for key, value in zip(table.keys, table.values, strict=True):
            self._list(key, value)

    def _list_names(self, target: ast.Subscript, value: ast.expr) -> None:
        if _is_table(target.value):
            self._list(target.slice, value)

    def _list(self, key: ast.expr | None, value: ast.expr) -> None:
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            return
        if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
            for name in _strings(value.elts):
                self._bind(name, f".{key.value}.{name}", LISTED, False, offered=True)

    def _list_below(self, call: ast.Call) -> None:
        """Transformers' `define_import_structure(path, prefix="models")`, also within another call."""
        if _dotted(call.func).rpartition(".")[2] == "define_import_structure":
            prefixes = [one.value for one in call.keywords if one.arg == "prefix"]
            self.below.append(f".{''.join(_strings(prefixes))}")
        for argument in call.args:
            if isinstance(argument, ast.Call):
                self._list_below(argument)


def _module(node: ast.ImportFrom) -> str:
    return "." * node.level + (node.module or "")


def _joined(module: str, name: str) -> str:
    return f"{module}{name}" if module.endswith(".") or not module else f"{module}.{name}"


def _imported(node: ast.Import | ast.ImportFrom) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    module = _module(node)
    return [module if one.name == "*" else _joined(module, one.name) for one in node.names]


def _target_names(target: ast.expr) -> list[str]:
    if isinstance(target, ast.Name):
        return [target.id]
    if isinstance(target, (ast.Tuple, ast.List)):
        return [name for one in target.elts for name in _target_names(one)]
    return []


def _value_kind(after: ast.stmt | None) -> str:
    documented = (
        isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    )
    return DOCUMENTED if documented else VALUE


def _dotted(node: ast.expr | None) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return before and f"{before}.{node.attr}"
    return ""


def _is_table(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id.endswith("import_structure")


def _strings(nodes: Iterable[ast.expr]) -> list[str]:
    return [one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _export_names(value: ast.expr | None) -> list[str] | None:
    """The names in an `__all__`, as far as they are written there; None where none can be read."""
    if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
        names: list[str] = []
        for one in value.elts:
            if isinstance(one, ast.Starred):
                names.extend(_export_names(one.value) or ())
            else:
                names.extend(_strings([one]))
        return names
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        parts = [_export_names(value.left), _export_names(value.right)]
        known = [part for part in parts if part is not None]
        return [name for part in known for name in part] if known else None
    if isinstance(value, ast.Attribute) and value.attr == "__all__":
        module = _dotted(value.value)
        return [f"{ALIAS}{module}"] if module else None
    if (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id in ("list", "tuple", "sorted")
        and len(value.args) == 1
    ):
        return _export_names(value.args[0])
    return None
