"""Reads and imports a library for some of its objects, and nothing else: a process to be measured.

    python -m benchmarks.extraction LIBRARY FOLDER CACHE JOBS TARGETS

FOLDER holds the library. CACHE keeps what is found, for the next run. TARGETS is a file with names of
objects, one a line. Prints JSON: how many there were, those that the library has not got, and the
seconds in which the objects were extracted, without the interpreter's start.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from autodoc.imported import ImportSettings
from autodoc.library import Library
from autodoc.static import find_source
from builder.site.cache import PageCache


def main() -> None:
    """Extracts."""
    gc.disable()  # as a build does
    name, folder, cache, jobs = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    targets = Path(sys.argv[5]).read_text(encoding="utf-8").split()
    start = time.perf_counter()
    source = find_source(name, [folder])
    if source is None:
        raise SystemExit(f"{folder} holds no package {name}")
    imports = ImportSettings(source.name, source.root, jobs=jobs, bytecode=cache / "bytecode")
    library = Library(source, PageCache(cache), jobs=jobs, imports=imports)
    library.load(targets)
    missing = sorted({target for target in targets if library.select(target) is None})
    seconds = time.perf_counter() - start
    print(json.dumps({"targets": len(targets), "missing": missing, "seconds": round(seconds, 2)}))


if __name__ == "__main__":
    main()
