"""The first page's live example: what it says that the test says is what the test says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder.markdown import CodeBlock, parse, walk

ROOT = Path(__file__).parents[2]
LOCAL = "docs/source/en/index.md"


def output_of_doctest(folder: Path) -> str:
    """What `doc-builder doctest` prints for the page in a copy of the repository."""
    command = [str(Path(sys.executable).with_name("doc-builder")), "doctest", LOCAL, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / LOCAL).parent.mkdir(parents=True)
    (tmp_path / LOCAL).write_bytes((ROOT / LOCAL).read_bytes())
    return tmp_path


def fence(start: str) -> list[str]:
    """The lines of the page's block that begins with `start`."""
    blocks = [
        node.code for node in walk(parse((ROOT / LOCAL).read_text("utf-8"))) if isinstance(node, CodeBlock)
    ]
    (found,) = [code for code in blocks if code.startswith(start)]
    return found.splitlines()


def test_what_the_page_says_of_its_test(copy: Path) -> None:
    """The first line is the command. pytest fills the space before [100%] to the window's width."""
    printed = " ".join(output_of_doctest(copy).split())
    for line in fence("$ doc-builder doctest")[1:]:
        assert " ".join(line.split()) in printed


def test_what_it_says_of_a_wrong_result(copy: Path) -> None:
    message = fence(f"{LOCAL}:")
    number = int(message[0].split(":")[1])
    lines = (copy / LOCAL).read_text("utf-8").splitlines()
    assert lines[number - 1 : number + 1] == [">>> len(model.encoder.layer)", "2"]
    lines[number] = "3"
    (copy / LOCAL).write_text("\n".join(lines) + "\n", "utf-8")
    assert "\n".join(message) in output_of_doctest(copy)
