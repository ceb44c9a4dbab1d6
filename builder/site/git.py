"""Where a documentation's repository stands, and where the project lives. What git knows of pages: `past`."""

from __future__ import annotations

import re
from pathlib import Path

from builder.git import git_text


def head_commit(folder: Path) -> str:
    """The commit that a folder's repository is at; empty where there is no git or no commit."""
    return (git_text(folder, "rev-parse", "HEAD") or "").strip()


def repository_root(folder: Path) -> Path:
    """The folder that git calls the repository's top, or `folder` itself without one."""
    top = (git_text(folder, "rev-parse", "--show-toplevel") or "").strip()
    return Path(top) if top else folder.resolve()


_REMOTE = re.compile(
    r"(?:https://(?:[^@/]+@)?|git@|ssh://git@)(?P<host>git(?:hub|lab)[\w.-]*)[:/](?P<path>[\w./-]+?)(?:\.git)?/?"
)


def project_url(folder: Path) -> str:
    """The address of a project on GitHub or GitLab, by its remote `origin`; empty if elsewhere."""
    found = _REMOTE.fullmatch((git_text(folder, "remote", "get-url", "origin") or "").strip())
    return f"https://{found['host']}/{found['path']}" if found else ""
