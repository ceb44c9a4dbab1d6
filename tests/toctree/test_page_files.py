"""The files of a language's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from toctree import assets_in, pages_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "docs/en/index.md",
        "docs/en/tasks/asr.mdx",
        "docs/en/in_translation.md",
        "docs/en/.hidden/page.md",
        "docs/en/_drafts/page.md",
        "docs/en/_note.md",
        "docs/en/_toctree.yml",
        "docs/en/imgs/plot.png",
        "docs/en/_static/logo.svg",
        "docs/en/.DS_Store",
        "docs/shared.md",
        "secret.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Page\n")
    return tmp_path / "docs" / "en"


def test_pages_by_their_name_in_the_toctree(folder: Path) -> None:
    pages, findings = pages_in(folder)
    assert pages == {"index": folder / "index.md", "tasks/asr": folder / "tasks/asr.mdx"}
    assert findings == []


def test_every_other_file_is_an_asset(folder: Path) -> None:
    assert list(assets_in(folder)) == ["_static/logo.svg", "imgs/plot.png"]


def test_one_page_in_two_files(folder: Path) -> None:
    (folder / "index.mdx").write_text("# Again\n")
    pages, findings = pages_in(folder)
    assert pages["index"].name == "index.md"
    assert [(one.rule, one.message) for one in findings] == [
        ("double-page", "the same page as index.md, which stands beside it")
    ]


def test_a_link_counts_as_its_file_while_it_stays_in_the_repository(folder: Path) -> None:
    repository = folder.parent
    (folder / "shared.md").symlink_to("../shared.md")
    (folder / "gone.md").symlink_to("../nowhere.md")
    (folder / "secret.md").symlink_to("../../secret.md")
    (folder / "secret.txt").symlink_to("../../secret.md")
    pages, findings = pages_in(folder, within=repository)
    assert list(pages) == ["index", "shared", "tasks/asr"]
    assert [(one.rule, one.message) for one in findings] == [
        ("dead-symlink", "links to ../nowhere.md, which isn't there"),
        ("outside-repository", "links to ../../secret.md, outside the documentation's repository"),
    ]
    assert "secret.txt" not in assets_in(folder, within=repository)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    pages, findings = pages_in(tmp_path / "nowhere")
    assert pages == {}
    assert [one.rule for one in findings] == ["unreadable"]
