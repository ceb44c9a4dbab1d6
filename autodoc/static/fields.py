"""The parameters that a class's own fields make: of dataclasses, named tuples and typed dictionaries."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import griffe

from autodoc.model import Flavour, Parameter, ParameterKind, Signature
from autodoc.static.expressions import annotation, dotted_path, unwrapped
from autodoc.static.lines import Lines

_TYPING = ("typing", "typing_extensions")
_CLASS_VAR = frozenset(f"{module}.ClassVar" for module in _TYPING)
_REQUIRED = frozenset(f"{module}.Required" for module in _TYPING)
_NOT_REQUIRED = frozenset(f"{module}.NotRequired" for module in _TYPING)
_ITEM = _REQUIRED | _NOT_REQUIRED | {f"{module}.ReadOnly" for module in _TYPING}
_EMPTY = {"list": "[]", "dict": "{}", "tuple": "()", "set": "set()", "frozenset": "frozenset()"}


def own_fields(node: ast.ClassDef, scope: griffe.Class, lines: Lines, flavour: Flavour) -> Signature | None:
    """What the class's own fields add to its constructor; None when it has none that count.

    A class may be a dataclass or a typed dictionary by one above it, so that any but those of other
    flavours has fields.
    Keys of a typed dictionary are keyword-only; the default of one that may be left out is `...`.
    """
    fields = list(_annotated(node.body))
    if flavour == "named-tuple":
        return Signature([_plain(name, one, scope, lines) for name, one in fields])
    if flavour == "typed-dict" or (not flavour and _has_items(node, fields, scope)):
        return Signature([_item(name, one, scope, _total(node)) for name, one in fields])
    if flavour in ("enum", "protocol") or (flavour != "dataclass" and not fields):
        return None
    return _dataclass(node, fields, scope, lines)


def default_of(node: ast.expr, scope: griffe.Object, lines: Lines) -> str | None:
    """The default that a value in a dataclass gives its field, as source; None where it gives none.

    `field(default=1)` gives `1`, and a factory what it makes: `field(default_factory=list)` is `[]`.
    """
    call = _field_call(node, scope)
    if call is None:
        return lines.one_line(node)
    keywords = {one.arg: one.value for one in call.keywords}
    if "default" in keywords:
        return lines.one_line(keywords["default"])
    factory = keywords.get("default_factory")
    if factory is None:
        return None
    if isinstance(factory, ast.Lambda):
        return lines.one_line(factory.body)
    source = lines.one_line(factory)
    return _EMPTY.get(source, f"{source}()")


def is_dataclass_decorator(node: ast.expr, scope: griffe.Object) -> bool:
    """Whether a decorator is `dataclass`, the standard library's or one that is named like it."""
    called = node.func if isinstance(node, ast.Call) else node
    return dotted_path(called, scope).rpartition(".")[2] == "dataclass"


def _annotated(body: Iterable[ast.stmt]) -> Iterator[tuple[str, ast.AnnAssign]]:
    for one in body:
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            yield one.target.id, one
        elif isinstance(one, ast.If):
            yield from _annotated(one.body)


def _plain(name: str, node: ast.AnnAssign, scope: griffe.Class, lines: Lines) -> Parameter:
    default = lines.one_line(node.value) if node.value is not None else None
    return Parameter(name, annotation=annotation(node.annotation, scope), default=default)


def _item(name: str, node: ast.AnnAssign, scope: griffe.Class, total: bool) -> Parameter:
    inner, taken = unwrapped(node.annotation, scope, _ITEM)
    required = bool(taken & _REQUIRED) or (total and not taken & _NOT_REQUIRED)
    return Parameter(name, "keyword-only", annotation(inner, scope), None if required else "...")


def _has_items(node: ast.ClassDef, fields: list[tuple[str, ast.AnnAssign]], scope: griffe.Class) -> bool:
    """Whether a class is written as only typed dictionaries are: what it inherits from isn't known here."""
    return any(one.arg == "total" for one in node.keywords) or any(
        unwrapped(one.annotation, scope, _ITEM)[1] for _, one in fields
    )


def _total(node: ast.ClassDef) -> bool:
    return not any(one.arg == "total" and _is(one.value, False) for one in node.keywords)


def _dataclass(
    node: ast.ClassDef, fields: list[tuple[str, ast.AnnAssign]], scope: griffe.Class, lines: Lines
) -> Signature | None:
    options = _options(node, scope)
    if _is(options.get("init"), False):
        return None
    keyword_only = _is(options.get("kw_only"), True)
    parameters = []
    for name, one in fields:
        if dotted_path(one.annotation, scope) == "dataclasses.KW_ONLY":
            keyword_only = True
            continue
        inner, _ = unwrapped(one.annotation, scope, {"dataclasses.InitVar"})
        bare, taken = unwrapped(one.annotation, scope, _CLASS_VAR)
        if taken or (bare is not None and dotted_path(bare, scope) in _CLASS_VAR):
            continue
        call = _field_call(one.value, scope) if one.value is not None else None
        keywords = {} if call is None else {key.arg: key.value for key in call.keywords}
        if _is(keywords.get("init"), False):
            continue
        by_name = keyword_only
        if "kw_only" in keywords:
            by_name = _is(keywords["kw_only"], True)
        kind: ParameterKind = "keyword-only" if by_name else "positional-or-keyword"
        default = default_of(one.value, scope, lines) if one.value is not None else None
        parameters.append(Parameter(name, kind, annotation(inner, scope), default))
    return Signature(parameters)


def _options(node: ast.ClassDef, scope: griffe.Class) -> dict[str | None, ast.expr]:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and is_dataclass_decorator(decorator, scope):
            return {one.arg: one.value for one in decorator.keywords}
    return {}


def _field_call(node: ast.expr, scope: griffe.Object) -> ast.Call | None:
    if isinstance(node, ast.Call) and dotted_path(node.func, scope).rpartition(".")[2] in ("field", "Field"):
        return node
    return None


def _is(node: ast.expr | None, value: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is value
