"""The scripts that the pages on moving over show, run as a reader would on what those pages show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder.markdown import Tabs, parse, walk
from builder.markdown.nodes import CodeBlock

SOURCE = Path(__file__).parents[2] / "docs/source"


def shown(page: str) -> dict[str, list[str]]:
    """The code in a page's tabs, by the tab's label."""
    tree = parse((SOURCE / "en/start" / page).read_text(encoding="utf-8"), page)
    return {
        tab.label: [
            node.code for child in tab.children for node in walk(child) if isinstance(node, CodeBlock)
        ]
        for group in walk(tree)
        if isinstance(group, Tabs)
        for tab in group.tabs
    }


def run(script: str, folder: Path) -> None:
    subprocess.run([sys.executable, SOURCE / "scripts" / script], cwd=folder, check=True, timeout=60)


def test_a_project_with_mkdocs(tmp_path: Path) -> None:
    [before], [after] = shown("from-mkdocs.md")["MkDocs"], shown("from-mkdocs.md")["doc-builder"]
    (tmp_path / "docs/guide").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text(before)
    (tmp_path / "docs/guide/first.md").write_text("# First { #one }\n\n```text\n!!! note\n```\n")
    (tmp_path / "mkdocs.yml").write_text(
        "nav:\n- index.md\n- Guide:\n  - First steps: guide/first.md\n"
        "markdown_extensions:\n- pymdownx.emoji:\n    emoji_index: !!python/name:material.twemoji\n"
    )

    run("from_mkdocs.py", tmp_path)

    english = tmp_path / "docs/source/en"
    assert (english / "index.md").read_text() == after
    assert (english / "guide/first.md").read_text() == "# First [[one]]\n\n```text\n!!! note\n```\n"
    assert (english / "_toctree.yml").read_text() == (
        "- local: index\n  title: TinyMK\n"
        "- title: Guide\n  sections:\n  - local: guide/first\n    title: First steps\n"
    )


def test_a_project_with_mkdocs_that_has_no_nav(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: Tiny\n")

    run("from_mkdocs.py", tmp_path)

    assert (tmp_path / "docs/source/en/_toctree.yml").read_text() == "- local: index\n  title: Home\n"


def moved(folder: Path, page: str) -> str:
    """What becomes of a page of a project with MkDocs."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_bytes(page.encode("utf-8", "surrogateescape"))
    (folder / "mkdocs.yml").write_text("site_name: Tiny\n")
    run("from_mkdocs.py", folder)
    return (folder / "docs/source/en/index.md").read_bytes().decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title\n=====\n\nText.\n", "Title\n=====\n\nText.\n"),
        ("# Title {: .big #one key=x }\n", "# Title [[one]]\n"),
        ("\ufeff# Title\n", "# Title\n"),
        ("# T\n\n!!! note\n\tTabbed.\n", "# T\n\n> [!NOTE]\n> Tabbed.\n"),
        (
            '???+ note "More"\n    Text.\n',
            "<details open>\n<summary>More</summary>\n\nText.\n\n</details>\n",
        ),
        ("[a.b][] and [`a.b`][], `d[k][o.x]`\n", "[`a.b`] and [`a.b`], `d[k][o.x]`\n"),
        ("# Caf\udce9\n", "# Caf\udce9\n"),  # Latin-1
    ],
)
def test_what_a_page_of_mkdocs_says_is_not_lost(tmp_path: Path, before: str, after: str) -> None:
    assert moved(tmp_path, before) == after


def test_nothing_moves_without_a_mkdocs_yml(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    with pytest.raises(subprocess.CalledProcessError):
        run("from_mkdocs.py", tmp_path)
    assert (tmp_path / "docs/index.md").is_file()


def test_directives_of_sphinx_in_others(tmp_path: Path) -> None:
    page = tmp_path / "docs/source/en/index.md"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"````{note}\n```{code-block} python\nx = 1\n```\n````\n\nCaf\xe9\n")
    run("from_sphinx.py", tmp_path)
    assert page.read_bytes() == b"> [!NOTE]\n> ```python\n> x = 1\n> ```\n\nCaf\xe9\n"


def test_pages_from_sphinx(tmp_path: Path) -> None:
    tabs = shown("from-sphinx.md")
    english = tmp_path / "docs/source/en"
    english.mkdir(parents=True)
    pages = english / "scaling.md", english / "guide.md"
    for page, before in zip(pages, tabs["Sphinx"], strict=True):
        page.write_text(before)

    run("from_sphinx.py", tmp_path)

    assert [page.read_text() for page in pages] == tabs["doc-builder"]
