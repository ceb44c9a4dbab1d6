"""One module's record, from its source alone: every class, function and value in it, with their members."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable
from dataclasses import replace

import griffe

from autodoc.model import Label, Object
from autodoc.static.expressions import annotation, dotted_path, expression, unwrapped
from autodoc.static.fields import default_of, is_dataclass_decorator, own_fields
from autodoc.static.flavours import own_flavour
from autodoc.static.lines import Lines
from autodoc.static.parsing import undisturbed
from autodoc.static.signatures import Definition, signature
from autodoc.static.signs import add_signs, is_withdrawn
from autodoc.static.source import Source, decode
from autodoc.static.visit import Visited, visit

LONGEST_VALUE = 1000
"""Characters above which the value of a module's attribute is given as `...`: tables aren't documentation."""

_DEPRECATED = ("warnings.deprecated", "typing_extensions.deprecated")
_CLASS_VAR = ("typing.ClassVar", "typing_extensions.ClassVar")
_FINAL = ("typing.Final", "typing_extensions.Final")


def extract(source: Source, file: str) -> Object:
    """The module in a file of the library, with all that it defines; imports are no members.

    A class's `signature` holds its own fields, whether or not they make its constructor: that, and
    its ancestors, are left to `classes`. A file that can't be read gives an empty module.
    """
    empty = Object(source.module_of(file), "module", file=file)
    with undisturbed():
        try:
            text = decode(source.read(file))
            visited = visit(source, file, text)
        except (OSError, SyntaxError, ValueError, RecursionError):
            return empty
        return _Extraction(visited, Lines(text), file, empty.path).module()


class _Extraction:
    def __init__(self, visited: Visited, lines: Lines, file: str, path: str) -> None:
        self._visited = visited
        self._lines = lines
        self._file = file
        self._path = path

    def module(self) -> Object:
        made = Object(self._path, "module", file=self._file, line=1)
        self._document(made, self._visited.tree)
        made.members = self._members(self._visited.module, made)
        add_signs(self._visited.tree, made.members)
        for path, constant in self._visited.docs.items():
            target: Object | None = made
            for name in path.split("."):
                target = target.members.get(name) if target is not None else None
            if target is not None:
                self._set_doc(target, constant)
        return made

    def _members(self, scope: griffe.Module | griffe.Class, owner: Object) -> dict[str, Object]:
        members: dict[str, Object] = {}
        for name, found in scope.members.items():
            if isinstance(found, (griffe.Alias, griffe.Module)):
                continue
            made = self._object(found, scope, owner, members)
            if made is not None:
                members[name] = made
        for name, overloads in scope.overloads.items():
            if overloads and name not in members:  # in a stub nothing else is defined
                members[name] = self._function(overloads[-1], scope, owner, overloads)
        return members

    def _object(
        self,
        found: griffe.Object,
        scope: griffe.Module | griffe.Class,
        owner: Object,
        before: dict[str, Object],
    ) -> Object | None:
        if isinstance(found, griffe.Class):
            return self._class(found, scope, owner)
        if isinstance(found, griffe.Function):
            return self._function(found, scope, owner, found.overloads or ())
        node = self._visited.node(found)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return self._property(node, found.labels, scope, owner)
        return self._attribute(found, node, scope, owner, before)

    # Classes

    def _class(self, found: griffe.Class, scope: griffe.Module | griffe.Class, owner: Object) -> Object:
        node = self._visited.node(found)
        assert isinstance(node, ast.ClassDef)
        bases = [annotation(one, scope, found.name) for one in node.bases if not isinstance(one, ast.Starred)]
        dataclass = any(is_dataclass_decorator(one, scope) for one in node.decorator_list)
        made = self._place(f"{owner.path}.{found.name}", node, scope)
        made.kind = "class"
        made.bases = bases
        made.flavour = own_flavour(bases, dataclass)
        made.decorators = [self._lines.one_line(one) for one in node.decorator_list]
        made.signature = own_fields(node, found, self._lines, made.flavour)
        made.members = self._members(found, made)
        self._document(made, node)
        return made

    # Functions

    def _function(
        self,
        found: griffe.Function,
        scope: griffe.Module | griffe.Class,
        owner: Object,
        overloads: Iterable[griffe.Function],
    ) -> Object:
        node = self._visited.node(found)
        assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        if scope.is_class and _is_property(node):
            return self._property(node, {"property", *found.labels}, scope, owner)
        made = self._place(f"{owner.path}.{found.name}", node, scope)
        made.kind = "function"
        made.labels = _labels(node, found.labels)
        bound = scope.is_class and "staticmethod" not in made.labels
        made.signature = signature(node, scope, self._lines, bound=bound)
        made.decorators = [self._lines.one_line(one) for one in node.decorator_list]
        for one in overloads:
            definition = self._visited.node(one)
            assert isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef))
            made.overloads.append(signature(definition, scope, self._lines, bound=bound))
        if is_withdrawn(node):
            made.signs.append("withdrawn")
        self._document(made, node)
        return made

    def _property(
        self, node: Definition, labels: set[str], scope: griffe.Module | griffe.Class, owner: Object
    ) -> Object:
        made = self._place(f"{owner.path}.{node.name}", node, scope)
        made.kind = "property"
        made.labels = _labels(node, labels)
        made.annotation = annotation(node.returns, scope, node.name)
        self._document(made, node)
        return made

    # Attributes

    def _attribute(
        self,
        found: griffe.Object,
        node: ast.AST,
        scope: griffe.Module | griffe.Class,
        owner: Object,
        before: dict[str, Object],
    ) -> Object | None:
        name = found.name
        value: ast.expr | None = getattr(node, "value", None)
        written: ast.expr | None = getattr(node, "annotation", None)
        on_instance = _set_on_instance(node)
        if on_instance and written is None and found.docstring is None:
            return None
        if isinstance(value, ast.Name) and scope.is_class and written is None and not on_instance:
            same = before.get(value.id)
            if same is not None and same.kind in ("function", "property"):
                return replace(same, path=f"{owner.path}.{name}")
        made = self._place(f"{owner.path}.{name}", node, scope)
        made.kind = "attribute"
        bare, taken = unwrapped(written, scope, (*_CLASS_VAR, *_FINAL))
        final = bool(taken & set(_FINAL)) or _is_name(written, scope, _FINAL)
        made.annotation = [] if _is_name(bare, scope, (*_CLASS_VAR, *_FINAL)) else annotation(bare, scope)
        if written is None and isinstance(found, griffe.Attribute):
            made.annotation = expression(found.annotation)  # `x: int`, where `x = 1` comes later
        made.value = self._value(value, scope, owner)
        made.labels = _attribute_labels(name, scope, owner, value, final, taken, on_instance)
        if found.docstring is not None:
            made.doc = inspect.cleandoc(found.docstring.value)
            if found.docstring.lineno is not None:
                made.doc_line = self._lines.docstring_line(found.docstring.lineno)
        return made

    def _value(self, value: ast.expr | None, scope: griffe.Module | griffe.Class, owner: Object) -> str:
        if value is None:
            return ""
        if owner.flavour == "dataclass":
            return default_of(value, scope, self._lines) or ""
        written = self._lines.source(value)
        return written if scope.is_class or len(written) <= LONGEST_VALUE else "..."

    # All of them

    def _place(self, path: str, node: ast.AST, scope: griffe.Object) -> Object:
        made = Object(path, "attribute", file=self._file)
        made.line = getattr(node, "lineno", 0)
        made.end_line = getattr(node, "end_lineno", 0)
        made.deprecated = _deprecated(getattr(node, "decorator_list", ()), scope)
        return made

    def _document(self, made: Object, node: ast.AST) -> None:
        body = getattr(node, "body", ())
        first = body[0] if body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            self._set_doc(made, first.value)

    def _set_doc(self, made: Object, constant: ast.Constant) -> None:
        if isinstance(constant.value, str):
            made.doc = inspect.cleandoc(constant.value)
            line = self._lines.docstring_line(constant.lineno, constant.col_offset)
            made.doc_line = line if made.doc else 0
            made.doc_breaks = self._lines.escaped_breaks(constant)


def _labels(node: Definition, labels: set[str]) -> list[Label]:
    names = _decorator_names(node)
    found: list[Label] = []
    if labels & {"abstractmethod"} or any(name.startswith("abstract") for name in names):
        found.append("abstract")
    if isinstance(node, ast.AsyncFunctionDef):
        found.append("async")
    if "property" in labels and ("cached" in labels or any("cached" in name for name in names)):
        found.append("cached")
    if "classmethod" in labels or node.name in ("__init_subclass__", "__class_getitem__"):
        found.append("classmethod")
    if "staticmethod" in labels:
        found.append("staticmethod")
    if "writable" in labels:
        found.append("writable")
    return found


def _is_property(node: Definition) -> bool:
    """Whether a decorator makes a property, though it isn't the standard library's."""
    return any(
        name.endswith("cached_property") or name in ("abstractproperty", "classproperty")
        for name in _decorator_names(node)
    )


def _decorator_names(node: Definition) -> list[str]:
    names = []
    for one in node.decorator_list:
        called = one.func if isinstance(one, ast.Call) else one
        names.append(called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""))
    return names


def _deprecated(decorators: Iterable[ast.expr], scope: griffe.Object) -> str | None:
    """The message of PEP 702's decorator."""
    for one in decorators:
        if isinstance(one, ast.Call) and dotted_path(one.func, scope) in _DEPRECATED and one.args:
            message = one.args[0]
            if isinstance(message, ast.Constant) and isinstance(message.value, str):
                return inspect.cleandoc(message.value)
            return ""
    return None


def _set_on_instance(node: ast.AST) -> bool:
    """Whether an assignment is to an attribute of `self`."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return any(isinstance(one, ast.Attribute) for one in targets)


def _is_name(node: ast.expr | None, scope: griffe.Object, paths: Iterable[str]) -> bool:
    return node is not None and dotted_path(node, scope) in paths


def _attribute_labels(
    name: str,
    scope: griffe.Object,
    owner: Object,
    value: ast.expr | None,
    final: bool,
    wrappers: set[str],
    on_instance: bool,
) -> list[Label]:
    if scope.is_module:
        return ["constant"] if final or name.isupper() else []
    if on_instance:
        return ["instance-attribute"]
    if wrappers & set(_CLASS_VAR):
        return ["class-attribute"]
    fields = owner.flavour in ("dataclass", "enum", "named-tuple", "typed-dict")
    return ["class-attribute"] if value is not None and not fields else []
