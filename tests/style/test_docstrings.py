"""Python in docstrings of modules."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.style.formatting import module, styled


def test_fences_and_bare_sessions_are_formatted_and_nothing_else() -> None:
    text = dedent('''\
        """Module.

        ```py
        {0}
        ```
        """

        x = {{'a':1}}


        class A:
            """A class.

            Args:
                size (`int`,  *optional*, defaults to 5):
                    A size, as in:

                    ```python
                    >>> {0}
                    1
                    ```

            Example:

                >>> {0}
                f( 1 )

            | a|b |
            |--|--|
            """

            field: int = 1
            """A field, as in

            ```py
            {0}
            ```
            """

            def f( self ):
                r\'\'\'Does.

                ```py
                {0}
                ```
                \'\'\'
        ''')
    assert module(text.format("f( 1 )")) == text.format("f(1)")


def test_strings_that_are_no_docstrings_stay() -> None:
    text = 'TEXT = """\n```py\nf( 1 )\n```\n"""\n\nf("""\n```py\nf( 1 )\n```\n""")\n'
    assert module(text) == text


def test_a_template_of_docstrings_is_one_that_holds_an_avoided_text() -> None:
    text = 'TEXT = r"""\n```py\n{}\n```\n"""\n'
    patterns = {"{model_class}": "FakeModelClass"}
    one = styled(text.format("m = {model_class}( 'a' )"), "module.py", patterns=patterns)
    assert one.text == text.format('m = {model_class}("a")')


def test_literal_blocks_without_prompts_stay() -> None:
    text = 'def f():\n    """Run::\n\n        pip -v\n        a  -  b\n    """\n'
    assert module(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\"\"\"\n```py\ns = '''a\nb'''\n```\n\"\"\"", "\"\"\"\n```py\ns = '''a\nb'''\n```\n\"\"\""),
        ("\"\"\"\n```py\ns = '''a''' +b\n```\n\"\"\"", "\"\"\"\n```py\ns = '''a''' + b\n```\n\"\"\""),
        ('"""\n```py\ns = "\\\\n" +b\n```\n"""', '"""\n```py\ns = "\\\\n" + b\n```\n"""'),
        ('"""\n```py\ns = "\\d"\nt = a +b\n```\n"""', '"""\n```py\ns = "\\d"\nt = a + b\n```\n"""'),
        ('r"""\n```py\ns = "\\n" +b\n```\n"""', 'r"""\n```py\ns = "\\n" + b\n```\n"""'),
    ],
)
def test_quotes_and_escapes(before: str, after: str) -> None:
    assert module(f"{before}\n") == f"{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        '"""\n```py\ns = "\n" +b\n```\n"""',
        '"""\n```py\nprint("a\\nb" +c)\n```\n"""',  # the escape breaks the line, and with it the code
        '"""```py\nf( 1 )\n```"""',  # the fence begins right behind the quotes: code that nothing closes
        '"""\n>>> f( 1 )"""',
        '"a\\n```py\\nf( 1 )\\n```\\n"',
        '"""\n```py\nf( 1 )\n```\n""" "b"',
    ],
)
def test_what_cannot_be_put_back_stays(text: str) -> None:
    if text.startswith('"""```py'):
        assert module(f"{text}\n") == f"{text}\n".replace("( 1 )", "(1)")
    else:
        assert module(f"{text}\n") == f"{text}\n"


def test_a_module_keeps_its_encoding_and_line_ends() -> None:
    text = 'def f():\r\n    """é\r\n\r\n    ```py\r\n    f( 1 )\r\n    ```\r\n    """\r\n'
    assert module(text) == text.replace("( 1 )", "(1)")
