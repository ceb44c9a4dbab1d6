"""How long it takes to tell how far translations are, and to check them.

    python -m benchmarks.translations --corpus transformers/docs/source

The command runs as its users run it, `status` with nothing known of the history and again with what it
kept, then `check`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.build import rounded
from benchmarks.processes import DOC_BUILDER, measure

CASES = {
    "status, nothing known": ("status",),
    "status, known": ("status",),
    "check": ("check",),
}


def run(corpus: Path, cases: list[str]) -> list[dict[str, Any]]:
    """Runs each case in turn; what each took."""
    results = []
    with tempfile.TemporaryDirectory() as cache:
        os.environ["DOC_BUILDER_CACHE"] = cache
        for case in cases:
            command = [*DOC_BUILDER, "translate", *CASES[case], *place(case, corpus), "--format", "json"]
            measured = measure(command)
            if measured.code not in (0, 1):  # 1: there are findings
                raise SystemExit(f"{' '.join(command)}\n{measured.output}\nended with {measured.code}")
            results.append({"case": case, **rounded(measured)})
            print(f"  {case}: {measured.wall:.1f} s", file=sys.stderr)
    return results


def place(case: str, corpus: Path) -> list[str]:
    """How a command is told where the documentation lies."""
    return ["--docs", str(corpus)] if case == "check" else [str(corpus)]


def main() -> None:
    """Measures, and prints a Markdown table."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument(
        "--corpus", type=Path, required=True, metavar="DIR", help="the folder of languages"
    )
    arguments.add_argument("--case", choices=CASES, action="append", help="only this one; may be repeated")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="keep the figures here")
    chosen = arguments.parse_args()
    results = run(chosen.corpus, chosen.case or list(CASES))
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print("| case | wall s | CPU s | peak MiB |\n|---|---|---|---|")
    for row in results:
        cells = ("–" if row[name] is None else f"{row[name]:.1f}" for name in ("wall", "cpu", "peak"))
        print(f"| {row['case']} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
