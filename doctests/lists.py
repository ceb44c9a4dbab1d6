"""The lists of what isn't run and of what is slow: `path[::block]  # reason`, one a line.

Paths start from the folder of `mkdocs.yml`. Lines that begin with `#` before the first entry say what
the list is for; below that, or behind an empty line, they belong to the entry that follows.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.git import git_text
from toctree import Finding


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: a file, or one of its blocks (`page.md::line-12`), and why it stands there."""

    target: str
    reason: str
    line: int

    @property
    def file(self) -> str:
        """The file, without its block."""
        return self.target.partition("::")[0]

    @property
    def kind(self) -> tuple[str, int]:
        """What its block may be taken for when that moves: the file, and how exactly the entry names it."""
        return self.file, self.target.count("::")

    def covers(self, target: str) -> bool:
        """Whether `target`, a file or a block, is what the entry names or a part of it."""
        return target == self.target or target.startswith(f"{self.target}::")

    def __str__(self) -> str:
        return f"{self.target}  # {self.reason}" if self.reason else self.target


def parse(text: str) -> list[Entry]:
    """The entries of a list, in its order."""
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        target, _, reason = line.partition("#")
        if target.strip():
            file, *block = target.strip().partition("::")
            entries.append(Entry("".join([posixpath.normpath(file), *block]), reason.strip(), number))
    return entries


def read(path: Path) -> list[Entry]:
    """The entries of a file; none where there is no such file. Raises OSError and UnicodeDecodeError."""
    return parse(path.read_text(encoding="utf-8")) if path.is_file() else []


def reason_for(target: str, entries: Iterable[Entry]) -> str | None:
    """Why a block isn't run: the reason of the entry that names it most exactly; None without one."""
    found = [entry for entry in entries if entry.covers(target)]
    return max(found, key=lambda entry: len(entry.target)).reason if found else None


def check(
    text: str, shown: str, base: Path, blocks: Callable[[Path], Collection[str]], before: str | None = None
) -> list[Finding]:
    """What is wrong with a list, whose file messages call `shown`.

    `blocks` gives the names of a file's blocks as node ids have them after the file (`line-12`,
    `Trainer.train::line-120`). `before` is the list as it was, to which nothing may have
    been added.
    """
    entries = parse(text)
    findings = []
    for last, entry in zip([None, *entries], entries, strict=False):
        findings += _check_entry(entry, shown, base, blocks)
        if last is not None and entry.target == last.target:
            findings.append(_finding(entry, shown, "listed-twice", "stands here twice", "delete one line"))
        elif last is not None and entry.target < last.target:
            hint = f"sort the list: `doc-builder doctest lists --fix` moves it before {last.target}"
            findings.append(_finding(entry, shown, "not-sorted", "isn't where it belongs", hint))
    if before is not None:
        findings += [
            _finding(
                entry,
                shown,
                "listed-anew",
                "wasn't listed before, and pages can only leave this list",
                'mend the example, or give its fence needs="…" or skip="…"',
            )
            for entry in _added(entries, parse(before))
        ]
    return findings


def _added(entries: Sequence[Entry], before: Sequence[Entry]) -> list[Entry]:
    """The entries that a list has gained. A block whose name changed, as it does when the block moves, stands
    for one that left the list: a page has no more of them than before."""
    targets = {entry.target for entry in entries}
    gone = [one for one in before if one.target not in targets]
    new = [entry for entry in entries if not any(one.covers(entry.target) for one in before)]
    for same_reason in (True, False):
        for entry in [*new]:
            for one in gone:
                if one.kind == entry.kind and (one.reason == entry.reason or not same_reason):
                    gone.remove(one)
                    new.remove(entry)
                    break
    return new


def _check_entry(
    entry: Entry, shown: str, base: Path, blocks: Callable[[Path], Collection[str]]
) -> list[Finding]:
    findings = []
    if not entry.reason:
        hint = f"say why: `{entry.target}  # reason`"
        findings.append(_finding(entry, shown, "no-reason", "has no reason", hint))
    path = base / entry.file
    if path.is_dir():
        hint = "name its pages, one a line"
        findings.append(_finding(entry, shown, "folder", "is a folder", hint))
    elif not path.is_file():
        hint = "delete the line: `doc-builder doctest lists --fix` does it"
        findings.append(_finding(entry, shown, "gone", "isn't there", hint))
    elif "::" in entry.target:
        known = blocks(path)
        if not any(entry.covers(f"{entry.file}::{name}") for name in known):
            hint = f"its blocks are {', '.join(sorted(known)) or 'none'}"
            findings.append(_finding(entry, shown, "gone", "isn't there", hint))
    return findings


def fixed(text: str, base: Path) -> str:
    """The list sorted, without doubles and without files that are gone.

    Comments go with the entry below them. What stood above one that is gone is kept for the next.
    """
    lines = [line.strip() for line in text.splitlines()]
    found = parse(text)
    first = found[0].line - 1 if found else len(lines)
    start = next((number for number in range(first, 0, -1) if not lines[number - 1]), first)
    head, last = lines[:start], start
    entries: dict[str, Entry] = {}
    comments: dict[str, list[str]] = {}
    waiting: list[str] = []
    for entry in found:
        waiting += filter(None, lines[last : entry.line - 1])
        last = entry.line
        if (base / entry.file).exists():
            if entry.reason or entry.target not in entries:
                entries[entry.target] = entry
            comments.setdefault(entry.target, []).extend(waiting)
            waiting = []
    result = []
    for target in sorted(entries):
        result += [*comments[target], str(entries[target])]
    result += [*waiting, *filter(None, lines[last:])]
    if head and head[-1] and result and result[0].startswith("#"):
        head.append("")
    return "".join(f"{line}\n" for line in [*head, *result])


def at_revision(path: Path, base: Path, revision: str) -> str | None:
    """The text of a list in a commit, its pages called as they are now; None where it had no such file.

    Raises LookupError with a message where git knows no such commit.
    """
    found = git_text(base, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found is None:
        raise LookupError(f"git knows no commit {revision}: fetch it, or name another")
    commit = found.strip()
    text = git_text(path.parent, "show", f"{commit}:./{path.name}")
    if text is None:
        return None
    return _renamed(
        text,
        git_text(base, "diff", "-z", "-M", "--name-status", "--diff-filter=R", "--relative", commit) or "",
    )


def _renamed(text: str, changes: str) -> str:
    """`text` with each renamed file's new name; `changes` are what `git diff --name-status -z` prints."""
    fields = changes.split("\0")
    names = dict(zip(fields[1::3], fields[2::3], strict=False))
    return "\n".join(
        str(Entry(names.get(entry.file, entry.file) + entry.target[len(entry.file) :], entry.reason, 0))
        for entry in parse(text)
    )


def _finding(entry: Entry, shown: str, rule: str, message: str, hint: str) -> Finding:
    return Finding(shown, entry.line, rule, f"{entry.target} {message}", hint)
