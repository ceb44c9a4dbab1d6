"""Which GPUs each of several pytest processes uses: one each, or a fair share of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from doctests.run import Runner, RunSettings


@cache
def gpus(device: str) -> int:
    """How many accelerators there are for `--device`; 0 where examples run on the CPU."""
    if device == "cpu":
        return 0
    with Runner(RunSettings(device=device)) as runner:
        machine = runner.machine
        return machine.devices if machine.device != "cpu" else 0


def names(count: int, environment: Mapping[str, str]) -> list[str]:
    """What CUDA calls `count` GPUs: their numbers, or what CUDA_VISIBLE_DEVICES leaves of them."""
    chosen = environment.get("CUDA_VISIBLE_DEVICES", "")
    return [one.strip() for one in chosen.split(",")] if chosen else [str(index) for index in range(count)]


def share(gpus: Sequence[str], worker: int, workers: int) -> str | None:
    """The GPUs of one of several workers, as CUDA_VISIBLE_DEVICES has them; None where there are none."""
    if not gpus:
        return None
    if workers >= len(gpus):
        return gpus[worker % len(gpus)]
    return ",".join(gpus[worker::workers])
