"""What is certain is mended in the file; every other byte stays."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.autodoc.checks.conftest import Written

Library = Callable[[dict[str, str]], Written]

SAID = "    other (`int`, *optional*): O.\n"
"""Shows that the library says *optional*."""


def written(
    library: Library, signature: str, parameters: str, quotes: str = '"""', prefix: str = ""
) -> Written:
    """A library with one function, whose docstring's parameters are indented by four."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in (parameters + SAID).splitlines())
    source = f"def f({signature}, other=1):\n    {prefix}{quotes}Text.\n\n    Args:\n{lines}    {quotes}\n"
    return library({"__init__.py": source})


@pytest.mark.parametrize(
    ("signature", "before", "after"),
    [
        # defaults
        ("a=2", "(`int`, *optional*, defaults to 1)", "(`int`, *optional*, defaults to 2)"),
        ("a='x'", '(`str`, *optional*, defaults to `"y"`)', '(`str`, *optional*, defaults to `"x"`)'),
        ("a=True", "(`bool`, *optional*, defaults to False)", "(`bool`, *optional*, defaults to `True`)"),
        ("a=(1, 2)", "(`T`, defaults to `(1, 3)`, *optional*)", "(`T`, defaults to `(1, 2)`, *optional*)"),
        # optional
        ("a=2", "(`int`)", "(`int`, *optional*, defaults to 2)"),
        ("a=None", "(`int`)", "(`int`, *optional*)"),
        ("a=MODE", "(`int`)", "(`int`, *optional*)"),
        ("a='x'", "(`str`)", '(`str`, *optional*, defaults to `"x"`)'),
        ("a=False", "(`bool`, defaults to `False`)", "(`bool`, *optional*, defaults to `False`)"),
        ("a", "(`int`, *optional*)", "(`int`)"),
    ],
)  # fmt: skip
def test_a_description_is_mended(library: Library, signature: str, before: str, after: str) -> None:
    one = written(library, signature, f"    a {before}: A.\n")
    source = (one.root / "lib/__init__.py").read_text()
    assert one.mend().decode() == source.replace(f"a {before}", f"a {after}")
    assert one.check() == []


@pytest.mark.parametrize("description", [" (`int`): W.", ": W.", " (`widht`): The widht."])
def test_a_name_is_mended(library: Library, description: str) -> None:
    one = written(library, "width", f"    widht{description}\n")
    source = (one.root / "lib/__init__.py").read_text()
    assert one.mend().decode() == source.replace("widht", "width", 1)


@pytest.mark.parametrize(
    ("signature", "parameter"),
    [
        ("a, b", "a, b (`int`, *optional*): Joint names."),
        ("a: int | None", "a (`int`, *optional*): May be None."),
        ("a", "a (`int`, defaults to 1): Which of both is wrong?"),
        ("a=1", "a (`int`, *optional*, defaults to \\\n        2): A line that goes on."),
        ("width, depth", "widht (`int`): One of two that are left out."),
        ("a=1", "a (`int`, *optional*, defaults to 2) or \\x61: A."),
    ],
)
def test_what_isn_t_certain_is_left(library: Library, signature: str, parameter: str) -> None:
    one = written(library, signature, f"    {parameter}\n")
    before = (one.root / "lib/__init__.py").read_bytes()
    assert one.check() != []
    assert one.mend() == before


def test_a_default_that_a_docstring_can_t_hold_is_left_out(library: Library) -> None:
    one = written(library, "a='\\n'", "    a (`str`): A.\n")
    assert b"a (`str`, *optional*): A." in one.mend()


def test_a_name_and_what_stands_behind_it_are_mended_at_once(library: Library) -> None:
    one = written(library, "width=2", "    widht (`int`, *optional*, defaults to 1): W.\n")
    assert b"width (`int`, *optional*, defaults to 2): W." in one.mend()


def test_a_name_that_begins_as_a_prefix_of_a_literal_does(library: Library) -> None:
    one = written(library, "rate=2, u=2", "    rate (`int`): R.\n    u (`int`): U.\n")
    assert one.mend().decode().count(" (`int`, *optional*, defaults to 2): ") == 2


def test_a_head_over_several_lines(library: Library) -> None:
    one = written(library, "a=2", "    a (`int` or\n        `str`, *optional*,\n        defaults to 1): A.\n")
    assert b"`str`, *optional*,\n            defaults to 2): A." in one.mend()


@pytest.mark.parametrize("quotes", ['"""', "'''"])
@pytest.mark.parametrize("prefix", ["", "r", "R", "u"])
def test_any_quotes_and_prefix(library: Library, quotes: str, prefix: str) -> None:
    one = written(
        library,
        "a='x', b=2",
        "    a (`str`): A.\n    b (`int`, *optional*, defaults to 1): B.\n",
        quotes,
        prefix,
    )
    source = one.mend().decode()
    doc = ast.get_docstring(ast.parse(source).body[0])
    assert 'a (`str`, *optional*, defaults to `"x"`): A.' in (doc or "")
    assert "b (`int`, *optional*, defaults to 2): B." in (doc or "")
    assert f"    {prefix}{quotes}Text." in source


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("start", ["", "\ufeff", "# -*- coding: utf-8 -*-\n", "\x0c\n"])
def test_line_endings_and_a_bom_stay(library: Library, ending: str, start: str) -> None:
    source = f'{start}Ü = 1\n\n\ndef f(a=2):\n    """Ä.\n\n    Args:\n        a (`int`, *optional*): 漢.\n'
    source += '        b: B.\n    """\n\n\ndef g(width):\n    """\n    Args:\n        widht: W.\n    """\n'
    source = source.replace("\n", ending)
    one = library({})
    one.write({"__init__.py": source})
    assert one.mend().decode() == source.replace("widht", "width")


