"""Code that stays as it is, and what stands in for texts that ruff must not see."""

from __future__ import annotations

import pytest

from builder.style.plans import Left
from tests.style.formatting import module, page, styled

AVOIDED = {"{model_class}": "FakeModelClass", "{unused}": "Fake"}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("f( 1", Left.SYNTAX),
        ("%%bash\nls  -l", Left.SYNTAX),
        (">>> f( 1\n1", Left.SYNTAX),
        ("In [1]: x=f( 1 )\nOut[1]: 1", Left.SYNTAX),
        ("f( 1 )  # docstyle-ignore", Left.IGNORED),
        ("# docstyle-ignore\nf( 1 )", Left.IGNORED),
        # Ruff takes the spaces out of docstrings, which changes the string.
        ('def f():\n  """A.\n\n     b """', Left.MEANING),
    ],
)
def test_a_block_stays_and_is_counted(code: str, reason: Left) -> None:
    text = f"```py\n{code}\n```\n\n```py\ng( 1 )\n```\n"
    one = styled(text)
    assert one.text == text.replace("g( 1 )", "g(1)")
    assert one.left == ((2, reason),)


@pytest.mark.parametrize("above", ["<!-- docstyle-ignore -->", "# docstyle-ignore", "Text, docstyle-ignore."])
def test_what_stands_above_can_ask_for_it(above: str) -> None:
    text = f"{above}\n\n```py\nf( 1 )\n===PT-TF-SPLIT===\nf( 1 )\n```\n"
    assert page(text) == text
    below = text + "\n```py\nf( 1 )\n```\n"
    assert page(below) == text + "\n```py\nf(1)\n```\n"


def test_a_comment_above_a_docstring_can_ask_for_it() -> None:
    text = '''\
        # docstyle-ignore
        TEXT = """..."""

        def f():  # docstyle-ignore
            """
            ```py
            f( 1 )
            ```
            """

        def g():
            """
            ```py
            g( 1 )
            ```
            """
        '''
    assert "f( 1 )" in module(text)
    assert "g(1)" in module(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("!pip install  a\nf( 1 )", "!pip install  a\nf(1)"),
        ("if a:\n  !pip  -q\n  %time  f( 1 )\n  f( 1 )", "if a:\n    !pip  -q\n    %time  f( 1 )\n    f(1)"),
        ("if a:\n  !ls\nelse:\n  !ls  -l\nf( 1 )", "if a:\n    !ls\nelse:\n    !ls  -l\nf(1)"),
        ("x =  !ls\nz = %time  f( 1 )\nf?\nf( 1 )", "x =  !ls\nz = %time  f( 1 )\nf?\nf(1)"),
        ("%%time  -n 1\nf( 1 )", "%%time  -n 1\nf(1)"),
        ("!pip  a \\\n    b\nf( 1 )", "!pip  a \\\n    b\nf(1)"),
        (">>> !pip  a \\\n...     b\n>>> f( 1 )", ">>> !pip  a \\\n...     b\n>>> f(1)"),
        (">>> !pip  -q\n>>> f( 1 )", ">>> !pip  -q\n>>> f(1)"),
    ],
)
def test_magics_stay(before: str, after: str) -> None:
    assert page(f"```py\n{before}\n```\n") == f"```py\n{after}\n```\n"


def test_avoided_texts_come_back() -> None:
    text = "```py\nfrom lib import {model_class}\n\n{model_class}( 1 )\n```\n"
    assert styled(text, patterns=AVOIDED).text == text.replace("( 1 )", "(1)")
    assert styled(text).text == text  # that isn't Python


def test_a_stand_in_that_is_there_already_is_no_stand_in() -> None:
    text = "```py\nm = {model_class}( FakeModelClass )\n```\n"
    assert styled(text, patterns=AVOIDED).text == text
