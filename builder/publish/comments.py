"""The comment that a workflow keeps in a pull request: one, made anew with every run."""

from __future__ import annotations

import re

from builder.publish.github import GitHub

AUTHOR = "github-actions[bot]"
"""Who writes with a workflow's own token. Only its comments are changed: anybody can write a mark."""

_LONGEST = 60_000
"""GitHub takes 65,536 characters."""

_AT = re.compile(r"@|&(?:#0*64(?![0-9])|#x0*40(?![0-9a-f])|commat);?", re.IGNORECASE)


def keep_comment(github: GitHub, number: int, name: str, text: str) -> str:
    """Has a pull request show `text` in the one comment of that name: says "written", "changed", "removed"
    (for an empty text) or "unchanged". Raises GitHubError."""
    mark = f"<!-- doc-builder: {name} -->"
    body = f"{mark}\n{_cut(text)}"
    there = next(
        (
            comment
            for comment in github.pages(f"issues/{number}/comments")
            if comment["user"]["login"] == AUTHOR and comment["body"].startswith(mark)
        ),
        None,
    )
    if there is None:
        if not text.strip():
            return "unchanged"
        github.send("POST", f"issues/{number}/comments", {"body": body})
        return "written"
    if not text.strip():
        github.send("DELETE", f"issues/comments/{there['id']}", {})
        return "removed"
    if there["body"] == body:
        return "unchanged"
    github.send("PATCH", f"issues/comments/{there['id']}", {"body": body})
    return "changed"


def without_mentions(text: str) -> str:
    """A stranger's text so that nobody is called by it: a space that isn't seen stands behind each `@`,
    and behind each entity that becomes one."""
    return _AT.sub("\\g<0>\u200b", text)


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    start = text[:_LONGEST]
    whole = start.rpartition("\n")[0]
    if len(whole) < _LONGEST // 2:  # one line may be as long as all of it
        whole = start
    return f"{whole}\n\nThere is more; the summary of the workflow has it all."
