"""A Python library, as pages ask for it: objects by any of their names, members chosen.

What is known of an object comes from its source (`autodoc.static`) and from an import in
another process (`autodoc.imported`). Both are kept in a store, under keys that name all
they were made from, so that only what has changed is looked at again.
"""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from autodoc.digests import digest, files_digest
from autodoc.documented import Documented
from autodoc.imported import ImportProblem, ImportSettings, Inspector, import_objects
from autodoc.merge import merge
from autodoc.model import Expression, Object
from autodoc.options import EntryOptions
from autodoc.select import Selector
from autodoc.standard import standard_has
from autodoc.static import Index, Source, StaticLibrary
from autodoc.store import Store
from toctree.nearest import Names

_DEFAULTS = EntryOptions()

_FEW = 5
"""Files that may have changed for their import to begin at once."""


@dataclass(slots=True)
class Selected:
    """What a directive asks for, as far as it exists. `missing` are members that don't.

    `problems` say why the import has nothing to add to what the source says.
    """

    documented: Documented
    missing: list[str] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spare:
    """A process that has imported the package already, for the next time that some of its modules change.

    `names` is the index's `names_digest` of that time: packages read their files for names, too.
    """

    inspector: Inspector
    names: str

    def close(self) -> None:
        """Ends the process."""
        self.inspector.close()


