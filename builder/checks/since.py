"""Which findings lie on lines that have changed since a commit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.git import git_text
from builder.site.findings import is_error
from builder.site.settings import UsageError
from builder.site.sources import Sources
from toctree import Finding
from translations.changed_lines import changed_lines, merge_base


def changed_since(
    findings: Iterable[Finding], sources: Sources, folder: Path, revision: str
) -> list[Finding]:
    """The findings on lines that aren't as they were where HEAD's history left `revision`.

    Errors are kept wherever they stand, as a page that was deleted breaks lines that nobody has touched; and
    that a page has no entry is kept where the page has changed. Raises UsageError.
    """
    top = git_text(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(f"{folder} is in no git repository, so there is nothing to compare with")
    base = merge_base(folder, revision)
    if base is None:
        raise UsageError(f"git knows no commit {revision} here: fetch it, or name another")
    lines = {path.resolve(): ranges for path, ranges in changed_lines(Path(top.strip()), base).items()}
    unlisted = {
        (own.toctree.path, f"page `{local}` has no entry")
        for own in sources.languages.values()
        for local, page in own.pages.items()
        if page.path.resolve() in lines
    }
    return [
        one
        for one in findings
        if is_error(one)
        or (one.path, one.message) in unlisted
        or any(one.line in changed for changed in lines.get(Path(one.path).resolve(), ()))
    ]
