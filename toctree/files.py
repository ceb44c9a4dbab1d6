"""The files of one language's folder: its pages, and what the pages show and link to."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterator
from pathlib import Path

from toctree.findings import Finding, shown, unreadable
from toctree.read import PLACEHOLDER

PAGE_SUFFIXES = (".md", ".mdx")


def pages_in(folder: Path, *, within: Path | None = None) -> tuple[dict[str, Path], list[Finding]]:
    """The pages of a language by their `local`, sorted, and what was wrong with them.

    Files and folders whose name starts with `.` or `_` hold no pages, and the
    `in_translation` page that stands for untranslated ones is none. Of `x.md` and `x.mdx`
    the first counts. A symbolic link counts as the file that it leads to, unless that is
    gone or, with `within`, outside that folder: a page must not publish the builder's files.
    """
    findings: list[Finding] = []
    pages: dict[str, Path] = {}
    for path, name in _files(folder, findings, skip_underscore=True):
        local, suffix = posixpath.splitext(name)
        if suffix not in PAGE_SUFFIXES or local == PLACEHOLDER:
            continue
        fault = _link_fault(path, within)
        if fault is not None:
            findings.append(fault)
        elif local in pages:
            findings.append(
                Finding(
                    shown(path),
                    1,
                    "double-page",
                    f"the same page as {pages[local].name}, which stands beside it",
                    "delete one of the two",
                )
            )
        else:
            pages[local] = path
    return dict(sorted(pages.items())), findings


def assets_in(folder: Path, *, within: Path | None = None, skip: Collection[Path] = ()) -> dict[str, Path]:
    """Every other file of a language by its path in the folder, sorted: pictures, data, downloads.

    Hidden files, `_config.py` and its like (`_` first) and links that lead nowhere, or out of
    `within`, are left out; so are the folders in `skip`, with all that they hold.
    """
    found = {
        name: path
        for path, name in _files(folder, [], skip_underscore=False, skip=skip)
        if not name.endswith(PAGE_SUFFIXES)
        and not path.name.startswith("_")
        and _link_fault(path, within) is None
    }
    return dict(sorted(found.items()))


def _files(
    folder: Path, findings: list[Finding], *, skip_underscore: bool, skip: Collection[Path] = ()
) -> Iterator[tuple[Path, str]]:
    """Files below a folder, each with its path in it; hidden ones never."""

    def report(error: OSError) -> None:
        findings.append(unreadable(Path(error.filename or folder), error))

    for parent, folders, files in os.walk(folder, onerror=report):
        hidden = (".", "_") if skip_underscore else (".", "__pycache__")
        folders[:] = sorted(
            name for name in folders if not name.startswith(hidden) and Path(parent, name) not in skip
        )
        for name in sorted(files):
            if not name.startswith("." if not skip_underscore else (".", "_")):
                path = Path(parent) / name
                yield path, path.relative_to(folder).as_posix()


def _link_fault(path: Path, within: Path | None) -> Finding | None:
    """What is wrong with a file that is a symbolic link; nothing for any other."""
    try:
        if not path.is_symlink():
            return None
    except OSError as error:
        return unreadable(path, error)
    if not path.is_file():
        message = f"links to {path.readlink()}, which isn't there"
        return Finding(shown(path), 1, "dead-symlink", message, "mend the link or delete it")
    if within is not None and not path.resolve().is_relative_to(within.resolve()):
        message = f"links to {path.readlink()}, outside the documentation's repository"
        return Finding(shown(path), 1, "outside-repository", message, "copy the file into the repository")
    return None
