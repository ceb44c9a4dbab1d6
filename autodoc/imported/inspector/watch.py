"""Tells of every module of the library that is run, so that one that never ends can be named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from types import ModuleType
from typing import Any


class Watch(MetaPathFinder):
    """Comes first. `say` is told `enter` and `leave` with a module's name.

    `refused` are modules that must not be run again, with the reason: importing one raises
    ImportError. A package that has failed when it was imported for its own sake fails again in
    the same way without being run.
    """

    def __init__(self, library: str, say: Callable[..., None]) -> None:
        self.library = library
        self.refused: dict[str, str] = {}
        self.say = say
        self._running: list[str] = []
        self._failed: dict[str, BaseException] = {}

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if fullname.partition(".")[0] != self.library:
            return None
        if fullname in self.refused:
            raise ImportError(self.refused[fullname], name=fullname)
        if fullname in self._failed:
            raise self._failed[fullname]
        rest = sys.meta_path[sys.meta_path.index(self) + 1 :]
        for finder in rest:
            found = finder.find_spec(fullname, path, target) if hasattr(finder, "find_spec") else None
            if found is not None:
                self._follow(fullname, found.loader)
                return found
        return None

    def _follow(self, name: str, loader: Any) -> None:
        run = getattr(loader, "exec_module", None)
        if run is None or not hasattr(loader, "__dict__"):
            return

        def followed(module: ModuleType) -> None:
            self.say(enter=name)
            self._running.append(name)
            try:
                run(module)
            except BaseException as error:
                if len(self._running) == 1:
                    self._failed[name] = error
                raise
            finally:
                self._running.pop()
                self.say(leave=name)

        loader.exec_module = followed
