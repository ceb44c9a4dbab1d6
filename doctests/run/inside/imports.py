"""Does something with a module as soon as it has been imported, whoever imports it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


def once_imported(name: str, then: Callable[[Any], None]) -> None:
    """Calls `then` with the module: now, where it has been imported, or when it is."""
    if name in sys.modules:
        then(sys.modules[name])
    else:
        sys.meta_path.insert(0, _Watcher(name, then))


class _Watcher:
    """Finds one module, once, as the other finders do."""

    def __init__(self, name: str, then: Callable[[Any], None]) -> None:
        self._name = name
        self._then = then

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's spec, whose loader goes on to what is to be done then."""
        if name != self._name or self not in sys.meta_path:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            return spec
        loader, execute = spec.loader, spec.loader.exec_module

        def execute_and_go_on(module: ModuleType) -> None:
            del loader.exec_module
            execute(module)
            self._then(module)

        loader.exec_module = execute_and_go_on  # type: ignore[method-assign]
        return spec
