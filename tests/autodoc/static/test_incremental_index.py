"""An index follows its library's files; what hangs on a file changes with it, and nothing else does."""

from __future__ import annotations

import os

from autodoc.static.extract import extract

GRAPH = {
    "__init__.py": "",
    "base.py": "class Base: ...\n",
    "model.py": "from .base import Base\nclass Model(Base): ...\n",
    "other.py": """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from .base import Base
        def other(): ...
        """,
    "late.py": "def late():\n    from .base import Base\n",
    "lazy/__init__.py": """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from .inside import Thing
        """,
    "lazy/inside.py": "from ..base import Base\nclass Thing: ...\n",
    "user.py": "from .lazy import Thing\ndef use(): ...\n",
    "ring_a.py": "from . import ring_b\ndef a(): ...\n",
    "ring_b.py": "from . import ring_a\nfrom . import base\ndef b(): ...\n",
}


def _keys(index):
    names = ("base.Base", "model.Model", "other.other", "late.late", "user.use", "ring_a.a", "ring_b.b")
    return {name: index.key(f"lib.{name}") for name in names}


def _changed(before, after):
    return {name for name in before if before[name] != after[name]}


def test_a_key_covers_what_runs_when_the_module_is_imported(library):
    written = library(GRAPH)
    before = _keys(written.index)
    written.write({"base.py": "class Base:\n    x = 1\n"})
    after = _keys(written.index)
    # By a lazy package's hand, and all round a circle; not for type checkers, nor within functions.
    assert _changed(before, after) == {"base.Base", "model.Model", "user.use", "ring_a.a", "ring_b.b"}


def test_a_key_covers_the_package_that_a_module_is_in(library):
    written = library(GRAPH)
    before = _keys(written.index)
    written.write({"__init__.py": "from .other import other\n"})
    assert _changed(before, _keys(written.index)) == set(before)


def test_keys_stay_when_nothing_they_cover_changes(library):
    written = library(GRAPH)
    before = _keys(written.index)
    written.write({"unrelated.py": "x = 1\n", "other.py": "def other(): ...\n"})
    assert _changed(before, _keys(written.index)) == {"other.other"}


def test_new_changed_and_deleted_files_are_seen(library):
    written = library({"__init__.py": "", "a.py": "class A: ...\n", "b.py": "class B: ...\n"})
    first = written.index
    assert first.resolve("lib.a.A") == "lib.a.A"
    written.write({"a.py": "class Z: ...\n", "c.py": "class C: ...\n"})
    (written.source.root / "lib/b.py").unlink()
    second = written.index
    assert [second.resolve(f"lib.{name}") for name in ("a.A", "a.Z", "b.B", "c.C")] == [
        None,
        "lib.a.Z",
        None,
        "lib.c.C",
    ]
    assert first.fingerprint != second.fingerprint


def test_a_file_that_keeps_its_time_and_its_size_is_read_again(library):
    written = library({"a.py": "class A: ...\n"})
    assert written.index.resolve("lib.a.A") is not None
    path = written.source.root / "lib/a.py"
    times = path.stat()
    written.write({"a.py": "class Z: ...\n"})
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert written.index.resolve("lib.a.Z") == "lib.a.Z"


def test_only_changed_files_are_read(library, monkeypatch):
    written = library({"a.py": "class A: ...\n", "b.py": "class B: ...\n"})
    for path in (written.source.root / "lib").glob("*.py"):
        os.utime(path, ns=(10**18, 10**18))  # long ago: a file changed just now may change again unseen
    fingerprint = written.index.fingerprint
    read = []
    original = type(written.source).read
    monkeypatch.setattr(
        type(written.source), "read", lambda self, file: read.append(file) or original(self, file)
    )
    assert written.index.fingerprint == fingerprint
    assert read == []
    written.write({"b.py": "class Changed: ...\n"})
    assert written.index.resolve("lib.b.Changed") == "lib.b.Changed"
    assert read == ["lib/b.py"]


def test_files_that_are_not_python_are_told_and_left_out(library):
    written = library({"good.py": "class A: ...\n", "bad.py": "x = 1\ndef (:\n"})
    (written.source.root / "lib/latin.py").write_bytes(b"name = '\xe9'\n")
    index = written.index
    problems = {problem.file: (problem.line, bool(problem.message)) for problem in index.problems}
    assert problems == {"lib/bad.py": (2, True), "lib/latin.py": (1, True)}
    assert index.resolve("lib.good.A") == "lib.good.A"
    assert written.objects.get("lib.bad").members == {}


def test_a_declared_encoding_is_followed(library):
    written = library({})
    folder = written.source.root / "lib"
    folder.mkdir(exist_ok=True)
    (folder / "latin.py").write_bytes(b'# coding: latin-1\nX = "\xe9"\n"""caf\xe9"""\r\n')
    found = written.objects.get("lib.latin.X")
    assert (found.value, found.doc) == ('"é"', "café")


def test_records_are_kept_until_their_file_changes(library, monkeypatch):
    written = library({"a.py": "class A:\n    '''Old.'''\n"})
    assert written.objects.get("lib.a.A").doc == "Old."
    extracted = []
    monkeypatch.setattr(
        "autodoc.static.library.extract",
        lambda source, file: extracted.append(file) or extract(source, file),
    )
    assert written.objects.get("lib.a.A").doc == "Old."
    assert extracted == []
    written.write({"a.py": "class A:\n    '''New.'''\n"})
    assert written.objects.get("lib.a.A").doc == "New."
    assert extracted == ["lib/a.py"]