def test_a_tab_before_a_parameter(library: Library) -> None:
    one = library({})
    one.write({"__init__.py": 'def f(width):\n\t"""Text.\n\n\tArgs:\n\t\twidht: W.\n\t"""\n'})
    assert b"\t\twidth: W.\n" in one.mend()


PARAMETERS = st.lists(
    st.sampled_from([
        ("a", "1", "a (`int`): A."),
        ("a", "1", "a (`int`, *optional*, defaults to 2): A."),
        ("a", "None", "a (`int`, *optional*, defaults to 2)\n            A."),
        ("b", "'x'", "b (`str`, defaults to `\"y\"`): B \\\\ c."),
        ("b", "'\"\"\"'", "b (`str`): B."),
        ("c", "", "c (`int`, *optional*): C."),
        ("c", "(1, 2)", "c (`tuple` of\n            `int`, *optional*, defaults to (1, 3)): C."),
        ("deep_value", "", "deep_valeu: D."),
        ("wide_value", "5", "wide_valeu (`int`, *optional*, defaults to 4): W."),
        ("e", "{'k': 1}", "e (`dict`, *optional*, defaults to `{'k': 2}`): E."),
        ("f", "-1.5", "f, g (`float`): F."),
    ]),
    unique_by=lambda one: one[0],
    min_size=1,
)  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        # Another parameter may be meant.
        'def f(model_max_length):\n    """F.\n\n    Args:\n        max_length (`int`): M.\n    """\n',
        # The type says that None may be given.
        'def f(a):\n    """F.\n\n    Args:\n        a (`Optional[int]`, *optional*): A.\n    """\n',
        'def f(a):\n    """F.\n\n    Args:\n        a (`int` or `None`, *optional*): A.\n    """\n',
    ],
)
def test_what_is_a_guess_is_told_and_left(library: Library, source: str) -> None:
    one = library({"__init__.py": source})
    assert len(one.check()) == 1
    assert one.mend().decode() == source


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parameters=PARAMETERS,
    quotes=st.sampled_from(['"""', "'''"]),
    prefix=st.sampled_from(["", "r", "U"]),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_mending_twice_is_mending_once_and_changes_docstrings_alone(
    library: Library, parameters: list[tuple[str, str, str]], quotes: str, prefix: str, ending: str
) -> None:
    required = [name for name, default, _ in parameters if not default]
    others = [f"{name}={default}" for name, default, _ in parameters if default]
    lines = "".join(f"        {text}\n" for *_, text in parameters)
    source = f"def f({', '.join(required + others)}):\n    {prefix}{quotes}\n    Args:\n{lines}    {quotes}\n"
    source += "    return 1\n"
    one = library({})
    one.write({"__init__.py": source.replace("\n", ending)})
    once = one.mend()
    assert one.mend() == once
    assert [fault.rule for fault in one.check() if fault.edits] == []
    assert _without_docstring(once.decode()) == _without_docstring(source)


def _without_docstring(source: str) -> str:
    tree = ast.parse(source)
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    del function.body[0]
    return ast.dump(tree)
