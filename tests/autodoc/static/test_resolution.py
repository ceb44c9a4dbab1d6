"""Any name that an object can be reached by leads to where it is defined."""

from __future__ import annotations

import pytest

REEXPORTS = {
    "__init__.py": """
        from .models import Model as Model
        from .models.bert import *
        from . import helpers
        from external import Thing

        Old = Model
        """,
    "helpers.py": "def help(): ...\nassist = help\nLIMIT = 3\nBOUND = LIMIT\n",
    "models/__init__.py": "from .base import Model\n",
    "models/base.py": "class Model:\n    def forward(self): ...\n",
    "models/bert/__init__.py": "from .modeling import *\nfrom .hidden import *\n",
    "models/bert/modeling.py": "__all__ = ['Bert']\nclass Bert: ...\nclass Inner: ...\n",
    "models/bert/hidden.py": "class Shown: ...\nclass _Private: ...\n",
}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("lib.Model", "lib.models.base.Model"),
        ("Model", "lib.models.base.Model"),
        ("lib.models.Model", "lib.models.base.Model"),
        ("models.base.Model", "lib.models.base.Model"),
        ("lib.Model.forward", "lib.models.base.Model.forward"),
        ("lib.Old", "lib.models.base.Model"),
        ("lib.Bert", "lib.models.bert.modeling.Bert"),
        ("lib.Shown", "lib.models.bert.hidden.Shown"),
        ("lib.helpers.assist", "lib.helpers.help"),
        ("lib.helpers.BOUND", "lib.helpers.BOUND"),
        ("lib.helpers", "lib.helpers"),
        ("lib.models.bert", "lib.models.bert"),
        ("lib", "lib"),
        ("lib.Inner", None),
        ("lib._Private", None),
        ("lib.Thing", None),
        ("lib.helpers.help.nothing", None),
        ("lib.nothing", None),
        ("other.Model", None),
        ("", None),
        ("lib..Model", None),
    ],
)
def test_a_name_leads_to_where_it_is_defined(library, name, path):
    assert library(REEXPORTS).index.resolve(name) == path


def test_a_lazy_package_hands_out_what_it_shows_to_type_checkers(library):
    index = library(
        {
            "__init__.py": """
                from typing import TYPE_CHECKING
                from .tools import LazyModule, tool

                if TYPE_CHECKING:
                    from .a import A
                    from .b import *
                    from .moved import Gone
                else:
                    import sys
                    sys.modules[__name__] = LazyModule(__name__)
                """,
            "tools.py": "class LazyModule: ...\ndef tool(): ...\n",
            "a.py": "class A: ...\n",
            "b.py": "__all__ = ['B', 'Gone']\nclass B: ...\nclass Gone: ...\n",
            "moved.py": "",
        }
    ).index
    assert index.resolve("lib.A") == "lib.a.A"
    assert index.resolve("lib.B") == "lib.b.B"
    # What type checkers are shown has moved: it is found where it is.
    assert index.resolve("lib.Gone") == "lib.b.Gone"
    # What the package imports for its own use is no part of what it offers.
    assert index.resolve("lib.tool") is None
    assert index.public("lib.tools.tool") == "lib.tools.tool"


def test_tables_of_lazy_packages_are_read(library):
    index = library(
        {
            "__init__.py": """
                _import_structure = {"a": ["A"], "sub.b": []}
                _import_structure["sub.b"].extend(["B"])
                _import_structure["a"].append("A2")
                _import_structure["a"] += ["A3"]
                _import_structure.update({"c": ["C"]})
                """,
            "a.py": "class A: ...\nclass A2: ...\nclass A3: ...\n",
            "sub/b.py": "class B: ...\n",
            "c.py": "class C: ...\n",
        }
    ).index
    assert [index.resolve(f"lib.{name}") for name in ("A", "A2", "A3", "B", "C")] == [
        "lib.a.A",
        "lib.a.A2",
        "lib.a.A3",
        "lib.sub.b.B",
        "lib.c.C",
    ]


def test_a_table_that_is_made_from_the_files_below_lists_their_all(library):
    index = library(
        {
            "__init__.py": """
                import sys
                from .lazy import define_import_structure, LazyModule
                table = define_import_structure(__file__, prefix="models")
                sys.modules[__name__] = LazyModule(table)
                """,
            "lazy.py": "",
            "models/doge/modeling.py": "__all__ = ['Doge']\nclass Doge: ...\nclass Part: ...\n",
        }
    ).index
    assert index.resolve("lib.Doge") == "lib.models.doge.modeling.Doge"
    assert index.resolve("lib.Part") is None


def test_a_definition_counts_more_than_its_stand_in(library):
    index = library(
        {
            "a.py": """
                try:
                    from .fast import quick
                except ImportError:
                    quick = None
                if not available():
                    class Tool: ...
                else:
                    from .fast import Tool
                Late = None
                if available():
                    from .fast import Late
                """,
            "fast.py": "def quick(): ...\nclass Tool: ...\nclass Late: ...\n",
        }
    ).index
    assert index.resolve("lib.a.quick") == "lib.fast.quick"
    assert index.resolve("lib.a.Tool") == "lib.fast.Tool"
    assert index.resolve("lib.a.Late") == "lib.fast.Late"


def test_circles_end(library):
    index = library(
        {
            "__init__.py": "from .a import *\nfrom .c import C\n",
            "a.py": "from .b import *\nfrom lib import C\nX = Y\nY = X\n",
            "b.py": "from .a import *\nclass B: ...\n",
            "c.py": "from lib import Nothing\nclass C: ...\n",
        }
    ).index
    assert index.resolve("lib.B") == "lib.b.B"
    assert index.resolve("lib.C") == "lib.c.C"
    assert index.resolve("lib.a.X") == "lib.a.X"
    assert index.resolve("lib.c.Nothing") is None


def test_a_function_that_has_its_modules_name_hides_neither(library):
    index = library(
        {"__init__.py": "from .run import run\n", "run.py": "def run(): ...\ndef other(): ...\n"}
    ).index
    assert index.resolve("lib.run") == "lib.run.run"
    assert index.resolve("lib.run.other") == "lib.run.other"


def test_a_mistaken_name_is_told_from_its_nearest(library):
    index = library(REEXPORTS).index
    assert index.nearest("lib.Modle") == "lib.Model"
    assert index.nearest("Berta") == "lib.Bert"
    assert index.nearest("lib.models.elsewhere.Shown") == "lib.Shown"
    assert index.nearest("lib.Quite.Another") == ""


def test_exports_are_all_or_what_is_public(library):
    index = library(
        {
            **REEXPORTS,
            "listed.py": "from . import more\n__all__ = ['a'] + more.__all__\n__all__ += ['b']\n",
            "more.py": "__all__ = ('c', 'd')\n__all__.extend(['e'])\n",
            "shut.py": "__all__ = []\ndef run(): ...\n",
            "plain.py": """
                import os
                from .helpers import help
                logger = os
                pi = 3.14
                '''The ratio.'''
                LIMIT = 1
                def run(): ...
                def _hidden(): ...
                """,
        }
    ).index
    assert index.exports("lib.listed") == ["a", "c", "d", "e", "b"]
    assert index.exports("lib.plain") == ["pi", "LIMIT", "run"]
    assert index.exports("lib") == ["Model", "Old", "Shown", "Bert"]
    assert index.exports("lib.nowhere") == []
    assert index.exports("lib.shut") == []
    assert "lib.models.bert.modeling" in index.modules()
