"""The same results twice: seeds, threads, algorithms."""

from __future__ import annotations

import contextlib
import importlib
import random
import sys
from typing import Any

from .imports import once_imported


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
    once_imported("numpy.random", lambda numpy_random: numpy_random.seed(seed))
    once_imported("torch", settle_torch)


def settle_again(seed: int) -> None:
    """Sets the seed of the one generator that Python seeds anew in a copy of a process."""
    random.seed(seed)
