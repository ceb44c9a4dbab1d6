"""A page of the dialect, made of a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from builder.html.tagreader import Tag, read
from builder.markdown import (
    CodeBlock,
    Heading,
    HtmlBlock,
    InlineHtml,
    Link,
    Notebook,
    Page,
    Text,
    parse,
    text_of,
    walk,
)
from builder.plain import fence

from .from_page import FIRST_CELL
from .outputs import output_blocks, raised
from .pictures import Pictures
from .shell import pieces

_OPENER = "[[open-in-colab]]"
_COLAB = "https://colab.research.google.com/"
_WORD = re.compile(r"[-_\s]+")


@dataclass(frozen=True, slots=True)
class Converted:
    """A page: its text, and its pictures by path from the folder that it lies in.

    `left_out` is how many cells tags or settings of the notebook hide, or are of no format that
    a page has.
    """

    title: str
    text: str
    files: dict[str, bytes]
    left_out: int


def page_of(notebook: NotebookNode, name: str) -> Converted:
    """The page for a notebook of version 4 of the format; `name` is that of the page's file, without ending.

    Cells of Markdown stay as they are, code is followed by its outputs.
    """
    pictures = Pictures(f"imgs/{name}")
    language = _language(notebook.metadata)
    blocks: list[str] = []
    heading = ""
    left_out = 0
    for cell in notebook.cells:
        hidden = _hidden(cell)
        if _is_ours(cell):
            continue
        made: list[str] = []
        if cell.cell_type == "markdown" and not hidden:
            made = [_closed(pictures.in_markdown(cell.source, cell.get("attachments", {})).strip("\n"))]
            heading = next(reversed(_headings(parse(cell.source))), heading)
        elif cell.cell_type == "code":
            made = [] if "input" in hidden else _code(cell, language)
            if "output" not in hidden:
                made += output_blocks(cell.outputs, pictures, heading)
        elif cell.cell_type == "raw" and not hidden and cell.metadata.get("raw_mimetype") in _RAW:
            made = [cell.source.strip("\n")]
        made = [block for block in made if block.strip()]
        left_out += bool(hidden and cell.source.strip()) or bool(
            cell.cell_type == "raw" and not made and cell.source.strip()
        )
        blocks += made
    title, text = _titled("\n\n".join(blocks) + "\n", str(notebook.metadata.get("title", "")) or _title(name))
    return Converted(title, text, pictures.files, left_out)


_RAW = ("text/markdown", "text/x-markdown", "text/html")


def _closed(text: str) -> str:
    """A cell's text, in which a fence that its author left open ends: on a page, it would go on."""
    page = parse(text)
    last = page.children[-1] if page.children else None
    if not isinstance(last, CodeBlock) or not last.fenced:
        return text
    lines = page.slice(last).split("\n")
    mark = lines[0][: len(lines[0]) - len(lines[0].lstrip(lines[0][0]))]
    closed = len(lines) > 1 and set(lines[-1].strip()) == {mark[0]} and len(lines[-1].strip()) >= len(mark)
    return text if closed else f"{text}\n{mark}"


def _code(cell: Mapping[str, Any], language: str) -> list[str]:
    """A cell's code as fences; the last one is that of its outputs."""
    if not cell["source"].strip():
        return []
    parts = pieces(cell["source"], language)
    exception = raised(cell["outputs"])
    infos = [part.info for part in parts]
    if exception:
        infos[-1] += f" raises={exception}"
    return [fence(part.code.strip("\n"), info) for part, info in zip(parts, infos, strict=True)]


def _hidden(cell: Mapping[str, Any]) -> set[str]:
    """Which of a cell's `input` and `output` readers aren't shown.

    By the tags that nbconvert and Jupyter Book know, and by what is folded up in Jupyter.
    """
    found: set[str] = set()
    for tag in cell["metadata"].get("tags", ()):
        action, _, what = tag.replace("_", "-").partition("-")
        if action in ("hide", "remove"):
            found |= {"cell": {"input", "output"}, "input": {"input"}, "output": {"output"}}.get(what, set())
    jupyter = cell["metadata"].get("jupyter", {})
    found |= {"input"} if jupyter.get("source_hidden") else set()
    return found | ({"output"} if jupyter.get("outputs_hidden") else set())


def _is_ours(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is none of the author's: from a configuration, or a button that opens the notebook."""
    if FIRST_CELL in cell["metadata"].get("tags", ()):
        return True
    if cell["cell_type"] != "markdown":
        return False
    nodes = list(walk(parse(cell["source"])))
    if any(
        isinstance(node, (Heading, Text)) and (not isinstance(node, Text) or node.text.strip())
        for node in nodes
    ):
        return False
    return any(address.startswith(_COLAB) for node in nodes for address in _addresses(node))


def _addresses(node: object) -> Iterator[str]:
    if isinstance(node, Link):
        yield node.href
    elif isinstance(node, (HtmlBlock, InlineHtml)):
        for tag in read(node.html):
            if isinstance(tag, Tag) and tag.name == "a":
                yield dict(tag.attributes).get("href") or ""


def _titled(text: str, title: str) -> tuple[str, str]:
    """The title of a page and its text, with the mark that makes a notebook of it below its heading."""
    page = parse(text)
    first = next((node for node in page.children if isinstance(node, Heading) and node.level == 1), None)
    if first is None:
        return title, f"# {title}\n\n{_OPENER}\n\n{text.lstrip()}".rstrip("\n") + "\n"
    title = text_of(first.children)
    if any(isinstance(node, Notebook) and node.generated for node in walk(page)):
        return title, text
    return title, f"{text[: first.end]}\n\n{_OPENER}\n\n{text[first.end :].lstrip()}".rstrip("\n") + "\n"


def _headings(page: Page) -> list[str]:
    return [text_of(node.children) for node in walk(page) if isinstance(node, Heading)]


def _title(name: str) -> str:
    words = _WORD.sub(" ", name).strip()
    return words[:1].upper() + words[1:]


def _language(metadata: Mapping[str, Any]) -> str:
    """The language of a notebook's code, as fences name it."""
    name = metadata.get("language_info", {}).get("name") or metadata.get("kernelspec", {}).get("language")
    name = str(name or "python").lower()
    return "py" if name.startswith(("python", "ipython")) else name
