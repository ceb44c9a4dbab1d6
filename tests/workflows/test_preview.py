"""A preview runs none of a pull request's code, and can be published as it was left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder.publish import unpack
from tests.workflows.workflows import run_step, workflow

VALUES = {
    "inputs.package": "toolkit",
    "inputs.package_name": "",
    "inputs.path_to_docs": "docs/source",
    "inputs.languages": "all",
    "inputs.pr_number": "12",
    "inputs.additional_args": "--no-search",
}
SETTINGS = """\
site_name: {name}
theme: {{name: material}}
hooks: [hook.py]
plugins:
  - doc-builder: {{library: toolkit, source: docs/source}}
"""
BESIDE = SETTINGS.replace("docs/source", "source") + "docs_dir: source\n"
CODE = "open({path!r}, 'a').write({name!r})\n"


def _repository(folder: Path, name: str, witness: Path, settings: dict[str, str]) -> None:
    """A library with a page, whose every piece of code says that it was run."""
    for path, text in {
        **{path: text.format(name=name) for path, text in settings.items()},
        "hook.py": CODE.format(path=str(witness), name=f"hook of {name}\n"),
        "docs/hook.py": CODE.format(path=str(witness), name=f"hook of {name}\n"),
        "toolkit/__init__.py": CODE.format(path=str(witness), name=f"library of {name}\n")
        + f'\n\ndef fit():\n    """Fits, says {name}."""\n',
        "docs/source/en/_config.py": CODE.format(path=str(witness), name=f"config of {name}\n"),
        "docs/source/en/_toctree.yml": "- local: index\n  title: Home\n",
        "docs/source/en/index.md": f"# Home of {name}\n\n[[autodoc]] toolkit.fit\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    subprocess.run(["git", "init", "--quiet", folder], check=True)


@pytest.mark.parametrize(
    ("settings", "hooks"),
    [
        ({"mkdocs.yml": SETTINGS}, {"hook of base"}),
        ({"docs/mkdocs.yml": BESIDE}, {"hook of base"}),
        ({"mkdocs.yml": "site_name: Of another tool\n"}, set()),
        ({}, set()),
    ],
    ids=["settings", "settings beside the pages", "another tool's settings", "no settings"],
)
def test_the_page_is_the_strangers_and_the_code_is_not(
    tmp_path: Path, settings: dict[str, str], hooks: set[str]
) -> None:
    witness = tmp_path / "witness"
    _repository(tmp_path / "base", "base", witness, settings)
    strange = {"mkdocs.yml": SETTINGS, "docs/mkdocs.yml": BESIDE}
    _repository(tmp_path / "pull-request", "stranger", witness, strange)
    step = workflow("build_pr_documentation.yml").step("Build")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = run_step(step, tmp_path / "base", VALUES, path)
    assert done.returncode == 0, done.stderr
    ran = set(witness.read_text().splitlines()) if witness.exists() else set()
    assert ran == hooks
    page = (tmp_path / "preview/pr_12/en/index.html").read_text()
    assert "Home of stranger" in page
    assert "Fits, says stranger." in page
    assert ("<title>base</title>" in page or " - base</title>" in page) == bool(hooks)

    archive = tmp_path / "artifact.zip"
    with ZipFile(archive, "w") as packed:
        for file in (tmp_path / "preview").rglob("*"):
            # As the action does: hidden files stay behind.
            if file.is_file() and not any(part.startswith(".") for part in file.parts):
                packed.write(file, file.relative_to(tmp_path / "preview"))
    unpack(archive, tmp_path / "published", top="pr_12", max_bytes=50_000_000)
    assert (tmp_path / "published/pr_12/en/index.html").read_text() == page
