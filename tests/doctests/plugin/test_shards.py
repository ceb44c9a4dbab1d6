"""Shards: whole pages, the longest first, the same plan for the same input."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from doctests.shards import ShardError, matrix, parse_shard, plan


def alone(files: Iterable[str]) -> dict[str, list[str]]:
    """Files that run for themselves."""
    return {path: [] for path in files}


def test_the_longest_first() -> None:
    seconds = {"a.md": 5.0, "b.md": 4.0, "c.md": 3.0, "d.md": 3.0, "e.md": 3.0}
    shards = plan(alone(seconds), seconds, 2)
    assert [(shard.files, shard.seconds) for shard in shards] == [
        (["a.md", "d.md"], 8.0),
        (["b.md", "c.md", "e.md"], 10.0),
    ]


def test_what_is_new_is_taken_to_need_the_median() -> None:
    shards = plan(alone(["a.md", "b.md", "c.md", "new.md"]), {"a.md": 1.0, "b.md": 2.0, "c.md": 9.0}, 2)
    assert [shard.files for shard in shards] == [["c.md"], ["a.md", "b.md", "new.md"]]
    assert shards[1].seconds == 5.0


def test_without_times_pages_are_dealt_out() -> None:
    shards = plan(alone(["a.md", "b.md", "c.md", "d.md"]), {}, 2)
    assert [shard.files for shard in shards] == [["a.md", "c.md"], ["b.md", "d.md"]]


def test_pages_that_run_once_for_all_languages_stay_together() -> None:
    groups = {"en/one.md": ["ar/one.md", "ko/one.md"], "en/two.md": [], "ko/two.md": []}
    seconds = {"en/one.md": 3.0, "ar/one.md": 0.0, "en/two.md": 2.0, "ko/two.md": 2.0}
    assert [shard.files for shard in plan(groups, seconds, 2)] == [
        ["ar/one.md", "en/one.md", "ko/one.md"],
        ["en/two.md", "ko/two.md"],
    ]


def test_a_plan_is_the_matrix_of_a_github_job() -> None:
    assert matrix(plan(alone(["a.md", "b.md"]), {"a.md": 1.25, "b.md": 2.0}, 3)) == {
        "include": [
            {"shard": "1/3", "seconds": 2.0, "files": ["b.md"]},
            {"shard": "2/3", "seconds": 1.2, "files": ["a.md"]},
        ]
    }


@pytest.mark.parametrize(
    ("text", "environment", "part"),
    [
        ("3/8", {}, (3, 8)),
        ("auto", {"BUILDKITE_PARALLEL_JOB": "0", "BUILDKITE_PARALLEL_JOB_COUNT": "4"}, (1, 4)),
        ("auto", {"SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_COUNT": "8"}, (8, 8)),
        (
            "auto",
            {"SLURM_ARRAY_TASK_ID": "5", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "8"},
            (5, 8),
        ),
    ],
)
def test_which_shard(text: str, environment: dict[str, str], part: tuple[int, int]) -> None:
    assert parse_shard(text, environment) == part


@pytest.mark.parametrize("text", ["0/8", "9/8", "3", "third", "auto"])
def test_a_shard_that_is_none(text: str) -> None:
    with pytest.raises(ShardError, match="3/8"):
        parse_shard(text, {})
