"""`doc-builder convert`, as its users meet it."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner, Result

from builder.cli import app
from tests.notebooks.books import PIXEL, book, code, result, text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a notebook, to work in."""
    monkeypatch.chdir(tmp_path)
    cells = [text("# Plots"), code("plot()", result(text_plain="<Figure>", image_png=PIXEL))]
    nbformat.write(book(*cells), tmp_path / "plots.ipynb")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["convert", *arguments])


def files(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_a_page_and_its_pictures_are_written(folder: Path) -> None:
    done = run("plots.ipynb", "--output", "docs/source/en/guide/charts.md")
    assert (done.exit_code, done.output) == (
        0,
        "docs/source/en/guide/charts.md: Plots, with 1 picture; list it in _toctree.yml\n",
    )
    page = folder / "docs/source/en/guide/charts.md"
    assert "![Plots](imgs/charts/1.png)" in page.read_text(encoding="utf-8")
    assert (page.parent / "imgs/charts/1.png").read_bytes().startswith(b"\x89PNG")


def test_without_an_output_the_page_stands_beside_the_notebook(folder: Path) -> None:
    assert run("plots.ipynb").exit_code == 0
    assert files(folder) == ["imgs/plots/1.png", "plots.ipynb", "plots.md"]


def test_nothing_of_somebody_elses_is_overwritten(folder: Path) -> None:
    (folder / "plots.md").write_text("Mine.\n", encoding="utf-8")
    done = run("plots.ipynb")
    assert done.exit_code == 2
    assert done.output == "plots.md: there already; name another --output, or replace it with --force\n"
    assert files(folder) == ["plots.ipynb", "plots.md"]
    assert (folder / "plots.md").read_text(encoding="utf-8") == "Mine.\n"
    assert run("plots.ipynb", "--force").exit_code == 0
    assert (folder / "plots.md").read_text(encoding="utf-8").startswith("# Plots\n")


@pytest.mark.parametrize("output", ["plots.ipynb", "."])
def test_an_output_that_is_no_page(folder: Path, output: str) -> None:
    before = (folder / "plots.ipynb").read_bytes()
    done = run("plots.ipynb", "--force", "--output", output)
    assert (done.exit_code, done.output) == (2, f"{output}: this is no page; name a file that ends in .md\n")
    assert (folder / "plots.ipynb").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "bad.ipynb:1: isn't JSON: Expecting value"),
        (b'{"nbformat": 4,\n"x}', "bad.ipynb:2: isn't JSON: Unterminated string starting at"),
        (b"\xff\xfe", "bad.ipynb:1: isn't UTF-8"),
        (b"[]", "bad.ipynb:1: is no notebook: it doesn't say which version of the format it has"),
        (b'{"nbformat": 99}', "bad.ipynb:1: isn't a valid notebook: Unsupported nbformat version 99"),
        (
            b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 3}',
            "bad.ipynb:1: isn't a valid notebook",
        ),
        (b'{"nbformat": 3, "worksheets": []}', "bad.ipynb:1: isn't a valid notebook"),
    ],
)
def test_a_damaged_notebook_is_told_with_its_line(folder: Path, content: bytes, told: str) -> None:
    (folder / "bad.ipynb").write_bytes(content)
    done = run("bad.ipynb")
    assert done.exit_code == 2
    assert done.output.startswith(told)
    assert not (folder / "bad.md").exists()


def test_what_the_format_asks_for_and_a_page_doesnt_need_may_be_missing(folder: Path) -> None:
    cells = [
        {"cell_type": "markdown", "source": "# T", "id": "a"},
        {
            "cell_type": "code",
            "source": "print(1)\n2",
            "outputs": [
                {"output_type": "stream", "text": "1\n"},
                {"output_type": "execute_result", "data": {"text/plain": "2"}},
            ],
        },
        {"cell_type": "code", "source": "3", "metadata": {}, "attachments": {}},
    ]
    content = {
        "nbformat": 4,
        "nbformat_minor": 4,
        "metadata": {"kernelspec": {"name": "python3"}},
        "cells": cells,
    }
    (folder / "made.ipynb").write_text(json.dumps(content), encoding="utf-8")
    done = run("made.ipynb")
    assert (done.exit_code, done.output) == (0, "made.md: T; list it in _toctree.yml\n")
    page = (folder / "made.md").read_text(encoding="utf-8")
    assert page.endswith("```py\nprint(1)\n2\n```\n\n```text\n1\n2\n```\n\n```py\n3\n```\n")


