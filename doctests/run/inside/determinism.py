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


def preload() -> None:
    """Imports torch, if it can be, and numpy's generators, which numpy imports when they are first used."""
    # What is wrong with them is told by the pages that import them.
    with contextlib.suppress(Exception):
        import torch  # noqa: F401
    with contextlib.suppress(Exception):
        if "numpy" in sys.modules:
            importlib.import_module("numpy.random")


def settle(seed: int, threads: int) -> None:
    """Sets the seeds of the generators that are there, and those of the others when they are imported."""

    def settle_torch(torch: Any) -> None:
        torch.set_num_threads(threads)
        # As use_deterministic_algorithms(True, warn_only=True), which takes a second to import a compiler.
        torch.set_deterministic_debug_mode("warn")
        torch.manual_seed(seed)

    settle_again(seed)
    rest: dict[str, Callable[[Any], None]] = {
        "numpy.random": lambda numpy_random: numpy_random.seed(seed),
        "torch": settle_torch,
    }
    for name in [*rest]:
        if name in sys.modules:
            rest.pop(name)(sys.modules[name])
    if rest:
        sys.meta_path.insert(0, _Watcher(rest))


def settle_again(seed: int) -> None:
    """Sets the seed of the one generator that Python seeds anew in a copy of a process."""
    random.seed(seed)


class _Watcher:
    """Finds modules as the other finders do, and settles those that it knows once they are imported."""

    def __init__(self, then: dict[str, Callable[[Any], None]]) -> None:
        self._then = then

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's spec, if it is one to settle."""
        then = self._then.pop(name, None)
        spec = importlib.util.find_spec(name) if then is not None else None
        if then is None or spec is None or spec.loader is None:
            return spec
        loader, execute = spec.loader, spec.loader.exec_module

        def execute_and_settle(module: ModuleType) -> None:
            del loader.exec_module
            execute(module)
            then(module)

        loader.exec_module = execute_and_settle  # type: ignore[method-assign]
        return spec
