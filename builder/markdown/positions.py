"""From offsets in the normalized source to offsets in the file."""

from __future__ import annotations

from .nodes import Commented, Image, Link, Page, walk
from .source import Source


def to_file(page: Page, source: Source) -> None:
    """Move every position of a tree that was built on `source.normalized`."""
    for node in walk(page):
        if node is page:
            continue
        node.start, node.end = source.to_file(node.start), source.to_file(node.end)
        if isinstance(node, Link):
            node.href_start = source.to_file(node.href_start)
            node.href_end = source.to_file(node.href_end)
        elif isinstance(node, Image):
            node.src_start = source.to_file(node.src_start)
            node.src_end = source.to_file(node.src_end)
        elif isinstance(node, Commented):
            for one in node.comments:
                one.start, one.end = source.to_file(one.start), source.to_file(one.end)
