"""How long a build takes, and how much memory: cold, with nothing changed, with one page touched.

    python -m benchmarks.build
    python -m benchmarks.build --corpus transformers/docs/source --library transformers \\
        --languages ar,de,en,ja,ko --jobs 2 --json build/benchmark.json
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.documentation import Documentation, append, prepare
from benchmarks.processes import DOC_BUILDER, LINUX, Measured, measure


def run(docs: Documentation, work: Path, jobs: int, extra: list[str]) -> list[dict[str, Any]]:
    """Builds in each state in turn; what each took, with the builder's own count of its work."""
    english = "en" if "en" in docs.languages else docs.languages[0]
    other = docs.languages[-1] if docs.languages[-1] != english else docs.languages[0]
    results = [build("cold", docs, work, jobs, extra), build("nothing changed", docs, work, jobs, extra)]
    for language in dict.fromkeys([english, other]):
        local, page = docs.middle_page(language)
        append(page, "A paragraph that was not here before.")
        results.append(build(f"touched {language}/{local}", docs, work, jobs, extra))
    return results


def build(case: str, docs: Documentation, work: Path, jobs: int, extra: list[str]) -> dict[str, Any]:
    """Builds the site in the folder `work`: what it took, with the builder's own count of its work."""
    timings = work / "timings.json"
    timings.unlink(missing_ok=True)
    command = [
        *DOC_BUILDER, "build", docs.library, str(docs.folder), "--build_dir", str(work / "site"),
        "--cache-dir", str(work / "cache"), "--language", ",".join(docs.languages), "--jobs", str(jobs),
        "--timings", str(timings), *extra,
    ]  # fmt: skip
    measured = measure(command)
    if measured.code != 0:
        raise SystemExit(f"{' '.join(command)}\n{measured.output}\nended with {measured.code}")
    print(f"  {case}: {measured.wall:.1f} s", file=sys.stderr)
    return {"case": case, **rounded(measured), **json.loads(timings.read_text(encoding="utf-8"))}


def rounded(measured: Measured) -> dict[str, float | None]:
    """The figures of a run, as they are kept."""
    values = {"wall": measured.wall, "cpu": measured.cpu, "peak": measured.peak}
    return {name: None if value is None else round(value, 2) for name, value in values.items()}


def table(results: list[dict[str, Any]]) -> str:
    """Results as a Markdown table; a dash where the system doesn't measure."""

    def cell(value: float | None, digits: int) -> str:
        return "–" if value is None else f"{value:.{digits}f}"

    lines = [
        "| case | wall s | CPU s | peak MiB | pages | parsed | entries | written |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in results:
        figures = (cell(one["wall"], 2), cell(one["cpu"], 2), cell(one["peak"], 0))
        counts = (str(one.get(name, "–")) for name in ("pages", "parsed", "entries", "written"))
        lines.append("| " + " | ".join((one["case"], *figures, *counts)) + " |")
    phases = list(dict.fromkeys(name for one in results for name in one.get("phases", {})))
    if phases:
        lines += ["", "| phase, s | " + " | ".join(one["case"] for one in results) + " |"]
        lines.append("|---|" + "---:|" * len(results))
        for name in phases:
            spent = (cell(one.get("phases", {}).get(name), 2) for one in results)
            lines.append(f"| {name} | " + " | ".join(spent) + " |")
    return "\n".join(lines)


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {"cpus": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}


def add_corpus_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say what documentation is measured."""
    parser.add_argument(
        "--corpus", type=Path, metavar="DIR", help="a folder of languages; left out: a generated one"
    )
    parser.add_argument("--library", default="transformers", help="the library that --corpus documents")
    parser.add_argument("--pages", type=int, default=560, help="English pages to generate")
    parser.add_argument("--languages", default="", help="languages, with commas; left out: all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the figures")


def codes(text: str) -> list[str]:
    """`"ar, de"` as codes."""
    return [code.strip() for code in text.split(",") if code.strip()]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.build", description=(__doc__ or "").split("\n")[0]
    )
    add_corpus_arguments(parser)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-search", action="store_true", help="build without a search index")
    arguments = parser.parse_args()
    if not LINUX:
        print("memory is measured on Linux only", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="doc-builder-benchmark-") as folder:
        work = Path(folder)
        docs = prepare(work, arguments.corpus, arguments.library, codes(arguments.languages), arguments.pages)
        results = run(docs, work, arguments.jobs, ["--no-search"] if arguments.no_search else [])
    print(table(results))
    if arguments.json:
        figures = {
            "machine": machine(),
            "documentation": {
                **asdict(docs),
                "folder": str(arguments.corpus or f"generated, {arguments.pages} pages"),
            },
            "jobs": arguments.jobs,
            "runs": results,
        }
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
