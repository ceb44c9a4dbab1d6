"""Modules that stop what imports them: each is run once, and named wherever it was needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from autodoc.imported import Imported

Library = Callable[[dict[str, str]], Callable[..., Imported]]

HANGS = "import threading\nthreading.Event().wait()\n"
FINE = "def fine(): 'Fine.'\n"


def test_what_hangs_is_named_where_it_was_imported_and_not_run_again(
    library: Library, tmp_path: Path
) -> None:
    runs = f"open({str(tmp_path / 'runs')!r}, 'a').write('x')\n"
    run = library(
        {
            "a.py": "from kit import slow\n",
            "b.py": "from kit import slow\n",
            "c.py": FINE,
            "slow.py": runs + HANGS,
        }
    )
    found = run({"kit.a": ["x"], "kit.b": ["x"], "kit.c": ["fine"]}, timeout=0.5)
    assert list(found.objects) == ["kit.c.fine"]
    why = "the import of kit.slow was given up after 0.5 s"
    assert [(one.target, one.rule, one.message) for one in found.problems] == [
        ("kit.a", "import-timeout", f"kit.a can't be imported: {why}"),
        ("kit.b", "import-failed", f"kit.b can't be imported: ImportError: {why} (kit/b.py:1)"),
    ]
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "x"


def test_a_package_that_dies_dies_once_for_all_its_modules(library: Library, tmp_path: Path) -> None:
    runs = f"open({str(tmp_path / 'runs')!r}, 'a').write('x')\n"
    run = library({"__init__.py": f"{runs}import os\nos._exit(3)\n", "a.py": FINE, "b.py": FINE})
    found = run({"kit.a": ["fine"], "kit.b": ["fine"]})
    assert [(one.target, one.rule) for one in found.problems] == [
        ("kit.a", "import-killed"),
        ("kit.b", "import-failed"),
    ]
    assert "the import of kit ended its process (exit code 3)" in found.problems[1].message
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "x"


def test_a_package_that_raises_raises_once_for_all_its_modules(library: Library, tmp_path: Path) -> None:
    runs = f"open({str(tmp_path / 'runs')!r}, 'a').write('x')\n"
    run = library({"__init__.py": f"{runs}raise ValueError('no luck')\n", "a.py": FINE, "b.py": FINE})
    found = run({"kit.a": ["fine"], "kit.b": ["fine"]})
    assert [one.message for one in found.problems] == [
        f"{module} can't be imported: ValueError: no luck (kit/__init__.py:2)"
        for module in ("kit.a", "kit.b")
    ]
    assert (tmp_path / "runs").read_text(encoding="utf-8") == "x"


def test_a_module_that_needs_another_first_is_tried_again(library: Library) -> None:
    # a fails on its way through b and c, which need each other; once it is asked for c first, all is well.
    run = library(
        {
            "a.py": "from kit import c\nassert c.ready\n" + FINE,
            "b.py": "from kit import c\nif not hasattr(c, 'ready'):\n    raise ImportError('c first')\n"
            + FINE,
            "c.py": "try:\n    from kit import b\nexcept ImportError:\n    pass\nready = True\n",
        }
    )
    found = run({"kit.a": ["fine"], "kit.b": ["fine"]})
    assert sorted(found.objects) == ["kit.a.fine", "kit.b.fine"]
    assert found.problems == []


def test_the_processes_that_a_library_leaves_behind_hold_nothing_up(library: Library, tmp_path: Path) -> None:
    run = library(
        {
            "a.py": "import os, threading\n"
            "child = os.fork()\n"
            "if child == 0:\n    threading.Event().wait()\n"
            f"open({str(tmp_path / 'child')!r}, 'w').write(str(child))\nos._exit(1)\n",
            "b.py": FINE,
        }
    )
    found = run({"kit.a": ["x"], "kit.b": ["fine"]})
    assert list(found.objects) == ["kit.b.fine"]
    assert [(one.target, one.rule) for one in found.problems] == [("kit.a", "import-killed")]
    left = Path("/proc") / (tmp_path / "child").read_text(encoding="utf-8") / "stat"
    assert not left.exists() or left.read_text(encoding="utf-8").split()[2] == "Z"


def test_memory_is_given_back(library: Library) -> None:
    run = library(
        {
            "a.py": "import kit\nkit.kept = bytearray(2**28)\nkit.more = bytearray(2**30)\n",
            "b.py": "x = bytearray(2**28 + 2**27)\n" + FINE,
        }
    )
    found = run({"kit.a": ["x"], "kit.b": ["fine"]}, memory=2**29)
    assert list(found.objects) == ["kit.b.fine"]
    assert [(one.target, one.rule) for one in found.problems] == [("kit.a", "import-memory")]


def test_a_broken_dependency_is_named(library: Library, tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "half_installed"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('wrong version of CUDA')\n", encoding="utf-8")
    run = library(
        {"m.py": f"import sys\nsys.path.append({str(package.parent)!r})\nimport half_installed\n" + FINE}
    )
    [problem] = run({"kit.m": ["fine"]}).problems
    assert problem.message == (
        "kit.m can't be imported: RuntimeError: wrong version of CUDA (kit/m.py:3, raised in half_installed)"
    )
    assert "half_installed itself can be imported" in problem.hint


def test_what_is_absent_can_be_named(library: Library) -> None:
    [problem] = library({"m.py": "import nobody_has_this.part\n"})({"kit.m": ["x"]}, mock=()).problems
    assert "install nobody_has_this, or name it among `mock`" in problem.hint
