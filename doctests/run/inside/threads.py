"""Whether this process may be copied."""

from __future__ import annotations

import contextlib
from pathlib import Path

_DEVICES = ("/dev/nvidia", "/dev/kfd", "/dev/dri/", "/dev/accel")


def thread_count() -> int:
    """How many threads the process runs, Python's and others'; 0 where the system doesn't say."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Threads:")), 0)


def unforkable() -> str:
    """Why the process can't be forked; "" where it can.

    A copy of a process has one of its threads, with the locks that the others held; and a CUDA driver
    that has been started doesn't work in a copy. Whoever started it holds its devices open.
    """
    count = thread_count()
    if count != 1:
        return f"it runs {count} threads" if count else "its threads can't be counted"
    return "it uses an accelerator" if _holds_device() else ""


def _holds_device() -> bool:
    for file in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # the listing's own descriptor is gone by now
            if str(file.readlink()).startswith(_DEVICES):
                return True
    return False
