"""A page that becomes a notebook and a page again keeps its code and outputs, and still runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_notebook, new_output

from builder.markdown import CodeBlock, parse, walk
from builder.notebooks import notebook_of, page_of
from builder.plain import Choices
from builder.strings import strings
from doctests.pages import collect_page
from tests.notebooks.books import cells_of, code, converted, stream, text


def _blocks(page: str) -> list[tuple[str, str]]:
    return [(node.language, node.code) for node in walk(parse(page)) if isinstance(node, CodeBlock)]


def _examples(page: str) -> list[tuple[str, str | None]]:
    """What doctests make of a page: code, and what it is expected to print."""
    document = collect_page(Path("page.md"), page)
    assert [one.problem for one in document.examples()] == [None] * len(list(document.examples()))
    return [(one.code, one.want) for example in document.examples() for one in example.statements]


def _back(page: str) -> str:
    return page_of(new_notebook(cells=cells_of(page)), "page").text


@pytest.mark.parametrize(
    "page",
    [
        "# T\n\n```py\nx = 1\nprint(x)\n```\n\n```text\n1\n```\n",
        "# T\n\n```bash\npip install a\n```\n\n```py\nx = [\n    1,\n]\nx\n```\n\n```text\n[1]\n```\n",
        '# T\n\n```py\ns = """\n```\n"""\n```\n',
    ],
)
def test_code_and_output_are_the_same_again(page: str) -> None:
    assert _blocks(_back(page)) == _blocks(page)


def test_a_session_runs_the_same_statements_with_the_same_outputs() -> None:
    page = (
        "# T\n\n```py\n>>> import math\n\n>>> math.floor(2.5)\n2\n>>> print('a')\na\n"
        ">>> int('x')\nTraceback (most recent call last):\n  ...\nValueError: invalid literal\n```\n"
    )
    assert _examples(_back(page)) == [
        ("import math\n\nmath.floor(2.5)\n", "2"),
        ("print('a')\n", "a"),
        ("int('x')\n", "Traceback (most recent call last):\n  ...\nValueError: invalid literal"),
    ]


def test_the_cells_of_a_configuration_arent_the_pages_own() -> None:
    choices = Choices(lambda target: target, lambda node: "", lambda node: "", strings("en"))
    made = notebook_of(parse("# T\n\nHello.\n"), choices, [{"type": "code", "content": "!pip install x"}])
    assert page_of(made, "page").text == "# T\n\n[[open-in-colab]]\n\nHello.\n"


def _error(name: str) -> NotebookNode:
    return new_output("error", ename=name, evalue="division by zero", traceback=[f"{name}: division by zero"])


def test_a_page_of_a_notebook_is_one_that_doctests_read() -> None:
    page = converted(
        text("# T"),
        code("!pip install x\nimport math"),
        code("print('a')\n1 / 0", stream("a\n"), _error("ZeroDivisionError")),
        code("1 / 0", _error("ZeroDivisionError")),
        code("%%time\nmath.pi", stream("Wall time: 1 s\n")),
    )
    document = collect_page(Path("page.md"), page.text)
    assert [one.problem for one in document.examples()] == [None] * 5
    raises = [one.options.raises for one in document.examples()]
    assert raises == ["", "", "ZeroDivisionError", "", ""]
