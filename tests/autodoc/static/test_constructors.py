"""How a class is made: by its own `__init__`, by one above it, by its fields."""

from __future__ import annotations

from autodoc.model import text_of


def _parameters(found):
    """The parameters of a class's constructor: `name[: type][ = default]`, keyword-only ones after `*`."""
    if found.signature is None:
        return None
    listed = []
    for one in found.signature.parameters:
        if one.kind == "keyword-only" and "*" not in listed:
            listed.append("*")
        annotation = f": {text_of(one.annotation)}" if one.annotation else ""
        default = "" if one.default is None else f" = {one.default}"
        listed.append(f"{one.name}{annotation}{default}")
    return listed


def test_a_constructor_is_its_own_or_one_above(library):
    objects = library(
        {
            "a.py": """
                from torch import nn
                class Base:
                    def __init__(self, a, b=1) -> None: ...
                class Inherits(Base): ...
                class Own(Base):
                    def __init__(self, c): ...
                class New(Base):
                    def __new__(cls, d): ...
                class Foreign(nn.Module): ...
                class Nothing: ...
                """
        }
    ).objects
    got = {name: _parameters(objects.get(f"lib.a.{name}")) for name in ("Inherits", "Own", "New")}
    assert got == {"Inherits": ["a", "b = 1"], "Own": ["c"], "New": ["d"]}
    assert objects.get("lib.a.Own").signature.returns == []
    assert objects.get("lib.a.Foreign").signature is None
    assert objects.get("lib.a.Nothing").signature is None


def test_a_dataclass_is_made_of_its_fields(library):
    objects = library(
        {
            "a.py": """
                import dataclasses
                from dataclasses import InitVar, KW_ONLY, dataclass, field
                from typing import ClassVar
                @dataclass
                class A:
                    a: int
                    b: list[int] = field(default_factory=list)
                    c: str = field(default="x", metadata={"help": "…"})
                    d: int = field(init=False, default=3)
                    e: ClassVar[int] = 4
                    f: InitVar[int] = 5
                    g: "ClassVar[int]" = 6
                    h: dict = field(default_factory=lambda: {"a": 1})
                    i: set = field(default_factory=make_set)
                    note = 7
                    _: KW_ONLY
                    k: int = 0
                """
        }
    ).objects
    found = objects.get("lib.a.A")
    assert _parameters(found) == [
        "a: int",
        "b: list[int] = []",
        'c: str = "x"',
        "f: int = 5",
        'h: dict = {"a": 1}',
        "i: set = make_set()",
        "*",
        "k: int = 0",
    ]
    assert [found.members[name].value for name in "abcd"] == ["", "[]", '"x"', "3"]


def test_fields_of_dataclasses_above_come_first(library):
    objects = library(
        {
            "base.py": """
                from dataclasses import dataclass, field
                @dataclass
                class Base:
                    a: int = 1
                    b: int = 2
                @dataclass(kw_only=True)
                class Named:
                    n: int
                """,
            "a.py": """
                from dataclasses import dataclass, field
                from .base import Base, Named
                @dataclass
                class A(Base):
                    c: int = 3
                    a: str = "again"
                @dataclass
                class Fixed(Base):
                    b: int = field(init=False, default=0)
                @dataclass
                class Both(Named, Base):
                    x: int = 0
                class Undecorated(A):
                    y: int = 0
                @dataclass
                class Custom(Base):
                    z: int = 0
                    def __init__(self, only): ...
                @dataclass(init=False)
                class Bare(Base):
                    z: int = 0
                """,
        }
    ).objects
    assert {name: _parameters(objects.get(f"lib.a.{name}")) for name in
            ("A", "Fixed", "Both", "Undecorated", "Custom", "Bare")} == {
        "A": ['a: str = "again"', "b: int = 2", "c: int = 3"],
        "Fixed": ["a: int = 1"],
        "Both": ["a: int = 1", "b: int = 2", "x: int = 0", "*", "n: int"],
        "Undecorated": ['a: str = "again"', "b: int = 2", "c: int = 3"],
        "Custom": ["only"],
        "Bare": ["a: int = 1", "b: int = 2"],
    }  # fmt: skip


def test_a_class_above_may_make_dataclasses_of_those_below(library):
    objects = library(
        {
            "a.py": """
                from dataclasses import dataclass
                from typing import dataclass_transform
                @dataclass_transform(kw_only_default=True)
                @dataclass
                class Config:
                    name: str = ""
                class Bert(Config):
                    kind = "bert"
                    size: int = 768
                class Custom(Config):
                    size: int = 768
                    def __init__(self, size): ...
                """
        }
    ).objects
    found = objects.get("lib.a.Bert")
    assert found.flavour == "dataclass"
    assert _parameters(found) == ['name: str = ""', "*", "size: int = 768"]
    assert _parameters(objects.get("lib.a.Custom")) == ["size"]


def test_named_tuples_and_typed_dictionaries(library):
    objects = library(
        {
            "a.py": """
                from typing import NamedTuple, NotRequired, Required, TypedDict
                class Point(NamedTuple):
                    x: int
                    y: int = 0
                class Key(TypedDict):
                    a: int
                    b: NotRequired[str]
                class Loose(Key, total=False):
                    c: int
                    d: Required[int]
                """
        }
    ).objects
    assert _parameters(objects.get("lib.a.Point")) == ["x: int", "y: int = 0"]
    assert _parameters(objects.get("lib.a.Key")) == ["*", "a: int", "b: str = ..."]
    loose = objects.get("lib.a.Loose")
    assert _parameters(loose) == ["*", "a: int", "b: str = ...", "c: int = ...", "d: int"]
    assert loose.flavour == "typed-dict"


def test_enums_and_protocols_are_not_made(library):
    objects = library(
        {
            "a.py": """
                from enum import Enum
                from typing import Protocol
                class Color(Enum):
                    def __init__(self, r): ...
                class Reader(Protocol):
                    def __init__(self, r): ...
                """
        }
    ).objects
    assert objects.get("lib.a.Color").signature is None
    assert objects.get("lib.a.Reader").signature is None
