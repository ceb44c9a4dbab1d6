"""What keeps strangers away from secrets: rights, triggers, pinned actions, and text that isn't run."""

from __future__ import annotations

import re

import pytest

from tests.workflows.workflows import Workflow, ours, workflow

every = pytest.mark.parametrize("workflow", ours(), ids=lambda one: one.name)
CALLED = [one for one in ours() if one.inputs]
STRANGE = ["build_pr_documentation.yml", "check_documentation.yml", "doctests.yml", "translation_report.yml"]
"""Those that read, or run, what a pull request brings."""
FOLLOWING = ["comment_pr_report.yml", "upload_pr_documentation.yml"]
"""Those that publish what such a run has left."""


@every
def test_rights_are_named_and_few(workflow: Workflow) -> None:
    assert workflow.tree["permissions"] == {}
    for job in workflow.jobs.values():
        assert job["permissions"]
        assert set(job["permissions"]) <= {"contents", "actions", "pull-requests"}


@every
def test_actions_are_pinned_to_a_commit_and_say_which_version(workflow: Workflow) -> None:
    for line in re.findall(r"uses: (.*)", workflow.text):
        assert re.fullmatch(r"\./\.github/workflows/\w+\.yml|actions/[\w-]+@[0-9a-f]{40} # v[\d.]+", line), (
            line
        )


@every
def test_no_expression_is_part_of_a_script(workflow: Workflow) -> None:
    for _, step in workflow.steps():
        assert "${{" not in step.get("run", "")


@every
def test_no_workflow_has_the_rights_of_the_base_for_the_code_of_a_pull_request(workflow: Workflow) -> None:
    assert "pull_request_target" not in workflow.tree["on"]


@every
def test_tokens_do_not_stay_in_checkouts(workflow: Workflow) -> None:
    for _, step in workflow.steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@every
def test_jobs_end(workflow: Workflow) -> None:
    for job in workflow.jobs.values():
        assert "uses" in job or job["timeout-minutes"] <= 360


@pytest.mark.parametrize("workflow", CALLED, ids=lambda one: one.name)
def test_two_runs_do_not_get_in_each_others_way(workflow: Workflow) -> None:
    assert "${{" in workflow.tree["concurrency"]["group"]


@pytest.mark.parametrize("name", FOLLOWING)
def test_what_follows_a_run_is_stopped_by_no_other(name: str) -> None:
    concurrency = workflow(name).tree["concurrency"]
    assert concurrency["cancel-in-progress"] is False
    # GitHub drops what waits in a group, too: so no two runs share one, nor do two artifacts of a run.
    assert "${{ github.event.workflow_run.id }}" in concurrency["group"]
    assert "${{ inputs.artifact }}" in concurrency["group"]


@pytest.mark.parametrize(
    "one", [one for one in CALLED if one.name not in FOLLOWING], ids=lambda one: one.name
)
def test_two_workflows_of_a_caller_share_no_group(one: Workflow) -> None:
    group = one.tree["concurrency"]["group"]
    assert "${{ github.workflow }}" in group or "inputs.branch" in group


@pytest.mark.parametrize("name", STRANGE)
def test_what_reads_a_pull_request_has_no_secrets_and_may_only_read(name: str) -> None:
    one = workflow(name)
    assert "secrets." not in one.text
    assert "github.token" not in one.text
    assert "secrets" not in one.tree["on"]["workflow_call"]
    for job in one.jobs.values():
        assert job["permissions"] == {"contents": "read"}
    first = next(iter(one.jobs.values()))
    assert "github.event_name" in first["if"]  # not on events that would bring rights along


@pytest.mark.parametrize("one", ours(), ids=lambda one: one.name)
def test_what_may_write_checks_nothing_out(one: Workflow) -> None:
    writing = {name for name, job in one.jobs.items() if "write" in job["permissions"].values()}
    for name, step in one.steps():
        if name in writing:
            assert "actions/checkout" not in step.get("uses", "")


def test_examples_of_a_pull_request_run_for_a_label_alone() -> None:
    condition = workflow("doctests.yml").jobs["plan"]["if"]
    assert "github.event.action == 'labeled'" in condition
    assert "github.event.label.name == inputs.label" in condition
    for name in ("run", "summary"):
        assert "plan" in workflow("doctests.yml").jobs[name]["needs"]


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        (
            "build_main_documentation.yml",
            "package package_name languages path_to_docs commit_sha notebook_folder custom_container "
            "additional_args pre_command version_tag_suffix package_path install_rust install_libgl1 "
            "repo_owner python_version",
        ),
        (
            "build_pr_documentation.yml",
            "package package_name languages path_to_docs commit_sha pr_number custom_container "
            "additional_args pre_command version_tag_suffix package_path install_rust install_libgl1 "
            "repo_owner python_version",
        ),
        ("upload_pr_documentation.yml", "package_name hub_base_path repo_owner"),
        ("doctests.yml", "package languages path_to_docs commit_sha pr_number custom_container"),
        (
            "check_documentation.yml",
            "package package_name languages path_to_docs commit_sha custom_container",
        ),
        ("translation_report.yml", "package path_to_docs commit_sha pr_number custom_container"),
    ],
)
def test_inputs_have_the_names_that_callers_know(name: str, inputs: str) -> None:
    assert set(inputs.split()) <= set(workflow(name).inputs)
    assert all(one["description"] for one in workflow(name).inputs.values())
