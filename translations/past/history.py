"""What git knows of a documentation's pages: which commits changed them, and what they were before.

One pass over the history gives the changes of all files; texts are read when they are asked for.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path

from builder.git import Objects, git_text
from toctree import is_language_code
from translations.model import Commit

_ROBOT = re.compile(r"\[bot\]|\b(?:bot|actions-user|copilot)$", re.IGNORECASE)
_LINK = "120000"
"""The mode of a symbolic link, whose blob is no text of a page."""

MASS = 3
"""A commit that changes pages of so many languages translates none of them."""

RECENT = 512
"""How many texts are kept, as languages ask for the same English ones."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to one file.

    `path` is the file's afterwards, from the history's folder, and `before` what it was before. `new`
    names the blob that it has had since, None where it was deleted or made a link; `old` those that it
    had before, one for each parent of the commit that had any. `place` is the commit's in the history,
    0 for the newest.
    """

    commit: Commit
    place: int
    path: str
    new: str | None
    old: tuple[str, ...]
    before: str


class History:
    """The changes of the files below `folder`, up to a commit.

    Without a repository, or where `revision` isn't in it, there are none.
    """

    def __init__(self, folder: Path, revision: str = "HEAD") -> None:
        self.folder = folder.absolute()
        self.revision = revision
        self._objects = Objects(self.folder)
        self._text = lru_cache(maxsize=RECENT)(self._read)
        self._people: dict[str, list[str]] = {}
        self._languages: dict[str, set[str]] = {}

    @cached_property
    def head(self) -> str:
        """The commit whose history this is; empty where there is none."""
        found = git_text(self.folder, "rev-parse", "--verify", "-q", f"{self.revision}^{{commit}}")
        return (found or "").strip()

    @cached_property
    def shallow(self) -> bool:
        """Whether the repository was cloned without its whole history."""
        return (git_text(self.folder, "rev-parse", "--is-shallow-repository") or "").strip() == "true"

    def load(self) -> None:
        """Reads the history now, and not when it is first asked about."""
        _ = self.shallow, self._changes

    def changes(self, path: Path) -> list[Change]:
        """The changes of a file, newest first, those under its earlier names included."""
        return self._changes.get(self.name(path), [])

    def text(self, blob: str) -> str:
        """The text of a blob that a change names, without a byte order mark."""
        return self._text(blob)

    def _read(self, blob: str) -> str:
        return (self._objects.read(blob) or b"").decode("utf-8-sig", errors="replace")

    def text_at(self, change: Change, path: Path, named: Iterable[str] = ()) -> str | None:
        """The text that a file had in the commit of another file's change; None if it wasn't there.

        The commit's own tree is asked: of two branches, each has the file as it was there. `named` are
        paths from the history's folder that are to be looked at before those that the file has had.
        """
        names = [*named, *(one.path for one in self.changes(path) if one.place >= change.place)]
        names += [one.path for one in reversed(self.changes(path)) if one.place < change.place]
        for name in dict.fromkeys([*names, self.name(path)]):
            data = self._objects.read(f"{change.commit.sha}:./{name}")
            if data is not None:
                return data.decode("utf-8-sig", errors="replace")
        return None

    def last_change(self, path: Path) -> Commit | None:
        """The newest commit that changed a file, renaming it included."""
        changes = self.changes(path)
        return changes[0].commit if changes else None

    def authors(self, path: Path) -> list[str]:
        """Who wrote a file, who did so most often first: commits' authors and co-authors.

        Robots are left out, and so are those who changed the pages of many languages at once, unless
        nobody else is left.
        """
        commits = {change.commit.sha for change in self.changes(path)}
        own = [sha for sha in commits if len(self._languages[sha]) < MASS]
        names = Counter(name for sha in own or commits for name in self._people[sha])
        return sorted(names, key=lambda name: (-names[name], name))

    def is_mass(self, commit: Commit) -> bool:
        """Whether a commit changed the pages of many languages at once, and so translated none."""
        return len(self._languages.get(commit.sha, ())) >= MASS

    def close(self) -> None:
        """Ends the process that reads texts."""
        self._objects.close()

    def name(self, path: Path) -> str:
        """A path from the history's folder, as git writes it."""
        return os.path.relpath(path.absolute(), self.folder).replace(os.sep, "/")

    @cached_property
    def _changes(self) -> dict[str, list[Change]]:
        """The changes by the path that a file has in the end; those of files that are gone as well."""
        found: dict[str, list[Change]] = {}
        called = self._renamed()
        """What a path that is met further back is called in the end."""
        for commit, entries in self._log():
            folders = {entry[0].split("/")[0] for entry in entries}
            self._languages[commit[0].sha] = {name for name in folders if is_language_code(name)}
            names = {entry[0]: called.get(entry[0], entry[0]) for entry in entries}
            for path, before, new, old in entries:
                changes = found.setdefault(names[path], [])
                if changes and not changes[-1].old and new is None:
                    # Deleted, and added again later: not a new page.
                    last = changes[-1]
                    changes[-1] = Change(last.commit, last.place, last.path, last.new, old, before)
                changes.append(Change(*commit, path, new, old, before))
            renamed = {path: before for path, before, _, _ in entries if before != path}
            # Further back, what had the new name is another file, which this one has replaced.
            called |= {path: f"{path}\0{commit[1]}" for path in renamed}
            called |= {before: names[path] for path, before in renamed.items()}
        return found

    def _renamed(self) -> dict[str, str]:
        """What files are called that were renamed since the commit (`git mv`), by their name in it."""
        if not self.head or self.revision != "HEAD":
            return {}
        output = git_text(self.folder, "diff", "--cached", "--raw", "-M", "-z", "--no-abbrev", "--relative")
        entries = _entries((output or "").split("\0"))
        return {before: path for path, before, _, _ in entries if before != path}

    def _log(self) -> Iterator[tuple[tuple[Commit, int], list[tuple[str, str, str | None, tuple[str, ...]]]]]:
        """Every commit with its place, and of each file its path after and before, and its blobs."""
        fields = ("%H", "%ct", "%aN", "%s", "%(trailers:key=Co-authored-by,valueonly,separator=%x03)")
        output = self.head and git_text(
            self.folder,
            *("log", "--raw", "-c", "-M", "--no-abbrev", "-z", "--relative", "--no-show-signature"),
            "--format=%x01" + "%x02".join(fields),
            *(self.head, "--", "."),
        )
        for place, part in enumerate((output or "").split("\1")[1:]):
            header, *tokens = part.split("\0")
            sha, seconds, author, subject, others = header.split("\2")
            self._people[sha] = people(author, others.split("\3"))
            day = datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
            yield (Commit(sha, day, author, subject), place), list(_entries(tokens))


def _entries(tokens: list[str]) -> Iterator[tuple[str, str, str | None, tuple[str, ...]]]:
    rest = iter(tokens)
    for token in rest:
        if not (fields := token.lstrip("\n")).startswith(":"):
            continue
        parents = len(fields) - len(fields.lstrip(":"))
        values = fields.lstrip(":").split(" ")
        *old, new = [
            None if mode == _LINK or not blob.strip("0") else blob
            for mode, blob in zip(values[: parents + 1], values[parents + 1 : -1], strict=True)
        ]
        before = path = next(rest)
        if parents == 1 and values[-1].startswith(("R", "C")):
            path = next(rest)
            if _other_language(before, path):
                before, old = path, []
        yield path, before, new, tuple(blob for blob in old if blob)


def _other_language(before: str, path: str) -> bool:
    """Whether what git takes for a renamed file is a page of two languages, alike by their code."""
    one, other = before.split("/")[0], path.split("/")[0]
    return one != other and is_language_code(one)


def people(author: str, others: list[str]) -> list[str]:
    """The names of a commit's author and co-authors, each once, robots left out."""
    names = [author.strip(), *(other.partition("<")[0].strip() for other in others)]
    return list(dict.fromkeys(name for name in names if name and not _ROBOT.search(name)))
