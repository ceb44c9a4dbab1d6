"""Headings that skip a level, and pages with another number of titles than one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.markdown import Heading, HtmlBlock, Node, Page, Problem, Tabs, text_of, walk

_RAW_TITLE = re.compile(r"<h1[\s>]", re.IGNORECASE)


def heading_problems(page: Page) -> Iterator[Problem]:
    """What is wrong with the headings of a page.

    Each tab goes on from the heading above the tabs: readers see one of them.
    """
    yield from _skips(page.nodes, 0)[1]
    yield from _titles(page)


def _skips(nodes: list[Node], level: int) -> tuple[int, list[Problem]]:
    """The level that nodes end with, begun below a heading of `level`, and the headings that skip one."""
    found: list[Problem] = []
    for node in nodes:
        if isinstance(node, Heading):
            if level and node.level > level + 1:
                message = (
                    f"heading of level {node.level} below one of level {level}: “{text_of(node.children)}”"
                )
                hint = f"write it with {'#' * (level + 1)}"
                found.append(Problem(node.line, "heading-skip", message, hint))
            level = node.level
        elif isinstance(node, Tabs):
            ends = []
            for tab in node.tabs:
                end, inner = _skips(tab.nodes, level)
                ends.append(end)
                found += inner
            level = max(ends, default=level)
        else:
            level, inner = _skips(node.nodes, level)
            found += inner
    return level, found


def _titles(page: Page) -> Iterator[Problem]:
    """Titles beside the first; a course's page has one for each framework, in its tabs."""
    titles = [node for node in page.children if isinstance(node, Heading) and node.level == 1]
    for node in titles[1:]:
        message = f"a second title: “{text_of(node.children)}”"
        yield Problem(
            node.line, "heading-title", message, "write it with ##, and what is below it one deeper"
        )
    everywhere = any(isinstance(node, Heading) and node.level == 1 for node in walk(page))
    raw = any(isinstance(node, HtmlBlock) and _RAW_TITLE.search(node.html) for node in walk(page))
    if not everywhere and not raw:
        yield Problem(1, "heading-title", "the page has no title", "begin it with # and its title")
