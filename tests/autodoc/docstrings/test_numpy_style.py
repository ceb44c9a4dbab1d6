"""NumPy style: underlined names of sections."""

from __future__ import annotations

import pytest

from autodoc.docstrings import Examples, Items, Text, parse

DOCSTRING = """Draws a line.

Parameters
----------
start, end : Point
    Where it begins and ends.
width : int, optional
    In pixels.
color : {'red', 'blue'}, default: 'red'
    Its color.
*args
    Passed on.

Returns
-------
Line
    What was drawn.

Raises
------
ValueError
    If the points are equal.

Examples
--------
>>> draw()
"""


def test_sections_and_items() -> None:
    docstring = parse(DOCSTRING)
    assert [
        (one.name, one.type, one.optional, one.default, one.text.text, one.line)
        for one in docstring.items("parameters")
    ] == [
        ("start", "Point", False, None, "Where it begins and ends.", 5),
        ("end", "Point", False, None, "Where it begins and ends.", 5),
        ("width", "int", True, None, "In pixels.", 7),
        ("color", "{'red', 'blue'}", False, "'red'", "Its color.", 9),
        ("*args", "", False, None, "Passed on.", 11),
    ]
    assert [(one.name, one.type, one.text.text) for one in docstring.items("returns")] == [
        ("", "Line", "What was drawn.")
    ]
    assert [(one.type, one.text.text) for one in docstring.items("raises")] == [
        ("ValueError", "If the points are equal.")
    ]
    example = docstring.sections[-1]
    assert isinstance(example, Examples)
    assert (example.text.text, example.line) == ("```python\n>>> draw()\n```", 24)


def test_values_with_names() -> None:
    (item,) = parse("Returns\n-------\narea : int\n    How big.").items("returns")
    assert (item.name, item.type, item.text.text) == ("area", "int", "How big.")


def test_other_underlined_titles_are_headings() -> None:
    items, text = parse("Parameters\n----------\nx : int\n    X.\n\nDetails\n-------\nMany.").sections
    assert isinstance(items, Items)
    assert isinstance(text, Text)
    assert text.text == "Details\n-------\nMany."


@pytest.mark.parametrize("colon", ["", ":"])
def test_google_items_under_an_underlined_name(colon: str) -> None:
    (item,) = parse(f"Parameters{colon}\n----------\nx (`int`): X.").items("parameters")
    assert (item.name, item.type, item.text.text) == ("x", "`int`", "X.")
