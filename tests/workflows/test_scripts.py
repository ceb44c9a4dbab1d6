"""What the scripts of the workflows do: which commands they run, and what they leave."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflows.workflows import run_step, workflow

INPUTS = {
    "inputs.package": "lib",
    "inputs.package_name": "",
    "inputs.path_to_docs": "docs/source",
    "inputs.languages": "all",
    "inputs.additional_args": "",
    "inputs.notebook_folder": "",
    "inputs.pr_number": "12",
    "inputs.imports": "true",
    "inputs.shards": "2",
    "inputs.durations": "",
    "inputs.device": "cuda",
    "github.event.pull_request.base.sha": "",
    "steps.version.outputs.version": "",
}


Run = Callable[..., list[list[str]]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a step with a `doc-builder` that only says how it was called."""
    programs = tmp_path / "bin"
    programs.mkdir()
    fake = programs / "doc-builder"
    fake.write_text(
        '#!/bin/bash\nprintf "%q " "$@" >> "$HOME/calls"; echo >> "$HOME/calls"\n'
        'printf "%s" "$GITHUB_WORKSPACE" > "$HOME/workspace"\n'
        '[ "$1 $2" != "doctest plan" ] || echo \'{"include": [{"shard": "1/2"}]}\'\n'
    )
    fake.chmod(0o755)
    folder = tmp_path / "repository"
    folder.mkdir()

    def call(name: str, step: str, **values: str) -> list[list[str]]:
        (tmp_path / "calls").write_text("")
        given = INPUTS | {key.replace("__", "."): value for key, value in values.items()}
        jobs = workflow(name).jobs.values()
        job = next(one for one in jobs if any(each.get("name") == step for each in one["steps"]))
        done = run_step(workflow(name).step(step), folder, given, f"{programs}:/usr/bin:/bin", job)
        assert done.returncode == 0, done.stderr
        return [shlex.split(line) for line in (tmp_path / "calls").read_text().splitlines()]

    return call


def test_a_version_is_that_of_its_branch_or_tag(run: Run, tmp_path: Path) -> None:
    for kind, ref, version, said in (
        ("branch", "main", "auto", ("main", "")),
        ("branch", "v5-release", "auto", ("v5-release", "")),
        ("tag", "v1.2.3", "auto", ("v1.2.3", "stable")),
        ("tag", "v1.2.3rc1", "auto", ("v1.2.3rc1", "")),
        ("tag", "v1.2.3", "none", ("", "")),
        ("branch", "main", "v2.0", ("v2.0", "")),
    ):
        outputs = tmp_path / "outputs"
        outputs.write_text("")
        run(
            "build_main_documentation.yml", "Name the version",
            inputs__version=version, GITHUB_REF_NAME=ref, GITHUB_REF_TYPE=kind,
        )  # fmt: skip
        assert outputs.read_text() == f"version={said[0]}\nalias={said[1]}\n"


def test_a_site_is_built(run: Run) -> None:
    assert run("build_main_documentation.yml", "Build") == [
        ["build", "lib", "docs/source", "--build_dir", "../site", "--language", "all"]
    ]
    assert run(
        "build_main_documentation.yml", "Build",
        inputs__package_name="lib_core", inputs__path_to_docs="lib/docs/source", inputs__languages="en ko",
        inputs__notebook_folder="lib_doc", inputs__additional_args="--strict --jobs 2",
        steps__version__outputs__version="v1.0",
    ) == [
        ["build", "lib_core", "docs/source", "--build_dir", "../site", "--language", "en,ko",
         "--version", "v1.0", "--notebook-dir", "../notebooks", "--strict", "--jobs", "2"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("build_main_documentation.yml", "Build"),
        ("check_documentation.yml", "Check"),
        ("doctests.yml", "Run"),
    ],
)
def test_options_may_stand_in_several_lines(run: Run, name: str, step: str) -> None:
    values = {"matrix.shard": "1/2", "needs.plan.outputs.places": ""}
    [call] = run(name, step, **values, inputs__additional_args="--strict\n--jobs 2\n")
    assert call[-3:] == ["--strict", "--jobs", "2"]


