"""Pages that `doc-builder translate` begins, claims, and exchanges with translators' tools."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from polib import POFile

from builder.files import write
from builder.site.settings import UsageError
from builder.translate_checks import looks_of
from builder.translate_project import Project
from toctree import Finding, is_language_code, read_toctree
from toctree.edit import with_page
from toctree.findings import read_text, shown
from toctree.layout import UneditableError
from translations import claims, upkeep
from translations.checks import RULES
from translations.documentation import File, save
from translations.exchange.po import PAGE, export, merged, read_po
from translations.exchange.po_import import import_
from translations.model import PageStatus
from translations.scaffold import new_page

TOCTREE = "_toctree.yml"


def begin(project: Project, page: str, language: str) -> list[Path]:
    """Writes a page that is to be translated, and its entry in the toctree; gives the files written.

    A language that isn't there yet begins with it. Raises UsageError, and nothing is written then.
    """
    local, code = project.local(page), _code(project, language)
    there = project.documentation.files.get(code, {}).get(local)
    if there is not None:
        raise UsageError(f"{shown(there.path)} is there already: see what it needs with translate diff")
    file = _begun(project, local, code)
    listed = _listed(project, code, local)
    write(file.path, file.text.encode())
    if listed is None:
        return [file.path]
    save(*listed)
    return [file.path, listed[0]]


def _begun(project: Project, local: str, language: str) -> File:
    """The translation of a page as it begins, not written yet. Raises UsageError."""
    documentation = project.documentation
    english = documentation.files[documentation.english].get(local)
    if english is None:
        raise UsageError(f"{local} isn't there in {documentation.english}, so there is nothing to translate")
    folder = documentation.folders.get(language, project.documentation.root / language)
    path = folder / english.path.relative_to(documentation.folders[documentation.english])
    return File(language, local, path, new_page(english))


def _listed(project: Project, language: str, local: str) -> tuple[Path, str] | None:
    """A language's toctree, and its text with an entry for a page; None where it needs no change.

    Raises UsageError for a toctree that can't be edited.
    """
    folders = project.documentation.folders
    order = read_toctree(folders[project.documentation.english] / TOCTREE)
    path = folders.get(language, project.documentation.root / language) / TOCTREE
    before, wrong = read_text(path)
    if wrong:
        raise UsageError(str(wrong[0]))
    title = next((entry.title for entry in order.pages() if entry.local == local), "")
    try:
        after = with_page(before or "", path, order, local, title)
    except UneditableError as error:
        raise UsageError(str(error)) from None
    return None if after == (before or "") else (path, after)


def record_pages(project: Project, files: Sequence[File]) -> tuple[int, int]:
    """Writes into pages what history says of their sections; gives how many pages and sections.

    Raises OSError, and UsageError for a page that isn't to be written.
    """
    done = project.states.each(upkeep.record, files, dated=False)
    changed = [(file, one) for file, one in zip(files, done, strict=True) if one.sections]
    for file, one in changed:
        project.write(file, one.text)
    return len(changed), sum(one.sections for _, one in changed)


def claim_page(project: Project, page: str, language: str, who: str, today: date, note: str) -> Path:
    """Claims a page for somebody; gives the claim's file. Raises UsageError where it isn't free."""
    try:
        return claims.claim(project.base, _code(project, language), project.local(page), who, today, note)
    except claims.ClaimError as error:
        raise UsageError(str(error)) from None


def release_page(project: Project, page: str, language: str, who: str, today: date) -> Path:
    """Gives a claimed page back. Raises UsageError where it isn't theirs."""
    try:
        return claims.release(project.base, _code(project, language), project.local(page), who, today)
    except claims.ClaimError as error:
        raise UsageError(str(error)) from None


def _code(project: Project, language: str) -> str:
    """A language to translate into, which needn't have pages yet."""
    if language == project.documentation.english or not is_language_code(language):
        raise UsageError(
            f"{language} isn't the code of a language to translate into: write it like ko or pt-br"
        )
    for code in project.documentation.languages:
        if code != language and _plain(code) == _plain(language):
            raise UsageError(f"there is {code} already: write it so, and not {language}")
    return language


def _plain(code: str) -> str:
    return code.lower().replace("_", "-")


def export_pages(
    project: Project, pages: Sequence[str], languages: Sequence[str], folder: Path, *, everything: bool
) -> list[tuple[Path, int]]:
    """Writes the PO files of pages in languages, of all without any named, where there is something to do.

    A page that a language lacks is exported whole. Gives the files, and how many texts each has.
    """
    documentation = project.documentation
    english = documentation.files[documentation.english]
    locals_ = [project.local(page) for page in pages] or list(english)
    for local in locals_:
        if local not in english:
            raise UsageError(
                f"{local} isn't there in {documentation.english}, so there is nothing to translate"
            )
    written = []
    for language in languages:
        there = documentation.files[language]
        statuses = project.states.pages([there[local] for local in locals_ if local in there])
        statuses += [
            project.states.page(_begun(project, local, language))
            for local in locals_
            if local in english and local not in there
        ]
        for status in statuses:
            po = export(status, everything=everything)
            texts = len(po)
            if texts:
                path = folder / language / f"{status.file.local}.po"
                write(path, f"{_kept(po, path)}\n".encode())
                written.append((path, texts))
    return written


def _kept(po: POFile, path: Path) -> POFile:
    """An export with what a translator has done in the file that it replaces. Raises UsageError."""
    if not path.exists():
        return po
    before, wrong = read_po(path)
    if before is None:
        raise UsageError(f"{wrong[0]}; or delete it, and export again")
    return merged(po, before)


def import_files(project: Project, files: Sequence[Path]) -> tuple[list[tuple[Path, int]], list[Finding]]:
    """Puts PO files into the pages that they name; gives the pages written, and how many of their sections.

    Findings are what is wrong with a file and what was refused; such pages stay as they are.
    """
    looks = looks_of(project, frozenset(RULES) - project.ignored)
    written: list[tuple[Path, int]] = []
    findings: list[Finding] = []
    for path in files:
        po, wrong = read_po(path)
        findings += wrong
        status = _meant(project, po, path) if po is not None else None
        if isinstance(status, Finding):
            findings.append(status)
        elif status is not None and po is not None:
            done = import_(po, path, status, looks(status.file))
            findings += done.findings
            if done.sections:
                listed = _listed(project, status.file.language, status.file.local)
                project.write(status.file, done.text)
                if listed is not None:
                    save(*listed)
                written.append((status.file.path, len(done.sections)))
    return written, findings


def _meant(project: Project, po: POFile, path: Path) -> PageStatus | Finding:
    """The state of the page that a PO file is for, which may not be there yet; or what is wrong."""
    language, local = po.metadata.get("Language", ""), po.metadata.get(PAGE, "")
    try:
        code = _code(project, language)
        name = project.local(local)
        file = project.documentation.files.get(code, {}).get(name)
        return project.states.page(file or _begun(project, name, code))
    except UsageError as error:
        return Finding(shown(path), 1, "unknown-page", str(error), "export the page again")
