"""The files that a document depends on."""

from __future__ import annotations

import os
import sys


def imported_files(folders: list[str]) -> list[str]:
    """The files of imported modules that lie in one of these folders."""
    prefixes = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
    if not prefixes:
        return []
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    real = {os.path.realpath(one) for one in files if isinstance(one, str)}
    return sorted(one for one in real if one.startswith(prefixes))
