"""What results of static analysis depend on besides the library's files: this code, griffe and Python."""

from __future__ import annotations

import hashlib
import importlib.metadata
import sys
from functools import cache
from pathlib import Path


@cache
def code_digest() -> str:
    """Part of every key in the store, so that no result outlives the code that made it."""
    here = Path(__file__).parent
    state = hashlib.blake2b(digest_size=16)
    for path in (here.parent / "model.py", *sorted(here.glob("*.py"))):
        state.update(path.read_bytes())
    state.update(f"{importlib.metadata.version('griffelib')} {sys.version}".encode())
    return state.hexdigest()


def digest(*parts: str) -> str:
    """A short digest of some texts."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode(errors="surrogateescape") + b"\0")
    return state.hexdigest()
