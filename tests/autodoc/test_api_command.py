"""`doc-builder api`: pages for a library that has none, and never a word of somebody else's lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from builder.api_pages import MARKER
from builder.cli import app

LIBRARY = Path(__file__).parent / "library"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library `kit` in the current folder, whose documentation has no page yet."""
    files = {
        "kit/__init__.py": "def one() -> int:\n    '''One.'''\n",
        "kit/ops/__init__.py": "",
        "kit/ops/math.py": "class Sum:\n    '''A sum.'''\n",
        "kit/index.py": "def find() -> None: ...\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["api", *(arguments or ("kit", "--output", "docs/source/en/api"))])


def files(folder: Path) -> dict[str, str]:
    """What lies in a folder, without the marker of generated pages."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").removeprefix(f"{MARKER}\n\n")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_pages_an_index_and_a_toctree(project: Path) -> None:
    done = run()
    assert (done.exit_code, done.output) == (0, "4 pages: 5 files written\n")
    assert files(project / "docs/source/en") == {
        "_toctree.yml": "- title: API reference\n"
        "  sections:\n"
        "  - local: api/index\n"
        "    title: Modules\n"
        "  - local: api/kit\n"
        "    title: kit\n"
        "  - local: api/kit/index_\n"
        "    title: index\n"
        "  - local: api/kit/ops/math\n"
        "    title: ops.math\n",
        "api/index.md": "# API reference\n\n"
        "The public modules of `kit`.\n\n"
        "- [kit](kit.md)\n"
        "- [kit.index](kit/index_.md)\n"
        "- [kit.ops.math](kit/ops/math.md)\n",
        "api/kit.md": "# kit\n\n[[autodoc]] kit\n    - none\n\n[[autodoc]] kit.one\n",
        "api/kit/index_.md": "# kit.index\n\n[[autodoc]] kit.index\n    - none\n\n"
        "[[autodoc]] kit.index.find\n",
        "api/kit/ops/math.md": "# kit.ops.math\n\n[[autodoc]] kit.ops.math\n    - none\n\n"
        "[[autodoc]] kit.ops.math.Sum\n",
    }


def test_modules_below_another_are_in_a_group_with_it(project: Path) -> None:
    (project / "kit/ops/__init__.py").write_text("def two(): ...", encoding="utf-8")
    run()
    assert (
        (project / "docs/source/en/_toctree.yml")
        .read_text(encoding="utf-8")
        .endswith(
            "  - title: ops\n"
            "    sections:\n"
            "    - local: api/kit/ops\n"
            "      title: ops\n"
            "    - local: api/kit/ops/math\n"
            "      title: math\n"
        )
    )


def test_a_second_run_changes_nothing(project: Path) -> None:
    run()
    before = files(project)
    assert run().output == "4 pages: nothing has changed\n"
    assert files(project) == before


def test_a_page_that_somebody_made_his_own_stays(project: Path) -> None:
    run()
    page = project / "docs/source/en/api/kit.md"
    page.write_text(page.read_text(encoding="utf-8").replace(MARKER, "") + "More.\n", encoding="utf-8")
    mine = page.read_text(encoding="utf-8")
    done = run()
    assert page.read_text(encoding="utf-8") == mine
    assert "docs/source/en/api/kit.md: somebody's own page, left as it is" in done.output
    assert done.exit_code == 0


def test_a_generated_page_follows_the_library(project: Path) -> None:
    run()
    (project / "kit/ops/math.py").write_text("class Product: ...\n", encoding="utf-8")
    assert run().output == "4 pages: 1 file written\n"
    page = files(project / "docs/source/en/api")["kit/ops/math.md"]
    assert page.endswith("[[autodoc]] kit.ops.math.Product\n")


def test_a_page_that_no_module_needs_is_named_and_left(project: Path) -> None:
    run()
    (project / "kit/ops/math.py").unlink()
    (project / "docs/source/en/api/notes.md").write_text("Mine.\n", encoding="utf-8")
    done = run()
    told = "docs/source/en/api/kit/ops/math.md: no module needs this page any more; remove it"
    assert told in done.output.splitlines()
    assert "notes.md" not in done.output
    assert (project / "docs/source/en/api/kit/ops/math.md").exists()


def test_a_toctree_that_is_there_is_not_touched_but_told_what_it_lacks(project: Path) -> None:
    toctree = project / "docs/source/en/_toctree.yml"
    toctree.parent.mkdir(parents=True)
    toctree.write_text("- local: start\n  title: Start\n", encoding="utf-8")
    done = run("kit", "--output", "docs/source/en/reference/api")
    assert toctree.read_text(encoding="utf-8") == "- local: start\n  title: Start\n"
    told, _, section = done.output.partition("\n\n")
    assert told == "4 pages: 4 files written; put this into docs/source/en/_toctree.yml:"
    assert section.startswith("- title: API reference\n  sections:\n  - local: reference/api/index\n")
    toctree.write_text(toctree.read_text(encoding="utf-8") + section.rstrip() + "\n", encoding="utf-8")
    assert run("kit", "--output", "docs/source/en/reference/api").output == "4 pages: nothing has changed\n"


def test_another_folder_may_hold_the_library(project: Path) -> None:
    done = run("tensorkit", "--output", "api", "--source", str(LIBRARY), "--depth", "1")
    assert done.exit_code == 0
    assert set(files(project / "api")) == {"index.md", "tensorkit.md"}


def test_a_module_that_is_not_python_is_named(project: Path) -> None:
    done = run("wrong_syntax", "--output", "api", "--source", str(LIBRARY))
    assert done.exit_code == 0
    assert "\nwrong_syntax/broken.py:4: " in done.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nolibrary", "--output", "api"), "there is no package nolibrary, here or installed"),
        (("kit", "--output", "kit/index.py"), "kit/index.py: this is a file; name a folder"),
        (("kit", "--output", "kit/index.py/api"), "kit/index.py/api: Not a directory"),
        (("kit", "--output", "api", "--source", "nowhere"), "nowhere: there is no such folder"),
        (("kit", "--output", "api", "--source", "kit"), "kit holds no package kit"),
        (("pytest", "--output", "api", "--source", "."), ". holds no package pytest"),
        (("kit.ops", "--output", "api", "--depth", "0"), "Invalid value for '--depth'"),
    ],
)
def test_wrong_use_is_told(project: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.output
    assert "Traceback" not in done.output


def test_a_library_without_anything_public(project: Path) -> None:
    (project / "empty.py").write_text("_x = 1\n", encoding="utf-8")
    done = run("empty", "--output", "api")
    assert (done.exit_code, done.output) == (
        2,
        "empty has no public module with anything in it: there is nothing to list\n",
    )
    assert not (project / "api").exists()


def test_the_help_shows_an_example() -> None:
    assert "doc-builder api mylibrary --output docs/source/en/api" in run("--help").output
