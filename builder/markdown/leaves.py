"""Blocks of code."""

from __future__ import annotations

import re
from dataclasses import replace

from .comments import Put
from .fences import SPLIT, read_info
from .nodes import Block, CodeBlock, Tab, Tabs
from .source import Source
from .tags import FRAMEWORKS
from .tokens import PlacedToken


def code_blocks(token: PlacedToken, source: Source, put: Put) -> list[Block]:
    """The block of a fence or of indentation; two tabs if `===PT-TF-SPLIT===` divides it."""
    assert token.map is not None
    code = token.content
    if code and not code.endswith("\n"):
        code += "\n"
    fenced = token.type == "fence"
    info = read_info(token.info) if fenced else read_info("")
    # markdown-it counts lines from 0.
    first = token.map[0] + 1
    block = CodeBlock(
        info=token.info.strip() if fenced else "",
        language=info.language,
        code=code,
        code_line=first + 1 if fenced else first,
        fenced=fenced,
        flags=info.flags,
        attributes=info.attributes,
    )
    put(block, token.start, token.end)
    # A fence of Markdown is about the mark, and keeps it.
    divided = fenced and info.language.lower() not in ("md", "markdown")
    split = SPLIT.search(code) if divided else None
    return [block] if split is None else [_split(block, split, source, put)]


def _split(block: CodeBlock, split: re.Match[str], source: Source, put: Put) -> Tabs:
    """Two blocks that share one fence: what stands before the mark's line, and behind it."""
    tabs = Tabs(group="framework", kind="split")
    put(tabs, block.start, block.end)
    mark = block.code_line + block.code.count("\n", 0, split.start())
    halves = (
        ("pt", block.code[: split.start()], block.code_line, block.start, source.end_of_line(mark - 1)),
        ("tf", block.code[split.end() :], mark + 1, _second_start(block, split, source, mark), block.end),
    )
    for name, code, code_line, start, end in halves:
        half = replace(
            block, code=code, code_line=code_line, flags=[*block.flags], attributes={**block.attributes}
        )
        identifier, label = FRAMEWORKS[name]
        tab = Tab(id=identifier, label=label, children=[half])
        for node in (tab, half):
            put(node, start, end)
        tabs.tabs.append(tab)
    return tabs


def _second_start(block: CodeBlock, split: re.Match[str], source: Source, mark: int) -> int:
    """Where the text of the line after the mark begins, its container's marks left out."""
    end = min(source.end_of_line(mark + 1), block.end)
    code = block.code[split.end() :].partition("\n")[0].lstrip()
    return end - len(code) if split.end() < len(block.code) else end
