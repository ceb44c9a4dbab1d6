"""What the API reference of a real library costs: extraction alone, whole sites, one changed source file
in a build and in a preview.

    python -m benchmarks.api --corpus transformers/docs/source --library transformers

The library's source is the folder `src` of the corpus's repository, or `--source`; it is copied, as the
documentation is. Objects are the targets of every `[[autodoc]]` of the pages.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from autodoc.static import Index, find_source
from autodoc.store import MemoryStore
from benchmarks.build import build, codes, machine, rounded, table
from benchmarks.documentation import Documentation, prepare
from benchmarks.preview import EDIT_LIMIT, START_LIMIT, fetch, free_port, seconds_until
from benchmarks.processes import DOC_BUILDER, LINUX, measure
from builder.markdown import parse
from builder.markdown.nodes import Autodoc, walk
from builder.site.serve import EVENTS
from toctree import pages_in

EDITS = 5
"""Times that a source file is saved while the preview runs."""

PAUSE = 6.0
"""Seconds between the edits, in which the preview comes to rest."""

SOURCE = "https://source.invalid"
"""Where the entries' links to their source lead."""


@dataclass(frozen=True, slots=True)
class Work:
    """Copies that may be edited: the documentation, and the folder that holds the library."""

    folder: Path
    docs: Documentation
    sources: Path
    jobs: int

    def targets(self) -> list[str]:
        """The objects that the pages ask for, page by page, those in several pages several times."""
        found = []
        for language in self.docs.languages:
            for path in pages_in(self.docs.folder / language)[0].values():
                page = parse(path.read_text(encoding="utf-8-sig"), str(path))
                found += [node.target for node in walk(page) if isinstance(node, Autodoc)]
        return found


