"""What is known of a library on top of torch is the same with torch installed and with it made up."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autodoc.imported import ImportSettings
from autodoc.library import Library
from autodoc.model import Object
from autodoc.options import EntryOptions
from autodoc.static import find_source
from autodoc.store import MemoryStore

LIBRARY = Path(__file__).parent / "library"

DIFFERENCES: dict[str, str] = {}
"""Objects of which something differs, with what and why. Empty: nothing in this library does.

In Transformers of September 2025 it is 15 of 3,169 objects: `PreTrainedModel.to` and `.cuda` take torch's
own docstrings, and thirteen docstrings write types with `repr`, which is torch's own for torch's classes.
"""


@pytest.fixture(scope="module")
def python_without_torch() -> str:
    """The interpreter below this virtual environment, which sees none of its packages."""
    python = shutil.which("python3", path=str(Path(sys.base_prefix) / "bin"))
    assert python is not None
    found = subprocess.run([python, "-c", "import torch"], capture_output=True, check=False)
    assert found.returncode != 0, "this Python has torch itself, so nothing would be compared"
    return python


def described(python: str) -> dict[str, Object]:
    """Every public object of the library, as it is known when `python` has imported it."""
    source = find_source("tensorkit", [LIBRARY])
    assert source is not None
    library = Library(source, MemoryStore(), imports=ImportSettings("tensorkit", source.root, python=python))
    names = [
        f"{module}.{name}"
        for module in library.index.modules()
        for name in library.index.exports(module)
        if not name.startswith("_")
    ]
    library.load(names)
    found = {}
    for name in names:
        selected = library.select(name, EntryOptions(members=("all",)))
        if selected is not None:
            assert selected.problems == []
            found[name] = selected.documented.object
    return found


def test_everything_is_the_same(python_without_torch: str) -> None:
    assert importlib.util.find_spec("torch") is not None
    with_torch, without = described(sys.executable), described(python_without_torch)
    assert len(with_torch) > 40
    assert with_torch.keys() == without.keys()
    differing = {name for name in with_torch if with_torch[name].to_json() != without[name].to_json()}
    assert differing == DIFFERENCES.keys()
    assert with_torch["tensorkit.LinearKernel"].ancestors == without["tensorkit.LinearKernel"].ancestors
