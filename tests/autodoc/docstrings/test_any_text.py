"""No text makes the parser fail, and every line that it tells is one of the text's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autodoc.docstrings import Docstring, Items, Style, Text, parse

PIECES = [
    "Args:", "Returns:", "Returns: x", "Return:", "Raises:", "Example::", "Note: x", "Parameters",
    "----------", "x (`int`, *optional*, defaults to `(1, 2)`): y", "x (`int`", "x, *y: z", "> Group",
    "x : int", "`int`: y", ":param int x: y", ":type x: int", ":rtype: int", ".. note:: x", ".. math::",
    ".. deprecated:: 1.0", ".. _x: y", ":class:`~a.B`", "`x <y>`__", "`x", "``", "```py", "```", "~~~",
    "<Tip>", "</Tip>", ">>> x", "- x", "1. x", "text", "text::", "(", ")", "'", '"', "\\", "",
]  # fmt: skip
LINES = st.builds(
    lambda indent, pieces: indent + " ".join(pieces),
    st.sampled_from(["", "  ", "    ", "     ", "        ", "\t"]),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join) | st.text(max_size=120)


def lines_of(docstring: Docstring) -> Iterator[int]:
    yield from (problem.line for problem in docstring.problems)
    for section in docstring.sections:
        yield section.line
        if isinstance(section, Items):
            for item in section.items:
                yield item.line
                yield item.text.line
        elif not isinstance(section, Text):
            yield section.text.line


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([None, "google", "numpy", "rest"]))
def test_any_text(text: str, style: Style | None) -> None:
    count = len(re.split(r"\r\n?|\n", text))
    assert all(1 <= line <= count for line in lines_of(parse(text, style=style)))


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n  \n", "\x00", "Args", "Args:", ":", "`", "x ("])
def test_small_texts(text: str) -> None:
    parse(text)
