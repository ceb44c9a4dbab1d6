"""Sessions: what each statement prints, and its flags."""

from __future__ import annotations

import pytest

from doctests.model import Statement
from doctests.pages import collect_page
from tests.doctests.collect.collected import PAGE


def statements(session: str) -> tuple[Statement, ...]:
    (example,) = collect_page(PAGE, f"```py\n{session}\n```\n").examples()
    return example.statements


@pytest.mark.parametrize(
    ("session", "wants"),
    [
        (">>> 1\n1", ["1"]),
        (">>> 1\n\n>>> 2\n2\n\n", ["", "2"]),
        (">>> 1\n\n  a\n\n\n b\n\n", ["  a\n\n\n b"]),
        (">>> 1\na\n<BLANKLINE>\nb", ["a\n\nb"]),
        (">>> 1\n1\n\n# Now the second:\n>>> 2\n2", ["1", "2"]),
        (">>> 1\n# One\n# Two", ["# One\n# Two"]),
        ("  >>> 1\n  a\n   b\n c", ["a\n b\nc"]),
        (">>> for x in y:\n...     x\n...\n1", ["1"]),
        (">>> f()\n>>> g()\n...", ["", ""]),
    ],
)
def test_what_is_printed(session: str, wants: list[str]) -> None:
    assert [one.want for one in statements(session)] == wants


def test_code_before_the_first_prompt_is_a_statement_whose_output_is_not_compared() -> None:
    first, second = statements("import a\n\nimport b\n\n>>> 1\n1")
    assert (first.code, first.line, first.end_line, first.want) == ("import a\n\nimport b\n", 2, 4, None)
    assert (second.code, second.line, second.want) == ("1\n", 6, "1")


def test_a_statement_keeps_its_lines_over_a_blank_one() -> None:
    (statement,) = statements(">>> def f():\n...     x\n\n...     return x")
    assert (statement.code, statement.line, statement.end_line) == (
        "def f():\n    x\n\n    return x\n", 2, 5
    )  # fmt: skip


@pytest.mark.parametrize(
    ("code", "flags"),
    [
        ("f()  # doctest: +SKIP", {"SKIP"}),
        ("f()  #doctest:+ellipsis, +NUMBER -SKIP", {"ELLIPSIS", "NUMBER"}),
        ("f()  # doctest: +IGNORE_RESULT +NORMALIZE_WHITESPACE", {"IGNORE_RESULT", "NORMALIZE_WHITESPACE"}),
        ("f('# doctest: +SKIP')", set()),
    ],
)
def test_flags(code: str, flags: set[str]) -> None:
    (statement,) = statements(f">>> {code}")
    assert statement.flags == flags
    (script,) = statements(code)
    assert script.flags == flags
