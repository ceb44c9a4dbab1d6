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

from .formats import annotation, documented_signature, is_literal, signature_of, value
from .mocks import is_made_up

_NOT_MEMBERS = frozenset(
    {
        "__abstractmethods__", "__annotations__", "__dataclass_fields__", "__dataclass_params__", "__dict__",
        "__doc__", "__firstlineno__", "__match_args__", "__module__", "__non_callable_proto_members__",
        "__orig_bases__", "__parameters__", "__protocol_attrs__", "__qualname__", "__slots__",
        "__static_attributes__", "__weakref__", "_abc_impl", "_is_protocol", "_is_runtime_protocol",
    }
)  # fmt: skip
"""What Python itself keeps in a class."""

_DEEPEST = 100
"""Functions within functions that are looked into."""


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
        path = parts[0]
        found: Any = importlib.import_module(path)
        owner = None
        for part in parts[1:]:
            owner, path = found, f"{path}.{part}"
            try:
                found = _attribute(owner, part)
            except AttributeError:
                if not isinstance(owner, types.ModuleType):
                    return None
                try:
                    found = importlib.import_module(path)
                except ModuleNotFoundError as error:
                    if error.name == path:
                        return None
                    raise
        return self._object(found, self._home(found, owner) or path, owner)

    def describe(self, module: Any, path: str, name: str) -> Any:
        """The object `name` of a module, which may be a member of a class; None where there is none."""
        found, owner = module, None
        for part in name.split(".") if name else ():
            owner = found
            try:
                found = _attribute(owner, part)
            except AttributeError:
                return None
        return self._object(found, f"{path}.{name}" if name else path, owner)

    def _home(self, found: Any, owner: Any) -> str:
        """The path where an object of the library is defined, as far as it says so itself."""
        if isinstance(found, types.ModuleType):
            return found.__name__
        if isinstance(found, (staticmethod, classmethod)):
            found = found.__func__
        elif isinstance(found, property):
            found = found.fget
        module, name = getattr(found, "__module__", None), getattr(found, "__qualname__", None)
        if isinstance(module, str) and isinstance(name, str) and "<" not in name and self._is_ours(module):
            return f"{module}.{name}"
        return ""

    def _object(self, found: Any, path: str, owner: Any) -> Any:
        """An object; `owner` is the class or module that has it, or None."""
        if isinstance(found, types.ModuleType):
            return None if is_made_up(found) else {**_record(path, "module"), **self._doc(found)}
        if is_made_up(found):
            return None
        if isinstance(found, type):
            return self._class(found, path)
        if isinstance(found, (staticmethod, classmethod)):
            label = "staticmethod" if isinstance(found, staticmethod) else "classmethod"
            return self._function(found.__func__, path, [label], bound=label == "classmethod")
        if isinstance(found, functools.partialmethod):
            return self._function(found.func, path, [], bound=True)
        if isinstance(found, (property, functools.cached_property)):
            return self._property(found, path)
        if isinstance(found, (types.GetSetDescriptorType, types.MemberDescriptorType)):
            return {**_record(path, "property"), **self._doc(found)}
        if _is_function(found):
            labels = ["classmethod"] if isinstance(found, types.ClassMethodDescriptorType) else []
            return self._function(found, path, labels, bound=isinstance(owner, type) and _binds(found))
        described = _record(path, "attribute")
        if is_literal(found):
            described["value"] = value(found)
        return described

    def _function(self, found: Any, path: str, labels: list[str], bound: bool) -> Any:
        described = {**_record(path, "function"), **self._doc(found), **self._place(found)}
        if inspect.iscoroutinefunction(found) or inspect.isasyncgenfunction(found):
            labels = ["async", *labels]
        if getattr(found, "__isabstractmethod__", False) is True:
            labels = ["abstract", *labels]
        if labels:
            described["labels"] = labels
        own = self._own(found)
        foreign = own is not None and _wrapped(own) is not None
        signature = signature_of(own if foreign else found, bound, follow=not foreign)
        if signature is None and "doc" in described:
            signature, rest = documented_signature(path.rpartition(".")[2], described["doc"], bound)
            if signature is not None:
                described["doc"] = rest
        if signature is not None:
            described["signature"] = signature
        return described

    def _property(self, found: Any, path: str) -> Any:
        getter = found.func if isinstance(found, functools.cached_property) else found.fget
        described = {**_record(path, "property"), **self._doc(found), **self._place(getter)}
        labels = ["cached"] if isinstance(found, functools.cached_property) else []
        if getattr(found, "__isabstractmethod__", False) is True:
            labels.append("abstract")
        if getattr(found, "fset", None) is not None:
            labels.append("writable")
        if labels:
            described["labels"] = labels
        returns = getattr(getter, "__annotations__", {}).get("return", inspect.Parameter.empty)
        if returns is not inspect.Parameter.empty:
            described["annotation"] = annotation(returns)
        return described

    def _class(self, found: Any, path: str) -> Any:
        described = _record(path, "class")
        flavour = _flavour(found)
        if flavour:
            described["flavour"] = flavour
        doc = found.__dict__.get("__doc__")
        if isinstance(doc, str) and doc.strip() and not _is_generated(doc, found, flavour):
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
        if flavour not in ("enum", "typed-dict", "protocol") and self._makes_itself(found):
            signature = signature_of(found, bound=False)
            if signature is not None:
                described["signature"] = signature
        members = list(self._members(found, path, flavour))
        if members:
            described["members"] = members
        return described

    def _members(self, found: Any, path: str, flavour: str) -> Any:
        of_enum = dict(found.__members__) if flavour == "enum" else {}
        for name, member in of_enum.items():
            yield {**_record(f"{path}.{name}", "attribute"), "value": value(member.value)}
        for name, member in list(found.__dict__.items()):
            if name in _NOT_MEMBERS or name in of_enum or isinstance(member, types.WrapperDescriptorType):
                continue
            if _is_pythons(name, member, bool(of_enum)):
                continue
            if isinstance(member, type) and not member.__qualname__.startswith(f"{found.__qualname__}."):
                continue  # another class under a name of this one
            one = self._object(member, f"{path}.{name}", found)
            if one is not None:
                yield one

    def _makes_itself(self, found: Any) -> bool:
        """Whether the class itself, or one of the library above it, says how it is made."""
        for one in found.__mro__:
            if "__init__" in one.__dict__ or "__new__" in one.__dict__:
                return one is found or self._is_ours(one.__module__)
        return False

    def _is_ours(self, module: Any) -> bool:
        return isinstance(module, str) and (module == self.library or module.startswith(self.library + "."))

    def _place(self, found: Any) -> dict[str, Any]:
        """Where a function's code is, if that is the library's."""
        own = self._own(found)
        if own is None:
            return {}
        code = _code(own)
        file = os.path.relpath(os.path.abspath(code.co_filename), self.root).replace(os.sep, "/")
        return {"file": file, "line": code.co_firstlineno, "end_line": code.co_firstlineno}

    def _own(self, found: Any) -> Any:
        """A function, or the innermost one that it wraps, whose code is the library's; None without one."""
        own = None
        for _ in range(_DEEPEST):
            code = _code(found)
            if code is not None and os.path.abspath(code.co_filename).startswith(self.root + os.sep):
                own = found
            found = _wrapped(found)
            if found is None:
                break
        return own

    def _doc(self, found: Any) -> dict[str, Any]:
        """A docstring; not one that was taken over with `functools.wraps` from another package."""
        doc = getattr(found, "__doc__", None)
        if not isinstance(doc, str) or not doc.strip():
            return {}
        if isinstance(found, functools.partial) and doc == functools.partial.__doc__:
            return {}
        wrapped = _wrapped(self._own(found))
        if wrapped is not None and doc == getattr(wrapped, "__doc__", None):
            return {}
        return {"doc": inspect.cleandoc(doc)}


