"""Which findings comments take away, and which comments take none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from builder.findings import ERRORS
from toctree import Finding
from toctree.findings import did_you_mean

from .model import MARK, Ignore
from .python_files import in_python
from .yaml_files import in_yaml


class Ignores:
    """What switches rules off in the files of a documentation.

    `pages` are the comments of pages, by path as findings have it; those of other files are read
    when a finding stands there. `off` are rules that the project has switched off. An error, which
    leaves the site incomplete, is always told.
    """

    def __init__(self, pages: Mapping[str, Sequence[Ignore]], off: Collection[str] = ()) -> None:
        self._files: dict[str, Sequence[Ignore]] = dict(pages)
        self._off = frozenset(off)
        self._used: set[tuple[str, int, str]] = set()

    def kept(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that nothing takes away."""
        return [one for one in findings if one.rule in ERRORS or not self._ignored(one)]

    def _ignored(self, finding: Finding) -> bool:
        here = False
        for one in self.of(finding.path):
            if finding.rule in one.rules and finding.line in one.lines:
                self._used.add((finding.path, one.line, finding.rule))
                here = True
        return here or finding.rule in self._off

    def of(self, path: str) -> Sequence[Ignore]:
        """The comments of a file."""
        if path not in self._files:
            self._files[path] = _read(Path(path))
        return self._files[path]

    def mistakes(
        self, paths: Iterable[str], known: Collection[str], judged: Collection[str]
    ) -> list[Finding]:
        """What is wrong with the comments of files, after `kept` has seen all findings.

        `known` are all rules that there are, `judged` those that were looked for in this run.
        """
        found = []
        for path in paths:
            for one in self.of(path):
                if not one.rules:
                    hint = "name the rules to ignore behind it"
                    found.append(Finding(path, one.line, "unused-ignore", "this comment names no rule", hint))
                found += filter(None, (self._mistake(path, one, rule, known, judged) for rule in one.rules))
        return found

    def _mistake(
        self, path: str, one: Ignore, rule: str, known: Collection[str], judged: Collection[str]
    ) -> Finding | None:
        if rule not in known:
            hint = did_you_mean(rule, known) or "doc-builder check --rules lists them"
            return Finding(path, one.line, "unknown-rule", f"there is no rule {rule}", hint)
        if rule in ERRORS:
            hint = "mend what it tells of: the site would be incomplete"
            return Finding(path, one.line, "unused-ignore", f"{rule} is an error, and is always told", hint)
        if rule not in judged or rule in self._off or (path, one.line, rule) in self._used:
            return None
        hint = "delete the comment, or put it right above the block"
        return Finding(path, one.line, "unused-ignore", f"there is no {rule} here to ignore", hint)


def _read(path: Path) -> list[Ignore]:
    reader = {".py": in_python, ".yml": in_yaml, ".yaml": in_yaml}.get(path.suffix)
    if reader is None:
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return reader(text) if MARK in text else []
