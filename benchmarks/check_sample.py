"""A sample of what `doc-builder check` finds, as a table for somebody to read and judge.

    doc-builder check transformers docs/source --language all --format json > findings.json
    python -m benchmarks.check_sample findings.json --root ~/transformers > sample.md

One finding of each rule, and as many from all the rest as make a hundred; the same seed draws the same ones.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from builder.printing import plain
from toctree import Finding


def draw(findings: Sequence[Finding], size: int, seed: int) -> list[Finding]:
    """One finding of each rule, in the rules' alphabetical order, then others at random."""
    dice = random.Random(seed)
    rules: dict[str, list[Finding]] = {}
    for one in findings:
        rules.setdefault(one.rule, []).append(one)
    first = [dice.choice(rules[rule]) for rule in sorted(rules)]
    rest = [one for one in findings if one not in set(first)]
    return first + dice.sample(rest, min(size - len(first), len(rest)))


def table(sample: Sequence[Finding], root: Path) -> str:
    """The sample as Markdown, with the line that each finding stands on, and room for a verdict."""
    rows = ["| # | rule | where | what | the line | verdict |", "|---|---|---|---|---|---|"]
    for number, one in enumerate(sample, 1):
        lines = (root / one.path).read_text(encoding="utf-8", errors="replace").splitlines()
        line = lines[one.line - 1].strip()[:100] if one.line <= len(lines) else ""
        what = f"{one.message}; {one.hint}" if one.hint else one.message
        rows.append(f"| {number} | `{one.rule}` | {one.path}:{one.line} | {plain(what)} | {plain(line)} | |")
    return "\n".join(rows)


def main() -> None:
    """Reads findings, and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("findings", type=Path, help="what --format json has printed")
    parser.add_argument("--root", type=Path, required=True, help="where the command ran")
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2026)
    arguments = parser.parse_args()
    findings = [Finding(**one) for one in json.loads(arguments.findings.read_text(encoding="utf-8"))]
    print(table(draw(findings, arguments.size, arguments.seed), arguments.root), file=sys.stdout)


if __name__ == "__main__":
    main()
