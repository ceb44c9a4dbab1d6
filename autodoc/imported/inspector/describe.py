"""Describes imported objects, in the shape of `autodoc.model.Object` as JSON."""

from __future__ import annotations

import dataclasses
import enum
import functools
import importlib
import inspect
import os
import types
from typing import Any

from .formats import annotation, is_literal, signature_of, value
from .mocks import Mock

_FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.MethodDescriptorType,
    types.ClassMethodDescriptorType,
    functools.partial,
)
_NOT_MEMBERS = frozenset(
    {
        "__abstractmethods__", "__annotations__", "__dataclass_fields__", "__dataclass_params__", "__dict__",
        "__doc__", "__firstlineno__", "__match_args__", "__module__", "__non_callable_proto_members__",
        "__orig_bases__", "__parameters__", "__protocol_attrs__", "__qualname__", "__slots__",
        "__static_attributes__", "__weakref__", "_abc_impl", "_is_protocol", "_is_runtime_protocol",
    }
)  # fmt: skip
"""What Python itself keeps in a class."""


class Describer:
    """Describes the objects of one library, whose source lies below `root`."""

    def __init__(self, library: str, root: str) -> None:
        self.library = library
        self.root = root

    def resolve(self, dotted: str) -> Any:
        """The object that a dotted name leads to, at the path where it is defined; None without one."""
        parts = dotted.split(".")
        if parts[0] != self.library:
            parts.insert(0, self.library)
        found: Any = importlib.import_module(parts[0])
        path = parts[0]
        for part in parts[1:]:
            try:
                found = (
                    inspect.getattr_static(found, part) if isinstance(found, type) else getattr(found, part)
                )
            except AttributeError:
                try:
                    found = importlib.import_module(f"{path}.{part}")
                except ImportError:
                    return None
            path = f"{path}.{part}"
        module, name = getattr(found, "__module__", None), getattr(found, "__qualname__", None)
        if isinstance(module, str) and isinstance(name, str) and "<" not in name and self._is_ours(module):
            path = f"{module}.{name}"
        return self._object(found, path)

    def describe(self, module: Any, path: str, name: str) -> Any:
        """The object `name` of a module, which may be a member of a class; None where there is none."""
        found = module
        for part in name.split(".") if name else ():
            try:
                found = (
                    inspect.getattr_static(found, part) if isinstance(found, type) else getattr(found, part)
                )
            except AttributeError:
                return None
        return self._object(found, f"{path}.{name}" if name else path)

    def _object(self, found: Any, path: str) -> Any:
        if isinstance(found, types.ModuleType):
            return {"path": path, "kind": "module", "imported": True, **_doc(found)}
        if isinstance(found, Mock):
            return None
        if isinstance(found, type):
            return self._class(found, path)
        if isinstance(found, (staticmethod, classmethod)):
            label = "staticmethod" if isinstance(found, staticmethod) else "classmethod"
            return self._function(found.__func__, path, [label], bound=label == "classmethod")
        if isinstance(found, (property, functools.cached_property)):
            return self._property(found, path)
        if isinstance(found, (types.GetSetDescriptorType, types.MemberDescriptorType)):
            return {"path": path, "kind": "property", "imported": True, **_doc(found)}
        if isinstance(found, _FUNCTIONS) or (callable(found) and hasattr(found, "__wrapped__")):
            labels = ["classmethod"] if isinstance(found, types.ClassMethodDescriptorType) else []
            return self._function(found, path, labels, bound="." in path and _in_class(found))
        described = {"path": path, "kind": "attribute", "imported": True}
        if is_literal(found):
            described["value"] = value(found)
        return described

    def _function(self, found: Any, path: str, labels: list[str], bound: bool) -> Any:
        described = {"path": path, "kind": "function", "imported": True, **_doc(found), **self._place(found)}
        if inspect.iscoroutinefunction(found) or inspect.isasyncgenfunction(found):
            labels = ["async", *labels]
        if getattr(found, "__isabstractmethod__", False) is True:
            labels = ["abstract", *labels]
        if labels:
            described["labels"] = labels
        signature = signature_of(found, bound)
        if signature is not None:
            described["signature"] = signature
        return described

    def _property(self, found: Any, path: str) -> Any:
        getter = found.func if isinstance(found, functools.cached_property) else found.fget
        described = {"path": path, "kind": "property", "imported": True, **_doc(found), **self._place(getter)}
        labels = ["cached"] if isinstance(found, functools.cached_property) else []
        if getattr(found, "fset", None) is not None:
            labels.append("writable")
        if labels:
            described["labels"] = labels
        returns = getattr(getter, "__annotations__", {}).get("return", inspect.Parameter.empty)
        if returns is not inspect.Parameter.empty:
            described["annotation"] = annotation(returns)
        return described

    def _class(self, found: Any, path: str) -> Any:
        described: dict[str, Any] = {"path": path, "kind": "class", "imported": True}
        flavour = _flavour(found)
        if flavour:
            described["flavour"] = flavour
        doc = found.__dict__.get("__doc__")
        if isinstance(doc, str) and not _is_generated(doc, found, flavour):
            described["doc"] = inspect.cleandoc(doc)
        bases = [one for one in found.__bases__ if one is not object]
        if bases:
            described["bases"] = [annotation(one) for one in bases]
        above = [
            f"{one.__module__}.{one.__qualname__}"
            for one in found.__mro__[1:]
            if self._is_ours(one.__module__)
        ]
        if above:
            described["ancestors"] = above
        if flavour not in ("enum", "typed-dict", "protocol"):
            signature = signature_of(found, bound=False) if self._makes_itself(found) else None
            if signature is not None:
                described["signature"] = signature
        members = []
        for name, member in list(found.__dict__.items()):
            if name in _NOT_MEMBERS or isinstance(member, types.WrapperDescriptorType):
                continue
            if isinstance(member, type) and not member.__qualname__.startswith(f"{found.__qualname__}."):
                continue  # another class under a name of this one
            if isinstance(member, enum.Enum):
                members.append(
                    {
                        "path": f"{path}.{name}",
                        "kind": "attribute",
                        "imported": True,
                        "value": value(member.value),
                    }
                )
                continue
            one = self._object(member, f"{path}.{name}")
            if one is not None:
                members.append(one)
        if members:
            described["members"] = members
        return described

    def _makes_itself(self, found: Any) -> bool:
        """Whether a class of the library, or one written in C, says how it is made."""
        for one in found.__mro__:
            if "__init__" in one.__dict__ or "__new__" in one.__dict__:
                return self._is_ours(one.__module__)
        return False

    def _is_ours(self, module: Any) -> bool:
        return isinstance(module, str) and (module == self.library or module.startswith(self.library + "."))

    def _place(self, found: Any) -> dict[str, Any]:
        try:
            code = inspect.unwrap(found).__code__
        except (AttributeError, ValueError):
            return {}
        path = os.path.abspath(code.co_filename)
        if not path.startswith(self.root + os.sep):
            return {}
        file = os.path.relpath(path, self.root).replace(os.sep, "/")
        return {"file": file, "line": code.co_firstlineno, "end_line": code.co_firstlineno}


