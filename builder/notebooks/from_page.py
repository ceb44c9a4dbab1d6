"""A notebook, made of a page's tree."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from builder.markdown import Block, CodeBlock, Heading, Include, Node, Page, Tab, Tabs, Youtube, parse
from builder.plain import Choices, Code, Prose, escaped, written
from doctests.output_fences import output_of

from .cells import CodeCell, becomes_cells, code_cells, outputs_of

FIRST_CELL = "doc-builder-first-cell"
"""The tag of the cells that a configuration puts before a page's own."""

FRAMEWORKS = {"pt": "pytorch", "tf": "tensorflow"}
"""The frameworks that have notebooks of their own, by the id of their tab, with the folder of these."""


def notebook_of(
    page: Page, choices: Choices, first_cells: Iterable[Mapping[str, str]] = (), framework: str = ""
) -> NotebookNode:
    """The notebook of a page, of version 4.5 of the format.

    `choices` say where links lead; all else in them is settled here: a tab begins with a heading one
    level below the one above it, and callouts are quotes, for Jupyter knows neither. `first_cells`
    are those of `DocConfig`. With a `framework` (of `frameworks`) the notebook has only that one's tabs.
    """
    shown: set[int] = set()
    if framework:
        page = copy.deepcopy(page)
        shown = _only(page, framework)
    choices = replace(
        choices,
        tab_heading=lambda tab, level: "" if id(tab) in shown else _heading(tab, level),
        video=_video,
        alerts=False,
    )
    outputs = _outputs(page)
    taken = {id(output) for output in outputs.values()}
    pieces = written(page, choices, apart=lambda node: id(node) in taken or becomes_cells(node))
    cells = _Cells()
    for cell in first_cells:
        text = cell["content"].strip("\n")
        if cell["type"] == "code":
            cells.code(CodeCell(text, tags=(FIRST_CELL,)))
        else:
            cells.markdown(text, (FIRST_CELL,))
    for piece in _without_announced(pieces, outputs):
        if isinstance(piece, Prose):
            for text in _at_headings(piece.text):
                cells.markdown(text)
        elif id(piece.node) not in taken:
            output = outputs.get(id(piece.node))
            for one in code_cells(piece.node, output.code.strip("\n") if output is not None else ""):
                cells.code(one)
    notebook: NotebookNode = new_notebook(cells=cells.made, metadata=_METADATA)
    return notebook


def frameworks(page: Page) -> list[str]:
    """The frameworks that a page has different contents for: two or more of pt, tf and others, or none."""
    named = [tab.id for tabs in _framework_tabs(page) for tab in tabs.tabs]
    return [name for name in FRAMEWORKS if name in named] if len(set(named)) > 1 else []


def notebook_text(notebook: NotebookNode) -> str:
    """A notebook as its file has it: the same notebook is the same text."""
    text: str = nbformat.writes(notebook)
    return f"{text}\n"


def is_made_of_a_page(text: str) -> bool:
    """Whether a file is a notebook that `notebook_of` has made and nobody has changed, by its cells' ids."""
    try:
        cells = json.loads(text)["cells"]
        return bool(cells) and all(
            cell["id"].partition("-")[0] == _id(cell["cell_type"], "".join(cell["source"])) for cell in cells
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False


_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(slots=True)
class _Cells:
    """Collects cells, whose ids are made of what they hold: a change of one leaves the others' alone."""

    made: list[NotebookNode] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)

    def markdown(self, text: str, tags: tuple[str, ...] = ()) -> None:
        self._add(new_markdown_cell(text), tags)

    def code(self, cell: CodeCell) -> None:
        self._add(new_code_cell(cell.source, outputs=outputs_of(cell)), cell.tags)

    def _add(self, cell: NotebookNode, tags: tuple[str, ...]) -> None:
        name = _id(cell.cell_type, cell.source)
        self._seen[name] = self._seen.get(name, 0) + 1
        cell.id = name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"
        if tags:
            cell.metadata["tags"] = list(tags)
        self.made.append(cell)


def _id(kind: str, source: str) -> str:
    return hashlib.blake2b(f"{kind} {source}".encode(), digest_size=6).hexdigest()


def _heading(tab: Tab, level: int) -> str:
    return f"{'#' * min(level + 1, 6)} {escaped(tab.label)}"


def _video(node: Youtube) -> str:
    """The video's still, which leads to it."""
    name = quote(node.id, safe="")
    return (
        f"[![YouTube](https://img.youtube.com/vi/{name}/hqdefault.jpg)]"
        f"(https://www.youtube.com/watch?v={name})"
    )


def _at_headings(text: str) -> Iterator[str]:
    """The parts of a text that begin with its headings: Jupyter folds what stands below a cell's."""
    starts = [0, *(node.start for node in parse(text).children if isinstance(node, Heading))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end].strip("\n")
        if part.strip():
            yield part


def _without_announced(
    pieces: Sequence[Prose | Code], outputs: Mapping[int, CodeBlock]
) -> Iterator[Prose | Code]:
    """The pieces without the line (`Output:`) between code and the fence with what it prints."""
    for at, piece in enumerate(pieces):
        before, after = pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
        if isinstance(piece, Prose) and isinstance(before, Code) and isinstance(after, Code):
            output = outputs.get(id(before.node))
            if output is not None and output is after.node:
                continue
        yield piece


# The tree


def _blocks(node: Node) -> Iterator[Block]:
    """A block and all below it that are blocks, those of included files among them."""
    if isinstance(node, Block):
        yield node
        for child in _inner(node):
            yield from _blocks(child)


def _inner(node: Block) -> Sequence[Node]:
    return node.children if isinstance(node, Include) else node.nodes


def _outputs(page: Page) -> dict[int, CodeBlock]:
    """The fences with the outputs of blocks that become cells, by these blocks' identity."""
    found: dict[int, CodeBlock] = {}
    for node in _blocks(page):
        siblings = [one for one in _inner(node) if isinstance(one, Block)]
        for index, block in enumerate(siblings):
            if isinstance(block, CodeBlock) and becomes_cells(block):
                output = output_of(siblings, index)
                if output is not None:
                    found[id(block)] = output
    return found


def _framework_tabs(page: Page) -> Iterator[Tabs]:
    return (node for node in _blocks(page) if isinstance(node, Tabs) and node.group == "framework")


def _only(page: Page, framework: str) -> set[int]:
    """Takes the other frameworks' tabs out of a page; gives the identities of those that are left."""
    for tabs in list(_framework_tabs(page)):
        tabs.tabs = [tab for tab in tabs.tabs if tab.id == framework]
    return {id(tab) for tabs in _framework_tabs(page) for tab in tabs.tabs}