def _wrapped(found: Any) -> Any:
    """What a function wraps, or has some of the arguments for; None for nothing."""
    return found.func if isinstance(found, functools.partial) else getattr(found, "__wrapped__", None)


def _code(found: Any) -> Any:
    code = getattr(getattr(found, "__func__", found), "__code__", None)
    return code if isinstance(code, types.CodeType) else None


def _attribute(found: Any, name: str) -> Any:
    """An attribute; of a class as it was written, before descriptors have their say."""
    return inspect.getattr_static(found, name) if isinstance(found, type) else getattr(found, name)


def _is_function(found: Any) -> bool:
    """Whether it is a function: Python's, or one of the types that extensions have for theirs."""
    if inspect.isroutine(found) or isinstance(found, functools.partial):
        return True
    if not callable(found) or isinstance(found, type):
        return False
    return hasattr(found, "__wrapped__") or isinstance(getattr(found, "__name__", None), str)


def _is_pythons(name: str, member: Any, of_enum: bool) -> bool:
    """Whether a member of a class was put there by `dataclasses`, `enum` or their like."""
    function = getattr(member, "__func__", member)
    if not isinstance(function, types.FunctionType):
        return (of_enum and name.startswith("_")) or (name == "__hash__" and member is None)
    code = _code(inspect.unwrap(function))
    is_generated = code is not None and code.co_filename == "<string>"
    return is_generated or function.__module__ in ("dataclasses", "enum", "typing")


def _binds(found: Any) -> bool:
    """Whether a function that stands in a class is given the instance as its first argument."""
    return not isinstance(found, (types.BuiltinFunctionType, types.MethodType, functools.partial))


def _record(path: str, kind: str) -> dict[str, Any]:
    return {"path": path, "kind": kind, "imported": True}


def _flavour(found: Any) -> str:
    if issubclass(found, enum.Enum):
        return "enum"
    if issubclass(found, BaseException):
        return "exception"
    if issubclass(found, tuple) and hasattr(found, "_fields"):
        return "named-tuple"
    if issubclass(found, dict) and hasattr(found, "__total__"):
        return "typed-dict"
    if inspect.getattr_static(found, "_is_protocol", False):
        return "protocol"
    return "dataclass" if "__dataclass_fields__" in found.__dict__ and dataclasses.is_dataclass(found) else ""


def _is_generated(doc: str, found: Any, flavour: str) -> bool:
    """Whether Python wrote a class's docstring itself."""
    if flavour == "dataclass" or flavour == "named-tuple":
        return doc.startswith(f"{found.__name__}(")
    return flavour == "enum" and doc in ("An enumeration.", enum.Enum.__doc__)
