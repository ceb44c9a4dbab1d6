"""Runs pytest and the command line in processes of their own, over files that a test has written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that starts at once: torch can't be imported, and other plugins stay away."""
    folder = tmp_path_factory.mktemp("without_torch")
    (folder / "torch.py").write_text("raise ImportError('there is no torch here')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(pytester: pytest.Pytester, environment: None) -> Run:
    """Runs `pytest --doc-examples` with what a test gives it, in the folder of its files."""

    def run(*arguments: str | Path) -> pytest.RunResult:
        plugins = ["-p", "doc-builder", "-p", "xdist"]
        return pytester.runpytest_subprocess(*plugins, "--doc-examples", "--doc-device=cpu", *arguments)

    return run


@pytest.fixture
def doctest(pytester: pytest.Pytester, environment: None) -> Run:
    """Runs `doc-builder doctest` as its console script does."""

    def run(*arguments: str) -> pytest.RunResult:
        start = "from builder.cli import main; main()"
        return pytester.run(sys.executable, "-c", start, "doctest", *arguments)

    return run
