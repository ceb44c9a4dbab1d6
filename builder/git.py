"""Asking git: the one place that starts it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


class GitError(Exception):
    """What git says of a command that failed."""


def git_text(folder: Path, *arguments: str) -> str | None:
    """What git prints when it is run in `folder`; None where it fails, or isn't there.

    Paths in what it prints are as they are, not quoted (`core.quotePath`).
    """
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None


def run_git(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """What git prints when it is run in `folder`, where failing matters. `environment` comes on top of ours.

    Raises GitError.
    """
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"git can't be run: {error.strerror}") from None
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", errors="replace").strip())
    return done.stdout.decode("utf-8", errors="replace")


class Objects:
    """Reads a repository's objects, one after another, through one process; it starts with the first.

    A process that was forked from the one which made this starts its own, as a pipe can't be shared.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(self, name: str) -> bytes | None:
        """A blob's bytes by its name, or by `commit:./path` from the folder, links within the repository
        followed; None where there is none.

        That is so, too, where git isn't there or the folder is in no repository.
        """
        if "\n" in name:
            return None
        try:
            pipe = self._running()
            assert pipe.stdin is not None and pipe.stdout is not None
            pipe.stdin.write(name.encode() + b"\n")
            pipe.stdin.flush()
            head = pipe.stdout.readline().split()
            if not head or not head[-1].isdigit():
                return None
            data = pipe.stdout.read(int(head[-1]) + 1)[:-1]
        except OSError:
            return None
        # A link that leads nowhere, or out of the repository, gives where it leads to.
        return data if head[1] == b"blob" else None

    def close(self) -> None:
        """Ends the process; reading starts another."""
        if self._process is not None and self._owner == os.getpid():
            self._process.communicate()
        self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid():
            self._process = subprocess.Popen(
                ["git", "cat-file", "--batch", "--follow-symlinks"],
                cwd=self._folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._owner = os.getpid()
        return self._process
