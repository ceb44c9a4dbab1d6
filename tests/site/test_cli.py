"""The command line as a newcomer meets it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from builder.cli import app
from tests.site.docs import Docs

runner = CliRunner()


@pytest.mark.parametrize("command", ["build", "preview"])
def test_every_command_shows_an_example(command: str) -> None:
    shown = runner.invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert f"doc-builder {command} transformers docs/source" in shown.output


def test_a_build_says_what_it_made(three_languages: Docs) -> None:
    done = runner.invoke(app, ["build", "lib", "docs/source", "--build_dir", "out", "--no-search"])
    assert done.exit_code == 0
    assert done.output.startswith("6 pages in ")
    again = runner.invoke(app, ["build", "lib", "docs/source", "--build_dir", "out", "--no-search"])
    assert "nothing has changed" in again.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["--language", "ko", "--language", "ar"],
        ["--language", "ko,ar"],
    ],
)
def test_languages_are_named_one_by_one_or_with_commas(three_languages: Docs, arguments: list[str]) -> None:
    done = runner.invoke(
        app, ["build", "lib", "docs/source", "--build_dir", "out", "--no-search", *arguments]
    )
    assert done.exit_code == 0
    folders = {path.split("/")[0] for path in three_languages.files() if path.endswith("/index.html")}
    assert folders == {"ko", "ar"}


def test_the_folder_of_one_language_builds_that_one(three_languages: Docs) -> None:
    done = runner.invoke(app, ["build", "lib", "docs/source/ko", "--build_dir", "out", "--no-search"])
    assert done.exit_code == 0
    assert "ko/guide/tabs/index.html" in three_languages.files()
    assert "ar/index.html" not in three_languages.files()


def test_timings_are_written_for_machines(three_languages: Docs) -> None:
    arguments = ["lib", "docs/source", "--build_dir", "out", "--no-search", "--timings", "times.json"]
    assert runner.invoke(app, ["build", *arguments]).exit_code == 0
    times = json.loads((three_languages.root / "times.json").read_text(encoding="utf-8"))
    assert times["pages"] == 6
    assert {"read", "parse", "pages", "publish"} <= set(times["phases"])


def test_mkdocs_yml_says_what_the_arguments_leave_out(three_languages: Docs) -> None:
    (three_languages.root / "mkdocs.yml").write_text(
        "site_name: Lib\nsite_dir: out\ntheme: {name: material}\n"
        "plugins:\n- doc-builder: {library: lib, languages: [en, ko], search: false}\n",
        encoding="utf-8",
    )
    assert runner.invoke(app, ["build"]).exit_code == 0
    folders = {path.split("/")[0] for path in three_languages.files() if path.endswith("/index.html")}
    assert folders == {"en", "ko"}


def test_a_mistake_in_mkdocs_yml_is_wrong_use(three_languages: Docs) -> None:
    (three_languages.root / "mkdocs.yml").write_text(
        "site_name: Lib\nplugins:\n- doc-builder: {languages: 5}\n", encoding="utf-8"
    )
    done = runner.invoke(app, ["build"])
    assert done.exit_code == 2
    assert "mkdocs.yml" in done.output
    assert "languages" in done.output