def _attribute(found: Any, name: str) -> Any:
    """An attribute; of a class as it was written, before descriptors have their say."""
    return inspect.getattr_static(found, name) if isinstance(found, type) else getattr(found, name)


def _in_class(found: Any) -> bool:
    """Whether a function is a method, whose first parameter is given by the call."""
    if isinstance(found, (types.MethodDescriptorType, types.ClassMethodDescriptorType)):
        return True
    name = getattr(found, "__qualname__", "")
    return "." in name.rpartition("<locals>.")[2]


def _doc(found: Any) -> dict[str, Any]:
    doc = getattr(found, "__doc__", None)
    if not isinstance(doc, str) or not doc.strip():
        return {}
    if isinstance(found, functools.partial) and doc == functools.partial.__doc__:
        return {}
    return {"doc": inspect.cleandoc(doc)}


def _flavour(found: Any) -> str:
    if issubclass(found, enum.Enum):
        return "enum"
    if issubclass(found, BaseException):
        return "exception"
    if issubclass(found, tuple) and hasattr(found, "_fields"):
        return "named-tuple"
    if issubclass(found, dict) and hasattr(found, "__total__"):
        return "typed-dict"
    if getattr(found, "_is_protocol", False):
        return "protocol"
    return "dataclass" if "__dataclass_fields__" in found.__dict__ and dataclasses.is_dataclass(found) else ""


def _is_generated(doc: str, found: Any, flavour: str) -> bool:
    """Whether Python wrote a class's docstring itself."""
    if flavour == "dataclass" or flavour == "named-tuple":
        return doc.startswith(f"{found.__name__}(")
    return flavour == "enum" and doc == "An enumeration."
