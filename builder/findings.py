"""Mistakes of a documentation: gathered over a whole run, sorted, and shown all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toctree import Finding

ERRORS = frozenset(
    {
        "bad-encoding",
        "bad-value",
        "bad-yaml",
        "include-failed",
        "missing-page",
        "redirect-loop",
        "unreadable",
    }
)
"""Rules whose breach ends a build without `--strict`: a page or a file would be missing.

A tag left open isn't one: it is closed where its container ends, and every page of
Transformers must build, where five pages have one.
"""

SHOWN_PER_RULE = 5
"""How many findings of one rule a build prints when nobody asked for all."""


def is_error(finding: Finding) -> bool:
    """Whether a finding ends a build that isn't strict."""
    return finding.rule in ERRORS


def tidy(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by place, each once; of those that differ in their hint, one that has any comes first."""
    return sorted(
        set(findings),
        key=lambda one: (one.path, one.line, one.rule, one.message, not one.hint, one.hint),
    )


def report(findings: list[Finding], *, everything: bool) -> list[str]:
    """The lines to print: every error, and of each other rule the first few unless `everything`."""
    lines: list[str] = []
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.rule] += 1
        if everything or is_error(finding) or counts[finding.rule] <= SHOWN_PER_RULE:
            lines.append(str(finding))
    hidden = sum(max(0, count - SHOWN_PER_RULE) for rule, count in counts.items() if rule not in ERRORS)
    if hidden and not everything:
        rules = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
        lines.append(f"… and {hidden} more ({rules}): --verbose shows them all")
    return lines
