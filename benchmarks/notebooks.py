"""Whether every notebook of a documentation is valid, free of the dialect, and links to whole addresses.

    python -m benchmarks.notebooks --corpus transformers/docs/source --languages ar,de,en,ja,ko

Prints what is wrong by notebook, and how many there are. `--output DIR` keeps them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from builder.html.escape import is_absolute
from builder.html.references import may_be_prose
from builder.markdown import (
    CodeBlock,
    Heading,
    HtmlBlock,
    Image,
    InlineHtml,
    InlineMath,
    Link,
    Node,
    Text,
    nodes,
    parse,
    walk,
)
from builder.markdown.tags import BADGES, BLOCK_TAGS, CONTAINERS
from builder.site.config import load, settle
from builder.site.notebooks import write_notebooks

_DIALECT = (
    nodes.Autodoc,
    nodes.Badge,
    nodes.Callout,
    nodes.FrameworkSwitch,
    nodes.Include,
    nodes.Notebook,
    nodes.Question,
    nodes.Reference,
    nodes.Tabs,
    nodes.VersionNote,
    nodes.Youtube,
)
_SITE = "https://docs.example/"


def faults(notebook: NotebookNode) -> Iterator[str]:
    """What is wrong with a notebook: its form, tags of the dialect in its texts, links without a host."""
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        yield f"isn't valid: {error}"
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            for fault in _faults(cell.source):
                yield f"cell {number}: {fault}"


def _faults(text: str) -> Iterator[str]:
    page = parse(text)
    for problem in page.problems:
        yield f"{problem.rule}: {problem.message}"
    for node in walk(page):
        what = page.slice(node).split("\n")[0][:80]
        if isinstance(node, nodes.Reference) and may_be_prose(node.target):
            continue  # a word in brackets, as the site shows it
        if isinstance(node, _DIALECT) or (isinstance(node, Heading) and node.explicit):
            yield f"{type(node).__name__} {what}"
        elif isinstance(node, InlineMath) and page.source.startswith("\\\\", node.start):
            yield f"math {what}"
        elif isinstance(node, (HtmlBlock, InlineHtml, Text)) and _names_a_tag(page.slice(node)):
            yield f"tag {what}"
        elif isinstance(node, CodeBlock) and (node.flags or node.attributes):
            yield f"fence {what}"
        elif isinstance(node, (Link, Image)) and not is_absolute(_target(node)):
            yield f"link {what}"


def _target(node: Node) -> str:
    return node.href if isinstance(node, Link) else node.src if isinstance(node, Image) else ""


def _names_a_tag(text: str) -> bool:
    names = {*BLOCK_TAGS, *CONTAINERS, *BADGES} - {"python"}
    openers = (f"{mark}{name}" for name in names for mark in ("<", "</"))
    return "[[" in text or any(
        f"{one}{end}" in text for one in openers for end in (" ", ">", "/") if f"\\{one}" not in text
    )


def main() -> None:
    """Writes the notebooks, reads them again, and counts."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument(
        "--corpus", type=Path, required=True, metavar="DIR", help="the folder of languages"
    )
    arguments.add_argument("--languages", default="", help="which of them, with commas; all when left out")
    arguments.add_argument("--output", type=Path, metavar="DIR", help="keep the notebooks here")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        output = chosen.output or Path(folder) / "notebooks"
        seconds = _write(chosen.corpus, [code for code in chosen.languages.split(",") if code], output)
        counts = {"notebooks": 0, "variants": 0, "wrong": 0}
        for path in sorted(output.rglob("*.ipynb")):
            counts["notebooks"] += 1
            counts["variants"] += path.relative_to(output).parts[1] in ("pytorch", "tensorflow")
            found = list(faults(nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)))
            counts["wrong"] += bool(found)
            for fault in found:
                print(f"{path.relative_to(output)}: {fault}")
    print(json.dumps({**counts, "seconds": round(seconds, 1)}))


def _write(corpus: Path, languages: list[str], output: Path) -> float:
    """Writes the notebooks of a documentation, without its library's entries; says how long that took."""
    plugin = {
        "source": str(corpus),
        "languages": languages or None,
        "library": "library",
        "python_module": False,
        "cache_dir": "",
        "search": False,
        "notebook_dir": str(output),
    }
    config, loaded = load(None, {"site_dir": str(output / "site"), "site_url": _SITE}, plugin)
    config = settle(config)
    site = loaded.prepare(loaded.read(), config)
    start = time.perf_counter()
    write_notebooks(site, config.site_url)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
