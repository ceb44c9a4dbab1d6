"""Records of a library's objects from its source alone: files are read when asked for, then kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from autodoc.digests import digest
from autodoc.model import Object
from autodoc.static.classes import Hierarchy
from autodoc.static.code import code_digest
from autodoc.static.extract import extract
from autodoc.static.index import Index
from autodoc.static.parsing import undisturbed
from autodoc.store import Store
from builder.work import in_parallel


class StaticLibrary:
    """What the source says of the objects that `index` names.

    `jobs` is the number of processes that read files in `load`. `extracted` counts the files
    that weren't in the store.
    """

    def __init__(self, index: Index, store: Store, jobs: int = 1) -> None:
        self._index = index
        self._store = store
        self._jobs = jobs
        self.extracted = 0
        self._files: dict[str, dict[str, Any]] = {}
        self._raw: dict[str, Object | None] = {}
        self._complete: dict[str, Object | None] = {}
        self._hierarchy = Hierarchy(self._raw_object, index.resolve, index.module_of)

    def load(self, paths: Iterable[str]) -> None:
        """Reads all files that records of these paths need, those of classes above them too."""
        waiting = {path for path in map(self._index.resolve, paths) if path is not None}
        seen: set[str] = set()
        while waiting:
            self._load_files({self._index.file_of(path) for path in waiting})
            seen |= waiting
            found = [one for one in map(self._raw_object, waiting) if one is not None]
            waiting = {base for one in found for base in self._hierarchy.base_targets(one)} - seen

    def get(self, path: str) -> Object | None:
        """The record of the object at a path, or at any name that leads to it; None when there is none.

        Classes have their ancestors, flavour and constructor; members are their own alone.
        """
        canonical = self._index.resolve(path)
        if canonical is None:
            return None
        if canonical not in self._complete:
            found = self._raw_object(canonical)
            self._complete[canonical] = self._hierarchy.complete(found) if found is not None else None
        return self._complete[canonical]

    def module(self, file: str) -> Object | None:
        """The record of the module in a file of the library, named as in `Object.file`."""
        if not self._index.content_of(file):
            return None
        return self.get(self._index.source.module_of(file))

    # Files

    def _load_files(self, files: Iterable[str]) -> None:
        missing = sorted(file for file in files if file and file not in self._files)
        if not missing:
            return
        keys = {
            file: digest("extract", file, self._index.content_of(file), code_digest()) for file in missing
        }
        with undisturbed():
            known = self._store.load(keys.values())
        for file, key in keys.items():
            if key in known:
                self._files[file] = known[key]
        new = [file for file in missing if file not in self._files]
        made = dict(zip(new, in_parallel(self._extract, new, self._jobs), strict=True))
        self._files.update(made)
        self.extracted += len(made)
        if made:
            self._store.save({keys[file]: value for file, value in made.items()})

    def _extract(self, file: str) -> dict[str, Any]:
        """A file's record as JSON, its members by name: most are never asked for."""
        data = extract(self._index.source, file).to_json()
        data["members"] = {one["path"].rpartition(".")[2]: one for one in data.get("members", ())}
        return data

    # Records

    def _raw_object(self, canonical: str) -> Object | None:
        """The record at a path, as `extract` made it."""
        module = self._index.module_of(canonical)
        rest = canonical[len(module) + 1 :]
        name, _, below = rest.partition(".")
        top = f"{module}.{name}" if name else module
        if top not in self._raw:
            self._raw[top] = self._read(module, name)
        found = self._raw[top]
        for part in below.split(".") if below else ():
            found = found.members.get(part) if found is not None else None
        return found

    def _read(self, module: str, name: str) -> Object | None:
        file = self._index.file_of(module)
        if not file:
            return None
        self._load_files([file])
        data = self._files[file]
        if not name:
            return Object.from_json({**data, "members": list(data["members"].values())})
        return Object.from_json(data["members"][name]) if name in data["members"] else None
