"""The same site by every road: `doc-builder build`, `mkdocs build`, and MkDocs' fork."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.docs import COMMAND, Docs

CONFIG = """\
site_name: Library
theme: {name: material}
plugins:
- doc-builder: {library: lib, source: docs/source, jobs: 1, cache_dir: ""}
"""


def run(root: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def project(three_languages: Docs) -> Path:
    """Three languages with a mkdocs.yml, built by `doc-builder build` into `ours`."""
    (three_languages.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    run(three_languages.root, COMMAND, "build", "--build_dir", "ours")
    return three_languages.root


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_mkdocs_makes_the_same_files(project: Path, host: str) -> None:
    run(project, sys.executable, "-m", host, "build", "-f", "mkdocs.yml", "--site-dir", "theirs")
    ours, theirs = site(project / "ours"), site(project / "theirs")
    theirs.pop("sitemap.xml.gz", None)
    assert sorted(ours) == sorted(theirs)
    # The one line that names the host's own version.
    generator = re.compile(rb'<meta name="generator"[^>]*>')
    assert [path for path in ours if generator.sub(b"", ours[path]) != generator.sub(b"", theirs[path])] == []


HOOK = "def on_page_markdown(markdown, **_):\n    return markdown.replace('Welcome', 'Hello')\n"


@pytest.mark.parametrize("version", ["", "v1.2.3"])
def test_another_plugin_takes_part_in_pages(three_languages: Docs, version: str) -> None:
    (three_languages.root / "hook.py").write_text(HOOK, encoding="utf-8")
    (three_languages.root / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n", encoding="utf-8")
    arguments = ["--version", version] if version else []
    run(three_languages.root, COMMAND, "build", "--build_dir", "out", "--no-search", *arguments)
    assert "Hello" in three_languages.read(f"{version}/en/index.html".lstrip("/"))


def test_what_another_plugin_has_against_it_is_said(three_languages: Docs) -> None:
    hook = (
        "from mkdocs.exceptions import PluginError\n\ndef on_env(*_, **__):\n    raise PluginError('No.')\n"
    )
    (three_languages.root / "hook.py").write_text(hook, encoding="utf-8")
    (three_languages.root / "mkdocs.yml").write_text(CONFIG + "hooks: [hook.py]\n", encoding="utf-8")
    command = [COMMAND, "build", "--build_dir", "out", "--no-search"]
    done = subprocess.run(command, cwd=three_languages.root, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No." in done.stderr
    assert not list(three_languages.root.glob("out/*"))


def test_a_handler_that_is_not_installed_is_named(three_languages: Docs) -> None:
    handler = "- mkdocstrings: {handlers: {elsewhere: {}}}\n"
    (three_languages.root / "mkdocs.yml").write_text(CONFIG + handler, encoding="utf-8")
    done = subprocess.run([COMMAND, "build"], cwd=three_languages.root, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("mkdocstrings has no handler elsewhere here: ")
