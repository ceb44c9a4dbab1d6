"""Makes up dependencies that aren't installed, so that a library on top of them can be imported.

A made-up module has every attribute and every submodule. Its objects can be called, inherited
from, used as decorators and in annotations, compared and computed with; they say nothing but
their dotted path. Only the library itself meets them: another package that asks whether one is
there is told the truth.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.metadata
import importlib.util
import sys
from types import ModuleType
from typing import Any, Protocol

DISTRIBUTIONS = {
    "PIL": "pillow",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}
"""Packages that are installed under another name."""

VERSION = "99.0.0"
"""The version of what is made up: new enough for any check of a lowest one."""


class Mock:
    __doc__ = None  # whoever asks a made-up object what it does learns nothing

    def __init__(self, path: str) -> None:
        module, _, name = path.rpartition(".")
        self.__dict__.update(_path=path, __module__=module, __qualname__=name, __name__=name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            if name == "__version__":
                return VERSION
            raise AttributeError(name)
        found = Mock(f"{self._path}.{name}")
        self.__dict__[name] = found
        return found

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and not kwargs and (isinstance(args[0], type) or _is_function(args[0])):
            return args[0]  # it was a decorator
        return Mock(self._path)

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        base = _base(self._path)
        return () if base in bases else (base,)

    def __repr__(self) -> str:
        return str(self._path)

    def __getitem__(self, key: Any) -> Any:
        return Mock(self._path)

    def __instancecheck__(self, instance: Any) -> bool:
        return False

    def __subclasscheck__(self, subclass: Any) -> bool:
        return _bases.get(self._path) in getattr(subclass, "__mro__", ())

    def __or__(self, other: Any) -> Any:
        return Mock(f"{self!r} | {_shown(other)}")

    def __ror__(self, other: Any) -> Any:
        return Mock(f"{_shown(other)} | {self!r}")

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

    def __hash__(self) -> int:
        return hash(self._path)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Mock) and self._path == other._path

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
for _operation in ("neg", "pos", "abs", "invert"):
    setattr(Mock, f"__{_operation}__", _computed)


class _MockMeta(type(Protocol)):  # type: ignore[misc]
    """Gives classes below a made-up one what they may have inherited.

    Derived from the metaclass of protocols and abstract classes, beside which made-up bases stand.
    """

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return Mock(f"{cls.__module__}.{cls.__qualname__}.{name}")


class MockBase(metaclass=_MockMeta):
    """What a class inherits from that is derived from a made-up one."""

    __doc__ = None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        pass

    def __class_getitem__(cls, item: Any) -> Any:
        return cls


_bases: dict[str, type] = {}


def _base(path: str) -> type:
    if path not in _bases:
        module, _, name = path.rpartition(".")
        _bases[path] = _MockMeta(
            name, (MockBase,), {"__module__": module, "__qualname__": name, "__doc__": None}
        )
    return _bases[path]


def _is_function(value: Any) -> bool:
    return hasattr(value, "__code__") or isinstance(value, (staticmethod, classmethod, property))


def _shown(value: Any) -> str:
    if value is None or value is type(None):
        return "None"
    return value.__qualname__ if isinstance(value, type) else repr(value)


class MockModule(ModuleType):
    """A module with every attribute."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__doc__ = None
        self.__path__: list[str] = []
        self.__version__ = VERSION

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        found = Mock(f"{self.__name__}.{name}")
        setattr(self, name, found)
        return found

    def __repr__(self) -> str:
        return self.__name__


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes last, and finds what nobody has found: for imports that the library itself makes."""

    def __init__(self, library: str, names: frozenset[str]) -> None:
        self.library = library
        self.names = names

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        first = fullname.partition(".")[0]
        if first not in self.names:
            return None
        parent = sys.modules.get(fullname.rpartition(".")[0])
        inside = isinstance(parent, MockModule)
        if (parent is not None and not inside) or not (inside or self.asked_by_library()):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: Any) -> Any:
        return MockModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass

    def asked_by_library(self) -> bool:
        """Whether the code that is asking is the library's."""
        frame = sys._getframe(1)
        while frame is not None:
            name = frame.f_globals.get("__name__", "")
            if not name.startswith(("importlib", "_frozen_importlib")) and name != __name__:
                return bool(name == self.library or name.startswith(self.library + "."))
            frame = frame.f_back  # type: ignore[assignment]
        return False


def install(library: str, names: list[str]) -> None:
    """Makes up those of the packages `names` that aren't installed, for the library alone.

    `importlib.util.find_spec` and `importlib.metadata.version`, by which libraries ask what is
    installed, then know them as well.
    """
    absent = frozenset(name for name in names if name != library and not _is_installed(name))
    finder = Finder(library, absent)
    sys.meta_path.append(finder)
    spelled = {DISTRIBUTIONS.get(name, name).replace("_", "-").lower() for name in absent}
    version = importlib.metadata.version

    def version_of(distribution_name: str) -> str:
        try:
            return version(distribution_name)
        except importlib.metadata.PackageNotFoundError:
            if distribution_name.replace("_", "-").lower() in spelled and finder.asked_by_library():
                return VERSION
            raise

    importlib.metadata.version = version_of


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False
