"""A page of the dialect, made of a notebook."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from builder.markdown import CodeBlock, Heading, Notebook, Page, parse, text_of, walk
from builder.plain import fence

from .buttons import without_buttons
from .from_page import FIRST_CELL
from .outputs import can_be_shown, output_blocks, raised
from .pictures import Pictures
from .shell import pieces

_OPENER = "[[open-in-colab]]"
_WORD = re.compile(r"[-_\s]+")
_NO_WORD = re.compile(r"[^\w.]+")
_PARTED = "---"
"""What keeps an output whose code isn't shown from being taken for that of the code above."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A page: its text, and its pictures by path from the folder that it lies in.

    `left_out` is how many cells tags or settings of the notebook hide, or are of no format that
    a page has; `lost` how many outputs are of no such format.
    """

    title: str
    text: str
    files: dict[str, bytes]
    left_out: int
    lost: int


def page_of(notebook: NotebookNode, name: str) -> Converted:
    """The page for a notebook of version 4 of the format; `name` is that of the page's file, without ending.

    Cells of Markdown stay as they are, code is followed by its outputs.
    """
    pictures = Pictures(f"imgs/{_NO_WORD.sub('-', name).strip('-') or 'page'}")
    language = _language(notebook.metadata)
    blocks: list[str] = []
    heading = ""
    left_out = lost = 0
    below_code = False
    for cell in notebook.cells:
        hidden = _hidden(cell)
        cell.source = cell.source.replace("\r\n", "\n")
        if FIRST_CELL in cell.metadata.get("tags", ()):
            continue
        made: list[str] = []
        if cell.cell_type == "markdown" and not hidden:
            text = pictures.in_markdown(without_buttons(cell.source), cell.get("attachments", {}))
            made = [_closed(text.strip("\n"))]
            heading = next(reversed(_headings(parse(cell.source))), heading)
            below_code = below_code and not made[0].strip()
        elif cell.cell_type == "code":
            made = [] if "input" in hidden else _code(cell, language)
            has_code = bool(made)
            if "output" not in hidden:
                shown = [block for block in output_blocks(cell.outputs, pictures, heading) if block.strip()]
                lost += sum(not can_be_shown(output) for output in cell.outputs)
                if shown and below_code and not has_code:
                    made = [_PARTED]
                made += shown
            below_code = has_code or (below_code and not made)
        elif cell.cell_type == "raw" and not hidden and cell.metadata.get("raw_mimetype") in _RAW:
            made = [cell.source.strip("\n")]
        made = [block for block in made if block.strip()]
        left_out += bool(hidden and cell.source.strip()) or bool(
            cell.cell_type == "raw" and not made and cell.source.strip()
        )
        blocks += made
    title, text = _titled("\n\n".join(blocks) + "\n", str(notebook.metadata.get("title", "")) or _title(name))
    return Converted(title, text, pictures.files, left_out, lost)


_SKIPPED = 'skip="not run in the notebook"'
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
    if "skip-execution" in cell["metadata"].get("tags", ()):
        infos = [info if info != "py" else f"py {_SKIPPED}" for info in infos]
    elif exception:
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
