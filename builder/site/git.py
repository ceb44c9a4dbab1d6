"""What git knows of a documentation: when pages were last changed, and where the project lives."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from builder.git import git_text


def head_commit(folder: Path) -> str:
    """The commit that a folder's repository is at; empty where there is no git or no commit."""
    return (git_text(folder, "rev-parse", "HEAD") or "").strip()


def repository_root(folder: Path) -> Path:
    """The folder that git calls the repository's top, or `folder` itself without one."""
    top = (git_text(folder, "rev-parse", "--show-toplevel") or "").strip()
    return Path(top) if top else folder.resolve()


def last_changes(folder: Path, commit: str, cache_dir: Path | None) -> dict[str, str]:
    """The day (`2026-03-01`, UTC) of the last commit of every file below `folder`.

    Keys are paths from `folder`. One pass over the history, kept for the commit it was
    read at. A shallow clone knows no dates before its first commit, and gives none.
    """
    if not commit:
        return {}
    kept = cache_dir / "dates.json" if cache_dir else None
    if kept is not None and kept.is_file():
        known = json.loads(kept.read_text(encoding="utf-8"))
        if known.get("commit") == commit and known.get("folder") == str(folder):
            return dict(known["dates"])
    if (git_text(folder, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        return {}
    dates: dict[str, str] = {}
    day = ""
    log = git_text(
        folder,
        "log",
        "--format=%x00%ct",
        "--name-only",
        "--no-renames",
        "--relative",
        "HEAD",
        "--",
        ".",
    )
    for line in (log or "").split("\n"):
        if line.startswith("\0"):
            day = datetime.fromtimestamp(int(line[1:]), UTC).date().isoformat()
        elif line:
            dates.setdefault(line, day)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(
            json.dumps({"commit": commit, "folder": str(folder), "dates": dates}), encoding="utf-8"
        )
    return dates


_REMOTE = re.compile(
    r"(?:https://(?:[^@/]+@)?|git@|ssh://git@)(?P<host>git(?:hub|lab)[\w.-]*)[:/](?P<path>[\w./-]+?)(?:\.git)?/?"
)


def project_url(folder: Path) -> str:
    """The address of a project on GitHub or GitLab, by its remote `origin`; empty if elsewhere."""
    found = _REMOTE.fullmatch((git_text(folder, "remote", "get-url", "origin") or "").strip())
    return f"https://{found['host']}/{found['path']}" if found else ""
