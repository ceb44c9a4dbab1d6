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
_items: Sequence[Any] = ()


def _run(start: int, stop: int) -> list[Any]:
    assert _call is not None
    return [_call(item) for item in _items[start:stop]]


def in_parallel(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int, *, chunk: int = 8
) -> Iterator[Result]:
    """`function` of every item, in `jobs` processes.

    Workers are forked, so that they hold what the parent has read without a copy, and
    `function` and the items may be anything; only results travel. Where the platform can't fork
    safely (macOS, Windows) or the work is small, it is done in this process.
    """
    global _call, _items
    if jobs <= 1 or len(items) <= chunk or not sys.platform.startswith("linux"):
        yield from map(function, items)
        return
    starts = range(0, len(items), chunk)
    _call, _items = function, items
    collecting = gc.isenabled()
    if collecting:
        gc.collect()
        gc.freeze()  # keeps the collector from touching, and so copying, the pages shared with the parent
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(max_workers=min(jobs, len(starts)), mp_context=context) as pool:
            for results in pool.map(_run, starts, (start + chunk for start in starts)):
                yield from results
    finally:
        _call, _items = None, ()
        if collecting:
            gc.unfreeze()
