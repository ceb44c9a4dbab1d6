"""Asking git: the one place that starts it."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes | None:
    """What git prints when it is run in `folder`; None where it fails, or isn't there.

    Paths in what it prints are as they are, not quoted (`core.quotePath`).
    """
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=folder,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def git_text(folder: Path, *arguments: str) -> str | None:
    """The same, as text."""
    output = git(folder, *arguments)
    return output.decode("utf-8", errors="replace") if output is not None else None
