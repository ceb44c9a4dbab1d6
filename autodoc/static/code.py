"""What results of static analysis depend on besides the library's files: this code, griffe and Python."""

from __future__ import annotations

import importlib.metadata
import sys
from functools import cache
from pathlib import Path

from autodoc.digests import digest, files_digest


@cache
def code_digest() -> str:
    """Part of every key in the store, so that no result outlives the code that made it."""
    here = Path(__file__).parent
    code = files_digest((here.parent / "model.py", *here.glob("*.py")))
    return digest(code, importlib.metadata.version("griffelib"), sys.version)
