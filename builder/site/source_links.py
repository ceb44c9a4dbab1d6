"""Where readers find the source of an object: the line of the very version that the pages show."""

from __future__ import annotations

import importlib.metadata
import os
import re
from pathlib import Path

from builder.site.git import head_commit, project_url, repository_root
from builder.site.settings import UsageError

_FIELDS = ("path", "line", "end_line", "commit", "version")
_FIELD = re.compile(r"\{[^{}]*\}")


def source_template(written: str, library: str, root: Path) -> str:
    """An address with `{path}`, `{line}` and `{end_line}` for the files below `root`; "" if nobody knows.

    `written` is the user's own, which may also hold `{commit}` and `{version}` (of the installed
    distribution). Without one, a library in a git checkout whose remote is on GitHub or GitLab is
    linked at the commit that is checked out. A wheel doesn't say where in its repository a file lies.

    Raises UsageError for a template with a field that nothing fills.
    """
    commit = head_commit(root)
    version = _version(library)
    for name, value in (("commit", commit), ("version", version)):
        if f"{{{name}}}" in written and not value:
            raise UsageError(
                f"source_url: there is no {name} of {library} here to put into {written!r};"
                " write what it is, or leave source_url out"
            )
    if written:
        wrong = set(_FIELD.findall(written)) - {f"{{{name}}}" for name in _FIELDS}
        if wrong:
            known = ", ".join(f"{{{name}}}" for name in _FIELDS)
            raise UsageError(
                f"source_url: {written!r} holds {', '.join(sorted(wrong))}, which nothing fills in;"
                f" it may hold {known}"
            )
        return written.replace("{commit}", commit).replace("{version}", version)
    project = project_url(root)
    if not (commit and project):
        return ""
    folder = os.path.relpath(root.resolve(), repository_root(root)).replace(os.sep, "/")
    place = "" if folder == "." else f"{folder}/"
    if "gitlab" in project:
        return f"{project}/-/blob/{commit}/{place}{{path}}#L{{line}}-{{end_line}}"
    return f"{project}/blob/{commit}/{place}{{path}}#L{{line}}-L{{end_line}}"


def source_address(template: str, value: str) -> str:
    """The address of `file#L10-L20`, as API entries name their source."""
    path, _, lines = value.partition("#")
    first, _, last = lines.partition("-")
    values = {"{path}": path, "{line}": first.lstrip("L"), "{end_line}": last.lstrip("L")}
    return _FIELD.sub(lambda field: values.get(field[0], field[0]), template)


def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""
