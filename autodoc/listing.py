"""Which pages the reference of a library would have, and which objects would stand on each."""

from __future__ import annotations

from dataclasses import dataclass, field

from autodoc.static import Index


@dataclass(slots=True)
class ApiPage:
    """A module's page. `objects` are the names to document on it: what shorter names reach comes first."""

    module: str
    objects: list[str] = field(default_factory=list)


def list_pages(index: Index, depth: int | None = None) -> list[ApiPage]:
    """A page for every public module that has something to say, sorted by the module's name.

    An object is listed once, under its shortest public name, on the page of the public module that
    defines it, or else of the one that hands it out. Private modules and tests have no page. With a
    `depth`, what lies in deeper modules stands on the page of the module above them at that depth:
    the library itself has depth 1.
    """
    kept = depth and index.source.name.count(".") + depth
    modules = set(index.modules())
    public = [module for module in index.modules() if _is_public(module)]
    pages: dict[str, ApiPage] = {}
    seen = set()
    # From the root on, so that what several modules hand out gets the shortest of its names.
    for module in sorted(public, key=lambda one: (one.count("."), one)):
        for name in index.exports(module):
            exported = f"{module}.{name}"
            path = index.resolve(exported)
            if len(name) == 1 or path in modules or (path or exported) in seen:
                continue  # one letter is a type variable; a module has its own page
            seen.add(path or exported)
            home = index.module_of(path) if path is not None else module
            page = ".".join((home if _is_public(home) else module).split(".")[:kept])
            target = index.public(path) if path is not None else exported
            listed = target if _is_public(target) else exported
            pages.setdefault(page, ApiPage(page)).objects.append(listed)
    return [pages[module] for module in sorted(pages)]


def _is_public(dotted: str) -> bool:
    """Whether nothing in a name says that it is private, or one of the library's tests."""
    return not any(
        part.startswith(("_", "test_")) or part in ("tests", "conftest") for part in dotted.split(".")
    )
