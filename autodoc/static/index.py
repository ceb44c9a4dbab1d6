"""Every name of a library: what it stands for, how short it can be said, what its meaning hangs on.

Made from a light scan of every file, kept in the store and brought up to date by the files that changed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from autodoc.digests import digest
from autodoc.static.code import code_digest
from autodoc.static.graph import closure_digests, import_groups
from autodoc.static.names import Namespaces
from autodoc.static.scan import CLASS, FUNCTION, Scan, scan
from autodoc.static.source import FileState, Source, decode, is_package_file
from autodoc.store import Store
from builder.work import in_parallel
from toctree.nearest import Names

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time of change is believed: one changed twice at once keeps its time."""


@dataclass(slots=True)
class SourceProblem:
    """A file that can't be read as Python: `file` as in `Object.file`, `line` from 1."""

    file: str
    line: int
    message: str


@dataclass(slots=True)
class _File:
    state: FileState
    content: str
    scan: Scan
    data: dict[str, Any]
    """The scan as it is stored."""


class Index:
    """The names of the library in `source`, as its files are now.

    `jobs` is the number of processes that read files. `on_change` is called as soon as it is known
    that some files of a known library have changed, with their modules and the `dependencies` that
    the library had. Names are dotted; canonical paths are
    `Object.path`s. An index is not brought up to date after it was made: make another.
    """

    def __init__(
        self,
        source: Source,
        store: Store,
        jobs: int = 1,
        on_change: Callable[[list[str], list[str]], None] | None = None,
    ) -> None:
        self.source = source
        self._files, kept = self._load(store, jobs, on_change)
        self._module_files = {source.module_of(file): file for file in self._files}
        packages = {module for module, file in self._module_files.items() if is_package_file(file)}
        scans = {module: self._files[file].scan for module, file in self._module_files.items()}
        self._names = Namespaces(source.name, scans, packages)
        self._public: dict[str, str] = {}
        if kept is None:
            kept = self._save(store)
        self._digests: dict[str, str] = kept["digests"]
        self.names_digest: str = kept["names"]
        """Changes whenever a name may have come to mean another object; not when only code has changed."""

    # Bringing it up to date

    def _load(
        self, store: Store, jobs: int, on_change: Callable[[list[str], list[str]], None] | None
    ) -> tuple[dict[str, _File], dict[str, Any] | None]:
        """The files as they are, and what was stored with them if nothing changed."""
        stored = store.load([self._key]).get(self._key) or {"files": {}}
        known: dict[str, Any] = stored["files"]
        states = self.source.files()
        changed = [
            file
            for file, state in states.items()
            if file not in known or known[file][:2] != [state.modified, state.size]
        ]
        if known and changed and on_change is not None:
            stored_names = (entry[3].get("names", {}) for entry in known.values())
            on_change([self.source.module_of(file) for file in changed], self._packages(stored_names))

        def read(file: str) -> tuple[str, dict[str, Any] | None]:
            return self._read(file, known[file][2] if file in known else "")

        fresh = dict(zip(changed, in_parallel(read, changed, jobs, chunk=32), strict=True))
        files = {}
        for file, state in states.items():
            content, scanned = fresh.get(file, (known[file][2] if file in known else "", None))
            data = known[file][3] if scanned is None else scanned
            files[file] = _File(state, content, Scan.from_json(data), data)
        unchanged = not changed and len(files) == len(known)
        return files, stored if unchanged else None

    @cached_property
    def _key(self) -> str:
        return digest("index", self.source.name, str(self.source.root), code_digest())

    def _read(self, file: str, known: str) -> tuple[str, dict[str, Any] | None]:
        """A digest of a file's content, and its scan unless the content is the known one."""
        try:
            data = self.source.read(file)
        except OSError as error:
            return "", Scan(problem=(1, f"can't be read: {error.strerror}")).to_json()
        content = blake2b(data, digest_size=16).hexdigest()
        if content == known:
            return content, None
        try:
            text = decode(data)
        except (SyntaxError, UnicodeDecodeError) as error:
            return content, Scan(problem=(1, f"isn't in the encoding that it declares: {error}")).to_json()
        found = scan(text)
        # Other libraries' modules are no part of the import graph.
        found.runs = [one for one in found.runs if one.startswith((".", self.source.name))]
        return content, found.to_json()

    def _save(self, store: Store) -> dict[str, Any]:
        settled = time.time_ns() - _SETTLED
        files = {
            file: [
                one.state.modified if one.state.modified < settled else 0,
                one.state.size,
                one.content,
                one.data,
            ]
            for file, one in self._files.items()
        }
        names = digest(*(f"{file} {entry[3]}" for file, entry in files.items()))
        kept = {"files": files, "digests": self._closure_digests(store, names), "names": names}
        store.save({self._key: kept})
        return kept

    def _closure_digests(self, store: Store, names: str) -> dict[str, str]:
        """The digests of all modules; who imports whom is known as long as the names are the same."""
        key = digest("imports", self._key, names)
        groups = store.load([key]).get(key)
        if groups is None:
            groups = import_groups({module: self._runs(module) for module in self._module_files})
            store.save({key: groups})
        contents = {module: self._files[file].content for module, file in self._module_files.items()}
        return closure_digests(contents, groups)

    def _runs(self, module: str) -> set[str]:
        """The modules of the library that run when a module is imported: those it names, and those above.

        A name that a lazy package hands out makes the module run in which it is defined.
        """
        found = set()
        for target in self._files[self._module_files[module]].scan.runs:
            dotted = self._names.absolute(module, target)
            if not self._names.inside(dotted):
                continue
            found.add(self._names.split(dotted)[0])
            if not self._names.is_module(dotted):
                path = self._names.resolve(dotted)
                if path is not None:
                    found.add(self._names.split(path)[0])
        for one in [module, *found]:
            parts = one.split(".")
            found.update(".".join(parts[:count]) for count in range(1, len(parts)))
        found.discard(module)
        return found

    # Names

    def resolve(self, dotted: str) -> str | None:
        """The path at which an object is defined, from any name that it can be reached by.

        The library's own name may be left out. What stands below a class isn't looked at. None
        when there is nothing of the name, or when it comes from another library.
        """
        if not all(dotted.split(".")):
            return None
        if self._names.inside(dotted):
            return self._names.resolve(dotted)
        return self._names.resolve(f"{self.source.name}.{dotted}")

    def public(self, canonical: str) -> str:
        """The shortest name of the object that is defined at a path.

        Hugging Face's rule: that of the first package above its module, from the root on, which
        knows the object under its own name. Members keep what stands behind their class.
        """
        module, rest = self._names.split(canonical)
        name, _, tail = rest.partition(".")
        if not module or not name:
            return canonical
        own = f"{module}.{name}"
        if own not in self._public:
            self._public[own] = self._shortest(module, name)
        return f"{self._public[own]}.{tail}" if tail else self._public[own]

    def _shortest(self, module: str, name: str) -> str:
        own = f"{module}.{name}"
        parts = module.split(".")
        for count in range(1, len(parts)):
            package = ".".join(parts[:count])
            if self._names.is_module(package) and self._names.look_up(package, name) == own:
                return f"{package}.{name}"
        return own

    def module_of(self, canonical: str) -> str:
        """The module in which a path is defined; "" for one outside of the library."""
        return self._names.split(canonical)[0]

    def file_of(self, canonical: str) -> str:
        """The file in which a path is defined, relative to the source's root; "" without one."""
        return self._module_files.get(self.module_of(canonical), "")

    def content_of(self, file: str) -> str:
        """A digest of a file's bytes; "" for one that is not the library's."""
        return self._files[file].content if file in self._files else ""

    def key(self, canonical: str) -> str:
        """Changes whenever anything may have that is known of the object defined at a path.

        Covers its module, every module of the library that importing it runs, and its public name.
        """
        return f"{self._digests.get(self.module_of(canonical), '')} {self.public(canonical)}"

    @cached_property
    def fingerprint(self) -> str:
        """Changes whenever any file of the library does."""
        return digest(*(f"{file} {one.content}" for file, one in self._files.items()))

    def nearest(self, name: str) -> str:
        """The public name that a mistaken one may have meant, or "" when none is close."""
        wanted = name.removeprefix(f"{self.source.name}.")
        last = wanted.rpartition(".")[2]
        names, by_last = self._near
        found = by_last.get(last.lower()) or names.nearest(wanted)
        if not found and last != wanted:
            found = by_last.get(names.nearest(last).rpartition(".")[2].lower(), "")
        return f"{self.source.name}.{found}" if found else ""

    def named(self, last: str) -> list[str]:
        """The paths of the public classes and functions of modules that have a name, sorted."""
        return self._by_name.get(last, [])

    def uses(self, package: str) -> bool:
        """Whether modules of the library import another package of that name."""
        return package in self._used

    @cached_property
    def _used(self) -> frozenset[str]:
        return frozenset(self.dependencies())

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for module, file in sorted(self._module_files.items()):
            for name, target in self._files[file].scan.names.items():
                if target in (CLASS, FUNCTION) and not name.startswith("_"):
                    found.setdefault(name, []).append(f"{module}.{name}")
        return found

    @cached_property
    def _near(self) -> tuple[Names, dict[str, str]]:
        """Public names without the library's, to compare with; and the shortest of each last part."""
        found = set()
        for module, file in self._module_files.items():
            for name, target in self._files[file].scan.names.items():
                if target in (CLASS, FUNCTION) and not name.startswith("_"):
                    found.add(self.public(f"{module}.{name}").removeprefix(f"{self.source.name}."))
        names = sorted(found, key=lambda one: (one.count("."), one))
        by_last: dict[str, str] = {}
        for name in names:
            by_last.setdefault(name.rpartition(".")[2].lower(), name)
        return Names(names), by_last

    # Modules

    def modules(self) -> list[str]:
        """Every module of the library, private ones too, sorted."""
        return self._names.modules

    def exports(self, module: str) -> list[str]:
        """The public names of a module: its `__all__`, else what it defines and a package re-exports."""
        return self._names.public_names(module) if self._names.is_module(module) else []

    def handed_out(self, modules: Iterable[str]) -> dict[str, str]:
        """The objects that modules offer, by the path where each is defined: the first name that leads there.

        What has a private name, what comes from elsewhere and modules are left out.
        """
        found: dict[str, str] = {}
        for module in modules:
            for name in self.exports(module):
                path = self.resolve(f"{module}.{name}") if not name.startswith("_") else None
                if path is not None and not self._names.is_module(path):
                    found.setdefault(path, f"{module}.{name}")
        return found

    def hands_out(self, canonical: str) -> bool:
        """Whether a package, or the `__all__` of its module, offers it; all if the root offers nothing."""
        module, rest = self._names.split(canonical)
        name = rest.partition(".")[0]
        if not module or not name or not self.exports(self.source.name):
            return bool(module)
        file = self._module_files.get(module, "")
        listed = self.exports(module) if is_package_file(file) else self._names.exports(module) or ()
        return name in listed or self.public(f"{module}.{name}") != f"{module}.{name}"

    def classes(self, module: str) -> list[str]:
        """The paths of the classes that a module defines."""
        file = self._module_files.get(module)
        names = self._files[file].scan.names if file is not None else {}
        return [f"{module}.{name}" for name, target in names.items() if target == CLASS]

    def meant(self, module: str) -> frozenset[str]:
        """The names that a module has on purpose, private ones too; not those that a wildcard brings along.

        What a module without `__all__` has only imported isn't meant for those who import all of it.
        """
        return self._names.meant(module)

    def dependencies(self) -> list[str]:
        """The other packages that the library's modules import, sorted; the standard library left out."""
        return self._packages(file.scan.names for file in self._files.values())

    def _packages(self, names: Iterable[dict[str, str]]) -> list[str]:
        """The other packages that names of modules come from."""
        found = {
            target.partition(".")[0]
            for one in names
            for target in one.values()
            if target[:1] not in (":", "=", ".")
        }
        return sorted(found - sys.stdlib_module_names - {self.source.name})

    @property
    def problems(self) -> list[SourceProblem]:
        """The files that can't be read as Python."""
        return [
            SourceProblem(file, *one.scan.problem)
            for file, one in self._files.items()
            if one.scan.problem is not None
        ]
