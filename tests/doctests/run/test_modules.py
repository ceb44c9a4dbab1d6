"""Docstrings' examples see their module's names; the files that a document has imported are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doctests.model import Document
from doctests.run import Runner, RunSettings
from tests.doctests.run.documents import page, script, session, summary

SOURCE = """
import math
LIMIT = 3

def double(x):
    return 2 * x

class Thing:
    pass
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("src") / "kit"
    (folder / "deep").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "deep" / "__init__.py").write_text("")
    (folder / "deep" / "tools.py").write_text(SOURCE)
    (folder / "broken.py").write_text("import nosuch")
    (folder / "fatal.py").write_text("import os; os._exit(5)")
    return folder


@pytest.fixture(scope="module")
def runner(package: Path) -> Iterator[Runner]:
    with Runner(RunSettings(device="cpu", library=(package,))) as runner:
        yield runner


def docstring(package: Path, module: str, *blocks: object) -> Document:
    path = package.joinpath(*module.split(".")).with_suffix(".py")
    return page(*blocks, path=path, module=f"kit.{module}", name="double")  # type: ignore[arg-type]


def test_a_docstrings_examples_see_the_names_of_their_module(package: Path, runner: Runner) -> None:
    run = runner.run(
        docstring(
            package,
            "deep.tools",
            session(">>> double(LIMIT)\n6\n>>> math.floor(1.5)\n1\n>>> __name__\n'__main__'"),
            script("import inspect\ndef f(): pass\nassert 'def f' in inspect.getsource(f)\nLIMIT = 4"),
            script("assert 'return 2 * x' in inspect.getsource(double)\nassert double(LIMIT) == 8\n1/0"),
        )
    )
    assert [summary(one) for one in run] == [
        "line-10 passed",
        "line-20 passed",
        "line-30 failed 32: ZeroDivisionError: division by zero",
    ]
    names = ("__init__.py", "deep/__init__.py", "deep/tools.py")
    assert run.aftermath.files == sorted((package / name).resolve() for name in names)


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ("broken", "ModuleNotFoundError: No module named 'nosuch'"),
        ("fatal", "its import ended its process (exit code 5)"),
    ],
)
def test_a_module_that_cannot_be_imported(package: Path, runner: Runner, module: str, why: str) -> None:
    first, second = runner.run(docstring(package, module, script("1"), script("double(1)")))
    assert (first.outcome, second.outcome) == ("passed", "failed")
    assert second.failures[0].message.splitlines() == [
        "NameError: name 'double' is not defined",
        f"  {package / f'{module}.py'}:20 in line-20",
        "    double(1)",
        f"the names of kit.{module} aren't there: {why}",
    ]


def test_files_that_tabs_import_count(package: Path, runner: Runner) -> None:
    from tests.doctests.run.documents import tabs

    run = runner.run(page(tabs(a=script("import kit"), b=script("import kit.deep"))))
    assert [one.outcome for one in run] == ["passed", "passed"]
    assert run.aftermath.files == sorted(
        (package / name).resolve() for name in ("__init__.py", "deep/__init__.py")
    )


def test_of_other_libraries_no_files_are_told(package: Path, runner: Runner) -> None:
    run = runner.run(page(script("import torch, json")))
    assert [one.outcome for one in run] == ["passed"]
    assert (run.aftermath.files, run.aftermath.leftover, run.aftermath.problems) == ([], 0, [])
