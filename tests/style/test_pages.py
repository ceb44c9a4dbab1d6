"""Python in fences of pages: what is formatted, and where it goes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.style.formatting import page, styled


@pytest.mark.parametrize(
    "language", ["py", "python", "Python", " python", "python runnable:name", "{python}"]
)
def test_fences_of_python_are_formatted(language: str) -> None:
    assert (
        page(f"Text\n\n```{language}\nx = {{'a':1}}\n```\n")
        == f'Text\n\n```{language}\nx = {{"a": 1}}\n```\n'
    )


@pytest.mark.parametrize("language", ["", "text", "bash", "json", "diff", "pyi"])
def test_other_fences_stay(language: str) -> None:
    text = f"```{language}\nx = {{'a':1}}\n```\n"
    assert page(text) == text


def test_all_but_code_stays() -> None:
    text = dedent("""\
        <!--Copyright-->
        #  Title   [[title]]

        | a|b |
        |-|:-:|
        |`x = {'a':1}`| 1  |

        > [!TIP]
        >  Two
        > lines,  and trailing spaces\u0020\u0020\u0020

        <Tip warning={true}>
        text</Tip>

            x = {'a':1}

        ```py
        %s
        ```

        \\\\( a_1 \\\\)  *a*  __b__
        """)
    assert page(text % "x = {'a':1}") == text % 'x = {"a": 1}'


def test_a_session_is_formatted_statement_by_statement() -> None:
    assert page("""\
        ```py
        >>> import torch
        >>> x = {'a':1,
        ...      'b':2}
        >>> print( x )
        {'a': 1,   'b': 2}

        >>> # A comment
        >>> def f( a ):
        ...     b = a

        ...     return b
        >>> f( 1 )
        1
        ```
        """) == dedent("""\
        ```py
        >>> import torch
        >>> x = {"a": 1, "b": 2}
        >>> print(x)
        {'a': 1,   'b': 2}

        >>> # A comment
        >>> def f(a):
        ...     b = a
        ...
        ...     return b
        >>> f(1)
        1
        ```
        """)


def test_long_lines_are_broken_at_the_width_that_the_file_has() -> None:
    text = "- ```py\n  >>> call(first_argument, second_one)\n  ```\n"
    assert len("  >>> call(first_argument, second_one)") == 38
    assert page(text, max_len=38) == text
    assert page(text, max_len=37) == (
        "- ```py\n  >>> call(\n  ...     first_argument, second_one\n  ... )\n  ```\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (">>> for x in y:\n...     f( x )\n...\n1", ">>> for x in y:\n...     f(x)\n...\n1"),
        (">>> f( 1 )\n...\n2", ">>> f(1)\n...\n2"),
        (">>> f( 1 )  # doctest: +SKIP\n1", ">>> f(1)  # doctest: +SKIP\n1"),
        ("    >>> f( 1 )\n    1\n     2", "    >>> f(1)\n    1\n     2"),
        ('>>> s = """a\n... b""" ;\n>>> f( 1 )', '>>> s = """a\n... b"""\n>>> f(1)'),
        (">>> @wraps( f )\n... def g(): ...", ">>> @wraps(f)\n... def g(): ..."),
        (">>> call(a,\n...     ...)", ">>> call(a, ...)"),
    ],
)
def test_prompts_and_outputs_stay(before: str, after: str) -> None:
    assert page(f"```py\n{before}\n```\n") == f"```py\n{after}\n```\n"


@pytest.mark.parametrize(
    "code",
    [
        ">>> print( 1 ); print( 2 )\n1\n2",  # two statements would need an output each
        ">>> a = [\n>>>     1 ,\n>>> ]",  # a prompt on every line
        "a = 1\n>>> f( a )",
    ],
)
def test_sessions_that_would_mean_something_else_stay(code: str) -> None:
    assert page(f"```py\n{code}\n```\n") == f"```py\n{code}\n```\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. a\n\n   ```py\n   f( 1,\n     2 )\n   ```\n", "1. a\n\n   ```py\n   f(1, 2)\n   ```\n"),
        ("- ```py\n  if a:\n     f( 1 )\n  ```\n", "- ```py\n  if a:\n      f(1)\n  ```\n"),
        ("> ```py\n> f( 1 )\n>\n> g( 2 )\n> ```\n", "> ```py\n> f(1)\n>\n> g(2)\n> ```\n"),
        (
            "> [!NOTE]\n> ```py\n> import a\n> b( 1 )\n> ```\n",
            "> [!NOTE]\n> ```py\n> import a\n>\n> b(1)\n> ```\n",
        ),
        ("> - ```py\n>   f( 1 )\n>   ```\n", "> - ```py\n>   f(1)\n>   ```\n"),
        ("-\t```py\n\tf( 1 )\n\t```\n", "-\t```py\n\tf(1)\n\t```\n"),
        ("<Tip>\n\n  ```py\n  f( 1 )\n  ```\n\n</Tip>\n", "<Tip>\n\n  ```py\n  f(1)\n  ```\n\n</Tip>\n"),
        ("```py\n    f( 1 )\n    g( 2 )\n```\n", "```py\n    f(1)\n    g(2)\n```\n"),
        ("````py\ns = '```'\n````\n", '````py\ns = "```"\n````\n'),
        ("~~~py\nf( 1 )\n~~~\n", "~~~py\nf(1)\n~~~\n"),
        ("```py\nf( 1 )", "```py\nf(1)"),
        ("```py\nf( 1,\n 2 )", "```py\nf(1, 2)"),
    ],
)
def test_code_stays_in_its_container(before: str, after: str) -> None:
    assert page(before) == after


def test_tabs_and_frameworks() -> None:
    text = dedent("""\
        <hfoptions id="a">
        <hfoption id="b">

        ```py
        {0}
        ```

        </hfoption>
        </hfoptions>
        <frameworkcontent><pt>
        ```py
        {0}
        ```
        </pt></frameworkcontent>

        ```py
        >>> {0}
        1
        ===PT-TF-SPLIT===
        >>> {0}
        2
        ```
        """)
    assert page(text.format("f( 1 )")) == text.format("f(1)")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(a,b,)", "f(\n    a,\n    b,\n)"),
        ("model = ...\ntrain( model, ... )", "model = ...\ntrain(model, ...)"),
        ("if a:\n\tf( 1 )", "if a:\n    f(1)"),
        ("import a\nb( 1 )  # pytest-decorator: c.d", "import a\n\nb(1)  # pytest-decorator: c.d"),
        ("# fmt: off\nx = [1,  2]\n# fmt: on\ny = [1,  2]", "# fmt: off\nx = [1,  2]\n# fmt: on\ny = [1, 2]"),
        ("await f( 1 )", "await f(1)"),
        ("\n\nf( 1 )\n\n", "f(1)"),
    ],
)
def test_scripts(before: str, after: str) -> None:
    assert page(f"```py\n{before}\n```\n") == f"```py\n{after}\n```\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "f( 1 )  # doc-builder: hide\ng( 2 )",
            "f(1)  # doc-builder: hide\ng(2)",
        ),
        # The mark would hide the last line of the statement alone.
        ("call(first_one,  second)  # doc-builder: hide", "call(first_one,  second)  # doc-builder: hide"),
    ],
)
def test_what_is_hidden_stays_hidden(before: str, after: str) -> None:
    text = "```py runnable:a\n{}\n```\n"
    assert page(text.format(before), max_len=40) == text.format(after)


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff# A\r\n\r\n```py\r\nimport a\r\nb( 1 )\r\n```\r\nlast\n"
    assert styled(text).source.encoding == "utf-8-sig"
    assert page(text) == "# A\r\n\r\n```py\r\nimport a\r\n\r\nb(1)\r\n```\r\nlast\n"


def test_the_lines_of_what_changes_are_told() -> None:
    one = styled("```py\nf(1)\n```\n\n```py\n\nf( 1 )\n```\n\n```py\nf( 1\n```\n")
    assert (one.blocks, one.changed) == (3, (6,))
    assert [(line, str(reason)) for line, reason in one.left] == [(11, "not Python")]
