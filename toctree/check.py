"""Whether a toctree and the folder that it describes agree."""

from __future__ import annotations

import posixpath
from collections.abc import Set

from toctree.docconfig import DocConfig
from toctree.files import PAGE_SUFFIXES
from toctree.findings import Finding, did_you_mean
from toctree.languages import is_language_code
from toctree.model import Entry, Toctree

UNLISTED = "README"
"""The page that needs no entry: GitHub shows it, readers of the site don't miss it."""

UNREAD = frozenset({"bad-encoding", "bad-yaml", "unreadable"})
"""Faults that hide what a toctree lists: no page can be called missing from it."""


def check(
    toctree: Toctree,
    files: Set[str],
    config: DocConfig,
    *,
    own: Set[str] | None = None,
    translation: bool = False,
) -> list[Finding]:
    """Entries without a page, pages without an entry, pages listed twice, groups that say nothing.

    `files` are the pages that an entry may name: for a translation the English ones too,
    since those stand in for what it lacks. `own` are the pages that need an entry; without
    it, all of `files`. Of a `translation`, whose missing pages English lacks too, an entry without a
    page is to be deleted. Where there is no toctree, that alone is reported.
    """
    if not toctree.exists:
        hint = "list the pages in it: `- local: index` and `title: …` below it"
        return [Finding(toctree.path, 1, "missing-toctree", "there is no such file", hint)]
    findings: list[Finding] = []
    first_line: dict[str, int] = {}
    meant: set[str] = set()
    unlisted = set(files).difference(page.local or "" for page in toctree.pages())
    no_page = (
        "delete the entry: English has no such page" if translation else "add the file or delete the entry"
    )

    def add(line: int, rule: str, message: str, hint: str) -> None:
        findings.append(Finding(toctree.path, line, rule, message, hint))

    for entry in toctree.walk():
        if _says_nothing(entry):
            hint = "give it both, or delete it"
            add(entry.line, "empty-group", "a group with neither title nor sections", hint)
        for page in entry.own_pages():
            local = page.local or ""
            if local in first_line:
                hint = f"keep one; the first stands in line {first_line[local]}"
                add(entry.line, "double-entry", f"page `{local}` is listed twice", hint)
                continue
            first_line[local] = entry.line
            if local not in files:
                right = right_form(local, files)
                meant.add(right)
                hint = f"write `{right}`" if right in unlisted else did_you_mean(local, unlisted)
                add(entry.line, "missing-page", f"there is no page `{local}`", hint or no_page)
            if page.newlocal and page.newlocal != local and page.newlocal in files:
                message = f"`newlocal: {page.newlocal}` is the path of another page"
                add(entry.line, "newlocal-taken", message, "publish the page under a path of its own")
    if not config.disable_toc_check and not any(one.rule in UNREAD for one in toctree.findings):
        for local in sorted(set(files if own is None else own) - set(first_line) - meant):
            if posixpath.basename(local) != UNLISTED:
                hint = "list it, or set `disable_toc_check = True` in _config.py"
                add(1, "unlisted-page", f"page `{local}` has no entry", hint)
    return findings


def _says_nothing(entry: Entry) -> bool:
    return not (entry.title or entry.sections or entry.in_translation or entry.own_pages())


def right_form(local: str, files: Set[str]) -> str:
    """The page that a `local` names in a wrong form (`/bert`, `bert.md`, `en/bert`), or nothing."""
    clean = posixpath.normpath(local.replace("\\", "/")).lstrip("/")
    stem, suffix = posixpath.splitext(clean)
    clean = stem if suffix in PAGE_SUFFIXES else clean
    first, _, rest = clean.partition("/")
    candidates = (clean, rest) if is_language_code(first) else (clean,)
    return next((one for one in candidates if one in files), "")
