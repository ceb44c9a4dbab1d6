"""What importing a library in another process shows, and what becomes of one that can't be imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from autodoc.imported import Imported
from autodoc.model import Object, Parameter, Signature, text_of

Library = Callable[[dict[str, str]], Callable[..., Imported]]


def one(imported: Imported, name: str) -> Object:
    assert imported.problems == []
    return imported.objects[name]


class TestWhatIsDescribed:
    def test_a_docstring_that_a_decorator_writes(self, library: Library) -> None:
        run = library(
            {
                "deco.py": "def documented(f):\n    f.__doc__ = f'Runs {f.__name__}.'\n    return f\n",
                "m.py": "from kit.deco import documented\n\n@documented\ndef go(x, /, y=1.5, *, z): pass\n",
            }
        )
        go = one(run({"kit.m": ["go"]}), "kit.m.go")
        assert (go.kind, go.doc, go.file, go.line, go.imported) == (
            "function",
            "Runs go.",
            "kit/m.py",
            3,
            True,
        )
        assert go.signature == Signature(
            [
                Parameter("x", "positional-only"),
                Parameter("y", default="1.5"),
                Parameter("z", "keyword-only"),
            ]
        )

    def test_a_member_that_is_set_when_the_module_is_imported(self, library: Library) -> None:
        run = library(
            {
                "m.py": "class Base:\n    def load(cls, name):\n        'Load {it}.'\n\n"
                "class Auto(Base):\n    pass\n\n"
                "def made(cls, name):\n    'Load an Auto.'\n\n"
                "Auto.load = classmethod(made)\n"
            }
        )
        auto = one(run({"kit.m": ["Auto"]}), "kit.m.Auto")
        load = auto.members["load"]
        assert (load.doc, load.labels, load.file, load.line) == (
            "Load an Auto.",
            ["classmethod"],
            "kit/m.py",
            8,
        )
        assert auto.ancestors == ["kit.m.Base"]

    def test_no_docstring_that_python_writes_or_a_class_above_has(self, library: Library) -> None:
        run = library(
            {
                "m.py": "import dataclasses, enum, typing\n"
                "@dataclasses.dataclass\nclass Point:\n    x: int = 0\n"
                "class Pair(typing.NamedTuple):\n    a: int\n"
                "class Color(enum.Enum):\n    RED = 'r'\n"
                "class Base:\n    'A base.'\n"
                "class Child(Base):\n    pass\n"
            }
        )
        found = run({"kit.m": ["Point", "Pair", "Color", "Child"]})
        assert {name: (it.flavour, it.doc) for name, it in found.objects.items()} == {
            "kit.m.Point": ("dataclass", ""),
            "kit.m.Pair": ("named-tuple", ""),
            "kit.m.Color": ("enum", ""),
            "kit.m.Child": ("", ""),
        }
        red = found.objects["kit.m.Color"].members["RED"]
        assert (red.kind, red.value) == ("attribute", "'r'")

    def test_defaults_and_annotations_without_addresses(self, library: Library) -> None:
        run = library(
            {
                "m.py": "import enum\nfrom typing import Callable, Literal, Optional, Union\n"
                "class Color(enum.Enum):\n    RED = 1\n"
                "def helper(): pass\n"
                "def f(a: Optional[int] = None, b=helper, c=lambda: 0, d=Color.RED, e=object(),\n"
                "      g=float('inf'),\n"
                "      h: Union[int, 'str'] = 1, i: Callable[[int], str] = str, j: Literal['x'] = 'x',\n"
                "      k: list[Color] = ()): pass\n"
            }
        )
        signature = one(run({"kit.m": ["f"]}), "kit.m.f").signature
        assert signature is not None
        assert [(p.name, text_of(p.annotation), p.default) for p in signature.parameters] == [
            ("a", "Optional[int]", "None"),
            ("b", "", "helper"),
            ("c", "", "..."),
            ("d", "", "Color.RED"),
            ("e", "", "..."),
            ("g", "", "float('inf')"),
            ("h", "Union[int, str]", "1"),
            ("i", "Callable[[int], str]", "str"),
            ("j", "Literal['x']", "'x'"),
            ("k", "list[Color]", "()"),
        ]
        assert ("Color", "kit.m.Color") in signature.parameters[-1].annotation

    def test_properties_cached_static_abstract_and_async(self, library: Library) -> None:
        run = library(
            {
                "m.py": "import abc, functools\n"
                "class A(abc.ABC):\n"
                "    @property\n    def size(self) -> int:\n        'Size.'\n"
                "    @size.setter\n    def size(self, value): pass\n"
                "    @functools.cached_property\n    def slow(self):\n        'Slow.'\n"
                "    @staticmethod\n    def make(x): pass\n"
                "    @abc.abstractmethod\n    async def run(self, y): pass\n"
                "    class Inner:\n        'Within.'\n"
            }
        )
        members = one(run({"kit.m": ["A"]}), "kit.m.A").members
        assert {name: (it.kind, it.labels, it.doc) for name, it in members.items()} == {
            "size": ("property", ["writable"], "Size."),
            "slow": ("property", ["cached"], "Slow."),
            "make": ("function", ["staticmethod"], ""),
            "run": ("function", ["abstract", "async"], ""),
            "Inner": ("class", [], "Within."),
        }
        assert members["run"].signature == Signature([Parameter("y")])

    def test_objects_without_python_source(self, library: Library) -> None:
        run = library({"m.py": "from array import array\nfrom zlib import crc32\n"})
        found = run({"kit.m": ["crc32", "array"]})
        crc32, array = found.objects["kit.m.crc32"], found.objects["kit.m.array"]
        assert crc32.signature == Signature(
            [Parameter("data", "positional-only"), Parameter("value", "positional-only", default="0")]
        )
        assert (crc32.file, array.kind) == ("", "class")
        assert (array.members["append"].kind, array.members["itemsize"].kind) == ("function", "property")

    def test_names_that_only_running_the_library_resolves(self, library: Library) -> None:
        run = library(
            {
                "__init__.py": "import importlib\ndef __getattr__(name):\n"
                "    return getattr(importlib.import_module('kit.m'), name)\n",
                "m.py": "class Model:\n    'A model.'\n    def run(self): 'Run it.'\n",
            }
        )
        found = run({}, "kit.Model", "Model.run", "kit.nothing")
        assert found.objects["kit.Model"].path == "kit.m.Model"
        assert (found.objects["Model.run"].path, found.objects["Model.run"].doc) == (
            "kit.m.Model.run",
            "Run it.",
        )
        assert [problem.target for problem in found.problems] == []
        assert "kit.nothing" not in found.objects


ABSENT = "an_absent_framework"


class TestMadeUpDependencies:
    def test_a_library_on_top_of_what_is_not_installed(self, library: Library) -> None:
        run = library(
            {
                "m.py": f"import abc\nimport {ABSENT} as torch\nfrom {ABSENT} import nn\n"
                f"from {ABSENT}.nn import functional as F\n"
                "class Model(nn.Module, abc.ABC):\n    'A model.'\n"
                "    @torch.no_grad()\n"
                "    def run(self, x: torch.Tensor | None = None, dtype=torch.float32):\n"
                "        'Run it.'\n"
                "    @torch.jit.script\n    def fast(self): 'Quick.'\n"
                "assert torch.__version__ >= '2.0' and torch.finfo(torch.float32).min + 1\n"
                "assert hasattr(Model, 'parameters') and getattr(Model, 'prefix', None) is None\n"
                "assert not isinstance(3, torch.Tensor)\n"
            }
        )
        model = one(run({"kit.m": ["Model"]}, mock=(ABSENT,)), "kit.m.Model")
        assert [text_of(base) for base in model.bases] == ["Module", "ABC"]
        assert model.bases[0] == [("Module", f"{ABSENT}.nn.Module")]
        assert (model.members["run"].doc, model.members["fast"].doc) == ("Run it.", "Quick.")
        signature = model.members["run"].signature
        assert signature is not None
        assert [text_of(p.annotation) for p in signature.parameters] == ["Tensor | None", ""]
        assert signature.parameters[1].default == f"{ABSENT}.float32"

    def test_the_library_is_told_that_they_are_there(self, library: Library) -> None:
        run = library(
            {
                "m.py": "import importlib.metadata, importlib.util\n"
                f"found = importlib.util.find_spec('{ABSENT}') is not None\n"
                f"version = importlib.metadata.version('{ABSENT}')\n"
            }
        )
        found = run({"kit.m": ["found", "version"]}, mock=(ABSENT,))
        assert [found.objects[f"kit.m.{name}"].value for name in ("found", "version")] == ["True", "'99.0.0'"]

    def test_nobody_else_is(self, library: Library, tmp_path: Path) -> None:
        (tmp_path / "other.py").write_text(
            f"try:\n    import {ABSENT}\nexcept ImportError:\n    there = False\nelse:\n    there = True\n",
            encoding="utf-8",
        )
        run = library({"m.py": "from other import there\n"})
        assert one(run({"kit.m": ["there"]}, mock=(ABSENT,)), "kit.m.there").value == "False"

    def test_what_is_installed_is_never_made_up(self, library: Library) -> None:
        run = library({"m.py": "import yaml\nreal = yaml.safe_load('1')\n"})
        assert one(run({"kit.m": ["real"]}, mock=("yaml",)), "kit.m.real").value == "1"

    def test_what_nobody_named_stays_absent(self, library: Library) -> None:
        run = library({"m.py": f"import {ABSENT}\n"})
        [problem] = run({"kit.m": ["x"]}, mock=()).problems
        assert problem.message == (
            f"kit.m can't be imported: ModuleNotFoundError: No module named '{ABSENT}' (kit/m.py:1)"
        )


class TestModulesThatCannotBeImported:
    """Each is named with what happened; the others are described all the same."""

    GOOD = "def fine(): 'Fine.'\n"

    def run(self, library: Library, bad: str, **settings: object) -> tuple[str, str]:
        run = library({"a.py": self.GOOD, "b.py": bad, "c.py": self.GOOD})
        found = run({"kit.a": ["fine"], "kit.b": ["x"], "kit.c": ["fine"]}, **settings)
        assert sorted(found.objects) == ["kit.a.fine", "kit.c.fine"]
        [problem] = found.problems
        assert problem.target == "kit.b"
        return problem.rule, problem.message

    def test_one_that_raises(self, library: Library) -> None:
        assert self.run(library, "def f():\n    raise ValueError('no luck')\nf()\n") == (
            "import-failed",
            "kit.b can't be imported: ValueError: no luck (kit/b.py:2)",
        )

    def test_one_with_a_syntax_error(self, library: Library) -> None:
        rule, message = self.run(library, "x = (\n")
        assert rule == "import-failed"
        assert message.endswith("(kit/b.py:1)")

    def test_one_that_wants_to_end_python(self, library: Library) -> None:
        assert self.run(library, "import sys\nsys.exit(3)\n") == (
            "import-failed",
            "kit.b can't be imported: SystemExit: 3 (kit/b.py:2)",
        )

    def test_one_that_ends_its_process(self, library: Library) -> None:
        bad = "import os, sys\nprint('last words', file=sys.stderr, flush=True)\nos._exit(7)\n"
        assert self.run(library, bad) == (
            "import-killed",
            "the import of kit.b ended its process (exit code 7): last words",
        )

    def test_one_that_crashes(self, library: Library) -> None:
        bad = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"
        assert self.run(library, bad) == (
            "import-killed",
            "the import of kit.b ended its process (signal 11)",
        )

    def test_one_that_waits_for_ever(self, library: Library) -> None:
        assert self.run(library, "import threading\nthreading.Event().wait()\n", timeout=0.5) == (
            "import-timeout",
            "the import of kit.b was given up after 0.5 s",
        )

    def test_one_that_takes_all_memory(self, library: Library) -> None:
        rule, message = self.run(library, "x = bytearray(2**30)\n", memory=2**29)
        assert (rule, message) == (
            "import-memory",
            "kit.b can't be imported: it takes more memory than it may",
        )

    def test_one_that_prints(self, library: Library, capfd: pytest.CaptureFixture[str]) -> None:
        run = library({"m.py": "print('hello')\ndef fine(): 'Fine.'\n"})
        assert one(run({"kit.m": ["fine"]}), "kit.m.fine").doc == "Fine."
        assert capfd.readouterr() == ("", "")


def test_several_processes_say_the_same_as_one(library: Library) -> None:
    run = library({f"m{number}.py": f"def f(): 'Number {number}.'\n" for number in range(50)})
    targets = {f"kit.m{number}": ["f"] for number in range(50)}
    assert run(targets, jobs=2).objects == run(targets, jobs=1).objects


def test_what_was_imported_before_changes_nothing(library: Library) -> None:
    run = library(
        {
            "a.py": "from typing import Union\ndef f(x: Union[int, str]): pass\n",
            "b.py": "from typing import Union\ndef f(x: Union[str, int]): pass\n",
        }
    )
    both, alone = run({"kit.a": ["f"], "kit.b": ["f"]}), run({"kit.b": ["f"]})
    assert both.objects["kit.b.f"] == alone.objects["kit.b.f"]


def test_compiled_modules_are_kept_in_a_folder_of_ours(library: Library, tmp_path: Path) -> None:
    run = library({"m.py": "def fine(): 'Fine.'\n"})
    kept = tmp_path / "bytecode"
    first = one(run({"kit.m": ["fine"]}, bytecode=kept), "kit.m.fine")
    assert len(list(kept.iterdir())) == 2
    assert not list((tmp_path / "kit").rglob("__pycache__"))
    assert one(run({"kit.m": ["fine"]}, bytecode=kept), "kit.m.fine") == first
    (tmp_path / "kit" / "m.py").write_text("def fine(): 'Finer.'\n", encoding="utf-8")
    assert one(run({"kit.m": ["fine"]}, bytecode=kept), "kit.m.fine").doc == "Finer."
