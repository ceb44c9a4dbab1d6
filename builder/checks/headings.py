"""Headings that skip a level, and pages with another number of titles than one."""

from __future__ import annotations

from collections.abc import Iterator

from builder.html.tagreader import Tag, read
from builder.markdown import Heading, HtmlBlock, Include, Node, Page, Problem, Tabs, text_of, walk


def heading_problems(page: Page) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the headings of a page and of what it includes, with the included file's path.

    Each tab goes on from the heading above the tabs: readers see one of them. An included part goes on from
    the heading above it.
    """
    yield from _skips(page.nodes, 0, "", 0)[1]
    yield from _titles(page)


def _skips(nodes: list[Node], level: int, path: str, before: int) -> tuple[int, list[tuple[str, Problem]]]:
    """The level that nodes end with, begun below a heading of `level`, and the headings that skip one.

    `path` is the included file that the nodes stand in, `before` how many of its lines the part leaves out.
    """
    found: list[tuple[str, Problem]] = []
    for node in nodes:
        if isinstance(node, Heading):
            if level and node.level > level + 1:
                message = (
                    f"heading of level {node.level} below one of level {level}: “{text_of(node.children)}”"
                )
                hint = f"write it with {'#' * (level + 1)}"
                found.append((path, Problem(node.line + before, "heading-skip", message, hint)))
            level = node.level
        elif isinstance(node, Tabs):
            ends = []
            for tab in node.tabs:
                end, inner = _skips(tab.nodes, level, path, before)
                ends.append(end)
                found += inner
            level = max(ends, default=level)
        elif isinstance(node, Include) and node.page is not None:
            level, inner = _skips(node.page.nodes, level, node.page.path, node.lines_before)
            found += inner
        else:
            level, inner = _skips(node.nodes, level, path, before)
            found += inner
    return level, found


def _titles(page: Page) -> Iterator[tuple[str, Problem]]:
    """Titles beside the first; a course's page has one for each framework, in its tabs."""
    titles = list(_at_top(page, "", 0))
    for path, line, node in titles[1:]:
        message = f"a second title: “{text_of(node.children)}”"
        hint = "write it with ##, and what is below it one deeper"
        yield path, Problem(line, "heading-title", message, hint)
    nodes = list(_everywhere(page))
    raw = any(
        isinstance(tag, Tag) and tag.name == "h1"
        for node in nodes
        if isinstance(node, HtmlBlock)
        for tag in read(node.html)
    )
    if not raw and not any(isinstance(node, Heading) and node.level == 1 for node in nodes):
        yield "", Problem(1, "heading-title", "the page has no title", "begin it with # and its title")


def _at_top(page: Page, path: str, before: int) -> Iterator[tuple[str, int, Heading]]:
    """The titles that stand in no container, with the included file and the line that each stands in."""
    for node in page.children:
        if isinstance(node, Heading) and node.level == 1:
            yield path, node.line + before, node
        elif isinstance(node, Include) and node.page is not None:
            yield from _at_top(node.page, node.page.path, node.lines_before)


def _everywhere(page: Page) -> Iterator[Node]:
    """All nodes of a page and of the pages that it includes."""
    for node in walk(page):
        yield node
        if isinstance(node, Include) and node.page is not None:
            yield from _everywhere(node.page)
