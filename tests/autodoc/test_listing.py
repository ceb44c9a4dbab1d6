"""Which pages the reference of a library would have, and what stands on each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from autodoc.listing import ApiPage, list_pages
from autodoc.static import Index, find_source
from autodoc.store import MemoryStore

LIBRARY = Path(__file__).parent / "library"


def pages(name: str, folder: Path = LIBRARY, depth: int | None = None) -> dict[str, list[str]]:
    source = find_source(name, [folder])
    assert source is not None
    return {page.module: page.objects for page in list_pages(Index(source, MemoryStore()), depth)}


def package(folder: Path, modules: dict[str, str]) -> Path:
    """A library `kit` of these files."""
    for name, text in modules.items():
        path = folder / "kit" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_page_for_each_public_module_that_has_something_in_it() -> None:
    assert list(pages("tensorkit")) == [
        *("tensorkit.auto", "tensorkit.availability", "tensorkit.configs", "tensorkit.dispatch"),
        *("tensorkit.dummies", "tensorkit.fused", "tensorkit.generated", "tensorkit.kinds"),
        "tensorkit.models.tiny.configuration_tiny",
        "tensorkit.models.tiny.modeling_tiny",
        *("tensorkit.names", "tensorkit.native", "tensorkit.nn"),
        *("tensorkit.ops", "tensorkit.ops.elementwise", "tensorkit.ops.reduce", "tensorkit.pipeline"),
        *("tensorkit.writing.broken", "tensorkit.writing.google"),
        *("tensorkit.writing.numpy_style", "tensorkit.writing.rest"),
    ]


def test_an_object_stands_where_it_is_defined_under_its_shortest_name() -> None:
    found = pages("tensorkit")
    assert found["tensorkit.ops.elementwise"] == ["tensorkit.add", "tensorkit.scale"]
    assert found["tensorkit.ops"] == ["tensorkit.ops.histogram"]


def test_an_object_with_several_names_stands_once() -> None:
    names = [name for objects in pages("tensorkit").values() for name in objects]
    assert len(names) == len(set(names))
    # `old_matmul` and `dot` are the same function, `Array` is another module's `Buffer`.
    assert pages("tensorkit")["tensorkit.names"][:2] == ["tensorkit.names.matmul", "tensorkit.names.Kernel"]


def test_objects_of_other_libraries_stand_where_they_are_exported() -> None:
    assert "tensorkit.native.checksum" in pages("tensorkit")["tensorkit.native"]


def test_type_variables_of_one_letter_are_left_out() -> None:
    assert not {"tensorkit.dispatch.P", "tensorkit.dispatch.R"} & set(
        pages("tensorkit")["tensorkit.dispatch"]
    )


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        pytest.param(
            {"__init__.py": "from ._made import Thing", "_made.py": "class Thing: ...\nclass Other: ..."},
            {"kit": ["kit.Thing"]},
            id="a private module's, by the package that hands it out",
        ),
        pytest.param(
            {
                "__init__.py": "from ._made import _Thing as Thing\n__all__ = ['Thing']",
                "_made.py": "class _Thing: ...",
            },
            {"kit": ["kit.Thing"]},
            id="a private name's, by its public one",
        ),
        pytest.param(
            {
                "__init__.py": "from . import part\n__all__ = ['part', 'one']\ndef one(): ...",
                "part.py": "def two(): ...",
            },
            {"kit": ["kit.one"], "kit.part": ["kit.part.two"]},
            id="a module is no object",
        ),
        pytest.param(
            {
                "__init__.py": "",
                "tests/__init__.py": "def one(): ...",
                "test_kit.py": "def two(): ...",
                "conftest.py": "def three(): ...",
            },
            {},
            id="tests are no part of it",
        ),
        pytest.param(
            {
                "__init__.py": "",
                "__main__.py": "def run(): ...",
                "_part/__init__.py": "",
                "_part/open.py": "def one(): ...",
            },
            {},
            id="nor is what lies in a private package",
        ),
    ],
)
def test_what_is_public(tmp_path: Path, modules: dict[str, str], expected: dict[str, list[str]]) -> None:
    assert pages("kit", package(tmp_path, modules)) == expected


def test_with_a_depth_objects_of_deeper_modules_stand_on_the_page_above() -> None:
    found = pages("tensorkit", depth=2)
    assert set(found["tensorkit.ops"]) == {
        *("tensorkit.ops.histogram", "tensorkit.add", "tensorkit.scale", "tensorkit.mean", "tensorkit.total")
    }
    assert all(module.count(".") < 2 for module in found)
    assert list(pages("tensorkit", depth=1)) == ["tensorkit"]


def test_a_module_that_is_not_python_is_left_out() -> None:
    assert pages("wrong_syntax") == {
        "wrong_syntax": ["wrong_syntax.fine"],
        "wrong_syntax.other": ["wrong_syntax.other.found"],
    }


def test_nothing_is_imported() -> None:
    assert list_pages(Index(find_source("dies_at_import", [LIBRARY]), MemoryStore())) == [  # type: ignore[arg-type]
        ApiPage("dies_at_import", ["dies_at_import.works"])
    ]
