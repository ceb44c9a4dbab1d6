"""Changes a branch that others change at the same time: what they did stays, and so does what we did."""

from __future__ import annotations

import base64
import random
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from builder.git import GitError, run_git

_TRIES = 8
_BOT = "github-actions[bot]"
_ADDRESS = "41898282+github-actions[bot]@users.noreply.github.com"


def change(
    remote: str,
    branch: str,
    edit: Callable[[Path], str | None],
    *,
    token: str = "",
    history: bool = False,
    pause: Callable[[float], None] = time.sleep,
) -> bool:
    """Has `edit` change the files of a branch, and pushes them; False where nothing has changed.

    `edit` gets the folder of the files and gives the commit's message, or None to leave all as it is; it
    is called again where somebody else has pushed meanwhile. A branch that isn't there begins empty.
    Without `history` the branch keeps one commit: a site's old files would only make it grow.

    Raises GitError.
    """
    environment = {
        "GIT_AUTHOR_NAME": _BOT,
        "GIT_AUTHOR_EMAIL": _ADDRESS,
        "GIT_COMMITTER_NAME": _BOT,
        "GIT_COMMITTER_EMAIL": _ADDRESS,
        "GIT_TERMINAL_PROMPT": "0",
        **_authorization(remote, token),
    }
    for number in range(_TRIES):
        with tempfile.TemporaryDirectory(prefix="doc-builder-") as folder:
            work = _Work(Path(folder), remote, branch, environment)
            old = work.fetch()
            message = edit(work.folder)
            new = work.commit(message, old, history) if message is not None else None
            if new is None:
                return False
            try:
                work.push(new, old)
                return True
            except GitError:
                # Refused, as the branch isn't what it was? Then again, with what it is now.
                if number == _TRIES - 1 or work.tip() == old:
                    raise
        pause(random.uniform(0.5, 2) * (number + 1))
    raise AssertionError("the last try either ends well or raises")


class _Work:
    """A checkout of one branch, with nothing before its last commit."""

    def __init__(self, folder: Path, remote: str, branch: str, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._remote = remote
        self._ref = f"refs/heads/{branch}"
        self._environment = environment

    def fetch(self) -> str:
        """Gets the branch's files; gives its commit, empty where there is no such branch."""
        self._git("init", "--quiet")
        tip = self.tip()
        if tip:
            self._git("fetch", "--quiet", "--depth=1", self._remote, self._ref)
            self._git("reset", "--quiet", "--hard", "FETCH_HEAD")
            return self._git("rev-parse", "HEAD").strip()
        return ""

    def tip(self) -> str:
        """The branch's commit, as the remote has it now."""
        return self._git("ls-remote", self._remote, self._ref).partition("\t")[0].strip()

    def commit(self, message: str, old: str, history: bool) -> str | None:
        """A commit of all files, on top of the old one or alone; None where they are what they were."""
        self._git("add", "--all", "--force", ".")
        tree = self._git("write-tree").strip()
        if old and tree == self._git("rev-parse", f"{old}^{{tree}}").strip():
            return None
        parents = ["-p", old] if old and history else []
        return self._git("commit-tree", tree, *parents, "-m", message).strip()

    def push(self, new: str, old: str) -> None:
        """Raises GitError where the branch isn't at `old` any more."""
        self._git(
            "push", "--quiet", f"--force-with-lease={self._ref}:{old}", self._remote, f"{new}:{self._ref}"
        )

    def _git(self, *arguments: str) -> str:
        return run_git(
            self.folder,
            # Pages are what was built, whatever this machine does to line ends.
            *("-c", "core.autocrlf=false", "-c", "gc.auto=0"),
            # Links on the branch stay what they are, and are never followed here.
            *("-c", "core.symlinks=false"),
            *arguments,
            environment=self._environment,
        )


def _authorization(remote: str, token: str) -> dict[str, str]:
    """A token for git, where neither a process list nor a file shows it, and for the remote's host alone."""
    url = urlsplit(remote)
    if not token or url.scheme not in ("http", "https"):
        return {}
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{url.scheme}://{url.netloc}/.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {secret}",
    }
