"""A package whose import never ends: it waits for a lock that it holds itself."""

import threading


def waits() -> None:
    """Never called by whoever only reads it."""


_lock = threading.Lock()
_lock.acquire()
_lock.acquire()
