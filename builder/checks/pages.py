"""The rules of one page that only `doc-builder check` tells of: the site comes out whole despite them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.checks.headings import heading_problems
from builder.checks.python_code import python_problems
from builder.checks.tab_ids import tab_problems
from builder.checks.tags import tag_problems
from builder.markdown import Include, Page, Problem, walk

RULES: dict[str, str] = {
    "heading-skip": "a heading is more than one level below the one above it",
    "heading-title": "a page has no title (`# …`), or several",
    "python-syntax": "a Python fence isn't Python",
    "tab-spelling": "tabs that should switch together have ids in two spellings",
    "unknown-tag": "a tag is neither HTML's nor the dialect's, and shown as text",
}


def page_problems(page: Page) -> list[tuple[str, Problem]]:
    """What these rules find in a page and in the Markdown that it includes, by file and line.

    The file is that of the included text, as the page names it; "" is the page itself.
    """
    found = [*heading_problems(page), *_alone(page, "", 0)]
    return sorted(found, key=lambda one: (one[0], one[1].line, one[1].rule))


def _alone(page: Page, path: str, before: int) -> Iterator[tuple[str, Problem]]:
    """What rules find that look at one text; `before` are the lines that an included part leaves out."""
    for look in (python_problems, tab_problems, tag_problems):
        for one in look(page):
            yield path, replace(one, line=one.line + before)
    for node in walk(page):
        if isinstance(node, Include) and node.page is not None:
            yield from _alone(node.page, node.page.path, node.lines_before)
