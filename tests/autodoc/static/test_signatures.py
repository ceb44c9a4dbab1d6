"""Signatures as they are written, their names resolved."""

from __future__ import annotations

import pytest

from autodoc.model import text_of


def _written(signature):
    """A signature as Python would have it."""
    parts = []
    kinds = [one.kind for one in signature.parameters]
    for position, one in enumerate(signature.parameters):
        if one.kind == "keyword-only" and (
            not position or kinds[position - 1] not in ("keyword-only", "var-positional")
        ):
            parts.append("*")
        stars = {"var-positional": "*", "var-keyword": "**"}.get(one.kind, "")
        annotation = f": {text_of(one.annotation)}" if one.annotation else ""
        default = "" if one.default is None else f" = {one.default}"
        parts.append(f"{stars}{one.name}{annotation}{default}")
        if one.kind == "positional-only" and kinds[position + 1 : position + 2] != ["positional-only"]:
            parts.append("/")
    returns = f" -> {text_of(signature.returns)}" if signature.returns else ""
    return f"({', '.join(parts)}){returns}"


@pytest.mark.parametrize(
    "signature",
    [
        "()",
        "(a, b = 1, /, c: int = 0x10, *args: str, d, e: float = 1e-5, **kwargs) -> dict[str, int]",
        "(a, *, b = 'single', c = \"double\")",
        "(f = len, g = lambda x: x + 1, h = 1_000) -> None",
        "(x: int | None = None, y: tuple[int, ...] = (1, 2))",
        '(mode: Literal["a", "b"] = "a") -> Callable[[int], str]',
    ],
)
def test_a_function_is_described_as_written(library, signature):
    objects = library({"a.py": f"from typing import Callable, Literal\ndef f{signature}: ...\n"}).objects
    assert _written(objects.get("lib.a.f").signature) == signature


def test_self_and_cls_are_left_out_where_they_are_given(library):
    objects = library(
        {
            "a.py": """
                class A:
                    def __new__(cls, n): ...
                    def method(self, a, /, b): ...
                    def loose(*args): ...
                    @classmethod
                    def make(cls, a): ...
                    @staticmethod
                    def stat(a, b): ...
                """
        }
    ).objects
    got = {name: _written(one.signature) for name, one in objects.get("lib.a.A").members.items()}
    assert got == {
        "__new__": "(n)",
        "method": "(a, /, b)",
        "loose": "(*args)",
        "make": "(a)",
        "stat": "(a, b)",
    }


def test_names_in_types_have_their_paths(library):
    objects = library(
        {
            "pkg/__init__.py": "",
            "pkg/a.py": """
                from __future__ import annotations
                from typing import Optional, Annotated
                import numpy as np
                from torch import nn
                from ..types import Kind
                class Local: ...
                class A:
                    list: Local
                    class Inner: ...
                    def f(
                        self, a: Optional[np.ndarray], b: "nn.Module | Kind", c: list[Local], d: Inner,
                        e: Annotated[int, "unit"], f: Unknown,
                    ) -> "A": ...
                """,
            "types.py": "class Kind: ...\n",
        }
    ).objects
    signature = objects.get("lib.pkg.a.A.f").signature
    assert [one.annotation for one in signature.parameters] == [
        [("Optional", "typing.Optional"), "[", ("np.ndarray", "numpy.ndarray"), "]"],
        [("nn.Module", "torch.nn.Module"), " | ", ("Kind", "lib.types.Kind")],
        [("list", "list"), "[", ("Local", "lib.pkg.a.Local"), "]"],
        [("Inner", "lib.pkg.a.A.Inner")],
        [("Annotated", "typing.Annotated"), "[", ("int", "int"), ', "unit"]'],
        [("Unknown", "Unknown")],
    ]
    assert signature.returns == [("A", "lib.pkg.a.A")]


def test_a_default_over_several_lines_is_given_on_one(library):
    text = "def f(a=[\n    1,  # one\n    2,\n], b='é'): ...\n"
    parameters = library({"a.py": text}).objects.get("lib.a.f").signature.parameters
    assert [one.default for one in parameters] == ["[1, 2]", "'é'"]


def test_overloads_stand_beside_what_they_are_of(library):
    objects = library(
        {
            "a.py": """
                from typing import overload
                @overload
                def f(a: int) -> int: ...
                @overload
                def f(a: str) -> str: ...
                def f(a): ...
                class A:
                    @overload
                    def __init__(self, a: int) -> None: ...
                    @overload
                    def __init__(self, a: str) -> None: ...
                    def __init__(self, a) -> None: ...
                """,
            "stub.pyi": """
                from typing import overload
                @overload
                def g(a: int) -> int: ...
                @overload
                def g(a: str) -> str: ...
                """,
        }
    ).objects
    function = objects.get("lib.a.f")
    assert _written(function.signature) == "(a)"
    assert [_written(one) for one in function.overloads] == ["(a: int) -> int", "(a: str) -> str"]
    constructed = objects.get("lib.a.A")
    assert [_written(one) for one in constructed.overloads] == ["(a: int)", "(a: str)"]
    stub = objects.get("lib.stub.g")
    assert [_written(one) for one in stub.overloads] == ["(a: int) -> int", "(a: str) -> str"]
