"""Which docstrings are judged, and by which signature."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.autodoc.checks.conftest import Written

Check = Callable[[str], list[tuple[int, str, str]]]
Library = Callable[[dict[str, str]], Written]


def test_a_class_and_its_constructor_share_one_list(faults: Check) -> None:
    assert (
        faults(
            '''
            class Model:
                """Text.

                Args:
                    a: A.
                """

                def __init__(self, a, b):
                    """
                    Args:
                        b: B.
                    """
            '''
        )
        == []
    )


def test_a_constructor_s_docstring_is_judged_where_it_stands(faults: Check) -> None:
    found = faults(
        '''
        class Model:
            """Text."""

            def __init__(self, a, b):
                """
                Args:
                    a: A.
                """
        '''
    )
    assert found == [(6, "docstring-missing-parameter", "the docstring of Model doesn't describe b")]


def test_an_inherited_constructor_s_parameters_are_described_there(faults: Check) -> None:
    found = faults(
        '''
        class Base:
            def __init__(self, a, b):
                pass


        class Model(Base):
            """Text.

            Args:
                a: A.
                c: C.
            """
        '''
    )
    assert [(line, rule) for line, rule, _ in found] == [(11, "docstring-unknown-parameter")]


def test_fields_may_have_docstrings_of_their_own_and_stand_among_the_attributes(faults: Check) -> None:
    found = faults(
        '''
        from dataclasses import dataclass


        @dataclass
        class Output:
            """Text.

            Args:
                loss (`float`): L.
                size (`int`, *optional*): S.
                gone: G.

            Attributes:
                third: T.
            """

            loss: float | None = None
            size: int = 1
            second: int = 2
            """S."""
            third: int = 3
            fourth: int = 4
        '''
    )
    assert found == [
        (8, "docstring-missing-parameter", "the docstring of Output doesn't describe fourth"),
        (11, "docstring-unknown-parameter", "Output has no parameter gone, which its docstring describes"),
    ]


def test_methods_are_judged_and_private_ones_are_not(faults: Check) -> None:
    method = '"""\n        Args:\n            a: A.\n        """'
    found = faults(
        f"class Model:\n    def run(self):\n        {method}\n\n    def _run(self):\n        {method}\n\n"
        f"    @classmethod\n    def load(cls):\n        {method}\n\n    @property\n    def size(self):\n"
        f"        {method}\n\n    __call__ = run\n"
    )
    assert [(line, message.split()[0]) for line, _, message in found] == [
        (5, "Model.run"),
        (18, "Model.load"),
    ]


def test_a_parameter_of_an_overload_is_known(faults: Check) -> None:
    assert (
        faults(
            '''
            from typing import overload


            @overload
            def f(a: int) -> int: ...
            @overload
            def f(*, b: str) -> str: ...
            def f(*args):
                """
                Args:
                    a: A.
                    b: B.
                """
            '''
        )
        == []
    )


def test_faults_of_a_docstring_itself(faults: Check) -> None:
    source = 'def f():\n    """Text.\n\n    Returns:\n    """\n\n\n'
    source += 'def g():\n    """Text.\n\n    ```py\n    1\n    """\n'
    assert [(line, rule) for line, rule, _ in faults(source)] == [
        (4, "docstring-empty-section"),
        (11, "docstring-unclosed-fence"),
    ]


@pytest.mark.parametrize("decorator", ["replace_return_docstrings()", "filled", "lib.filled(1)"])
def test_what_a_decorator_may_fill_is_not_empty(faults: Check, decorator: str) -> None:
    source = f'@{decorator}\ndef f():\n    """Text.\n\n    Returns:\n    """\n'
    assert faults(source) == []


def test_a_decorator_that_writes_nothing_fills_nothing(faults: Check) -> None:
    source = '@functools.lru_cache(1)\ndef f():\n    """Text.\n\n    Returns:\n    """\n'
    assert [(line, rule) for line, rule, _ in faults(source)] == [(5, "docstring-empty-section")]


def test_escapes_above_move_no_line(faults: Check) -> None:
    source = 'def f(a):\n    """Text,\\n    and\\nmore.\n\n    Args:\n        a: A.\n        b: B.\n    """\n'
    assert [(line, rule) for line, rule, _ in faults(source)] == [(6, "docstring-unknown-parameter")]


def test_a_parameter_of_a_constructor_s_overload_is_known(faults: Check) -> None:
    source = '''
        from typing import overload


        class Model:
            """
            Args:
                a: A.
                b: B.
                c: C.
            """

            @overload
            def __init__(self, a: int) -> None: ...
            @overload
            def __init__(self, *, b: str) -> None: ...
            def __init__(self, *args):
                pass
        '''
    assert [(line, rule) for line, rule, _ in faults(source)] == [(9, "docstring-unknown-parameter")]


WRONG = 'def {name}(a):\n    """\n    Args:\n        b: B.\n    """\n'


def test_of_a_library_that_hands_something_out_that_is_judged_and_what_is_documented(
    library: Library,
) -> None:
    written = library(
        {
            "__init__.py": "from .core import shown\n",
            "core.py": WRONG.format(name="shown") + WRONG.format(name="inner"),
            "scripts.py": WRONG.format(name="convert"),
        }
    )
    judged = [one.message.split()[0] for one in written.check() if one.rule == "docstring-unknown-parameter"]
    assert judged == ["shown"]
    judged = [
        one.message.split()[0]
        for one in written.check(["lib.core.inner"])
        if one.rule == "docstring-unknown-parameter"
    ]
    assert judged == ["shown", "inner"]


def test_of_a_library_that_hands_nothing_out_all_public_modules_are_judged(library: Library) -> None:
    written = library(
        {
            "__init__.py": "",
            "core.py": WRONG.format(name="shown") + WRONG.format(name="_inner"),
            "_internal.py": WRONG.format(name="hidden"),
            "tests/test_core.py": WRONG.format(name="tested"),
        }
    )
    assert {one.file for one in written.check()} == {"lib/core.py"}
    assert {one.message.split()[0] for one in written.check()} == {"shown", "the"}


@pytest.mark.parametrize("jobs", [1, 3])
def test_faults_come_sorted_and_the_same_whatever_the_number_of_jobs(library: Library, jobs: int) -> None:
    files = {f"m{number:02}.py": WRONG.format(name=f"f{number}") for number in range(20)}
    found = library({"__init__.py": "", **files}).check(jobs=jobs)
    assert [one.file for one in found] == sorted(f"lib/{name}" for name in files for _ in range(2))


def test_what_was_found_is_kept_until_the_file_or_one_that_it_uses_changes(library: Library) -> None:
    core = 'from .base import Base\n\n\nclass Model(Base):\n    """\n    Args:\n        a: A.\n    """\n'
    written = library(
        {
            "__init__.py": "from .core import Model\n",
            "base.py": "class Base:\n    def __init__(self, a): ...\n",
            "core.py": core,
        }
    )
    rules = ["docstring-unknown-parameter"]
    assert [one.rule for one in written.check(["lib.Model"])] == []
    assert written.check(["lib.Model"]) == []
    written.write({"base.py": "class Base:\n    def __init__(self, b, c): ...\n"})
    assert [one.rule for one in written.check(["lib.Model"])] == rules


def test_a_file_that_is_no_python_is_left_out(library: Library) -> None:
    assert library({"__init__.py": "", "broken.py": "def f(:\n"}).check() == []


def test_reading_says_nothing(library: Library, recwarn: pytest.WarningsRecorder) -> None:
    assert library({"__init__.py": "X = '\\d'\nassert (1, 2)\n\n\ndef f(): ...\n"}).check() == []
    assert not recwarn.list
