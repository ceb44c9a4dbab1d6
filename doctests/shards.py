"""Which files each of several machines runs: whole pages, the longest first, by recorded time."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from statistics import median


class ShardError(ValueError):
    """A shard that doesn't exist; the message says what to write instead."""


@dataclass(slots=True)
class Shard:
    """One machine's part: its files, sorted, and the seconds that they are expected to take."""

    files: list[str] = field(default_factory=list)
    seconds: float = 0.0


def plan(groups: Mapping[str, Collection[str]], seconds: Mapping[str, float], count: int) -> list[Shard]:
    """`count` shards of files, which are paths with `/`; the same for the same input.

    `groups` are files that run, each with those that need not because of it: they stay together.
    `seconds` are those of earlier runs; a file without any is taken to need the median.
    """
    usual = median(seconds.values()) if seconds else 1.0
    weights = {path: seconds.get(path, usual) for path in groups}
    shards = [Shard() for _ in range(count)]
    for path in sorted(groups, key=lambda path: (-weights[path], path)):
        # Equal ones are told apart by their number of files: without times all weigh the same.
        shard = min(shards, key=lambda one: (one.seconds, len(one.files)))
        shard.files += [path, *groups[path]]
        shard.seconds += weights[path]
    for shard in shards:
        shard.files.sort()
    return shards


def matrix(shards: list[Shard]) -> dict[str, list[dict[str, object]]]:
    """A plan as the value of a GitHub job's `matrix`; shards without files are left out."""
    count = len(shards)
    return {
        "include": [
            {"shard": f"{index}/{count}", "seconds": round(shard.seconds, 1), "files": shard.files}
            for index, shard in enumerate(shards, 1)
            if shard.files
        ]
    }


def parse_shard(text: str, environment: Mapping[str, str]) -> tuple[int, int]:
    """Which shard of how many: `3/8`, counted from 1, or `auto` for what CI says in `environment`.

    Buildkite counts its parallel jobs from 0; SLURM an array's tasks from SLURM_ARRAY_TASK_MIN.
    Raises ShardError.
    """
    if text == "auto":
        return _from_environment(environment)
    match = re.fullmatch(r"(\d+)/(\d+)", text)
    if match is None or not 1 <= int(match[1]) <= int(match[2]):
        raise ShardError(f"shard {text!r} isn't one; write it like 3/8, which is the third of eight, or auto")
    return int(match[1]), int(match[2])


def _from_environment(environment: Mapping[str, str]) -> tuple[int, int]:
    try:
        if "BUILDKITE_PARALLEL_JOB" in environment:
            job = int(environment["BUILDKITE_PARALLEL_JOB"])
            return job + 1, int(environment["BUILDKITE_PARALLEL_JOB_COUNT"])
        if "SLURM_ARRAY_TASK_ID" in environment:
            task = int(environment["SLURM_ARRAY_TASK_ID"])
            first = int(environment.get("SLURM_ARRAY_TASK_MIN", "0"))
            step = int(environment.get("SLURM_ARRAY_TASK_STEP", "1"))
            return (task - first) // step + 1, int(environment["SLURM_ARRAY_TASK_COUNT"])
    except (KeyError, ValueError) as error:
        raise ShardError(f"the environment doesn't say which shard this is: {error}; write 3/8") from None
    raise ShardError(
        "shard auto needs BUILDKITE_PARALLEL_JOB or SLURM_ARRAY_TASK_ID, and neither is set; write 3/8"
    )
