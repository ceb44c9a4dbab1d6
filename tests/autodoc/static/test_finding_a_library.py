"""A library is found beside its documentation, or where it is installed; never by importing it."""

from __future__ import annotations

import sys

import pytest

from autodoc.static import Source, find_source

BOMB = "raise SystemExit('imported')\n"


def _write(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BOMB, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "name", "root"),
    [
        ("src/lib/__init__.py", "lib", "src"),
        ("lib/__init__.py", "lib", "."),
        ("lib.py", "lib", "."),
        ("src/space/part/__init__.py", "space.part", "src"),
        ("lib/module.py", "lib", "."),
        ("lib/sub/__init__.py", "lib", "."),
        ("lib/_native.pyi", "lib", "."),
    ],
)
def test_a_library_beside_its_documentation(tmp_path, file, name, root):
    _write(tmp_path, file)
    assert find_source(name, [tmp_path / "elsewhere", tmp_path]) == Source(name, (tmp_path / root).resolve())


def test_a_folder_with_nothing_to_import_is_no_library(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "readme.md").write_text("", encoding="utf-8")
    assert find_source("lib", [tmp_path]) is None


def test_an_installed_library(tmp_path, monkeypatch):
    _write(tmp_path, "installed_lib/__init__.py", "installed_space/part/__init__.py", "installed_one.py")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("installed_lib", "installed_space.part", "installed_one"):
        assert find_source(name, []) == Source(name, tmp_path.resolve())
        assert name not in sys.modules
    assert find_source("installed_space.nothing", []) is None
    assert find_source("installed_lib.nothing", []) is None
    assert find_source("sys", []) is None
    assert find_source("not a name", []) is None


def test_modules_are_files_with_names_that_can_be_imported(tmp_path):
    _write(
        tmp_path,
        "lib/__init__.py",
        "lib/a.py",
        "lib/a.pyi",
        "lib/native.pyi",
        "lib/2d.py",
        "lib/notes.txt",
        "lib/__pycache__/a.py",
        "lib/my-data/b.py",
        "lib/sub/c.py",
    )
    source = Source("lib", tmp_path)
    assert list(source.files()) == ["lib/__init__.py", "lib/a.py", "lib/native.pyi", "lib/sub/c.py"]
    assert [source.module_of(file) for file in source.files()] == ["lib", "lib.a", "lib.native", "lib.sub.c"]


def test_a_single_file_is_a_library(tmp_path):
    _write(tmp_path, "lib.py", "other.py")
    assert list(Source("lib", tmp_path).files()) == ["lib.py"]
