"""The same results twice: seeds, threads, algorithms."""

from __future__ import annotations

import contextlib
import importlib.util
import random
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


def preload(threads: int) -> None:
    """Imports torch, if it can be, and settles what doesn't depend on a page."""
    # What is wrong with it is told by the pages that import it.
    with contextlib.suppress(Exception):
        import torch  # noqa: F401
    if "torch" in sys.modules:
        _settle_torch(sys.modules["torch"], threads)


def settle(seed: int, threads: int) -> None:
    """Sets the seed of every generator that is there, and that of those to be imported."""
    random.seed(seed)
    rest: dict[str, Callable[[Any], None]] = {"numpy": lambda numpy: numpy.random.seed(seed)}
    rest["torch"] = lambda torch: _seed_torch(torch, seed, threads)
    for name in list(rest):
        module = sys.modules.get(name)
        if module is not None:
            rest.pop(name)(module)
    if rest:
        sys.meta_path.insert(0, _Watcher(rest))


def _settle_torch(torch: Any, threads: int) -> None:
    torch.set_num_threads(threads)
    # As use_deterministic_algorithms(True, warn_only=True), which takes a second to import the compiler.
    torch.set_deterministic_debug_mode("warn")


def _seed_torch(torch: Any, seed: int, threads: int) -> None:
    _settle_torch(torch, threads)
    torch.manual_seed(seed)


class _Watcher:
    """Finds modules as the other finders do, and settles those that it knows once they are imported."""

    def __init__(self, then: dict[str, Callable[[Any], None]]) -> None:
        self._then = then

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        then = self._then.pop(name, None)
        if then is None:
            return None
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            loader, execute = spec.loader, spec.loader.exec_module

            def execute_and_settle(module: ModuleType) -> None:
                del loader.exec_module  # type: ignore[attr-defined]
                execute(module)
                then(module)

            loader.exec_module = execute_and_settle  # type: ignore[method-assign]
        return spec
