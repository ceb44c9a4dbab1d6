"""The lines that have been changed since a commit, as `git diff` has them."""

from __future__ import annotations

import re
from pathlib import Path

from builder.git import git_text

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def merge_base(folder: Path, revision: str) -> str | None:
    """The last commit that HEAD and `revision` have in common; None where git knows no such commit."""
    if git_text(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        return None
    found = git_text(folder, "merge-base", revision, "HEAD")
    return found.strip() if found else None


def changed_lines(folder: Path, revision: str) -> dict[Path, list[range]]:
    """The lines, from 1, of each file below `folder` that aren't as they were in a commit.

    Files that git doesn't know yet have changed as a whole; what was only deleted counts as the line
    before it. The working tree is meant, committed or not.
    """
    output = git_text(
        folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--relative", "-M",
        "--src-prefix=a/", "--dst-prefix=b/", revision, "--", ".",
    )  # fmt: skip
    changed: dict[Path, list[range]] = {}
    path: Path | None = None
    inside = 0
    for line in (output or "").split("\n"):
        if inside and line[:1] in ("-", "+"):
            inside -= 1  # what looks like a header may be a line of the file
        elif line.startswith("+++ "):
            path = folder / line.removeprefix("+++ b/").rstrip("\t") if line != "+++ /dev/null" else None
        elif match := _HUNK.match(line):
            removed, start, added = int(match[1] or 1), int(match[2]), int(match[3] or 1)
            inside = removed + added
            if path is not None:
                changed.setdefault(path, []).append(range(max(start, 1), max(start, 1) + max(added, 1)))
    others = git_text(folder, "ls-files", "-z", "--others", "--exclude-standard", ".") or ""
    for name in filter(None, others.split("\0")):
        changed[folder / name] = [range(1, 10**9)]
    return changed
