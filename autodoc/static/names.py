"""Follows a name through imports, wildcards and aliases to where it is defined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from autodoc.static.scan import ALIAS, CLASS, DOCUMENTED, FUNCTION, Scan

_LOCAL = ":"


class Namespaces:
    """The modules of a library and what each calls what.

    `scans` are by module; `packages` are the modules whose relative imports start at themselves.
    Folders without an `__init__.py` are packages that define nothing.
    """

    def __init__(self, root: str, scans: Mapping[str, Scan], packages: set[str]) -> None:
        self._root = root
        self._scans = dict(scans)
        self._packages = set(packages)
        for module in scans:
            for above in _above(module):
                if above not in self._scans and self.inside(above):
                    self._scans[above] = Scan()
                    self._packages.add(above)
        self._wildcards: dict[str, dict[str, list[str]]] = {}
        self._meant: dict[str, frozenset[str]] = {}
        self._found: dict[tuple[str, str], str | None] = {}
        self._looking: set[tuple[str, str]] = set()
        self._followed: set[str] = set()

    @property
    def modules(self) -> list[str]:
        """Every module, packages among them."""
        return sorted(self._scans)

    def is_module(self, dotted: str) -> bool:
        """Whether a path is a module's."""
        return dotted in self._scans

    def inside(self, dotted: str) -> bool:
        """Whether an absolute path lies in the library."""
        return dotted == self._root or dotted.startswith(f"{self._root}.")

    def split(self, path: str) -> tuple[str, str]:
        """A path as its module and the rest, "" where it is a module's own; ("", path) for no module's."""
        module = path
        while module and module not in self._scans:
            module = module.rpartition(".")[0]
        return module, path[len(module) + 1 :] if module else path

    def kind(self, path: str) -> str:
        """What a module says of a name that it defines (`scan.CLASS` …); "" for anything else."""
        module, name = self.split(path)
        target = self._scans[module].names.get(name, "") if module else ""
        return target if target.startswith(_LOCAL) else ""

    def resolve(self, dotted: str) -> str | None:
        """Where the object is defined that an absolute path leads to; None when it leads nowhere.

        What stands below a class isn't looked at: members of it are taken to be there.
        """
        if not self.inside(dotted):
            return None
        if dotted == self._root:
            return dotted if dotted in self._scans else None
        if dotted in self._followed:
            return None
        self._followed.add(dotted)
        try:
            return self._follow(dotted)
        finally:
            self._followed.discard(dotted)

    def _follow(self, dotted: str) -> str | None:
        parts = dotted.split(".")
        # As `import` does: the longest path that is a module, then names in it.
        for count in range(len(parts) - 1, 0, -1):
            module = ".".join(parts[:count])
            if module not in self._scans:
                continue
            found = self.look_up(module, parts[count])
            rest = ".".join(parts[count + 1 :])
            if found is None or not rest:
                if found is not None:
                    return found
                continue
            if found in self._scans:
                if found != f"{module}.{parts[count]}":
                    return self.resolve(f"{found}.{rest}")
            elif self.kind(found) != FUNCTION:
                return f"{found}.{rest}"
        return None

    def look_up(self, module: str, name: str) -> str | None:
        """Where the object is defined that a module knows by a name: its own, imported, a submodule."""
        key = (module, name)
        if key in self._found:
            return self._found[key]
        submodule = f"{module}.{name}"
        if key in self._looking:  # `from . import name` in the package itself, or a circle
            return submodule if submodule in self._scans else None
        self._looking.add(key)
        try:
            found = self._bound(module, name)
        finally:
            self._looking.discard(key)
        if found is None and submodule in self._scans:
            found = submodule
        if found is not None or not self._looking:  # within a circle, nothing is found that may be there
            self._found[key] = found
        return found

    def _bound(self, module: str, name: str) -> str | None:
        target = self._scans[module].names.get(name)
        if target is None:
            return self._starred(module, name)
        own = f"{module}.{name}"
        if target.startswith(_LOCAL):
            return own
        if target.startswith(ALIAS):
            # An alias of a class, a function or a module is that; one of a value is a value.
            found = self._alias(module, target[len(ALIAS) :])
            known = found is not None and (found in self._scans or self.kind(found) in (CLASS, FUNCTION))
            return found if known else own
        dotted = self.absolute(module, target)
        if not self.inside(dotted):
            return None
        # What type checkers are shown may have moved: then it is found as at run time.
        return self.resolve(dotted) or self._starred(module, name)

    def _starred(self, module: str, name: str) -> str | None:
        targets = self._wildcard_names(module).get(name, ())
        return next((found for target in targets if (found := self.resolve(target)) is not None), None)

    def _alias(self, module: str, dotted: str) -> str | None:
        head, _, rest = dotted.partition(".")
        base = self.look_up(module, head)
        if base is None or not rest:
            return base
        return self.resolve(f"{base}.{rest}")

    def absolute(self, module: str, target: str) -> str:
        """A path that may be relative, as seen from a module."""
        name = target.lstrip(".")
        level = len(target) - len(name)
        if not level:
            return name
        base = module.split(".")
        up = level - 1 if module in self._packages else level
        base = base[: len(base) - up] if up else base
        return ".".join([*base, name] if name else base)

    def _wildcard_names(self, module: str) -> dict[str, list[str]]:
        """The names that a module has from wildcard imports and from modules below it.

        Each with the absolute paths that it may stand for: a wildcard also gives what another module
        merely imported, perhaps from here.
        """
        if module in self._wildcards:
            return self._wildcards[module]
        scan = self._scans[module]
        names: dict[str, list[str]] = {}
        self._wildcards[module] = names  # a circle of wildcards finds what is there so far
        for star in scan.stars:
            source = self.absolute(module, star)
            if source in self._scans:
                for name in list(self._offered(source)):
                    names.setdefault(name, []).append(f"{source}.{name}")
        for package in scan.below:
            prefix = f"{self.absolute(module, package)}."
            for source in self._scans:
                if source.startswith(prefix):
                    for name in self.exports(source) or ():
                        names.setdefault(name, []).append(f"{source}.{name}")
        return names

    def meant(self, module: str) -> frozenset[str]:
        """The names that a module has on purpose.

        Not those that a wildcard import brings along, of a module without `__all__` that has only
        imported them: for type checkers that may be said of a package which hands out less.
        """
        if module not in self._meant:
            self._meant[module] = frozenset()  # a circle of wildcards
            scan, brought = self._scans[module], self._wildcard_names(module)
            names = {*scan.names, *(name for name, targets in brought.items() if self._listed(name, targets))}
            for source in (self.absolute(module, star) for star in scan.stars):
                if source in self._scans and self.exports(source) is None:
                    names |= self.meant(source) - self._imported(source)
            self._meant[module] = frozenset(names)
        return self._meant[module]

    def _imported(self, module: str) -> set[str]:
        """The names that a module has only imported, for its own use; a package imports to hand out."""
        if module in self._packages:
            return set()
        own = self._scans[module].names
        return {name for name, target in own.items() if not target.startswith((_LOCAL, ALIAS))}

    def _listed(self, name: str, targets: list[str]) -> bool:
        """Whether a module of which a name comes has it in its `__all__`."""
        return any(name in (self.exports(target.rpartition(".")[0]) or ()) for target in targets)

    def _offered(self, module: str) -> Iterator[str]:
        """What a wildcard import of the module binds."""
        exports = self.exports(module)
        if exports is not None:
            yield from exports
            return
        for name in (*self._scans[module].names, *self._wildcard_names(module)):
            if not name.startswith("_"):
                yield name

    def exports(self, module: str) -> list[str] | None:
        """A module's `__all__`, other modules' in it followed; None without one."""
        return self._exports(module, set())

    def _exports(self, module: str, seen: set[str]) -> list[str] | None:
        listed = self._scans[module].exports
        if listed is None or module in seen:
            return None
        seen.add(module)
        names: dict[str, None] = {}
        for one in listed:
            if not one.startswith(ALIAS):
                names[one] = None
                continue
            source = self._alias(module, one[len(ALIAS) :])
            if source is not None and source in self._scans:
                names.update(dict.fromkeys(self._exports(source, seen) or ()))
        return list(names)

    def public_names(self, module: str) -> list[str]:
        """What a module offers: its `__all__`, else what it defines and, for a package, re-exports."""
        exports = self.exports(module)
        if exports is not None:
            return exports
        names = []
        own = self._scans[module].names
        for name in dict.fromkeys([*own, *self._wildcard_names(module)]):
            if name.startswith("_"):
                continue
            target = own.get(name, "")
            if target.startswith((_LOCAL, ALIAS)):
                # Loggers and caches are values in lower case.
                if target in (CLASS, FUNCTION, DOCUMENTED) or not name.islower():
                    names.append(name)
            elif module in self._packages:
                found = self.look_up(module, name)
                if found is not None and found not in self._scans:
                    names.append(name)
        return names


def _above(module: str) -> Iterator[str]:
    while "." in module:
        module = module.rpartition(".")[0]
        yield module
