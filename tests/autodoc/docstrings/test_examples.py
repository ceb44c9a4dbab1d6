"""Examples: fences, bare sessions, literal blocks."""

from __future__ import annotations

import pytest

from autodoc.docstrings import Examples, Section, Text, parse


def example(text: str) -> Examples:
    (section,) = parse(text).sections
    assert isinstance(section, Examples)
    return section


def text_in(section: Section) -> str:
    assert isinstance(section, Text)
    return section.text


FENCED = "```python\n>>> 1 + 1\n2\n```"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"Example:\n\n{FENCED}", 3),
        ("Example:\n    ```python\n    >>> 1 + 1\n    2\n    ```", 2),
        ("Example:\n\n    >>> 1 + 1\n    2", 3),
        ("Example:\n>>> 1 + 1\n2", 2),
        ("Example::\n\n    >>> 1 + 1\n    2\n", 3),
        ("Examples::\n\n    ```python\n    >>> 1 + 1\n    2\n    ```", 3),
    ],
)
def test_an_example_is_a_fence(text: str, line: int) -> None:
    found = example(text)
    assert (found.text.text, found.text.line, found.title) == (FENCED, line, "")


def test_a_session_goes_on_over_a_blank_line_to_the_next_prompt() -> None:
    found = example("Example:\n\n    >>> a = 1\n\n    >>> a\n    1\n\n    And that's it.")
    assert found.text.text == "```python\n>>> a = 1\n\n>>> a\n1\n```\n\nAnd that's it."


def test_all_of_a_literal_block_is_code() -> None:
    found = example("Example::\n\n    >>> a = 1\n\n    # Now b\n    b = 2\n")
    assert found.text.text == "```python\n>>> a = 1\n\n# Now b\nb = 2\n```"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Example usage", ""),
        ("Usage example", ""),
        ("Examples of usage", ""),
        ("Mask filling example", "Mask filling example"),
        ("Example of a translation", "Example of a translation"),
    ],
)
def test_a_heading_that_says_more(name: str, title: str) -> None:
    assert example(f"{name}:\n\n{FENCED}").title == title


def test_sessions_in_free_text() -> None:
    (section,) = parse("So:\n\n>>> 1 + 1\n2\n\nSee?").sections
    assert text_in(section) == f"So:\n\n{FENCED}\n\nSee?"


def test_a_session_in_a_list() -> None:
    (section,) = parse("- So:\n\n  >>> 1 + 1\n  2").sections
    assert text_in(section) == "- So:\n\n  ```python\n  >>> 1 + 1\n  2\n  ```"


def test_a_session_that_holds_a_fence() -> None:
    (section,) = parse('>>> print("```")').sections
    assert text_in(section) == '````python\n>>> print("```")\n````'


def test_a_session_in_a_fence_stays() -> None:
    text = "~~~\n>>> 1\n~~~\n\n```py\n>>> 1\n\n>>> 2\n```"
    (section,) = parse(text).sections
    assert text_in(section) == text


def test_prompts_in_the_text_of_a_parameter() -> None:
    (item,) = parse("Args:\n    x (`int`):\n        As in:\n        >>> f(1)").items("parameters")
    assert item.text.text == "As in:\n```python\n>>> f(1)\n```"
