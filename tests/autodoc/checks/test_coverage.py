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


def test_a_decorator_may_write_a_docstring(library: Library) -> None:
    source = '''
        def says(function):
            """Writes a docstring."""
            function.__doc__ = "Written."
            return function


        def silent(function):
            """Writes nothing."""
            return function


        @says
        def one():
            pass


        @silent
        def two():
            pass
    '''
    written = library({"__init__.py": source})
    documented = ["lib.one", "lib.two", "lib.says", "lib.silent"]
    assert [one.line for one in written.check(documented, imports=True)] == [18]
    assert written.check(documented) == []  # nobody knows without an import


def test_an_import_that_fails_says_nothing(library: Library) -> None:
    written = library({"__init__.py": "def one():\n    pass\n\n\nraise OSError\n"})
    assert written.check(["lib.one"], imports=True) == []
    written.write({"__init__.py": "def one():\n    pass\n"})
    assert [one.rule for one in written.check(["lib.one"], imports=True)] == ["no-docstring"]


def test_what_the_library_hands_out_is_on_a_page(library: Library) -> None:
    found = library(FILES).check(["lib.core.Model"])
    assert [(one.line, one.rule, one.message) for one in found] == [
        (24, "not-on-a-page", "lib hands out Other, but no page shows it"),
        (29, "not-on-a-page", "lib hands out helper, but no page shows it"),
    ]


def test_a_library_of_which_pages_show_nothing_misses_nothing(library: Library) -> None:
    assert library(FILES).check([]) == []
