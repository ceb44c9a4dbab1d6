"""Mends what is certain: lists out of order, entries twice, docstrings that contradict their signature."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from autodoc.checks import Fault, mended
from builder.checks.run import Checked
from builder.files import write
from toctree import Finding
from toctree.findings import read_text
from toctree.layout import UneditableError
from toctree.sorting import in_alphabetical_order, without_doubles
from translations.documentation import save

_TOCTREES: dict[str, Callable[[str, Path], str]] = {
    "double-entry": without_doubles,
    "unsorted-entry": in_alphabetical_order,
}


def kind_of(finding: Finding) -> tuple[str, str, str]:
    """What stays of a finding when lines move: its file, its rule and, outside of toctrees, what it says."""
    return finding.path, finding.rule, "" if finding.rule in _TOCTREES else finding.message


def fix(checked: Checked, listed: Collection[tuple[str, str, str]]) -> tuple[list[Path], list[Finding]]:
    """Mends the files of a check's findings; gives those that have changed, and why others couldn't be.

    Only what is `listed` is mended, as `kind_of` gives it: what mending brings up is told first.
    Raises OSError; a file is written whole or not at all.
    """
    changed: list[Path] = []
    wrong: list[Finding] = []
    findings = [one for one in checked.findings if kind_of(one) in listed]
    for path, rule in dict.fromkeys((one.path, one.rule) for one in findings):
        if rule in _TOCTREES:
            try:
                changed += _mend_toctree(Path(path), _TOCTREES[rule])
            except UneditableError as error:
                wrong.append(error.finding)
    faults: dict[Path, list[Fault]] = {}
    for finding in findings:
        fault = checked.faults.get(finding)
        if fault is not None and fault.edits:
            faults.setdefault(Path(finding.path), []).append(fault)
    for file, found in faults.items():
        changed += _mend_source(file, found)
    return sorted(set(changed)), wrong


def _mend_toctree(path: Path, mend: Callable[[str, Path], str]) -> list[Path]:
    before, _ = read_text(path)
    after = mend(before, path) if before is not None else None
    if after is None or after == before:
        return []
    save(path, after)
    return [path]


def _mend_source(path: Path, faults: Iterable[Fault]) -> list[Path]:
    before = path.read_bytes()
    after = mended(before, faults)
    if after == before:
        return []
    write(path, after)
    return [path]
