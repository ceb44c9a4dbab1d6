"""A notebook of our own documentation, run as Jupyter runs it: each cell gives what its page says."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from doctests.check import compare
from tests.notebooks.books import cells_of

PAGE = Path(__file__).parents[2] / "docs" / "source" / "en" / "library" / "models.md"


def _said(cell: NotebookNode) -> str:
    """What a cell has put out, as text; warnings and progress go to the error stream, and vary."""
    outputs = [one for one in cell.outputs if one.get("name") != "stderr"]
    parts = [one.text if one.output_type == "stream" else one.data["text/plain"] for one in outputs]
    return "\n".join(part.rstrip("\n") for part in parts)


def test_a_page_of_ours_runs_and_gives_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    cells = [
        cell
        for cell in cells_of(PAGE.read_text(encoding="utf-8"))
        if not cell.source.startswith("!pip install")
    ]
    notebook = new_notebook(cells=cells)
    expected = [_said(cell) for cell in cells if cell.cell_type == "code"]
    assert sum(map(bool, expected)) > 8
    run = NotebookClient(nbformat.from_dict(notebook), timeout=300, kernel_name="python3").execute()
    given = [_said(cell) for cell in run.cells if cell.cell_type == "code"]
    skipped = [cell.source for cell in run.cells if "skip-execution" in cell.metadata.get("tags", ())]
    assert skipped == ['device = "cuda"']
    wrong = [(want, got) for want, got in zip(expected, given, strict=True) if compare(want, got) is not None]
    assert wrong == []
