"""How source is parsed: without a word about its habits, and fast."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Neither warnings (the library's strings with `\\d` are not the reader's concern) nor collections.

    Syntax trees are many small objects that live briefly: looking through them for garbage as they
    grow takes three times as long as parsing.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if collects:
            gc.enable()
