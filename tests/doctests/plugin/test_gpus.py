"""Each worker has its own GPUs."""

from __future__ import annotations

import pytest

from doctests.gpus import names, share


@pytest.mark.parametrize(
    ("gpus", "workers", "shares"),
    [
        (["0", "1"], 2, ["0", "1"]),
        (["0", "1"], 3, ["0", "1", "0"]),
        (["0", "1", "2", "3", "4"], 2, ["0,2,4", "1,3"]),
        ([], 2, [None, None]),
    ],
)
def test_shares(gpus: list[str], workers: int, shares: list[str | None]) -> None:
    assert [share(gpus, worker, workers) for worker in range(workers)] == shares


def test_gpus_that_are_hidden_stay_hidden() -> None:
    assert names(2, {}) == ["0", "1"]
    assert names(2, {"CUDA_VISIBLE_DEVICES": "3, GPU-1a"}) == ["3", "GPU-1a"]
