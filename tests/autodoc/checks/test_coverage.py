"""What has no docstring, and what has no page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.autodoc.checks.conftest import Written

Library = Callable[[dict[str, str]], Written]

FILES = {
    "__init__.py": "from .core import Model, Other, helper, old\nfrom os.path import join\n\nVERSION = '1'\n",
    "core.py": '''
        from typing_extensions import deprecated


        class Base:
            def run(self):
                """Runs."""

            def stop(self):
                pass


        class Model(Base):
            """A model."""

            size = 1

            def run(self):
                pass

            def stop(self):
                pass


        class Other:
            def __init__(self):
                """Makes another."""


        def helper():
            pass


        @deprecated("Use helper.")
        def old():
            pass
    ''',
}


def test_what_a_page_shows_has_a_docstring_of_its_own_or_inherits_one(library: Library) -> None:
    written = library(FILES)
    documented = ["Model", "lib.Model.run", "lib.core.Model.stop", "Model.size", "Other", "helper", "old"]
    found = [
        (one.file, one.line, one.message) for one in written.check(documented) if one.rule == "no-docstring"
    ]
    assert found == [
        ("lib/core.py", 20, "lib.Model.stop is on a page, but has no docstring"),
        ("lib/core.py", 29, "lib.helper is on a page, but has no docstring"),
    ]


def test_what_may_get_a_docstring_at_import_is_not_told_of(library: Library) -> None:
    source = '''
        import functools


        def says(function):
            """Writes a docstring."""
            function.__doc__ = "Written."
            return function


        @says
        def one():
            pass


        def two():
            pass


        two = says(two)


        def three():
            pass


        three.__doc__ = "Written."


        @functools.lru_cache(maxsize=1)
        def four():
            pass
    '''
    documented = ["lib.says", "lib.one", "lib.two", "lib.three", "lib.four"]
    found = library({"__init__.py": source}).check(documented)
    assert [(one.line, one.rule) for one in found] == [(30, "no-docstring")]


def test_methods_of_a_class_that_is_handed_over_may_get_docstrings_too(library: Library) -> None:
    source = """
        class Base:
            def run(self):
                pass


        class Model(Base):
            pass


        class Other:
            def run(self):
                pass


        described(Model, "text")
    """
    found = library({"__init__.py": source}).check(["Base.run", "Model", "Other.run"])
    assert [one.message.split()[0] for one in found if one.rule == "no-docstring"] == ["lib.Other.run"]


def test_what_the_library_hands_out_is_on_a_page(library: Library) -> None:
    found = library(FILES).check(["lib.core.Model"])
    assert [(one.line, one.rule, one.message) for one in found] == [
        (24, "not-on-a-page", "lib hands out Other, but no page shows it"),
    ]


def test_a_library_of_which_pages_show_nothing_misses_nothing(library: Library) -> None:
    assert library(FILES).check([]) == []


def _handed_out(library: Library, source: str, documented: list[str]) -> list[str]:
    """The names that are told to have no page, of a library that is one file."""
    found = library({"__init__.py": source}).check(documented)
    found.sort(key=lambda one: one.line)
    return [one.message.split()[3].rstrip(",") for one in found if one.rule == "not-on-a-page"]


def _classes(*names: str) -> str:
    return "".join(f'class {name}:\n    """Text."""\n\n\n' for name in names)


def test_a_kind_of_name_that_is_hardly_ever_shown_is_left_out_on_purpose(library: Library) -> None:
    models = ["BertModel", "GPT2Model", "T5Model", "ViTModel", "OPTModel"]
    layers = [name.replace("Model", "Layer") for name in models]
    source = _classes(*models, *layers)
    source += "".join(f'def is_{one}_there():\n    """Text."""\n\n\n' for one in "abcd")
    assert _handed_out(library, source, [*models[1:], layers[0]]) == ["BertModel"]
    found = _handed_out(library, source, [*models, *layers[:2], "is_a_there", "is_b_there"])
    assert found == [*layers[2:], "is_c_there", "is_d_there"]


def test_few_of_a_kind_are_no_habit(library: Library) -> None:
    source = _classes("Model", "BertLayer", "ViTLayer", "OPTLayer")
    assert _handed_out(library, source, ["Model"]) == ["BertLayer", "ViTLayer", "OPTLayer"]


def test_a_project_names_what_needs_no_page(library: Library) -> None:
    written = library({"__init__.py": _classes("Model", "Layer", "BertLayer", "Other")})
    found = written.check(["Model"], left_out=["*Layer", "Oth?r"])
    assert found == []


@pytest.mark.parametrize(
    ("listed", "told"), [("", []), ('__all__ = ["Model", "Mode"]\n', ["Mode"])], ids=["no list", "a list"]
)
def test_what_a_wildcard_import_only_brings_along_is_not_handed_out(
    library: Library, listed: str, told: list[str]
) -> None:
    checked = "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from"
    written = library(
        {
            "__init__.py": f"{checked} .models import *\n",
            "models/__init__.py": f"{checked} .generation import *\n",
            "models/generation.py": f"from ..modes import Mode\n\n{listed}\n{_classes('Model')}",
            "modes.py": _classes("Mode"),
        }
    )
    assert [one.message.split()[3].rstrip(",") for one in written.check(["Model"])] == told


def test_a_file_of_which_nothing_is_shown_is_left_out(library: Library) -> None:
    written = library(
        {
            "__init__.py": "from .one import A, B\nfrom .two import C, D\nfrom .three import E\n",
            "one.py": _classes("A", "B"),
            "two.py": _classes("C", "D"),
            "three.py": _classes("E"),
        }
    )
    assert [one.file for one in written.check(["A"])] == ["lib/one.py", "lib/three.py"]


def test_what_is_deprecated_or_there_for_others_or_without_a_word_needs_no_page(library: Library) -> None:
    source = '''
        import warnings


        class Model:
            """Shown."""

            def __init__(self):
                self.part = Part()


        class Part:
            """Made by Model."""


        class Base:
            """Above Derived."""


        class Derived(Base):
            """Told."""


        class Old:
            """Text."""

            def __init__(self):
                warnings.warn("Old is deprecated", FutureWarning)


        class Gone:
            """Text."""

            def __init__(self):
                raise NotImplementedError("use Model")


        def silent():
            pass


        def told():
            """Text."""
            raise NotImplementedError
    '''
    assert _handed_out(library, source, ["Model"]) == ["Derived", "told"]
