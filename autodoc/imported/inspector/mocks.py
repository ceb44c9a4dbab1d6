"""Made-up modules, classes and other objects, which stand for what isn't installed.

A made-up module has every attribute. One with the name of a class (`Tensor`) is a class, others
(`float32`, `no_grad`) are objects that can be called, inherited from, used as decorators and in
annotations, compared and computed with. They say nothing but their dotted path.
"""

from __future__ import annotations

import builtins
import dis
import inspect
import sys
import types
import typing
from types import ModuleType
from typing import Any

VERSION = "99.0.0"
"""The version of what is made up: new enough for any check of a lowest one."""

versions: dict[str, str] = {}
"""The versions of packages for which `VERSION` would be too new."""

_objects: dict[str, Any] = {}
_bases: dict[str, type] = {}
_classes: set[type] = set()
_CALLS = frozenset(dis.opmap[name] for name in ("CALL", "PRECALL", "CALL_FUNCTION") if name in dis.opmap)
_NOTHING = frozenset(
    dis.opmap[name] for name in ("CACHE", "PRECALL", "EXTENDED_ARG", "NOP") if name in dis.opmap
)


def made_up(path: str) -> Any:
    """What stands for the object at a dotted path: each time the same."""
    if path not in _objects:
        name = path.rpartition(".")[2]
        is_class = name[0].isupper() and not name.isupper()
        _objects[path] = _made_up_class(path) if is_class else Mock(path)
    return _objects[path]


def is_made_up(found: Any) -> bool:
    """Whether an object is one of these; a class of the library derived from one isn't."""
    return isinstance(found, (Mock, MockModule)) or (isinstance(found, MockMeta) and found in _classes)


def path_of(found: Any) -> str:
    """The dotted path of a made-up object."""
    return found.__name__ if isinstance(found, MockModule) else _path_of(found)


def _path_of(found: Any) -> str:
    if isinstance(found, Mock):
        return str(found._path)
    return f"{found.__module__}.{found.__qualname__}" if isinstance(found, MockMeta) else ""


def _version(path: str) -> str:
    return versions.get(path.partition(".")[0], VERSION)


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


class Mock:
    """An object, or what came of calling or computing with one."""

    __doc__ = None  # whoever asks a made-up object what it does learns nothing

    def __init__(self, path: str) -> None:
        module, _, name = path.rpartition(".")
        self.__dict__.update(_path=path, __module__=module, __qualname__=name, __name__=name)

    def __getattr__(self, name: str) -> Any:
        if _is_dunder(name):
            if name == "__version__":
                return _version(self._path)
            raise AttributeError(name)
        return made_up(f"{self._path}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _called(self._path, args, sys._getframe(1))

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        if self._path not in _bases:
            _bases[self._path] = _made_up_class(self._path)
        base = _bases[self._path]
        return () if base in bases else (base,)

    def __repr__(self) -> str:
        return str(self._path)

    def __format__(self, spec: str) -> str:
        return str(self._path)

    def __getitem__(self, key: Any) -> Any:
        return Mock(self._path)

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    __delitem__ = __getitem__

    def __instancecheck__(self, instance: Any) -> bool:
        return False

    def __subclasscheck__(self, subclass: Any) -> bool:
        return _bases.get(self._path) in getattr(subclass, "__mro__", ())

    def __or__(self, other: Any) -> Any:
        if other is None or isinstance(other, type) or typing.get_origin(other) is not None:
            return typing.Union[self, other]  # noqa: UP007 - Python 3.9
        return Mock(self._path)

    def __ror__(self, other: Any) -> Any:
        if other is None or isinstance(other, type) or typing.get_origin(other) is not None:
            return typing.Union[other, self]  # noqa: UP007 - Python 3.9
        return Mock(self._path)

    def __iter__(self) -> Any:
        return iter(())

    def __contains__(self, item: Any) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        return True

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exception: Any) -> None:
        return None

    def __lt__(self, other: Any) -> bool:
        return False  # nothing made up is too old

    __le__ = __lt__

    def __gt__(self, other: Any) -> bool:
        return True

    __ge__ = __gt__

    def __index__(self) -> int:
        return 1

    __int__ = __index__

    def __float__(self) -> float:
        return 1.0

    def __fspath__(self) -> str:
        return str(self._path)


def _computed(self: Mock, *others: Any) -> Mock:
    return Mock(self._path)


for _operation in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "xor", "lshift",
                   "rshift"):  # fmt: skip
    setattr(Mock, f"__{_operation}__", _computed)
    setattr(Mock, f"__r{_operation}__", _computed)
for _operation in ("neg", "pos", "abs", "invert", "round", "floor", "ceil", "trunc"):
    setattr(Mock, f"__{_operation}__", _computed)


def _called(path: str, args: tuple[Any, ...], frame: Any) -> Any:
    """What a call from a frame gives: of a decorator, the function or class that it is given."""
    if len(args) == 1 and _can_be_decorated(args[0]) and not _goes_on(frame):
        return args[0]
    parts = path.split(".")
    if parts[-1] == "is_available" and "distributed" not in parts:
        return False  # as on a machine without accelerators
    return Mock(path)


