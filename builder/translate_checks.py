"""Checks of translations as commands run them: on chosen pages, mended, or for a pull request."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from builder.ignores import MARK, Ignores, in_page
from builder.site.settings import UsageError
from builder.translate_project import Project
from toctree import Finding
from toctree.findings import read_text, shown
from translations.changed_lines import changed_lines, merge_base
from translations.checks import Fault, Known, check, check_page, check_toctree, fixed, mended
from translations.checks.toctrees import toctree_path
from translations.documentation import Documentation, File, save
from translations.model import PageStatus
from translations.pull_request import PullRequest, changed_pages, compare

_ROUNDS = 10
"""How often a toctree is looked at again after it was mended."""


def check_translations(
    project: Project, files: Sequence[File], rules: Collection[str], toctrees: Sequence[str] = ()
) -> list[Finding]:
    """What is wrong with pages, with the toctrees of those languages, and with glossaries, by place.

    What comments in these files switch off is left out.
    """
    documentation = project.documentation
    found = check(project.states, files, toctrees, glossaries=project.glossaries, rules=rules)
    glossaries = [finding for glossary in project.glossaries.values() for finding in glossary.findings]
    faults = (_finding(path, fault) for path, fault in found)
    ignores = Ignores({shown(file.path): in_page(file.page) for file in files if MARK in file.text})
    return ignores.kept(sorted({*documentation.findings, *glossaries, *faults}))


def fix_translations(
    project: Project, files: Sequence[File], rules: Collection[str], toctrees: Iterable[str] = ()
) -> list[Path]:
    """Mends what can be mended safely, and gives the files that have changed. Raises OSError."""
    changed = []
    looks = looks_of(project, rules)
    texts = project.states.each(
        lambda status: mended(status.file.text, looks(status.file)), files, dated=False
    )
    for file, text in zip(files, texts, strict=True):
        if text != file.text:
            project.write(file, text)
            changed.append(file.path)
    for language in toctrees:
        path = toctree_path(project.documentation, language)
        before, _ = read_text(path)
        for _ in range(_ROUNDS):
            toctree = read_text(path)[0]
            faults = _told(
                Ignores({}), path, check_toctree(project.documentation, language, rules=rules, mend=True)
            )
            if toctree is None or (after := fixed(toctree, faults)) == toctree:
                break
            save(path, after)
        if read_text(path)[0] != before:
            changed.append(path)
    return changed


def looks_of(project: Project, rules: Collection[str]) -> Callable[[File], Callable[[str], list[Fault]]]:
    """For a page, what gives the faults of any text that it might have."""
    known = Known(project.documentation, project.states.history)

    def look_at(file: File) -> Callable[[str], list[Fault]]:
        def look(text: str) -> list[Fault]:
            status = project.states.page(File(file.language, file.local, file.path, text), dated=False)
            faults = check_page(
                status, known=known, glossary=project.glossaries.get(file.language), rules=rules
            )
            if MARK not in text:
                return faults
            return _told(Ignores({shown(file.path): in_page(status.file.page)}), file.path, faults)

        return look

    return look_at


def pull_request(project: Project, revision: str, rules: Collection[str]) -> PullRequest:
    """What a branch does to translations, compared with where it left `revision`. Raises UsageError."""
    now = project.documentation
    folder = now.root
    if not project.states.history.head:
        raise UsageError(f"{folder} is in no git repository, so there is nothing to compare with")
    base = merge_base(folder, revision)
    if base is None:
        raise UsageError(f"git knows no commit {revision} here: fetch it, or name another")
    before = Documentation(now.folders, now.english, base)
    files = changed_pages(now, before)
    places = {(file.language, file.local) for file in files}
    old = [file for file in before.translations() if (file.language, file.local) in places]
    lines = changed_lines(folder, base)
    toctrees = [code for code in now.languages if toctree_path(now, code).absolute() in lines]
    return compare(
        now,
        before,
        project.states.pages(files),
        _states_before(project, before, old),
        check_translations(project, files, rules, toctrees),
        lines,
    )


def _states_before(project: Project, before: Documentation, files: Sequence[File]) -> list[PageStatus]:
    states = replace(project, documentation=before).states
    return states.pages(files)


def _told(ignores: Ignores, path: Path, faults: Iterable[Fault]) -> list[Fault]:
    """The faults of a file that nothing in it switches off."""
    return [fault for fault in faults if ignores.kept([_finding(path, fault)])]


def _finding(path: Path, fault: Fault) -> Finding:
    return Finding(shown(path), fault.line, fault.rule, fault.message, fault.hint)
