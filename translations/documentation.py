"""A documentation's pages in all of its languages: those on disk, or as they were in a commit."""

from __future__ import annotations

import codecs
import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from builder.files import write
from builder.git import Objects, git_text
from builder.markdown import Page, parse
from toctree import Finding, pages_in
from toctree.files import PAGE_SUFFIXES
from toctree.findings import read_text, shown
from toctree.read import PLACEHOLDER


@dataclass(slots=True)
class File:
    """A page's file: its name in the toctree, where it lies, and its text, line breaks and all.

    A byte order mark isn't in the text; `save` keeps it. `tree` is the page, once it has been parsed.
    """

    language: str
    local: str
    path: Path
    text: str
    tree: Page | None = field(default=None, repr=False)

    @property
    def page(self) -> Page:
        """The page's tree, parsed when it is first asked for."""
        if self.tree is None:
            self.tree = parse(self.text, shown(self.path), late=True)
        return self.tree


@dataclass
class Documentation:
    """Folders of languages, by code; `english` is the code of the one that the others are translated from.

    `revision` is a commit whose files are meant, and not those on disk. `findings` are files that
    can't be read.
    """

    folders: Mapping[str, Path]
    english: str = "en"
    revision: str | None = None
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def files(self) -> dict[str, dict[str, File]]:
        """Every language's pages, by language and name."""
        read = self._on_disk if self.revision is None else self._in_commit
        return {code: read(code, folder) for code, folder in self.folders.items()}

    @property
    def root(self) -> Path:
        """The folder that holds those of the languages."""
        return Path(os.path.commonpath([path.absolute() for path in self.folders.values()]))

    @property
    def languages(self) -> list[str]:
        """The languages that are translated into."""
        return sorted(code for code in self.folders if code != self.english)

    def translations(self) -> list[File]:
        """The pages that are translations, by language and name; those without an English page too."""
        return [file for code in self.languages for file in self.files[code].values()]

    def english_of(self, file: File) -> File | None:
        """The English page of the same name."""
        return self.files.get(self.english, {}).get(file.local)

    def _on_disk(self, code: str, folder: Path) -> dict[str, File]:
        paths, findings = pages_in(folder)
        self.findings += findings
        files = {}
        for local, path in paths.items():
            text, wrong = read_text(path)
            self.findings += wrong
            if text is not None:
                files[local] = File(code, local, path, text)
        return files

    def _in_commit(self, code: str, folder: Path) -> dict[str, File]:
        listed = git_text(folder, "ls-tree", "-r", "-z", "--name-only", f"{self.revision}", ".") or ""
        names = [name for name in listed.split("\0") if name.endswith(PAGE_SUFFIXES)]
        objects = Objects(folder)
        files = {}
        for name in names:
            data = objects.read(f"{self.revision}:./{name}")
            local = posixpath.splitext(name)[0]
            hidden = any(part.startswith((".", "_")) for part in name.split("/"))
            if data is not None and not hidden and local != PLACEHOLDER:
                files[local] = File(code, local, folder / name, data.decode("utf-8-sig", errors="replace"))
        objects.close()
        return files


def save(path: Path, text: str) -> None:
    """Writes a page whole or not at all, with the byte order mark that the file had. Raises OSError."""
    marked = path.is_file() and path.read_bytes().startswith(codecs.BOM_UTF8)
    write(path, (codecs.BOM_UTF8 if marked else b"") + text.encode())