def _goes_on(frame: Any) -> bool:
    """Whether what a frame calls for is to be used at once, as that of `@decorator(function)` is.

    That of `@decorator` and of `f = decorator(f)` is stored. What is returned is followed.
    """
    while frame is not None:
        code, place = bytes(frame.f_code.co_code), frame.f_lasti + 2
        while place < len(code) and code[place] in _NOTHING:
            place += 2
        then = dis.opname[code[place]] if place < len(code) else ""
        if then != "RETURN_VALUE":
            return then.startswith(("LOAD_", "PUSH_NULL"))
        frame = frame.f_back
    return False


def _can_be_decorated(given: Any) -> bool:
    if isinstance(given, type):
        return not is_made_up(given)
    return hasattr(given, "__code__") or isinstance(given, (staticmethod, classmethod, property))


class MockMeta(type):
    """The class of made-up classes, and of the library's classes below them."""

    def __getattr__(cls, name: str) -> Any:
        if _is_dunder(name):
            if name == "__version__" and is_made_up(cls):
                return _version(_path_of(cls))
            raise AttributeError(name)
        if not is_made_up(cls) and (name.startswith("_") or _has_default(sys._getframe(1))):
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        return made_up(f"{cls.__module__}.{cls.__qualname__}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if is_made_up(cls) and not issubclass(cls, BaseException):
            return _called(_path_of(cls), args, sys._getframe(1))
        return super().__call__(*args, **kwargs)

    @property
    def __signature__(cls) -> Any:
        """What `inspect` would find, were it not for `__call__`."""
        if is_made_up(cls):
            return None
        for one in cls.__mro__:
            makes = one.__dict__.get("__init__", one.__dict__.get("__new__"))
            if makes is not None:
                signature = inspect.signature(getattr(makes, "__func__", makes))
                return signature.replace(parameters=list(signature.parameters.values())[1:])
        return None

    if sys.version_info < (3, 10):  # noqa: UP036 - the library's Python may be older

        def __or__(cls, other: Any) -> Any:
            return typing.Union[cls, other]  # noqa: UP007 - Python 3.9

        def __ror__(cls, other: Any) -> Any:
            return typing.Union[other, cls]  # noqa: UP007 - Python 3.9

    def __iter__(cls) -> Any:
        return iter(())

    def __contains__(cls, item: Any) -> bool:
        return False

    def __len__(cls) -> int:
        return 0

    def __bool__(cls) -> bool:
        return True


def _has_default(frame: Any) -> bool:
    """Whether a frame is at `getattr(x, "name", default)`: who has a default asks after habits of its own."""
    code, place = bytes(frame.f_code.co_code), frame.f_lasti
    return code[place] in _CALLS and code[place + 1] == 3


class MockBase(metaclass=MockMeta):
    """What made-up classes have in common."""

    __doc__ = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def __init_subclass__(cls, **kwargs: Any) -> None:
        pass

    def __class_getitem__(cls, item: Any) -> Any:
        return cls

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return made_up(f"{type(self).__module__}.{type(self).__qualname__}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _called(f"{type(self).__module__}.{type(self).__qualname__}", args, sys._getframe(1))


def _made_up_class(path: str) -> type:
    module, _, name = path.rpartition(".")
    bases: tuple[type, ...] = (MockBase,)
    if name.endswith(("Error", "Exception")):
        bases = (MockBase, Exception)
    elif name.endswith("Warning"):
        bases = (MockBase, Warning)
    made = MockMeta(name, bases, {"__module__": module, "__qualname__": name, "__doc__": None})
    _classes.add(made)
    return made


class MockModule(ModuleType):
    """A module with every attribute."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__doc__ = None
        self.__path__: list[str] = []
        self.__version__ = _version(name)

    def __getattr__(self, name: str) -> Any:
        if _is_dunder(name):
            raise AttributeError(name)
        return made_up(f"{self.__name__}.{name}")

    def __repr__(self) -> str:
        return self.__name__


_build_class = builtins.__build_class__
_mixed: dict[tuple[type, ...], type] = {}


def install() -> None:
    """Lets `class` statements join made-up classes with any others, whatever the metaclasses of these."""
    builtins.__build_class__ = _build  # type: ignore[assignment]


def _build(body: Any, name: str, *bases: Any, **keywords: Any) -> Any:
    metaclass = keywords.get("metaclass")
    if metaclass is not None and (is_made_up(metaclass) or not _makes_classes(metaclass)):
        del keywords["metaclass"]
        metaclass = None
    if any(isinstance(base, (Mock, MockMeta)) for base in bases):
        classes = [base for base in types.resolve_bases(bases) if isinstance(base, type)]
        candidates = [*([metaclass] if isinstance(metaclass, type) else []), *map(type, classes)]
        if metaclass is None or isinstance(metaclass, type):
            keywords["metaclass"] = _joint(candidates)
    return _build_class(body, name, *bases, **keywords)


def _makes_classes(metaclass: Any) -> bool:
    """Whether it makes classes: one that is derived from a made-up metaclass doesn't."""
    return not isinstance(metaclass, MockMeta) or issubclass(metaclass, type)


def _joint(metaclasses: list[type]) -> type:
    """A metaclass that is all of these; what is real has its say first."""
    lowest = tuple(
        dict.fromkeys(
            one
            for one in sorted(metaclasses, key=lambda one: one is MockMeta)
            if not any(other is not one and issubclass(other, one) for other in metaclasses)
        )
    )
    if len(lowest) == 1:
        return lowest[0]
    if lowest not in _mixed:
        _mixed[lowest] = type("MockMeta", lowest, {})
    return _mixed[lowest]
