"""Runs a command and measures it with all the processes that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05
"""Seconds at least between two looks at the memory."""

SHARE = 0.02
"""The share of the time that looks may take: one at a process of 900 MiB takes 10 ms, and holds it up."""

DOC_BUILDER = (sys.executable, "-c", "from builder.cli import main; main()")
"""The command line of the doc-builder that this interpreter has."""

LINUX = sys.platform == "linux"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took: seconds on the clock, seconds of all processors, and the most
    memory that its processes held together, in MiB; None where the system can't say."""

    wall: float
    cpu: float | None
    peak: float | None
    code: int
    output: str


def measure(command: list[str]) -> Measured:
    """Runs a command to its end. Its output is kept, its exit code judged by the caller."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        memory = PeakMemory(process.pid)
        cpu: float | None = None
        if hasattr(os, "wait4"):
            # Counts the processes that the command has waited for, too.
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu = usage.ru_utime + usage.ru_stime
        else:
            process.wait()
        wall = time.perf_counter() - start
        peak = memory.stop()
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Measured(wall, cpu, peak, process.returncode, text)


class PeakMemory:
    """Watches the memory of a process and its descendants from a thread.

    Counts what processes share once, as the kernel's proportional set size does; without
    that, a page that four forks share would count four times.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if LINUX:
            self._thread.start()

    def stop(self) -> float | None:
        """Ends the watch; gives the peak in MiB, or None on a system without /proc."""
        self._done.set()
        if not LINUX:
            return None
        self._thread.join()
        return self._peak / 1024

    def _watch(self) -> None:
        pause = INTERVAL
        while not self._done.wait(pause):
            start = time.perf_counter()
            self._peak = max(self._peak, sum(proportional_set(pid) for pid in descendants(self._pid)))
            pause = max(INTERVAL, (time.perf_counter() - start) / SHARE)


def descendants(pid: int) -> list[int]:
    """A process and all below it that still run."""
    found = [pid]
    for one in found:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # the thread has ended
                continue
    return found


def proportional_set(pid: int) -> int:
    """The memory of a process in KiB, shared pages divided by those who share them; 0 when it has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
