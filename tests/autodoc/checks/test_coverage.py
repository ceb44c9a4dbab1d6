"""What has no docstring, and what has no page."""

from __future__ import annotations

from collections.abc import Callable

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


def test_what_the_library_hands_out_is_on_a_page(library: Library) -> None:
    found = library(FILES).check(["lib.core.Model"])
    assert [(one.line, one.rule, one.message) for one in found] == [
        (24, "not-on-a-page", "lib hands out Other, but no page shows it"),
        (29, "not-on-a-page", "lib hands out helper, but no page shows it"),
    ]


def test_a_library_of_which_pages_show_nothing_misses_nothing(library: Library) -> None:
    assert library(FILES).check([]) == []
