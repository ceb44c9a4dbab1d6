"""What the benchmark of notebooks finds wrong with one."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from benchmarks.notebooks import faults


@pytest.mark.parametrize(
    "text",
    [
        "<Tip>\n\nx\n\n</Tip>",
        "> [!TIP]\n> x",
        "</hfoption>",
        "text <hfoptions id='a'> text",
        '<Youtube id="a"/>',
        "## Title [[id]]",
        "[[open-in-colab]]",
        "[`Trainer`]",
        "so \\\\( x \\\\) is",
        "```py runnable\n1\n```",
        "[home](../index)",
        "![a](a.png)",
    ],
)
def test_a_mark_of_the_dialect_is_found(text: str) -> None:
    assert len(list(faults(new_notebook(cells=[new_markdown_cell(text)])))) == 1


def test_a_notebook_without_any_is_fine() -> None:
    text = (
        "# Title\n\n> **Tip**\n>\n> $x$, [`mask`], `<Tip>`\n\n```html\n<Tip>\n```\n\n"
        "[a](https://a.example) <kbd>K</kbd>"
    )
    assert list(faults(new_notebook(cells=[new_markdown_cell(text), new_code_cell("'<Tip>'")]))) == []


def test_a_notebook_that_isnt_valid_is_found() -> None:
    notebook = new_notebook(cells=[new_code_cell("1")])
    del notebook.cells[0]["outputs"]
    assert "isn't valid" in next(faults(notebook))
