"""How source is parsed, and trees of records are read: without warnings, and fast."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Neither warnings (the library's strings with `\\d` are not the reader's concern) nor collections.

    Syntax trees and records are many small objects at once: looking through them for garbage as they
    grow takes three times as long as making them.
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
