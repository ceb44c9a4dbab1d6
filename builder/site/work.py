"""Runs one function over many items in worker processes, results in the items' order."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_call: Callable[[Any], Any] | None = None


def _run(chunk: list[Any]) -> list[Any]:
    assert _call is not None
    return [_call(item) for item in chunk]


def in_parallel(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int, *, chunk: int = 8
) -> Iterator[Result]:
    """`function` of every item, in `jobs` processes.

    Workers are forked, so that they hold what the parent has read without a copy and
    `function` may be a closure; only results travel. Where the platform can't fork
    safely (macOS, Windows) or the work is small, it is done in this process.
    """
    global _call
    if jobs <= 1 or len(items) <= chunk or not sys.platform.startswith("linux"):
        yield from map(function, items)
        return
    chunks = [list(items[i : i + chunk]) for i in range(0, len(items), chunk)]
    _call = function
    gc.collect()
    gc.freeze()  # keeps the collector from touching, and so copying, the pages shared with the parent
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(max_workers=min(jobs, len(chunks)), mp_context=context) as pool:
            for results in pool.map(_run, chunks):
                yield from results
    finally:
        _call = None
        gc.unfreeze()