class Library:
    """The objects of one library. `imports` says whether to import it; `jobs` how many processes work.

    `load` must be told of everything that `select` is asked for: it is what takes the time. `spare`
    is used for what has changed since the library was last looked at, or else closed.
    """

    def __init__(
        self,
        source: Source,
        store: Store,
        *,
        jobs: int = 1,
        imports: ImportSettings | None = None,
        spare: Spare | None = None,
    ) -> None:
        self.source = source
        self._imports = imports
        self._inspector: Inspector | None = None
        self._spare = spare
        self._changed: list[str] = []
        self.index = Index(source, store, jobs, self._preload)
        self.static = StaticLibrary(self.index, store, jobs)
        self._problems: dict[str, ImportProblem] = {}
        self.store = store
        if imports is not None and imports.mock is None:
            imports = replace(imports, mock=tuple(self.index.dependencies()))
        self._imports = imports
        self._use_spare()
        if self._inspector is not None and self._inspector.settings != imports:
            self.close()
        self._environment = _environment(imports) if imports else "no import"
        self._imported: dict[str, Object] = {}
        self._merged: dict[str, Object | None] = {}
        self._selector = Selector(self.get, self.index.public)

    def _preload(self, changed: list[str], dependencies: list[str]) -> None:
        """Begins to import what has changed, beside all that has to be done before it is asked for."""
        if self._imports is None or len(changed) > _FEW:
            return
        self._changed = changed
        if self._spare is not None and self._spare.inspector.loaded().isdisjoint(changed):
            return  # it is quicker, even if it has to wait until the names are known
        settings = self._imports
        if settings.mock is None:
            settings = replace(settings, mock=tuple(dependencies))
        self._inspector = Inspector(settings, changed)

    def _use_spare(self) -> None:
        """Has the spare process import what has changed, if the package would still be the same to it."""
        spare, self._spare = self._spare, None
        if spare is None:
            return
        fits = spare.names == self.index.names_digest and spare.inspector.settings == self._imports
        if self._changed and self._inspector is None and fits:
            self._inspector = spare.inspector
            self._inspector.preload(self._changed)
        else:
            spare.close()

    def make_spare(self) -> Spare | None:
        """A process for the next `Library` of this source."""
        if self._imports is None:
            return None
        return Spare(Inspector(self._imports, [self.source.name]), self.index.names_digest)

    def close(self) -> None:
        """Ends an import that nobody has asked for."""
        if self._inspector is not None:
            self._inspector.close()
            self._inspector = None

    @property
    def state(self) -> str:
        """Changes whenever anything about the library, or what it would be imported with, does."""
        return f"{self.source.root} {self.index.fingerprint} {self._environment}"

    @property
    def packages(self) -> list[Library]:
        """The packages that names are looked up in: itself alone."""
        return [self]

    # Names

    def resolve(self, target: str) -> str | None:
        """The path at which an object is defined, from any name that it can be reached by."""
        return self.index.resolve(target)

    def public(self, path: str) -> str:
        """The shortest name under which the object defined at `path` can be reached."""
        return self.index.public(path)

    def is_module(self, path: str) -> bool:
        """Whether a module of the library stands at a path."""
        return self.index.module_of(path) == path

    def nearest(self, target: str) -> str:
        """A name that a mistaken one may have meant, or nothing."""
        return self.index.nearest(target)

    def named(self, last: str) -> list[str]:
        """The paths of the public classes and functions that have a name, whatever their modules."""
        return self.index.named(last)

    def hands_out(self, path: str) -> bool:
        """Whether a package, or the `__all__` of its module, offers an object, or that of a member.

        Of a library whose root offers nothing, all modules are.
        """
        return self.index.hands_out(path)

    def handed_out(self) -> dict[str, str]:
        """The objects that the root offers: the name of each by the path at which it is defined."""
        return self.index.handed_out([self.source.name])

    def having(self, module: str, member: str) -> list[str]:
        """The paths of the classes of a module that define a member themselves, not those that inherit it."""
        return [
            path
            for path in self.index.classes(module)
            if (found := self.static.get(path)) is not None and member in found.members
        ]

    def uses(self, package: str) -> bool:
        """Whether the library imports another package of that name."""
        return self.index.uses(package)

    def key(self, target: str) -> str:
        """Changes whenever anything that `select` says of the target may have changed."""
        path = self.resolve(target)
        if path is None:
            return self.state
        return f"{self.index.key(path)} {self._environment}"

    # Objects

    def load(self, targets: Iterable[str]) -> None:
        """Extracts and imports what the targets need, all at once; what isn't found is no error here."""
        paths = {path for path in map(self.resolve, targets) if path is not None}
        unresolved = sorted({target for target in targets if self.resolve(target) is None})
        self.static.load(sorted(paths))
        if self._imports is None:
            return
        for path in list(paths):
            found = self.static.get(path)
            paths.update(found.ancestors if found is not None else ())
        self._load_imported(sorted(path for path in paths if not self._is_stub_alone(path)), unresolved)

    def _is_stub_alone(self, path: str) -> bool:
        """Whether an object stands in a stub without a module beside it, so that there is none to import."""
        found = self.static.get(path)
        if found is None or not found.file.endswith(".pyi"):
            return False
        stem = self.source.root / found.file.removesuffix(".pyi")
        return not any(stem.with_name(stem.name + one).is_file() for one in EXTENSION_SUFFIXES)

    def _load_imported(self, paths: list[str], unresolved: list[str]) -> None:
        assert self._imports is not None
        keys = {name: self._import_key(name) for name in [*paths, *unresolved] if name not in self._imported}
        known = self.store.load(keys.values())
        for name, key in keys.items():
            if known.get(key) is not None:
                self._imported[name] = Object.from_json(known[key])
        missing = [name for name in keys if keys[name] not in known]
        targets: dict[str, list[str]] = {}
        for path in missing:
            if path not in unresolved:
                module = self.index.module_of(path)
                targets.setdefault(module, []).append(path[len(module) + 1 :])
        dotted = [name for name in missing if name in unresolved]
        if not missing:
            return
        started, self._inspector = self._inspector, None
        found = import_objects(targets, self._imports, dotted, started)
        problems = {problem.target: problem for problem in found.problems}
        made = {}
        for name in missing:
            one = found.objects.get(name)
            if one is not None:
                self._imported[name] = one
            problem = problems.get(name) or problems.get(self.index.module_of(name))
            if problem is not None:
                # Not kept: it may work next time, with a variable of the environment or a file there.
                self._problems[name] = problem
            else:
                made[keys[name]] = one.to_json() if one is not None else None
        self.store.save(made)

    def _import_key(self, name: str) -> str:
        return digest("imported", _import_code(), name, self.key(name))

    def get(self, path: str) -> Object | None:
        """What is known of the object that is defined at `path`."""
        if path not in self._merged:
            self._merged[path] = merge(self.static.get(path), self._imported.get(path), self._source_at)
        return self._merged[path]

    def _source_at(self, file: str, line: int) -> Object | None:
        """The function whose first decorator, or `def`, stands at a line."""
        module = self.static.module(file)
        best: Object | None = None
        for one in _functions(module) if module is not None else ():
            if one.line >= line and (best is None or one.line < best.line):
                best = one
        return best

    def select(self, target: str, options: EntryOptions = _DEFAULTS) -> Selected | None:
        """What a directive shows; None when the library has no such object."""
        path = self.resolve(target)
        found = self.get(path) if path is not None else self._imported.get(target)
        if found is None:
            return None
        documented, missing = self._selector.select(self.public(found.path), found, options)
        problem = self._problems.get(path or target)
        return Selected(documented, missing, [problem] if problem is not None else [])

    def nearest_member(self, shown: Documented, name: str) -> str:
        """A member of an object, its own or inherited, that a mistaken name may have meant, or nothing."""
        return Names(self.member_names(shown.object)).nearest(name)

    def member_names(self, found: Object) -> list[str]:
        """The names of all members of an object, those inherited within the library too."""
        classes = [found, *(one for one in map(self.get, found.ancestors) if one is not None)]
        return list(dict.fromkeys(member for one in classes for member in one.members))

    def may_inherit(self, found: Object, member: str) -> bool:
        """Whether a class may have a member from above that can't be read, outside of the library."""
        classes = [found, *(one for one in map(self.get, found.ancestors) if one is not None)]
        return any(self._may_give(base, member) for one in classes for base in one.bases)

    def _may_give(self, base: Expression, member: str) -> bool:
        path = next((piece[1] for piece in base if not isinstance(piece, str)), "")
        known = self.resolve(path) if path.startswith(f"{self.source.name}.") else None
        if known is not None and self.get(known) is not None:
            return False
        return standard_has(path, member) is not False

    def ancestors(self, path: str) -> list[str]:
        """The classes of the library above a class, nearest first."""
        found = self.static.get(path)
        return found.ancestors if found is not None else []

    def has_member(self, path: str, member: str) -> bool | None:
        """Whether a class has a member, its own or inherited; None where no class is known there."""
        found = self.get(path)
        if found is None or found.kind != "class":
            return None
        return member in self.member_names(found)


def _functions(found: Object) -> Iterable[Object]:
    for member in found.members.values():
        if member.kind in ("function", "property"):
            yield member
        yield from _functions(member)


def _environment(imports: ImportSettings) -> str:
    """A digest of what an import would find, and of how it is done."""
    how = (imports.mock, imports.timeout, imports.memory, imports.python, sys.version)
    found = (
        f"{one.metadata['Name']} {one.version}" for one in importlib.metadata.distributions() if one.metadata
    )
    return digest(repr(how), *sorted(found))


@cache
def _import_code() -> str:
    """A digest of the code that imports and describes."""
    return files_digest((Path(__file__).parent / "imported").rglob("*.py"))
