"""Docstrings: whose examples, and on which lines of the file."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from doctests.docstrings import collect_module
from tests.doctests.collect.collected import MODULE, module


def same(given: str, expected: str) -> None:
    assert given == dedent(expected).strip("\n")


def test_each_docstring_with_examples_is_a_document() -> None:
    text = '''
        """The module.

        >>> 1
        1
        """
        class Trainer:
            """Nothing to run."""
            def train(self):
                """Trains.

                Args:
                    steps (`int`): How many:

                        ```py
                        >>> 2
                        2
                        ```

                Example:

                ```python
                >>> 3
                3

                >>> 4
                ```

                And a bare one:

                    >>> 5
                    5

                That's all.
                """
        if Trainer:
            async def later():
                def within():
                    "See >>> no"
                    ">>> nor this"
                "```py\\n```"
        '''
    same(
        module(text),
        r"""
        2 library.module
          line-4 session 4-5
            4-4 '1\n'
            5-5 = '1'
        10 Trainer.train
          line-16 session 16-17
            16-16 '2\n'
            17-17 = '2' after '                '
          line-23 session 23-26
            23-23 '3\n'
            24-24 = '3' after '        '
            26-26 '4\n'
          line-31 session 31-32
            31-31 '5\n'
            32-32 = '5' after '            '
        """,
    )


def test_an_object_that_is_defined_again_has_a_number() -> None:
    text = '''
        def f():
            """
            >>> 1
            """
        def f():
            """
            >>> 2
            """
        '''
    names = [one.name for one in collect_module(MODULE, dedent(text), "library.module")]
    assert names == ["f", "f-2"]


def test_a_function_in_a_function_is_named_as_python_names_it() -> None:
    text = "def f():\n    def g():\n        '''\n        >>> 1\n        '''\n"
    (document,) = collect_module(MODULE, text)
    assert (document.name, document.module) == ("f.<locals>.g", "")


def test_output_begins_on_the_line_below_where_the_literal_begins_with_a_prompt() -> None:
    same(
        module('def f():\n    """>>> f()\n    1"""\n'),
        r"""
        2 f
          line-2 session 2-3
            2-2 'f()\n'
            3-3 = '1' after '    '
        """,
    )


def test_lines_are_the_files_whatever_the_literal_is_made_of() -> None:
    text = (
        "def f():\n"
        "    ('One.\\n\\n'\n"
        "     '>>> 1\\n1\\n'\n"
        "\n"
        "     # between\n"
        '     """\n'
        "     Two \\\n"
        "     three:\n"
        "     >>> 2 \\\n"
        "     + 3\n"
        "     \\x35\n"
        "     >>> '\\\\\\\\'\n"
        '     """)\n'
    )
    same(
        module(text),
        r"""
        2 f
          line-3 session 3-3
            3-3 '1\n'
            3-3 = '1'
          line-9 session 9-12
            9-10 '2      + 3\n'
            11-11 = '5' after '     '
            12-12 "'\\\\'\n"
        """,
    )


def test_lines_hold_below_what_is_made_anew() -> None:
    text = '''
        def f():
            r"""Does things. See :class:`the
            other <library.Other>`.

            .. note:: Be careful::

                   x = 1

                >>> 1
                1

            Args:
                x: Text
                    of :meth:`one
                    two`

                    >>> 2
                    2

            .. code-block:: python
               :linenos:

               x = 3
            """
        '''
    same(
        module(text),
        r"""
        3 f
          line-8 script 8-8
            8-8 'x = 1\n' = ?
          line-10 session 10-11
            10-10 '1\n'
            11-11 = '1' after '        '
          line-18 session 18-19
            18-18 '2\n'
            19-19 = '2' after '            '
          line-24 script 24-24
            24-24 'x = 3\n' = ?
        """,
    )


def test_carriage_returns_and_tabs() -> None:
    text = 'def f():\r\n\t"""Text.\r\n\r\n\tExample:\r\n\t\t>>> 1\r\n\t\t1\r\n\t"""\r\n'
    same(
        module(text),
        r"""
        2 f
          line-5 session 5-6
            5-5 '1\n'
            6-6 = '1' after '\t\t'
        """,
    )


def test_any_line_break_that_a_literal_writes_is_one() -> None:
    text = r'''
        def f():
            """A\rb\r\n\r
            c\n
            \x0a>>> 1
            1\N{LINE FEED}    2
            """
        '''
    same(
        module(text),
        r"""
        3 f
          line-5 session 5-6
            5-5 '1\n'
            6-6 = '    1\n    2'
        """,
    )


@given(st.text("\\\n\r\"'aN0>` \t\f\0é"), st.sampled_from(["", "r", "u"]))
def test_no_literal_is_too_odd(text: str, prefix: str) -> None:
    collect_module(MODULE, f'def f():\n    {prefix}"""\n    >>> 1\n    {text}"""\n', "library.module")


def test_what_an_escape_breaks_is_told() -> None:
    text = '''
        def f():
            """
            >>> print("a\\n")
            """
        '''
    assert module(text).splitlines()[-1] == (
        "    ! 4: an escape in this docstring breaks the line, and the code; begin it with `r`"
    )


def test_a_module_that_is_not_python_is_a_problem() -> None:
    same(
        module("# >>> 1\nx = = 2\n"),
        """
        2 library.module
          line-2 script 2-2
            ! 2: this module isn't Python: invalid syntax; correct it to have its examples run
        """,
    )
    assert module("x = = 2\n") == ""
