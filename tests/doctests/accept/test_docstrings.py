"""Output accepted in docstrings."""

from __future__ import annotations

import ast

import pytest

from tests.doctests.accept.printing import collected, with_output


def function(text: str, *, raw: bool = False, quotes: str = '"""') -> str:
    """A module whose function has a docstring, the lines of which are indented here."""
    body = text.replace("\n", "\n    ")
    return f"def f():\n    {'r' if raw else ''}{quotes}{body}{quotes}\n\n    return 1\n"


@pytest.mark.parametrize(
    ("before", "printed", "after"),
    [
        ("Text.\n\n>>> 1\n2\n", "1\n", "Text.\n\n>>> 1\n1\n"),
        ("Text.\n\n>>> 1\n", "1\n\n2\n", "Text.\n\n>>> 1\n1\n<BLANKLINE>\n2\n"),
        (">>> 1\n2", "1\n3\n", ">>> 1\n1\n3"),
        (">>> 1", "1\n", ">>> 1\n1"),
        (">>> 1\n2", "", ">>> 1"),
        ("Usage:\n    ```\n    >>> 1\n    2\n    ```", "1\n", "Usage:\n    ```\n    >>> 1\n    1\n    ```"),
        ("```py\nx\n```\n\n```text\n1\n```\n", "2\n\n3", "```py\nx\n```\n\n```text\n2\n\n3\n```\n"),
        (".. note:: B\n\n    >>> 1\n    2\n", "1\n3", ".. note:: B\n\n    >>> 1\n    1\n    3\n"),
        (">>> 1\n2\n", "a\tb\n", ">>> 1\na       b\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("raw", [True, False])
def test_outputs(before: str, printed: str, after: str, raw: bool) -> None:
    expected = function(after, raw=raw).replace("\n    \n", "\n\n")
    text = function(before, raw=raw).replace("\n    \n", "\n\n")
    assert with_output(text, [printed], python=True) == expected
    assert with_output(expected, [printed], python=True) == expected


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("C:\\new", r"C:\\new"),
        ('"""', r"\"\"\""),
        ('a""""b', r"a\"\"\"\"b"),
        ("'''", "'''"),
        ("\x1b[1m", r"\x1b[1m"),
        ("\\N{DASH}", r"\\N{DASH}"),
        ("é 한", "é 한"),
    ],
)
def test_a_literal_escapes_what_it_must(printed: str, written: str) -> None:
    text = with_output(function(">>> 1\n2\n"), [printed], python=True)
    assert text == function(f">>> 1\n{written}\n")
    (document,) = collected(text, python=True)
    (example,) = document.examples()
    assert example.statements[0].want == printed


@pytest.mark.parametrize(
    ("printed", "written"),
    [('"', r"\""), ('a""', r"a\"\""), ('"""', r"\"\"\""), ("\\", r"\\"), ('\\"', r"\\\"")],
)
def test_quotes_before_the_quotes_that_end_a_literal(printed: str, written: str) -> None:
    text = with_output(function(">>> 1\n2"), [printed], python=True)
    assert text == function(f">>> 1\n{written}")
    assert with_output(text, [printed], python=True) == text
    ast.parse(text)


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_a_raw_literal_takes_backslashes_and_the_other_quotes(quotes: str) -> None:
    other = "'''" if quotes == '"""' else '"""'
    text = with_output(function(">>> 1\n2\n", raw=True, quotes=quotes), [f"\\n {other}"], python=True)
    assert text == function(f">>> 1\n\\n {other}\n", raw=True, quotes=quotes)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (function(">>> 1\n2\n", raw=True), 'a"""'),
        (function(">>> 1\n2", raw=True), 'a"'),
        (function(">>> 1\n2", raw=True), "a\\"),
        (function(">>> 1\n2\n"), ">>> 3"),
        (function("Text.\n\n```py\n>>> 1\n2\n```\n"), "```"),
        ('def f():\n    ">>> 1\\n2\\n"\n', "1"),
        ('def f():\n    ">>> 1"\n', "1"),
        ('def f():\n    """\n    >>> 1\\\n    \n    """\n', ">>> 1"),
    ],
)
def test_what_a_docstring_cannot_hold_is_left_alone(text: str, printed: str) -> None:
    assert with_output(text, [printed], python=True) == text


def test_each_docstring_of_a_module_has_its_own() -> None:
    text = function(">>> 1\n") + "\n\nclass A:\n    '''\n    >>> 2\n    3\n    '''\n"
    assert with_output(text, ["1\n", "2\n"], python=True) == text.replace(
        ">>> 1\n", ">>> 1\n    1\n"
    ).replace(">>> 2\n    3", ">>> 2\n    2")


def test_line_ends_stay() -> None:
    text = function(">>> 1\n2\n").replace("\n", "\r\n")
    assert with_output(text, ["1\n3\n"], python=True) == function(">>> 1\n1\n3\n").replace("\n", "\r\n")


def test_literals_that_touch_are_left_alone() -> None:
    text = 'def f():\n    """\n    >>> 5\n    6""" r"""\n    tail\n    """\n'
    assert with_output(text, ["5\n"], python=True) == text
