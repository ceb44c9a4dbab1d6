"""Docstrings, where they stand in the file, and the values of attributes."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "doc", "line"),
    [
        ('def f():\n    """One."""\n', "One.", 2),
        ('def f():\n    """\n    Next line.\n\n    More.\n    """\n', "Next line.\n\nMore.", 3),
        ('def f():\n    r"""\\d"""\n', "\\d", 2),
        ('def f(): """\n    Same line."""\n', "Same line.", 2),
        ("def f():\n    '''\n\n\n    Third.\n    '''\n", "Third.", 5),
        ('def f():\n    """\\\n    Continued."""\n', "Continued.", 3),
        ("def f(\n    a,\n):\n    # why\n    'Single.'\n", "Single.", 5),
        ('def f():\n    """   """\n', "", 0),
        ("def f():\n    f'''no docstring'''\n", "", 0),
        ("def f():\n    pass\n", "", 0),
        ('def f(): pass\n\nf.__doc__ = """\nSet later."""\n', "Set later.", 4),
    ],
)
def test_a_docstring_and_the_line_of_its_first_text(library, text, doc, line):
    written = library({})
    (written.source.root / "lib").mkdir(exist_ok=True)
    (written.source.root / "lib/a.py").write_text(text, encoding="utf-8")
    found = written.objects.get("lib.a.f")
    assert (found.doc, found.doc_line) == (doc, line)


def test_modules_and_classes_have_theirs(library):
    objects = library(
        {
            "a.py": '''
                """Module."""
                class A:
                    """Class."""
                    def f(self): ...
                A.f.__doc__ = "Method."
                A.__doc__ = A.__doc__ + "more"
                '''
        }
    ).objects
    assert objects.get("lib.a").doc == "Module."
    assert objects.get("lib.a.A").doc == "Class."
    assert objects.get("lib.a.A.f").doc == "Method."


def test_attributes_have_the_string_below_them(library):
    found = library(
        {
            "a.py": '''
                LIMIT = 3
                """How many."""

                class A:
                    x: int = 1
                    """X,
                    at length."""
                    y = 2
                    z: int
                    """Declared."""
                    z = 4
                    def __init__(self, p):
                        self.typed: str = p
                        self.told = p
                        """Told."""
                        self.silent = p
                        self.y = p
                        """Told in the constructor."""
                        self.method = p
                        other.thing = p
                    def method(self):
                        """A method."""
                '''
        }
    ).objects.get("lib.a")
    limit = found.members["LIMIT"]
    assert (limit.doc, limit.doc_line, limit.value) == ("How many.", 2, "3")
    members = found.members["A"].members
    assert {name: (one.kind, one.doc, one.labels) for name, one in members.items()} == {
        "x": ("attribute", "X,\nat length.", ["class-attribute"]),
        "y": ("attribute", "Told in the constructor.", ["class-attribute"]),
        "z": ("attribute", "Declared.", ["class-attribute"]),
        "__init__": ("function", "", []),
        "typed": ("attribute", "", ["instance-attribute"]),
        "told": ("attribute", "Told.", ["instance-attribute"]),
        "method": ("function", "A method.", []),
    }
    assert (members["z"].annotation, members["z"].value) == ([("int", "int")], "4")
    assert members["typed"].annotation == [("str", "str")]


def test_values_are_as_written_but_for_tables(library):
    found = library(
        {"a.py": f"A = 0x1F\nB = {{\n    'k': 1,  # one\n}}\nTABLE = [{'1, ' * 900}]\nC = D = 'x'\n"}
    ).objects.get("lib.a")
    assert {name: one.value for name, one in found.members.items()} == {
        "A": "0x1F",
        "B": "{\n    'k': 1,  # one\n}",
        "TABLE": "...",
        "C": "'x'",
        "D": "'x'",
    }


def test_types_of_constants_are_without_their_wrappers(library):
    found = library(
        {
            "a.py": """
                from typing import ClassVar, Final
                A: Final[int] = 1
                B: Final = 2
                class K:
                    c: ClassVar[str] = ""
                    d: ClassVar = ""
                """
        }
    ).objects.get("lib.a")
    types = {name: found.members[name].annotation for name in "AB"}
    types |= {name: found.members["K"].members[name].annotation for name in "cd"}
    assert types == {"A": [("int", "int")], "B": [], "c": [("str", "str")], "d": []}
