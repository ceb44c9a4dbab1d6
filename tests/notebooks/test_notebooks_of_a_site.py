"""`doc-builder build --notebook-dir`: which notebooks are written, and where their links lead."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from typer.testing import CliRunner

from builder.cli import app
from builder.site.build import Result
from builder.site.settings import UsageError
from tests.site.docs import Docs

PAGES = {
    "en/_toctree.yml": (
        "- local: index\n  title: Home\n- local: tasks/qa\n  title: Answers\n- local: both\n  title: Both\n"
    ),
    "en/index.md": "# Home\n\nSee [answers](tasks/qa#train).\n",
    "en/tasks/qa.md": (
        "# Answers\n\n[[open-in-colab]]\n\nBack [home](../index), [down](#train), [out](https://x.example).\n\n"
        "![A](../imgs/a.png) [`Trainer`]\n\n## Train\n\n```py\n>>> 1 + 1\n2\n```\n"
    ),
    "en/both.md": (
        "# Both\n\n[[open-in-colab]]\n\n<frameworkcontent>\n<pt>\n\nTorch.\n\n</pt>\n<tf>\n\nFlow.\n\n</tf>\n"
        "</frameworkcontent>\n"
    ),
    "en/imgs/a.png": "no picture",
    "ko/_toctree.yml": "- local: tasks/qa\n  title: 답\n",
    "ko/tasks/qa.md": "# 답 [[answers]]\n\n[[open-in-colab]]\n\n[홈](../index)\n\n> [!TIP]\n> 팁.\n",
}


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Docs:
    """A documentation with pages that become notebooks, and the working directory above it."""
    monkeypatch.chdir(tmp_path)
    docs = Docs(tmp_path)
    docs.write(PAGES)
    return docs


def build(docs: Docs, site_url: str | None = "https://docs.example/kit/", **options: object) -> Result:
    folder = str(docs.root / "books")
    return docs.build(site={"site_url": site_url}, notebook_dir=folder, python_module=False, **options)


def books(docs: Docs) -> dict[str, bytes]:
    folder = docs.root / "books"
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*.ipynb"))}


def read(docs: Docs, path: str) -> NotebookNode:
    notebook = nbformat.read(docs.root / "books" / path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def times(docs: Docs) -> dict[str, int]:
    return {path: (docs.root / "books" / path).stat().st_mtime_ns for path in books(docs)}


def test_a_page_has_a_notebook_in_each_language_that_it_is_written_in(written: Docs) -> None:
    assert build(written).notebooks == 5
    assert list(books(written)) == [
        "en/both.ipynb",
        "en/pytorch/both.ipynb",
        "en/tasks/qa.ipynb",
        "en/tensorflow/both.ipynb",
        "ko/tasks/qa.ipynb",
    ]


def test_links_and_pictures_lead_to_the_site(written: Docs) -> None:
    build(written)
    first = read(written, "en/tasks/qa.ipynb").cells[0].source
    assert first == (
        "# Answers\n\nBack [home](https://docs.example/kit/en/), "
        "[down](https://docs.example/kit/en/tasks/qa/#train), [out](https://x.example).\n\n"
        "![A](https://docs.example/kit/en/imgs/a.png) `Trainer`"
    )
    # A page that Korean lacks is shown in its frame.
    korean = read(written, "ko/tasks/qa.ipynb").cells[0].source
    assert korean == "# 답\n\n[홈](https://docs.example/kit/ko/)\n\n> **팁**\n>\n> 팁."


def test_references_and_entries_are_links_to_the_site(written: Docs) -> None:
    package = written.root / "lib"
    package.mkdir()
    source = 'class Trainer:\n    """Trains."""\n\n    def train(self, steps=1):\n        """Goes on."""\n'
    (package / "__init__.py").write_text(source, encoding="utf-8")
    written.write(
        {
            "en/tasks/qa.md": "# Answers\n\n[[open-in-colab]]\n\n[`~Trainer.train`] and [`Trian`].\n\n"
            "[[autodoc]] Trainer\n"
        }
    )
    folder = str(written.root / "books")
    written.build(
        site={"site_url": "https://docs.example/"},
        notebook_dir=folder,
        library_source=str(written.root),
        imports=False,
    )
    assert read(written, "en/tasks/qa.ipynb").cells[0].source == (
        "# Answers\n\n[`train`](https://docs.example/en/tasks/qa/#lib.Trainer.train) and `Trian`.\n\n"
        "[`Trainer`](https://docs.example/en/tasks/qa/#lib.Trainer)"
    )


def test_an_autodoc_without_a_name_is_told_and_leaves_nothing_in_the_notebook(written: Docs) -> None:
    written.write({"en/tasks/qa.md": "# Answers\n\n[[open-in-colab]]\n\n[[autodoc]]\n\nText.\n"})
    result = build(written)
    assert "autodoc-target" in [finding.rule for finding in result.findings]
    assert "Text." in read(written, "en/tasks/qa.ipynb").cells[0].source


def test_links_of_a_version_lead_to_that_version(written: Docs) -> None:
    build(written, version="v1.0")
    assert "(https://docs.example/kit/v1.0/en/)" in read(written, "en/tasks/qa.ipynb").cells[0].source


def test_the_first_cells_are_the_configurations(written: Docs) -> None:
    written.write(
        {"_config.py": 'notebook_first_cells = [{"type": "code", "content": "! pip install kit"}]\n'}
    )
    build(written)
    for path in books(written):
        assert read(written, path).cells[0].source == "! pip install kit"
    written.write({"ko/_config.py": 'notebook_first_cells = [{"type": "markdown", "content": "안녕"}]\n'})
    assert build(written).notebooks == 1
    assert read(written, "ko/tasks/qa.ipynb").cells[0].source == "안녕"


def test_only_what_has_changed_is_written_again(written: Docs) -> None:
    build(written)
    before, looks = books(written), times(written)
    again = build(written)
    assert again.unchanged and again.notebooks == 0
    written.write({"en/both.md": PAGES["en/both.md"].replace("Flow.", "Flows.")})
    assert build(written).notebooks == 3
    assert {path for path, look in times(written).items() if look != looks[path]} == {
        "en/both.ipynb",
        "en/pytorch/both.ipynb",
        "en/tensorflow/both.ipynb",
    }
    assert {path for path, data in books(written).items() if data != before[path]} == {
        "en/both.ipynb",
        "en/tensorflow/both.ipynb",
    }


def test_a_notebook_that_is_gone_or_changed_is_written_again(written: Docs) -> None:
    build(written)
    before = books(written)
    (written.root / "books/en/both.ipynb").unlink()
    (written.root / "books/ko/tasks/qa.ipynb").write_text("{}", encoding="utf-8")
    assert not build(written).unchanged
    assert books(written) == before


def test_a_file_of_somebody_elses_is_left_alone(written: Docs) -> None:
    for path in ("en/both.ipynb", "en/tensorflow/both.ipynb"):
        mine = written.root / "books" / path
        mine.parent.mkdir(parents=True, exist_ok=True)
        mine.write_text('{"mine": 1}', encoding="utf-8")
    before = books(written)
    told = "books/en/both.ipynb, books/en/tensorflow/both.ipynb: there already, and no notebook of a page; "
    with pytest.raises(UsageError, match=told):
        build(written)
    assert books(written) == before
    for path in before:
        (written.root / "books" / path).unlink()
    assert build(written).notebooks == 5


def test_notebooks_in_a_repository_are_brought_up_to_date_without_a_cache(written: Docs) -> None:
    build(written)
    written.write({"en/both.md": PAGES["en/both.md"].replace("Flow.", "Flows.")})
    build(written, cache_dir=str(written.root / "another"))
    assert b"Flows." in books(written)["en/both.ipynb"]


def test_another_pages_notebook_isnt_lost_to_that_of_a_framework(written: Docs) -> None:
    written.write({"en/pytorch/both.md": "# Torch\n\n[[open-in-colab]]\n\nMine.\n"})
    done = build(written)
    assert [(one.path, one.line, one.message) for one in done.findings if one.rule == "notebook-taken"] == [
        (
            "docs/source/en/both.md",
            3,
            "there is no notebook for pytorch alone, for the page pytorch/both has its place",
        )
    ]
    assert read(written, "en/pytorch/both.ipynb").cells[0].source == "# Torch\n\nMine."
    assert "en/tensorflow/both.ipynb" in books(written)
    (written.root / "docs/source/en/pytorch/both.md").unlink()
    build(written)
    assert "Torch." in read(written, "en/pytorch/both.ipynb").cells[0].source


def test_links_of_a_page_that_is_published_elsewhere(written: Docs) -> None:
    toctree = PAGES["en/_toctree.yml"].replace(
        "- local: tasks/qa\n", "- local: tasks/qa\n  newlocal: a/b/c\n"
    )
    written.write({"en/_toctree.yml": toctree})
    build(written)
    source = read(written, "en/tasks/qa.ipynb").cells[0].source
    assert "[home](https://docs.example/kit/en/)" in source
    assert "[down](https://docs.example/kit/en/a/b/c/#train)" in source
    assert "https://docs.example/kit/en/imgs/a.png" in source


def test_a_notebook_goes_with_its_page_and_nothing_else_does(written: Docs) -> None:
    build(written)
    (written.root / "books/en/mine.ipynb").write_text("mine", encoding="utf-8")
    written.write({"en/both.md": "# Both\n\nNo notebook any more.\n"})
    build(written)
    assert list(books(written)) == ["en/mine.ipynb", "en/tasks/qa.ipynb", "ko/tasks/qa.ipynb"]


def test_a_build_of_one_language_leaves_the_others_notebooks(written: Docs) -> None:
    build(written)
    before = books(written)
    folder = str(written.root / "books")
    written.build(
        "ko", site={"site_url": "https://docs.example/kit/"}, notebook_dir=folder, python_module=False
    )
    assert books(written) == before


def test_the_same_bytes_whatever_the_number_of_processes(written: Docs) -> None:
    written.write({f"en/page{number}.md": PAGES["en/tasks/qa.md"] for number in range(12)})
    build(written)
    before = books(written)
    for path in before:
        (written.root / "books" / path).unlink()
    build(written, jobs=3, cache_dir=str(written.root / "another"))
    assert books(written) == before


def test_without_an_address_links_stay_and_that_is_told(written: Docs) -> None:
    done = build(written, site_url=None)
    assert [(one.path, one.rule) for one in done.findings if one.rule == "notebook-links"] == [
        ("mkdocs.yml", "notebook-links")
    ]
    assert "[home](../index)" in read(written, "en/tasks/qa.ipynb").cells[0].source
    assert "notebook-links" not in [one.rule for one in written.build(python_module=False).findings]


def test_the_command_takes_hugging_faces_spelling(written: Docs) -> None:
    told = ["build", "kit", "docs/source", "--build_dir", "out", "--no-search", "--not_python_module"]
    assert CliRunner().invoke(app, [*told, "--notebook_dir", "books"]).exit_code == 0
    assert len(books(written)) == 5


def test_mkdocs_writes_them_too(written: Docs) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    options: dict[str, Any] = {
        "library": "kit", "python_module": False, "search": False, "cache_dir": "", "notebook_dir": "books",
    }  # fmt: skip
    path = Path("mkdocs.yml")
    path.write_text(
        "site_name: Kit\nsite_url: https://docs.example/kit/\ntheme: {name: material}\n", encoding="utf-8"
    )
    config = load_config(str(path), plugins=[{"doc-builder": options}], site_dir=os.fspath(written.out))
    mkdocs_build(config)
    assert len(books(written)) == 5
    assert "https://docs.example/kit/en/" in read(written, "en/tasks/qa.ipynb").cells[0].source
    (written.root / "books/en/both.ipynb").write_text("mine", encoding="utf-8")
    with pytest.raises(Abort):
        mkdocs_build(config)
    assert (written.root / "books/en/both.ipynb").read_text(encoding="utf-8") == "mine"
