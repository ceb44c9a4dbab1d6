"""All that is wrong with a documentation: what the rooms have found, without what comments switch off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from autodoc.checks import Fault, check_library
from builder.checks.external import Answers, Place, dead_urls, outside_links
from builder.checks.redirect_parts import missing_parts
from builder.checks.rules import RULES
from builder.findings import tidy
from builder.ignores import MARK
from builder.markdown import parse
from builder.site.bodies import Body
from builder.site.model import Site
from builder.work import in_parallel
from toctree import Finding
from toctree.findings import shown
from toctree.sorting import check_order
from translations.checks import RULES as TRANSLATION_RULES


@dataclass(slots=True)
class Checked:
    """What a check came to: findings by place, and the faults behind those that lie in the library's source.

    `foreign` counts what is wrong in the docstrings of an installed dependency, which nobody can mend
    here. `pages` is how many pages were looked at.
    """

    findings: list[Finding]
    faults: dict[Finding, Fault] = field(default_factory=dict)
    foreign: int = 0
    pages: int = 0


def check(site: Site, rules: Collection[str], answers: Answers | None = None) -> Checked:
    """What is wrong with a site by those rules, each thing once.

    `answers` are those of other sites to the links that lead there; without them, no such link is looked at.
    """
    faults = dict(_library(site, rules))
    found = [*site.found, *faults]
    for body in site.bodies.values():
        found += body.remarks()
    for language in site.sources.languages.values():
        found += check_order(language.toctree)
    found += missing_parts(site)
    if answers is not None:
        found += dead_urls(answers)
    ignores = site.ignores()
    told = ignores.kept(one for one in found if one.rule in rules)
    known = RULES.keys() | TRANSLATION_RULES.keys()
    told += (one for one in ignores.mistakes(_files(site), known, rules) if one.rule in rules)
    elsewhere = _included_elsewhere(site)
    findings = _together(one for one in _once(told) if one.path not in elsewhere and _is_asked_for(site, one))
    pages = sum(code in site.settings.languages for code, _ in site.bodies)
    return Checked(findings, faults, _foreign(site), pages)


def links_outside(site: Site) -> list[Place]:
    """The links to other sites of the pages that are asked for."""
    bodies = [body for (code, _), body in site.bodies.items() if code in site.settings.languages]

    def links(body: Body) -> list[Place]:
        return outside_links(parse(body.source.text, shown(body.source.path)))

    return [place for found in in_parallel(links, bodies, site.settings.jobs) for place in found]


def _library(site: Site, rules: Collection[str]) -> Iterator[tuple[Finding, Fault]]:
    """What is wrong in the source of the documentation's own library."""
    library, root = site.api.library, site.own_library
    if library is None or root is None:
        return
    documented = {
        name
        for objects in site.objects.values()
        for found in objects
        for name in (found.export.name, found.export.path)
    }
    for fault in check_library(
        library, documented, jobs=site.settings.jobs, left_out=site.settings.undocumented
    ):
        if fault.rule in rules:
            path = shown(root / fault.file)
            yield Finding(path, fault.line, fault.rule, fault.message, fault.hint), fault


def _files(site: Site) -> Iterator[str]:
    """The files that a comment which switches rules off can stand in, as findings name them."""
    pages = dict.fromkeys(path for body in site.bodies.values() for path, _ in body.ignores())
    yield from pages
    for own in site.sources.languages.values():
        for name in ("_toctree.yml", "_redirects.yml", "_config.py"):
            yield shown(own.folder / name)
    yield shown(site.settings.root / "_config.py")
    yield shown(site.settings.base / "mkdocs.yml")
    if site.own_library is not None:
        for folder in site.library_folders():
            for path in sorted(folder.rglob("*.py")):
                if _has_mark(path):
                    yield shown(path)


def _has_mark(path: Path) -> bool:
    try:
        return MARK.encode() in path.read_bytes()
    except OSError:
        return False


def _once(findings: Collection[Finding]) -> Iterator[Finding]:
    """Findings by place; of those that differ in their hint alone, as languages' may, the first.

    A fence of a docstring that is left open is told by the docstring's rule, and not by the page's too.
    """
    fences = (one for one in findings if one.rule == "docstring-unclosed-fence")
    open_fences = {(one.path, one.line) for one in fences}
    seen = set()
    for one in tidy(findings):
        key = (one.path, one.line, one.rule, one.message)
        twin = one.rule == "unclosed-fence" and (one.path, one.line) in open_fences
        if key not in seen and not twin:
            seen.add(key)
            yield one


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in their order; modules that can't be imported for one reason are one, with their number."""
    reasons: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        if one.rule.startswith("import-"):
            reasons.setdefault((one.rule, one.message.partition(": ")[2]), []).append(one)
        else:
            reasons[one.path, f"{one.line} {one.rule} {one.message}"] = [one]
    return [
        replace(first, message=f"{first.message}; so it is with {len(more)} more") if more else first
        for first, *more in reasons.values()
    ]


def _is_asked_for(site: Site, finding: Finding) -> bool:
    """Whether a finding lies in no folder of a language that nobody asked for."""
    others = (folder for code, folder in site.settings.folders.items() if code not in site.settings.languages)
    return not any(finding.path.startswith(f"{shown(folder)}/") for folder in others)


def _included_elsewhere(site: Site) -> set[str]:
    """The files that pages include of languages alone that nobody asked for."""
    here: set[str] = set()
    there: set[str] = set()
    for (code, _), body in site.bodies.items():
        files = here if code in site.settings.languages else there
        files.update(shown(Path(path)) for path in body.record.includes)
    return there - here


def _foreign(site: Site) -> int:
    """How many faults stand in the docstrings of a library that isn't the documentation's own."""
    root = site.library_root
    if root is None or site.own_library is not None:
        return 0
    told: set[str] = set()
    every = {one for body in site.bodies.values() for one in body.findings(root, told)}
    return len(every.difference(site.found))
