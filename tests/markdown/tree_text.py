"""A tree as text, one node a line, for the fixtures.

    Heading 1 «## Title [[my-id]]» level=2 id='my-id' explicit
      Text «Title»

Blocks give their lines, every node the source it stands for (of more than one line the
first and the last), then whatever its fields hold beside their defaults. A `Text` whose
text isn't its source says so. Comments that are no nodes stand in parentheses below their
block. Problems follow at the end.
"""

from __future__ import annotations

from dataclasses import MISSING, fields

from builder.markdown import Block, Commented, Link, Node, Page, Text

# Told by the tree's shape, the slice or the lines.
_LEFT_OUT = {
    "start", "end", "line", "end_line", "children", "tabs", "head", "rows", "cells", "page",
    "href_start", "href_end", "src_start", "src_end", "comments",
}  # fmt: skip


def tree_text(page: Page) -> str:
    """The page's blocks and problems."""
    lines: list[str] = []
    if page.flags:
        lines.append(f"flags {sorted(page.flags)}")
    for child in page.children:
        _write(page, child, 0, lines)
    for problem in page.problems:
        lines.append(f"! {problem.line} {problem.rule}: {problem.message}")
    return "\n".join(lines)


def _write(page: Page, node: Node, depth: int, lines: list[str]) -> None:
    lines.append("  " * depth + _told(page, node))
    for comment in node.comments if isinstance(node, Commented) else ():
        lines.append("  " * (depth + 1) + f"({_told(page, comment)})")
    for child in node.nodes:
        _write(page, child, depth + 1, lines)


def _told(page: Page, node: Node) -> str:
    parts = [type(node).__name__]
    if isinstance(node, Block):
        last = "" if node.end_line == node.line else f"-{node.end_line}"
        parts.append(f"{node.line}{last}")
    parts.append(f"«{_short(page.slice(node))}»")
    parts += _fields(page, node)
    return " ".join(parts)


def _short(source: str) -> str:
    rows = source.split("\n")
    return rows[0] if len(rows) == 1 else f"{rows[0]} … {rows[-1]}"


def _fields(page: Page, node: Node) -> list[str]:
    shown: list[str] = []
    for item in fields(node):
        value = getattr(node, item.name)
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        if item.name in _LEFT_OUT or value == default:
            continue
        if isinstance(node, Text) and value == page.slice(node):
            continue
        if isinstance(node, Link) and item.name == "href" and value == page.slice(node):
            continue
        shown.append(item.name if value is True else f"{item.name}={value!r}")
    return shown