def test_a_cell_that_cant_be_read_is_named(folder: Path) -> None:
    cells = [{"cell_type": "markdown", "source": "# T"}, {"cell_type": "markdown", "source": 3}]
    content = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}
    (folder / "made.ipynb").write_text(json.dumps(content), encoding="utf-8")
    done = run("made.ipynb")
    assert done.exit_code == 2
    assert done.output.startswith("made.ipynb:1: isn't a valid notebook: cell 2: ")


@pytest.mark.filterwarnings("error")
def test_what_nbformat_mends_isnt_told(folder: Path) -> None:
    made = nbformat.from_dict(book(text("# T"), text("A."), text("B.")))
    made.cells[1].id = made.cells[2].id = "same"
    del made.cells[0]["id"]
    (folder / "made.ipynb").write_text(json.dumps(made), encoding="utf-8")
    done = run("made.ipynb")
    assert (done.exit_code, done.output) == (0, "made.md: T; list it in _toctree.yml\n")


def test_a_folder_or_a_notebook_nested_without_end(folder: Path) -> None:
    done = run(".")
    assert (done.exit_code, done.output) == (2, ".: this is a folder; name a notebook's file\n")
    (folder / "deep.ipynb").write_text("[" * 100_000, encoding="utf-8")
    done = run("deep.ipynb")
    assert done.exit_code == 2
    assert done.output.startswith("deep.ipynb:1: isn't a valid notebook: it is nested too deeply")


def test_a_place_that_cant_be_written_to(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    done = run("plots.ipynb", "--output", "file/page.md")
    assert done.exit_code == 2
    assert done.output.startswith("file/page.md: can't be written: ")


def test_pictures_that_arent_there_are_told(folder: Path) -> None:
    source = '# T\n\n![a](attachment:a.png)\n\n![b](pics/b.png)\n\n![c](c.png) <img src="d.png">'
    (folder / "c.png").write_bytes(b"c")
    nbformat.write(book(text(source)), folder / "made.ipynb")
    done = run("made.ipynb", "--format", "json")
    assert done.exit_code == 1
    assert [(one["line"], one["rule"], one["message"]) for one in json.loads(done.output)] == [
        (5, "missing-image", "there is no picture attachment:a.png"),
        (7, "missing-image", "there is no picture pics/b.png"),
        (9, "missing-image", "there is no picture d.png"),
    ]


def test_a_notebook_that_isnt_there(folder: Path) -> None:
    done = run("no.ipynb")
    assert done.exit_code == 2
    assert "no.ipynb:1: can't be read: No such file or directory; name a notebook's file" in done.output


def test_what_the_dialect_finds_wrong_is_told(folder: Path) -> None:
    nbformat.write(book(text("# Title\n\n<Tip>\n\nNever closed.")), folder / "tip.ipynb")
    done = run("tip.ipynb", "--format", "json")
    assert done.exit_code == 1
    assert [(one["path"], one["line"], one["rule"]) for one in json.loads(done.output)] == [
        ("tip.md", 5, "unclosed-tag")
    ]


def test_an_old_notebook_is_read_too(folder: Path) -> None:
    old = nbformat.convert(book(text("# Old"), code("1 + 1", result(text_plain="2"))), 3)
    nbformat.write(old, folder / "old.ipynb", version=3)
    assert run("old.ipynb").exit_code == 0
    assert "```py\n1 + 1\n```\n\n```text\n2\n```" in (folder / "old.md").read_text(encoding="utf-8")
