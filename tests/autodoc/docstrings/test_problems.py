"""What is reported of a docstring, and on which line."""

from __future__ import annotations

import pytest

from autodoc.docstrings import parse


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Text.\n\nReturns:", [(3, "docstring-empty-section")]),
        ("Text.\n\nReturns:\n\nArgs:\n    x: y", [(3, "docstring-empty-section")]),
        ("Args:\n\n```py\n1\n```", [(1, "docstring-empty-section")]),
        ("Returns\n-------\n", [(1, "docstring-empty-section")]),
        ("Returns:\n    `int`: x\n\nReturns:\n    `int`: y", [(4, "docstring-returns-twice")]),
        ("Text.\n\n```py\nx", [(3, "docstring-unclosed-fence")]),
        ("Text.\n```", [(2, "docstring-unclosed-fence")]),
        ("Args:\n    x (`int`:\n        y", [(2, "docstring-item")]),
        ("Args:\n    x (`int`: The x.", [(2, "docstring-item")]),
        (
            "Args:\n    x (`int`, *optional*, defaults to 8: The x (in m).\n    y (`int`): z",
            [(2, "docstring-item")],
        ),
        (
            "Args:\n    x (int, optional: The x.\n    y (str: z",
            [(2, "docstring-item"), (3, "docstring-item")],
        ),
        ("Args:\n    x: y (see there: z", []),
        ("Args:\n    x (see there and\n        there: z): y", []),
        ("Args:\n    x (`int`): y\n\nReturns:\n    `int`: z\n\nExample:\n\n```py\nx\n```", []),
        ("Example:", []),
    ],
)
def test_problems(text: str, problems: list[tuple[int, str]]) -> None:
    assert [(one.line, one.rule) for one in parse(text).problems] == problems


def test_an_unclosed_fence_hides_no_section() -> None:
    docstring = parse("Text.\n\n```py\nx = 1\n\nReturns:\n    `int`: y")
    assert [one.type for one in docstring.items("returns")] == ["`int`"]


def test_an_item_with_an_open_parenthesis_is_still_read() -> None:
    (item,) = parse("Args:\n    x (`int`:\n        y").items("parameters")
    assert (item.name, item.type, item.text.text) == ("x", "`int`", "y")
    (item,) = parse("Args:\n    x (`Dict[str, int]`, *optional*, defaults to 8: An x: y.").items("parameters")
    assert (item.name, item.type, item.optional, item.default) == ("x", "`Dict[str, int]`", True, "8")
    assert item.text.text == "An x: y."
