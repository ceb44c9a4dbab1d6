"""What git knows of a documentation: when pages were last changed, and where the project lives."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def head_commit(folder: Path) -> str:
    """The commit that a folder's repository is at; empty where there is no git or no commit."""
    return _git(folder, "rev-parse", "HEAD").strip()


def repository_root(folder: Path) -> Path:
    """The folder that git calls the repository's top, or `folder` itself without one."""
    top = _git(folder, "rev-parse", "--show-toplevel").strip()
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
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true":
        return {}
    dates: dict[str, str] = {}
    day = ""
    log = _git(
        folder,
        "-c",
        "core.quotePath=false",
        "log",
        "--format=%x00%ct",
        "--name-only",
        "--no-renames",
        "--relative",
        "HEAD",
        "--",
        ".",
    )
    for line in log.split("\n"):
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
    found = _REMOTE.fullmatch(_git(folder, "remote", "get-url", "origin").strip())
    return f"https://{found['host']}/{found['path']}" if found else ""


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:  # no git on this machine
        return ""
    return done.stdout if done.returncode == 0 else ""