def test_text_of_strangers_is_never_a_command(run: Run, tmp_path: Path) -> None:
    evil = f"$(touch {tmp_path}/evil); touch {tmp_path}/evil #"
    [call] = run("build_main_documentation.yml", "Build", inputs__languages=evil, inputs__package=evil)
    assert call[1] == evil
    assert not (tmp_path / "evil").exists()


def test_a_pull_request_is_checked_on_its_lines(run: Run) -> None:
    where = ["check", "lib", "docs/source", "--format", "github", "--language", "all"]
    assert run("check_documentation.yml", "Check") == [where]
    values = {"github.event.pull_request.base.sha": "abc", "inputs.imports": "false"}
    assert run("check_documentation.yml", "Check", **values) == [[*where, "--since", "abc", "--no-import"]]


def test_a_report_is_left_for_its_pull_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report/pr_12").mkdir(parents=True)
    (tmp_path / "report/pr_12/comment.md").write_text("## Translations\n")
    values = {"github.event.pull_request.base.sha": "abc"}
    [call] = run("translation_report.yml", "Report", **values)
    assert call == [
        "translate", "report", "--base", "abc", "--docs", "docs/source",
        "--output", "../report/pr_12/comment.md",
    ]  # fmt: skip
    assert (tmp_path / "summary.md").read_text() == "## Translations\n"
    [call] = run("translation_report.yml", "Show findings at their lines", **values)
    assert call[-2:] == ["--format", "github"]


@pytest.mark.parametrize(
    ("docs", "languages", "places"),
    [
        ("", "", []),
        ("", "en ko", ["docs/source/en", "docs/source/ko"]),
        ("lib/doc", "", ["doc"]),
        ("doc", "en", ["doc/en"]),
    ],
)
def test_examples_are_planned_and_run_in_the_same_places(
    run: Run, tmp_path: Path, docs: str, languages: str, places: list[str]
) -> None:
    [call] = run(
        "doctests.yml",
        "Plan",
        inputs__path_to_docs=docs,
        inputs__languages=languages,
        inputs__durations="a b",
    )
    durations = ["--durations", "a", "--durations", "b"]
    assert call == ["doctest", "plan", "--shards", "2", *durations, *places]
    outputs = dict(line.split("=", 1) for line in (tmp_path / "outputs").read_text().splitlines())
    assert json.loads(outputs["matrix"]) == {"include": [{"shard": "1/2"}]}
    [call] = run(
        "doctests.yml", "Run", **{"matrix.shard": "1/2"}, inputs__durations="a b",
        needs__plan__outputs__places=outputs["places"], inputs__additional_args="--slow",
    )  # fmt: skip
    assert call == [
        "doctest", *places, "--shard", "1/2", "--device", "cuda", "-n", "auto",
        "--report", "../report/report.json", *durations, "--slow",
    ]  # fmt: skip
    # Where paths in annotations start.
    assert (tmp_path / "workspace").read_text() == str(tmp_path / "repository")


def test_reports_of_all_machines_are_summed_up(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    for name in ("doctest-report-0", "doctest-report-1"):
        (folder / "reports" / name).mkdir(parents=True)
        (folder / "reports" / name / "report.json").write_text("{}")
    (folder / "summary/pr_12").mkdir(parents=True)
    (folder / "summary/pr_12/comment.md").write_text("**3 examples**\n")
    [call] = run("doctests.yml", "Sum up")
    assert call == [
        "doctest", "summary", "reports/doctest-report-0/report.json", "reports/doctest-report-1/report.json",
        "--output", "summary/pr_12/comment.md", "--report", "report/doctests.json",
    ]  # fmt: skip
    assert (tmp_path / "summary.md").read_text() == "**3 examples**\n"