def middle_file(work: Work) -> str:
    """The source file of an object in the middle of all that are documented, by name."""
    source = find_source(work.docs.library, [work.sources])
    assert source is not None
    index = Index(source, MemoryStore(), work.jobs)
    paths = sorted({path for path in map(index.resolve, work.targets()) if path is not None})
    return index.file_of(paths[len(paths) // 2])


def extraction(work: Work) -> Iterator[dict[str, Any]]:
    """Extraction alone: with nothing known, and with everything known."""
    targets = work.folder / "targets.txt"
    targets.write_text("\n".join(work.targets()), encoding="utf-8")
    cache = work.folder / "extracted"
    for case in ("extraction, cold", "extraction, warm"):
        command = [
            sys.executable, "-m", "benchmarks.extraction",
            work.docs.library, str(work.sources), str(cache), str(work.jobs),
            str(targets),
        ]  # fmt: skip
        measured = measure(command)
        if measured.code != 0:
            raise SystemExit(f"{' '.join(command)}\n{measured.output}\nended with {measured.code}")
        print(f"  {case}: {measured.wall:.1f} s", file=sys.stderr)
        yield {"case": case, **rounded(measured), **json.loads(measured.output.splitlines()[-1])}


def sites(work: Work, touched: str, extra: list[str]) -> Iterator[dict[str, Any]]:
    """Whole sites: from nothing, with nothing changed, and with one source file changed."""
    config = work.folder / "mkdocs.yml"
    library = work.docs.library
    config.write_text(
        f"site_name: {library}\ndocs_dir: {work.docs.folder}\n"
        "theme: {name: material}\n"
        "plugins:\n"
        "- doc-builder:\n"
        f"    library_source: {work.sources}\n"
        f"    source_url: '{SOURCE}/{{path}}#{{line}}'\n",  # lines change with a line above them
        encoding="utf-8",
    )
    extra = ["--config-file", str(config), *extra]
    yield build("site, cold", work.docs, work.folder, work.jobs, extra)
    yield build("nothing changed", work.docs, work.folder, work.jobs, extra)
    site = work.folder / "site"
    before = _digests(site)
    _touch(work, touched)
    result = build(f"touched {touched}", work.docs, work.folder, work.jobs, extra)
    changed = {page for page, digest in _digests(site).items() if before.get(page) != digest}
    showing = {page for page in before if f"{SOURCE}/{touched}#" in (site / page).read_text(encoding="utf-8")}
    yield {
        **result,
        "changed": sorted(changed),
        "changed without need": sorted(changed - showing),
        "not changed": sorted(showing - changed),
    }
    if changed:
        yield preview(work, touched, config, sorted(changed)[0])


def _touch(work: Work, touched: str) -> None:
    file = work.sources / touched
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# A line that was not here before.\n{text}", encoding="utf-8")


def preview(work: Work, touched: str, config: Path, page: str) -> dict[str, Any]:
    """How soon `page`, a path of the site, is served anew after a source file that it shows was saved."""
    port = free_port()
    command = [
        *DOC_BUILDER, "preview", work.docs.library, str(work.docs.folder), "--config-file", str(config),
        "--cache-dir", str(work.folder / "preview-cache"), "--port", str(port), "--no-search",
        "--language", ",".join(work.docs.languages), "--jobs", str(work.jobs),
    ]  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    url, events = f"{address}/{page.removesuffix('index.html')}", f"{address}{EVENTS}"
    with (work.folder / "preview.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            seconds_until(url, "<html", START_LIMIT, server)
            seen = []
            for _ in range(EDITS):
                time.sleep(PAUSE)
                before = fetch(url)
                with urllib.request.urlopen(events, timeout=EDIT_LIMIT) as told:
                    _touch(work, touched)
                    start = time.perf_counter()
                    while b"reload" not in told.readline():  # as a browser waits
                        pass
                if fetch(url) == before:
                    raise SystemExit(f"{url} didn't change when {touched} did")
                seen.append(time.perf_counter() - start)
        finally:
            server.terminate()
            server.wait()
    return {"case": f"preview, touched {touched}", "seen": [round(one, 2) for one in seen]}


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): blake2b(path.read_bytes()).hexdigest()
        for path in site.rglob("*.html")
    }


def prepare_work(
    folder: Path, corpus: Path, library: str, source: Path, languages: list[str], jobs: int
) -> Work:
    """Copies what is measured. Raises SystemExit with a message where it isn't there."""
    package = source / library
    if not package.is_dir():
        raise SystemExit(f"{source} holds no package {library}: name the folder that does with --source")
    docs = prepare(folder, corpus, library, languages, 0)
    sources = folder / "library"
    shutil.copytree(package, sources / library, ignore=shutil.ignore_patterns("__pycache__"))
    return Work(folder, docs, sources, jobs)


def report(results: list[dict[str, Any]]) -> str:
    """The results as Markdown: a table, and what the extraction and the changed file came to."""
    lines = [table([one for one in results if "seen" not in one]), ""]
    for one in results:
        if "seen" in one:
            times = ", ".join(map(str, one["seen"]))
            lines.append(f"- {one['case']}: the page is served anew after {times} s")
        if "targets" in one:
            there = one["targets"] - len(one["missing"])
            lines.append(
                f"- {one['case']}: {one['seconds']} s within the process; {there} of {one['targets']} there"
            )
        if "changed" in one:
            lines.append(
                f"- {one['case']}: {one['entries']} entries made again, {len(one['changed'])} pages changed, "
                f"of them {len(one['changed without need'])} that show nothing of the file; "
                f"{len(one['not changed'])} that do haven't changed"
            )
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.api", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpus", type=Path, metavar="DIR", required=True, help="a folder of languages")
    parser.add_argument("--library", default="transformers", help="the library that --corpus documents")
    parser.add_argument(
        "--source", type=Path, metavar="DIR", help="the folder that holds the library's package"
    )
    parser.add_argument("--languages", default="en", help="languages, with commas")
    parser.add_argument(
        "--touch", default="", metavar="FILE", help="the source file to change, relative to --source"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-search", action="store_true", help="build without a search index")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the figures")
    arguments = parser.parse_args()
    if not LINUX:
        print("memory is measured on Linux only", file=sys.stderr)
    source = arguments.source or arguments.corpus.resolve().parents[1] / "src"
    extra = ["--no-search"] if arguments.no_search else []
    with tempfile.TemporaryDirectory(prefix="doc-builder-benchmark-") as folder:
        work = prepare_work(
            Path(folder),
            arguments.corpus,
            arguments.library,
            source,
            codes(arguments.languages),
            arguments.jobs,
        )
        touched = arguments.touch or middle_file(work)
        results = [*extraction(work), *sites(work, touched, extra)]
    print(report(results))
    if arguments.json:
        figures = {
            "machine": machine(),
            "corpus": str(arguments.corpus),
            "jobs": arguments.jobs,
            "runs": results,
        }
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
