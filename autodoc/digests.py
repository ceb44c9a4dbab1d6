"""Digests of texts and of code: parts of the keys under which results are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(*parts: str) -> str:
    """A short digest of some texts."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode(errors="surrogateescape") + b"\0")
    return state.hexdigest()


def files_digest(paths: Iterable[Path]) -> str:
    """A short digest of what files hold, whatever order they are given in."""
    state = hashlib.blake2b(digest_size=16)
    for path in sorted(paths):
        state.update(path.read_bytes())
    return state.hexdigest()
