"""The rules of one page that only `doc-builder check` tells of: the site comes out whole despite them."""

from __future__ import annotations

from builder.checks.headings import heading_problems
from builder.checks.python_code import python_problems
from builder.checks.tab_ids import tab_problems
from builder.checks.tags import tag_problems
from builder.markdown import Page, Problem

RULES: dict[str, str] = {
    "heading-skip": "a heading is more than one level below the one above it",
    "heading-title": "a page has no title (`# …`), or several",
    "python-syntax": "a Python fence isn't Python",
    "tab-spelling": "tabs that should switch together have ids in two spellings",
    "unknown-tag": "a tag is neither HTML's nor the dialect's, and shown as text",
}


def page_problems(page: Page) -> list[Problem]:
    """What these rules find in a page, by line; in the page itself, not in what it includes."""
    looks = (heading_problems, python_problems, tab_problems, tag_problems)
    return sorted((one for look in looks for one in look(page)), key=lambda one: (one.line, one.rule))
