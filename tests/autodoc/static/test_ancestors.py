"""The classes of the library above a class, in the order in which Python asks them."""

from __future__ import annotations

from autodoc.static import Index, StaticLibrary
from autodoc.store import MemoryStore

FILES = {
    "top.py": "class Top: ...\nclass Mixin: ...\n",
    "__init__.py": "from .top import Top\n",
    "a.py": """
        import torch
        from typing import Generic, TypeVar
        import lib
        from .top import *
        class Left(lib.Top): ...
        class Right(lib.Top, Mixin): ...
        class Both(Left, torch.nn.Module, Right): ...
        class Parametrised(Generic[T], Both[int]): ...
        class Torn(lib.Top, Left): ...
        class Ring(Ring2): ...
        class Ring2(Ring): ...
        class Outer:
            class Inner(Left): ...
        class Stranger(torch.Top): ...
        """,
}


def test_the_order_is_that_of_python(library):
    objects = library(FILES).objects
    assert objects.get("lib.a.Both").ancestors == [
        "lib.a.Left",
        "lib.a.Right",
        "lib.top.Top",
        "lib.top.Mixin",
    ]
    assert objects.get("lib.a.Parametrised").ancestors[0] == "lib.a.Both"
    assert objects.get("lib.a.Outer").members["Inner"].ancestors == ["lib.a.Left", "lib.top.Top"]
    assert objects.get("lib.a.Stranger").ancestors == []


def test_an_order_that_cannot_be_is_given_depth_first(library):
    objects = library(FILES).objects
    assert objects.get("lib.a.Torn").ancestors == ["lib.top.Top", "lib.a.Left"]
    assert objects.get("lib.a.Ring").ancestors == ["lib.a.Ring2"]


def test_bases_are_kept_as_written(library):
    assert library(FILES).objects.get("lib.a.Parametrised").bases == [
        [("Generic", "typing.Generic"), "[", ("T", "T"), "]"],
        [("Both", "lib.a.Both"), "[", ("int", "int"), "]"],
    ]


def test_loading_reads_the_files_of_ancestors_too(library, monkeypatch):
    written = library(FILES)
    objects = written.objects
    objects.load(["lib.a.Both", "lib.nothing"])
    monkeypatch.setattr(type(written.source), "read", lambda self, file: 1 / 0)
    assert objects.get("lib.a.Both").ancestors[-1] == "lib.top.Mixin"
    assert objects.get("lib.top.Mixin").file == "lib/top.py"


def test_any_name_gives_the_record_and_a_file_gives_its_module(library):
    objects = library(FILES).objects
    assert objects.get("lib.Top").path == "lib.top.Top"
    assert objects.get("lib.Top.missing") is None
    assert objects.module("lib/top.py").path == "lib.top"
    assert objects.module("lib/nowhere.py") is None


def test_records_are_the_same_whatever_the_number_of_processes(library):
    files = {f"m{number}.py": f"class C{number}:\n    x: int = {number}\n" for number in range(40)}
    source = library({**FILES, **files}).source
    made = []
    for jobs in (1, 2):
        store = MemoryStore()
        objects = StaticLibrary(Index(source, store, jobs), store, jobs)
        objects.load([f"lib.m{number}.C{number}" for number in range(40)])
        made.append([objects.get(f"lib.m{number}.C{number}").to_json() for number in range(40)])
    assert made[0] == made[1]
