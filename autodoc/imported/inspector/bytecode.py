"""Keeps the library's compiled modules in a folder of ours: its own folders stay as they were found."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from importlib.machinery import FileFinder, SourceFileLoader
from types import CodeType
from typing import Any


def keep(root: str, folder: str) -> None:
    """Has modules below `root` compiled into `folder`, by what they say."""
    os.makedirs(folder, exist_ok=True)

    class Loader(SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType:
            path = self.get_filename(fullname)
            source = self.get_data(path)
            key = hashlib.blake2b(f"{sys.version} {path} ".encode() + source, digest_size=16).hexdigest()
            kept = os.path.join(folder, key)
            try:
                with open(kept, "rb") as file:
                    code: CodeType = marshal.load(file)
                    return code
            except (OSError, EOFError, ValueError, TypeError):
                pass
            made: CodeType = self.source_to_code(source, path)
            beside = f"{kept}.{os.getpid()}"
            try:
                with open(beside, "wb") as file:
                    marshal.dump(made, file)
                os.replace(beside, kept)
            except OSError:
                pass  # a full disk costs time, and nothing else
            return made

    sources = FileFinder.path_hook((Loader, [".py"]))

    def hook(path: str) -> Any:
        # Packages with compiled extensions keep the usual finder, which knows them.
        if not os.path.abspath(path).startswith(root) or _has_extensions(path):
            raise ImportError
        return sources(path)

    sys.path_hooks.insert(0, hook)
    sys.path_importer_cache.clear()


def _has_extensions(path: str) -> bool:
    try:
        return any(name.endswith((".so", ".pyd")) for name in os.listdir(path))
    except OSError:
        return True
