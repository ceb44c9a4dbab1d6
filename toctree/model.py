"""What a site contains, as its `_toctree.yml` says: groups and pages, nested to any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toctree.findings import Finding

FRAMEWORKS = {"pt": "PyTorch", "tf": "TensorFlow", "jax": "JAX", "flax": "JAX"}
"""The keys of `local_fw`, and what readers call them."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A node of the tree: a page (`local`), a group (`sections`), or both at once.

    `title` is as written, backticks included; empty where there is none. `local` is the
    page's path in the language's folder, without extension. `newlocal` is the path that
    the page is published under. `local_fw` names a page for each framework.
    `in_translation` marks a page that nobody has translated yet; it has no `local`.
    `line` is the entry's first line, from 1.
    """

    title: str = ""
    local: str | None = None
    sections: list[Entry] = field(default_factory=list)
    is_expanded: bool = False
    new: bool = False
    quiz: str = ""
    subtitle: str = ""
    newlocal: str | None = None
    local_fw: dict[str, str] = field(default_factory=dict)
    in_translation: bool = False
    line: int = 1

    def own_pages(self) -> list[Entry]:
        """The pages that this entry itself stands for, its sections' not among them.

        One for `local`; for `local_fw` one for each page, the framework in its title where
        there are several.
        """
        if self.local:
            return [self]
        frameworks: dict[str, list[str]] = {}
        for framework, local in self.local_fw.items():
            frameworks.setdefault(local, []).append(FRAMEWORKS.get(framework, framework))
        return [
            replace(
                self,
                local=local,
                title=f"{self.title} ({', '.join(names)})" if len(frameworks) > 1 else self.title,
                sections=[],
                local_fw={},
            )
            for local, names in frameworks.items()
        ]


@dataclass(slots=True)
class Toctree:
    """The tree of one language, the file it stands in (`path`, as messages show it), and what was
    wrong with it. `exists` is false when there is no such file."""

    entries: list[Entry]
    path: str
    findings: list[Finding] = field(default_factory=list)
    exists: bool = True

    def walk(self) -> Iterator[Entry]:
        """Every entry, groups before what they hold."""
        yield from walk(self.entries)

    def pages(self) -> list[Entry]:
        """The pages in reading order, each with a `local`; a page listed twice stands where it is first."""
        found: dict[str, Entry] = {}
        for entry in self.walk():
            for page in entry.own_pages():
                if page.local:
                    found.setdefault(page.local, page)
        return list(found.values())


def walk(entries: list[Entry]) -> Iterator[Entry]:
    """Entries and all that they hold, in reading order."""
    for entry in entries:
        yield entry
        yield from walk(entry.sections)
