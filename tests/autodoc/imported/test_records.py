"""What a record says of objects that the source alone doesn't explain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from autodoc.imported import Imported
from autodoc.model import Object, Parameter, Signature, text_of

Library = Callable[[dict[str, str]], Callable[..., Imported]]
Module = Callable[..., Object]


@pytest.fixture
def module(library: Library) -> Module:
    """Imports a module of a library, and gives one object of it."""

    def run(source: str, name: str) -> Object:
        imported = library({"m.py": source})({"kit.m": [name]})
        assert imported.problems == []
        return imported.objects[f"kit.m.{name}"]

    return run


class TestFunctionsThatWrapOthers:
    def test_of_the_library_have_its_signature_and_line(self, module: Module) -> None:
        source = (
            "import functools\n"
            "def again(f):\n    @functools.wraps(f)\n    def call(*args, **kwargs): pass\n    return call\n"
            "\n@again\ndef fetch(url, times=3): 'Fetch.'\n"
        )
        fetch = module(source, "fetch")
        assert (fetch.doc, fetch.file, fetch.line) == ("Fetch.", "kit/m.py", 7)
        assert fetch.signature == Signature([Parameter("url"), Parameter("times", default="3")])

    def test_of_another_package_are_the_librarys_own(self, module: Module) -> None:
        source = (
            "import functools, textwrap\n@functools.wraps(textwrap.dedent)\ndef mine(*args, width=80): pass\n"
        )
        mine = module(source, "mine")
        assert (mine.doc, mine.file, mine.line) == ("", "kit/m.py", 2)
        assert mine.signature is not None
        assert [p.name for p in mine.signature.parameters] == ["args", "width"]

    def test_in_part(self, module: Module) -> None:
        source = "import functools\ndef f(a, b, c=1): 'All.'\ng = functools.partial(f, 1)\n"
        found = module(source, "g")
        assert (found.kind, found.doc, found.line) == ("function", "", 2)
        assert found.signature == Signature([Parameter("b"), Parameter("c", default="1")])


class TestNamesOfOtherPackages:
    """As everybody writes them, not as their authors have split their source."""

    def test_are_the_shortest_that_lead_there(self, module: Module) -> None:
        source = (
            "import concurrent.futures, json, operator\n"
            "class Pool(concurrent.futures.Executor): pass\n"
            "def f(key=operator.add, read=json.loads, decoder=json.JSONDecoder, own=Pool): pass\n"
        )
        assert module(source, "Pool").bases == [[("Executor", "concurrent.futures.Executor")]]
        signature = module(source, "f").signature
        assert signature is not None
        defaults = [one.default for one in signature.parameters]
        assert defaults == ["operator.add", "json.loads", "json.JSONDecoder", "Pool"]


class TestValues:
    @pytest.mark.parametrize(
        ("source", "value"),
        [
            ("None", "None"),
            ("{'b', 'a'}", "{'a', 'b'}"),
            ("('x',)", "('x',)"),
            ("{'relu': [1.5, float('inf')]}", "{'relu': [1.5, float('inf')]}"),
            ("object()", ""),
            ("{'f': print}", ""),
            ("list(range(1000))", "..."),
        ],
    )
    def test_of_attributes(self, module: Module, source: str, value: str) -> None:
        assert module(f"class A:\n    x = {source}\n", "A").members["x"].value == value

    def test_of_a_collection_that_holds_itself(self, module: Module) -> None:
        assert module("x = []\nx.append(x)\n", "x").value == ""

    def test_of_a_collection_that_works_when_it_is_asked(self, module: Module) -> None:
        source = (
            "class Lazy(dict):\n    def items(self): raise RuntimeError('too early')\n    __iter__ = items\n"
            "x = Lazy(a=1)\n"
        )
        assert module(source, "x").kind == "attribute"

    @pytest.mark.parametrize(
        ("default", "shown"),
        [
            ("{'f': helper, 'g': lambda: 0}", "{'f': helper, 'g': ...}"),
            ("[Color.RED, object()]", "[Color.RED, ...]"),
            ("Access.READ | Access.WRITE", "Access.READ | Access.WRITE"),
        ],
    )
    def test_of_defaults(self, module: Module, default: str, shown: str) -> None:
        source = (
            "import enum\nclass Color(enum.Enum):\n    RED = 1\n"
            "class Access(enum.Flag):\n    READ = 1\n    WRITE = 2\n"
            f"def helper(): pass\ndef f(x={default}): pass\n"
        )
        signature = module(source, "f").signature
        assert signature is not None
        assert signature.parameters[0].default == shown


class TestTypes:
    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("typing.Callable", "Callable"),
            ("typing.List", "List"),
            ("int | None", "int | None"),
            ("typing.Optional[int]", "Optional[int]"),
            ("dict[str, 'Later']", "dict[str, Later]"),
            ("tuple[int, ...]", "tuple[int, ...]"),
            ("typing.Annotated[int, 'more than zero']", "int"),
            ("typing.Callable[..., None]", "Callable[..., None]"),
            ("open", "open"),
        ],
    )
    def test_are_shown_as_they_are_written(self, module: Module, written: str, shown: str) -> None:
        signature = module(f"import typing\ndef f(x: {written}): pass\n", "f").signature
        assert signature is not None
        assert text_of(signature.parameters[0].annotation) == shown


class TestObjectsInC:
    def test_a_signature_on_the_first_line_of_a_docstring(self, module: Module) -> None:
        # A function of an extension, which has a docstring, a name, and nothing that inspect knows.
        source = (
            "class Native:\n"
            "    __name__ = 'add'\n"
            "    __doc__ = 'add(self: kit.Box, x: int, y: float = 0.5) -> int\\n\\nAdd up.\\n'\n"
            "    __signature__ = None\n    __call__ = 3\n"
            "class Box:\n    add = Native()\n"
        )
        add = module(source, "Box").members["add"]
        assert (add.kind, add.doc) == ("function", "Add up.")
        assert add.signature == Signature(
            [Parameter("x", annotation=["int"]), Parameter("y", annotation=["float"], default="0.5")], ["int"]
        )

    def test_a_class(self, module: Module) -> None:
        members = module("from array import array\n", "array").members
        assert (members["itemsize"].kind, members["itemsize"].doc) == (
            "property",
            "the size, in bytes, of one array item",
        )
        assert members["append"].signature == Signature([Parameter("v", "positional-only")])


def test_nothing_holds_an_address(library: Library) -> None:
    run = library(
        {
            "m.py": "import functools\nclass Thing: pass\n"
            "def f(a=Thing(), b=[Thing()], c=lambda: 0, d=functools.partial(print)): pass\n"
            "class A:\n    x = Thing()\n    y = [Thing]\n    z = {'t': Thing()}\n    w = f\n"
        }
    )
    found = run({"kit.m": ["f", "A"]}).objects
    assert len(found) == 2
    assert "0x" not in str([one.to_json() for one in found.values()])


def test_what_a_class_is_given_by_python_is_left_out(module: Module) -> None:
    source = (
        "import dataclasses, enum\n"
        "@dataclasses.dataclass(order=True)\nclass A:\n    x: int = 1\n    def own(self): pass\n"
        "class B(enum.Flag):\n    ON = 1\n    OTHER = 1\n    def own(self): pass\n"
    )
    assert list(module(source, "A").members) == ["x", "own"]
    assert list(module(source, "B").members) == ["ON", "OTHER", "own"]


def test_an_object_that_cannot_be_reached_costs_no_other(library: Library) -> None:
    run = library(
        {"m.py": "def fine(): 'Fine.'\ndef __getattr__(name):\n    raise RuntimeError(f'no {name} today')\n"}
    )
    found = run({"kit.m": ["lazy", "fine"]})
    assert list(found.objects) == ["kit.m.fine"]
    [problem] = found.problems
    assert problem.target == "kit.m.lazy"
    assert problem.message == "kit.m.lazy can't be imported: RuntimeError: no lazy today (kit/m.py:3)"


def test_modules_where_the_command_is_given_are_not_found(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "elsewhere"
    here.mkdir()
    (here / "scratch_module.py").write_text("", encoding="utf-8")
    monkeypatch.chdir(here)
    run = library({"m.py": "import importlib.util\nfound = importlib.util.find_spec('scratch_module')\n"})
    assert run({"kit.m": ["found"]}).objects["kit.m.found"].value == "None"
