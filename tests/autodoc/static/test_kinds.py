"""What kind of thing each definition is."""

from __future__ import annotations

import pytest

KINDS = {
    "__init__.py": "",
    "kinds.py": '''
        """What there is."""
        import abc
        import enum
        from abc import abstractmethod
        from dataclasses import dataclass
        from functools import cached_property, lru_cache
        from typing import ClassVar, Final, NamedTuple, Protocol, TypedDict
        from typing_extensions import deprecated
        import requests
        from .bases import Choice, Failure

        LIMIT = 3
        limit: Final = 4
        plain = 5
        Alias = dict[str, int]

        class Color(enum.Enum):
            RED = 1
        class Size(Choice):
            SMALL = "s"
        class Flags(enum.IntFlag):
            A = 1
        @dataclass(frozen=True)
        class Data:
            x: int
        class Key(TypedDict):
            x: int
        class Point(NamedTuple):
            x: int
        class Reader(Protocol):
            def read(self): ...
        class Broken(ValueError): ...
        class Worse(Failure): ...
        class Refused(requests.HTTPError): ...

        @deprecated("Use Plain, " "please.")
        class Plain:
            shared = 1
            counted: ClassVar[int] = 2
            typed: str
            class Nested:
                def inner(self): ...
            @classmethod
            def make(cls, x): ...
            @staticmethod
            def stat(x): ...
            async def wait(self): ...
            @abstractmethod
            async def draw(self): ...
            @property
            def size(self) -> int:
                """How big."""
            @size.setter
            def size(self, value): ...
            @property
            @abc.abstractmethod
            def shape(self) -> int: ...
            @cached_property
            def total(self) -> float: ...
            @requests.utils.cached_property
            def own(self) -> float: ...
            @lru_cache
            def kept(self): ...
            @deprecated("No.")
            def old(self): ...
            def call(self): ...
            __call__ = call

        def function(): ...
        async def waiting(): ...
        ''',
    "bases.py": """
        from enum import Enum
        class Choice(str, Enum): ...
        class Failure(Exception): ...
        """,
}


@pytest.mark.parametrize(
    ("name", "kind", "flavour", "labels"),
    [
        ("", "module", "", []),
        ("LIMIT", "attribute", "", ["constant"]),
        ("limit", "attribute", "", ["constant"]),
        ("plain", "attribute", "", []),
        ("Alias", "attribute", "", []),
        ("Color", "class", "enum", []),
        ("Color.RED", "attribute", "", []),
        ("Size", "class", "enum", []),
        ("Flags", "class", "enum", []),
        ("Data", "class", "dataclass", []),
        ("Data.x", "attribute", "", []),
        ("Key", "class", "typed-dict", []),
        ("Point", "class", "named-tuple", []),
        ("Reader", "class", "protocol", []),
        ("Broken", "class", "exception", []),
        ("Worse", "class", "exception", []),
        ("Refused", "class", "exception", []),
        ("Plain", "class", "", []),
        ("Plain.shared", "attribute", "", ["class-attribute"]),
        ("Plain.counted", "attribute", "", ["class-attribute"]),
        ("Plain.typed", "attribute", "", []),
        ("Plain.Nested", "class", "", []),
        ("Plain.Nested.inner", "function", "", []),
        ("Plain.make", "function", "", ["classmethod"]),
        ("Plain.stat", "function", "", ["staticmethod"]),
        ("Plain.wait", "function", "", ["async"]),
        ("Plain.draw", "function", "", ["abstract", "async"]),
        ("Plain.size", "property", "", ["writable"]),
        ("Plain.shape", "property", "", ["abstract"]),
        ("Plain.total", "property", "", ["cached"]),
        ("Plain.own", "property", "", ["cached"]),
        ("Plain.kept", "function", "", []),
        ("Plain.__call__", "function", "", []),
        ("function", "function", "", []),
        ("waiting", "function", "", ["async"]),
    ],
)
def test_kinds_flavours_and_labels(library, name, kind, flavour, labels):
    found = library(KINDS).objects.get(f"lib.kinds.{name}".rstrip("."))
    assert (found.kind, found.flavour, found.labels) == (kind, flavour, labels)
    assert found.path == f"lib.kinds.{name}".rstrip(".")


def test_imports_are_no_members(library):
    module = library(KINDS).objects.get("lib.kinds")
    assert "Choice" not in module.members
    assert list(module.members)[:5] == ["LIMIT", "limit", "plain", "Alias", "Color"]


def test_a_deprecated_object_says_so(library):
    objects = library(KINDS).objects
    assert objects.get("lib.kinds.Plain").deprecated == "Use Plain, please."
    assert objects.get("lib.kinds.Plain.old").deprecated == "No."
    assert objects.get("lib.kinds.Plain.kept").deprecated is None


def test_a_property_has_its_type_and_its_docstring(library):
    found = library(KINDS).objects.get("lib.kinds.Plain.size")
    assert (found.annotation, found.doc) == ([("int", "int")], "How big.")


def test_lines_are_those_of_the_definition_without_decorators(library):
    text = "import functools\n\n@functools.cache\n@functools.wraps\ndef f():\n    return 1\n"
    found = library({"a.py": text}).objects.get("lib.a.f")
    assert (found.file, found.line, found.end_line) == ("lib/a.py", 5, 6)


def test_of_several_definitions_the_real_one_is_described(library):
    module = library(
        {
            "a.py": """
                import sys
                try:
                    def fast():
                        '''Real.'''
                except ImportError:
                    def fast():
                        '''Stand-in.'''
                if not available():
                    class Tool:
                        '''Stand-in.'''
                else:
                    class Tool:
                        '''Real.'''
                if sys.version_info >= (3, 12):
                    def first():
                        '''Real.'''
                else:
                    def first():
                        '''Second.'''
                def wrapped():
                    '''Real.'''
                wrapped = cache(wrapped)
                def again():
                    '''First.'''
                def again():
                    '''Real.'''
                """
        }
    ).objects.get("lib.a")
    docs = {name: member.doc for name, member in module.members.items()}
    assert docs == dict.fromkeys(("fast", "Tool", "first", "wrapped", "again"), "Real.")
