"""What an entry reports of the library's source: mismatches with the signature, and broken Markdown."""

from __future__ import annotations

import pytest

from autodoc.entry import EntryProblem
from tests.autodoc.render.library import documented, entry_of, object_of


def problems(signature: str, *parameters: str) -> list[tuple[int, str]]:
    """Line and message of what is wrong with a function's docstring; its parameters begin on line 4."""
    lines = "".join(f"        {one}\n" for one in parameters)
    entry = entry_of(f"def f({signature}):\n    '''\n    Args:\n{lines}    '''")
    return [(one.line, one.message) for one in entry.problems]


def test_a_parameter_that_the_signature_lacks() -> None:
    entry = entry_of("def f(width):\n    '''\n    Args:\n        width: W.\n        widht: W.\n    '''")
    assert entry.problems == [
        EntryProblem(
            "lib/core.py",
            5,
            "docstring-mismatch",
            "f has no parameter widht, which its docstring describes",
            "did you mean width?",
        )
    ]


def test_a_parameter_that_the_docstring_lacks_is_told_at_its_list() -> None:
    assert problems("a, b, c", "a: A.") == [(3, "the docstring of f doesn't describe b, c")]


@pytest.mark.parametrize("signature", ["a, **kwargs", "a, *args, **kwargs"])
def test_kwargs_take_any_name_and_need_no_text(signature: str) -> None:
    assert problems(signature, "a: A.", "b: B.") == []


def test_kwargs_are_empty_by_default() -> None:
    assert problems("**kwargs", "kwargs (`dict`, *optional*, defaults to `{}`): K.") == []


def test_nothing_is_said_of_a_docstring_without_parameters() -> None:
    assert entry_of("def f(a): 'Text.'").problems == []


@pytest.mark.parametrize(
    ("default", "documented_as"),
    [
        ("256", "512"),
        ("'a'", '"b"'),
        ("False", "`True`"),
        ("(1, 2)", "(1, 3)"),
    ],
)
def test_a_default_that_is_another(default: str, documented_as: str) -> None:
    said = documented_as.strip("`")
    assert problems(f"a={default}", f"a (`int`, *optional*, defaults to {documented_as}): A.") == [
        (4, f"a of f is {default} by default, but its docstring says {said}")
    ]


def test_a_default_that_there_is_not() -> None:
    assert problems("a", "a (`int`, defaults to 3): A.") == [
        (4, "a of f has no default, but its docstring says 3")
    ]


@pytest.mark.parametrize(
    ("default", "documented_as"),
    [
        ("1e-05", "0.00001"),
        ("'cuda'", "cuda"),
        ("'cuda'", '`"cuda"`'),
        ("None", "`config.size`"),
        ("[1,2]", "[1, 2]"),
        ("(1, 2)", "[1, 2]"),
        ("'auto'", '`"auto "`'),
        ("Mode.FAST", '"fast"'),
        ("DEFAULT", "8"),
    ],
)
def test_a_default_that_may_be_the_same(default: str, documented_as: str) -> None:
    assert problems(f"a={default}", f"a (`int`, *optional*, defaults to {documented_as}): A.") == []


def test_what_an_import_made_is_not_reported() -> None:
    found = object_of("def f(a):\n    '''\n    Args:\n        b: B.\n    '''", doc_line=0)
    assert entry_of(documented(found)).problems == []


def test_broken_markdown_is_told_where_it_stands() -> None:
    entry = entry_of("def f():\n    '''\n    Text.\n\n    $$\n    {1\n    $$\n    '''")
    assert [(one.file, one.line, one.rule) for one in entry.problems] == [("lib/core.py", 6, "invalid-math")]


def test_it_is_told_again_for_the_next_page() -> None:
    source = "def f():\n    '''\n    Text with $${2$$.\n    '''"
    assert [len(entry_of(source).problems) for _ in range(2)] == [1, 1]
