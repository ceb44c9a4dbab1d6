"""Which pull request a finished workflow run was for, and what it has left.

A pull request can change the workflow that it runs, so nothing that such a run has written says whose
it is: GitHub does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.publish.github import GitHub


@dataclass(frozen=True, slots=True)
class PullRequest:
    """An open pull request and its newest commit."""

    number: int
    head: str


def pull_requests_of(github: GitHub, run: Mapping[str, Any]) -> list[PullRequest]:
    """The open pull requests whose newest commit a run was for, by number; `run` is the `workflow_run` of
    an event. None is left when there is a newer commit, or all have been closed. Raises GitHubError.

    A run doesn't say it itself where the pull request comes from a fork: its `pull_requests` are empty.
    https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run
    """
    repository = run["head_repository"]
    if repository is None:  # the fork is gone
        return []
    head = f"{repository['owner']['login']}:{run['head_branch']}"
    return sorted(
        (
            PullRequest(pull["number"], pull["head"]["sha"])
            for pull in github.pages("pulls", head=head, state="open")
            if pull["head"]["sha"] == run["head_sha"]
            # The repository of a head can be gone.
            and (pull["head"]["repo"] or {}).get("full_name") == repository["full_name"]
        ),
        key=lambda one: one.number,
    )


def artifact_of(github: GitHub, run: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    """The artifact of that name that a run has left, the newest where it ran twice. Raises GitHubError."""
    answer = github.get(f"actions/runs/{run['id']}/artifacts", name=name, per_page=100)
    found = [one for one in answer["artifacts"] if one["name"] == name and not one["expired"]]
    return max(found, key=lambda one: int(one["id"]), default=None)
