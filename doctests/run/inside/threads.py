"""Whether this process may be copied."""

from __future__ import annotations

import os

_DEVICES = ("/dev/nvidia", "/dev/kfd", "/dev/dri/", "/dev/accel")


def thread_count() -> int:
    """How many threads the process runs, Python's and others'; 0 where the system doesn't say."""
    try:
        with open("/proc/self/status") as file:
            for line in file:
                if line.startswith("Threads:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


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
    for name in os.listdir("/proc/self/fd"):
        try:
            if os.readlink(f"/proc/self/fd/{name}").startswith(_DEVICES):
                return True
        except OSError:
            continue
    return False
