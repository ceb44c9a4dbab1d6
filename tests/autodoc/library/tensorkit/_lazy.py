"""Modules that import their parts when these are asked for. Nothing public."""

import ast
import importlib
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any


class MissingDependencyError(ImportError):
    """An optional dependency isn't there."""


class LazyModule(ModuleType):
    """Stands in for a package: a name's module is imported with the first use of the name."""

    def __init__(
        self,
        name: str,
        file: str,
        structure: dict[str, list[str]],
        spec: ModuleSpec | None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(name)
        self._modules = set(structure)
        self._module_of = {one: module for module, names in structure.items() for one in names}
        self.__file__ = file
        self.__path__ = [str(Path(file).parent)]
        self.__spec__ = spec
        self.__all__ = sorted({*self._modules, *self._module_of})
        for key, value in (extra or {}).items():
            setattr(self, key, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.__all__})

    def __getattr__(self, name: str) -> Any:
        if name in self._module_of:
            value = getattr(self._part(self._module_of[name]), name)
        elif name in self._modules:
            value = self._part(name)
        else:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        setattr(self, name, value)
        return value

    def _part(self, module: str) -> ModuleType:
        return importlib.import_module(f".{module}", self.__name__)


def structure_of(file: str) -> dict[str, list[str]]:
    """The names in `__all__` of each module beside a package's `__init__.py`."""
    structure = {}
    for path in sorted(Path(file).parent.glob("[!_]*.py")):
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
                structure[path.stem] = ast.literal_eval(statement.value)
    return structure
