"""No page takes long or goes too deep, whatever is left open in it.

Time is counted in calls: twice the page may take little more than twice the work.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from builder.markdown import parse

REPEATED = {
    "brackets": "[",
    "double brackets": "[[",
    "image marks": "![",
    "link openings": "[x](",
    "stars": "*a ",
    "stars and underscores": "*a_ ",
    "backticks": "`x ",
    "tips": "<Tip>\n",
    "tips on one line": "<Tip>x",
    "closed tips": "<Tip>x</Tip>\n",
    "tips side by side": "<Tip>x</Tip> ",
    "closing tags": "</Tip>\n",
    "closing tags in a line": "x </Tip> ",
    "options": '<hfoption id="x">\n',
    "groups": '<hfoptions id="x"><hfoption id="y">\n',
    "conditions": "{#if fw === 'pt'}\n",
    "elses": "{:else}\n",
    "open attributes": '<Tip x="',
    "open braces": "<Tip {",
    "questions": "<Question choices={[\n",
    "includes": "<include>\n",
    "tips in items": "- <Tip>\n",
    "tips in quotes": "> <Tip>\n",
    "quotes": "> ",
    "lists": "- ",
    "comments": "<!-- a\n",
    "comments in a line": "a <!-- ",
    "instructions": "<?a ",
    "preformatted": "<pre>\n\n",
    "open elements": '<a x="',
    "open images": "<img src=x ",
    "dollars": "$a ",
    "formulas": "$$\na\n\n",
    "formula openings": "\\\\( ",
    "fences": "```\n",
    "open fences": "> ```\n\n",
    "deep fences": "    ```x\n",
    "rows": "| a | b |\n|---|---|\n",
    "code in cells": "`|",
    "autodoc": "[[autodoc]] X\n\n- a b\n",
    "footnotes": "[^a]: x\n",
    "headings": "# a\n",
    "ids": "# a [[x]]\n",
    "definitions": "[a]: b\n",
    "entities": "&a",
    "addresses": "http://",
    "brackets after an address": "http://a.b)",
    "mail": "a@",
    "callouts": "> [!TIP]\n",
}


def calls(text: str) -> int:
    """How many functions are called to parse a text."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        parse(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_work_grows_with_the_page(unit: str) -> None:
    parse(unit)
    assert calls(unit * 1000) < 2.6 * calls(unit * 500)


@pytest.mark.parametrize("unit", ["[", "![", "<Tip>\n", '<hfoption id="x">\n', "> ", "- ", "<Tip>x"])
def test_large_pages(unit: str) -> None:
    parse(unit * 20_000)


@pytest.mark.parametrize(
    "text",
    ["> " * 300 + "x", "- " * 300 + "x", "<Tip>\n" * 300, "[" * 300 + "x" + "](y)" * 300, "*" * 600 + "x"],
    ids=["quotes", "lists", "tags", "links", "stars"],
)
def test_deep_nesting(text: str) -> None:
    parse(text)


def test_too_deep_is_said() -> None:
    assert "too-deep" in {problem.rule for problem in parse("> " * 300 + "x").problems}


def test_content_of_tags_too_deep_is_shown() -> None:
    page = parse("<Tip>\n" * 60 + "text\n" + "</Tip>\n" * 60)
    assert "text" in page.source
    assert {problem.rule for problem in page.problems} >= {"too-deep"}
    node = page.children[0]
    while node.nodes:
        node = node.nodes[0]
    assert page.slice(node) == "text"
