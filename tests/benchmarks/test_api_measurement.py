"""What the measurements of the API reference measure: the objects of the pages, in copies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.api import Work, middle_file, prepare_work

LIBRARY = Path(__file__).parents[1] / "autodoc" / "library"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    pages = {
        "en/index.md": "# Kit\n\n[[autodoc]] Pipeline\n    - save\n\n```\n[[autodoc]] fill\n```\n",
        "en/kinds.md": "# Kinds\n\n[[autodoc]] tensorkit.Device\n\n[[autodoc]] kinds.Lost\n",
        "ko/index.md": "# Kit\n\n[[autodoc]] Stage\n",
    }
    for name, text in pages.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return prepare_work(tmp_path / "work", tmp_path / "source", "tensorkit", LIBRARY, ["en"], 1)


def test_targets_are_those_of_the_directives_of_the_languages(work: Work) -> None:
    assert work.targets() == ["Pipeline", "tensorkit.Device", "kinds.Lost"]


def test_the_library_is_a_copy(work: Work) -> None:
    copied = work.sources / "tensorkit" / "kinds.py"
    assert copied.read_bytes() == (LIBRARY / "tensorkit" / "kinds.py").read_bytes()
    assert not work.sources.is_relative_to(LIBRARY)


def test_the_file_to_touch_is_one_whose_objects_are_documented(work: Work) -> None:
    assert middle_file(work) in ("tensorkit/kinds.py", "tensorkit/pipeline.py")


def test_a_folder_without_the_library_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds no package tensorkit: name the folder"):
        prepare_work(tmp_path / "work", tmp_path, "tensorkit", tmp_path, ["en"], 1)


def test_extraction_says_what_is_there_and_what_is_not(work: Work, tmp_path: Path) -> None:
    targets = tmp_path / "targets.txt"
    targets.write_text("\n".join(work.targets()), encoding="utf-8")
    arguments = ("tensorkit", str(work.sources), str(tmp_path / "cache"), "1", str(targets))
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.extraction", *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = json.loads(done.stdout)
    assert (figures["targets"], figures["missing"]) == (3, ["kinds.Lost"])
