"""What becomes of a page's blocks in a notebook."""

from __future__ import annotations

import nbformat
import pytest

from builder.markdown import parse
from builder.notebooks import frameworks, notebook_of, notebook_text
from builder.plain import Choices
from builder.strings import strings
from tests.notebooks.books import cells_of, shown


def test_prose_and_code_are_cells_and_a_heading_begins_one() -> None:
    page = "# Title [[title]]\n\nHello.\n\n```py\nx = 1\n```\n\nMore.\n\n## Next\n\nEnd.\n"
    assert shown(page) == ["# Title\n\nHello.", "In: x = 1", "More.", "## Next\n\nEnd."]


def test_a_session_is_cells_that_end_with_an_output() -> None:
    page = (
        "```py\n>>> import math\n\n>>> math.pi\n3.14159\n"
        ">>> for x in (1, 2):\n...     print(x)\n1\n2\n>>> y = 3\n```\n"
    )
    first, second, third = cells_of(page)
    assert first.source == "import math\n\nmath.pi"
    assert first.outputs[0].output_type == "execute_result"
    assert first.outputs[0].data == {"text/plain": "3.14159"}
    assert second.source == "for x in (1, 2):\n    print(x)"
    assert second.outputs[0].output_type == "stream"
    assert second.outputs[0].text == "1\n2\n"
    assert (third.source, third.outputs) == ("y = 3", [])


@pytest.mark.parametrize("between", ["", "**Output**:\n\n", "출력:\n\n"])
def test_a_fence_with_the_output_is_that_of_its_cell(between: str) -> None:
    cells = cells_of(f"```python\nx = 2\nprint(x)\n```\n\n{between}```text\n2\n```\n\nDone.\n")
    assert [cell.source for cell in cells] == ["x = 2\nprint(x)", "Done."]
    assert cells[0].outputs[0].text == "2\n"


def test_a_traceback_is_an_error() -> None:
    cells = cells_of("```py\n>>> {}[\"a\"]\nTraceback (most recent call last):\n  ...\nKeyError: 'a'\n```\n")
    error = cells[0].outputs[0]
    assert (error.output_type, error.ename, error.evalue) == ("error", "KeyError", "'a'")
    assert cells[0].metadata.tags == ["raises-exception"]


def test_code_that_needs_something_isnt_run_where_nobody_looks_on() -> None:
    needs, skipped, free = cells_of(
        "```py needs=cuda\na = 1\n```\n\n"
        "```py\n>>> f()  # doctest: +SKIP\n```\n\n"
        "```py needs=cpu timeout=5\nb = 1\n```\n"
    )
    assert needs.metadata.tags == skipped.metadata.tags == ["skip-execution"]
    assert (skipped.source, free.metadata) == ("f()", {})


def test_only_what_installs_is_run_by_a_shell() -> None:
    page = (
        "```bash\npip install a \\\n  b\n# for c\n!pip install c\n```\n\n"
        "```bash\nrm -r x\n```\n\n```bash\n$ pip list\na 1\n```\n"
    )
    assert shown(page) == [
        "In: !pip install a \\\n  b\n# for c\n!pip install c",
        "```bash\nrm -r x\n```\n\n```bash\n$ pip list\na 1\n```",
    ]


def test_hidden_lines_stay_hidden() -> None:
    page = "```py runnable:test\nx = 1\nassert x  # doc-builder: hide\nprint(x)\n```\n"
    assert shown(page) == ["In: x = 1\nprint(x)"]


TABS = (
    '## Load\n\n<hfoptions id="how">\n<hfoption id="quick">\n\n```py\na = 1\n```\n\n</hfoption>\n'
    '<hfoption id="slow">\n\nSlowly.\n\n</hfoption>\n</hfoptions>\n\nBoth work.\n'
)


def test_tabs_are_headings_below_the_one_above() -> None:
    assert shown(TABS) == ["## Load", "### quick", "In: a = 1", "### slow\n\nSlowly.\n\nBoth work."]


def test_callouts_math_and_media_are_what_jupyter_shows() -> None:
    page = (
        "<Tip warning={true}>\n\nMind \\\\( x^2 \\\\).\n\n</Tip>\n\n> [!NOTE]\n> So.\n\n"
        '<Youtube id="abc"/>\n\n[[autodoc]] Thing\n'
    )
    assert shown(page) == [
        "> **Warning**\n>\n> Mind $x^2$.\n\n> **Note**\n>\n> So.\n\n"
        "[![YouTube](https://img.youtube.com/vi/abc/hqdefault.jpg)](https://www.youtube.com/watch?v=abc)\n\n`Thing`"
    ]


FRAMEWORKS = (
    "<frameworkcontent>\n<pt>\n\nTorch.\n\n```py\nimport torch\n```\n\n</pt>\n"
    "<tf>\n\n```py\nimport tensorflow\n```\n\n</tf>\n</frameworkcontent>\n\nEnd.\n"
)


def test_a_framework_has_a_notebook_with_its_contents_alone() -> None:
    assert frameworks(parse(FRAMEWORKS)) == ["pt", "tf"]
    assert shown(FRAMEWORKS, "pt") == ["Torch.", "In: import torch", "End."]
    assert shown(FRAMEWORKS, "tf") == ["In: import tensorflow", "End."]
    assert shown(FRAMEWORKS) == [
        "# PyTorch\n\nTorch.",
        "In: import torch",
        "# TensorFlow",
        "In: import tensorflow",
        "End.",
    ]


def test_a_page_whose_frameworks_dont_differ_has_one_notebook() -> None:
    only = "<frameworkcontent>\n<pt>\n\nTorch.\n\n</pt>\n</frameworkcontent>\n"
    assert frameworks(parse(only)) == []
    assert frameworks(parse(TABS)) == []


def test_code_that_differs_by_framework_is_split() -> None:
    page = "```py\nimport torch\n===PT-TF-SPLIT===\nimport tensorflow\n```\n"
    assert shown(page, "tf") == ["In: import tensorflow"]


def test_ids_of_cells_hang_on_what_they_hold() -> None:
    page = "```py\na\n```\n\n```py\na\n```\n\nEnd.\n"
    ids = [cell.id for cell in cells_of(page)]
    assert len(set(ids)) == 3
    assert [cell.id for cell in cells_of(f"New.\n\n{page}")][1:] == ids


def test_a_notebook_is_valid_and_the_same_each_time() -> None:
    choices = Choices(lambda target: target, lambda node: "", lambda node: "", strings("de"))
    made = [
        notebook_of(parse(TABS), choices, [{"type": "code", "content": "\n!pip install x\n"}])
        for _ in range(2)
    ]
    nbformat.validate(made[0])
    assert made[0].cells[0].source == "!pip install x"
    assert made[0].metadata.kernelspec.name == "python3"
    assert notebook_text(made[0]) == notebook_text(made[1])
