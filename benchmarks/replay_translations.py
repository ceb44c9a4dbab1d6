"""Whether the staleness of translated sections is told rightly, replayed on a real history.

    python -m benchmarks.replay_translations --corpus transformers/docs/source --commits 200

An oracle goes forward through all commits and remembers for every translated section what English was
when its words were last changed. `States` goes backward from a commit, and parses as little
as it can. At commits spread over the history, both say of each section of some pages whether it is
fresh, stale or dropped; where they differ, the pages are printed. It uses nothing of `History`.
"""

from __future__ import annotations

import argparse
import gc
import posixpath
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

from builder.markdown import parse
from translations.documentation import Documentation
from translations.pairing import pair
from translations.past.history import History
from translations.past.succession import successors
from translations.sections import Section, sections_of
from translations.states import States

SUFFIXES = (".md", ".mdx")


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit did to a page: its paths and blobs before and after, None where there is no page."""

    before: str
    path: str
    old: str | None
    new: str | None

    @property
    def language(self) -> str:
        return self.path.split("/")[0] if "/" in self.path else ""

    @property
    def local(self) -> str:
        return str(PurePosixPath(self.path.split("/", 1)[-1]).with_suffix(""))


@dataclass(frozen=True, slots=True)
class Made:
    """What a translated section was made from: a section of an English blob."""

    blob: str
    index: int


Memory = tuple[Made | None, ...]
"""For each section of a page, what it was made from; None for what English hadn't got."""


@dataclass
class Oracle:
    """Remembers while it goes forward."""

    root: Path
    memories: dict[tuple[str, str], Memory] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    """Blobs that are symbolic links, and where they lead."""
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._cat = subprocess.Popen(
            ["git", "cat-file", "--batch"], cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.sections = lru_cache(maxsize=3000)(self._sections)

    def take(self, commit: str, steps: list[Step], english: str) -> None:
        """Takes in a commit."""
        for step in steps:
            if step.new and step.language not in (english, ""):
                self._translated(commit, step, english)

    def _translated(self, commit: str, step: Step, english: str) -> None:
        assert step.new is not None
        blob = self.english_blob(commit, step.path, english)
        theirs = self.sections(blob) if blob else []
        own = self.sections(step.new)
        partners = dict(pair(own, theirs)) if blob else {}
        before = self.sections(step.old) if step.old else []
        remembered = self.memories.get((step.before, step.old or ""))
        if remembered is None and step.old:
            self.unknown.add(step.path)
            return
        memory: list[Made | None] = []
        for index, section in enumerate(own):
            same = _like(section, before)
            if same is None or remembered is None:
                memory.append(Made(blob, partners[index]) if blob and index in partners else None)
            elif before[same].digest == section.digest:
                memory.append(remembered[same])
            else:
                memory.append(self._adjusted(remembered[same], section, blob))
        self.memories[step.path, step.new] = tuple(memory)

    def _adjusted(self, made: Made | None, own: Section, blob: str | None) -> Made | None:
        """What is remembered after a change of code or marks alone."""
        if made is None or blob is None:
            return made
        then = self.sections(made.blob)[made.index]
        index = successors(self.sections(made.blob), self.sections(blob)).get(made.index)
        if index is None:
            return made
        now = self.sections(blob)[index]
        changed = [mark for mark in now.marks ^ then.marks if not mark.startswith("#")]
        follows = all((mark in own.marks) == (mark in now.marks) for mark in changed)
        return Made(blob, index) if now.letters == then.letters and follows else made

    def judge(self, commit: str, path: str, english: str) -> list[str] | None:
        """`fresh`, `stale`, `dropped` or `unknown` for each section of a page as it is in a commit."""
        tree = self.tree(commit)
        memory = self.memories.get((path, tree[path]))
        blob = self.english_blob(commit, path, english)
        if memory is None or blob is None:
            return None
        theirs = self.sections(blob)
        ids = {section.id: index for index, section in enumerate(theirs) if section.id}
        found: list[tuple[str, int | None, bool]] = []
        for section, made in zip(self.sections(tree[path]), memory, strict=True):
            found.append(self._judge(section, made, theirs, ids))
        return _once(found)

    def _judge(
        self, own: Section, made: Made | None, theirs: list[Section], ids: dict[str, int]
    ) -> tuple[str, int | None, bool]:
        index = ids.get(own.id) if own.id else None
        if made is not None:
            then = self.sections(made.blob)
            became = successors(then, theirs)
            was = next((one for one, other in became.items() if other == index), None)
            if index is not None and was is not None:
                made = Made(made.blob, was)
            elif made.index in became:
                index = became[made.index]
        if index is None:
            return "dropped", None, False
        named = theirs[index].id == own.id
        if made is None:
            return "unknown", index, named
        origin = self.sections(made.blob)[made.index]
        return ("fresh" if origin.digest == theirs[index].digest else "stale"), index, named

    def english_blob(self, commit: str, path: str, english: str) -> str | None:
        """The English page of the same name in a commit, wherever English lay then."""
        tree = self.tree(commit)
        local = PurePosixPath(path.split("/", 1)[1]).with_suffix("")
        names = (f"{folder}{local}{suffix}" for folder in (f"{english}/", "") for suffix in SUFFIXES)
        found = next((name for name in names if name in tree), None)
        return (
            tree[found] if found and tree[found] not in self.links else found and self._linked(commit, found)
        )

    def _linked(self, commit: str, path: str) -> str | None:
        """The blob of the file that a symbolic link leads to."""
        target = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), self.links[self.tree(commit)[path]])
        )
        try:
            return _run(self.root, "rev-parse", "--verify", "-q", f"{commit}:./{target}").strip()
        except subprocess.CalledProcessError:
            return None

    def tree(self, commit: str) -> dict[str, str]:
        """The pages of a commit and their blobs."""
        if commit not in self.trees:
            self.trees = {commit: self._tree(commit)}
        return self.trees[commit]

    def _tree(self, commit: str) -> dict[str, str]:
        found = {}
        for line in _run(self.root, "ls-tree", "-r", commit, ".").splitlines():
            head, path = line.split("\t")
            mode, _, blob = head.split()
            if path.endswith(SUFFIXES):
                found[path] = blob
                if mode == "120000" and blob not in self.links:
                    self.links[blob] = _run(self.root, "cat-file", "blob", blob)
        return found

    def _sections(self, blob: str) -> list[Section]:
        assert self._cat.stdin and self._cat.stdout
        self._cat.stdin.write(f"{blob}\n".encode())
        self._cat.stdin.flush()
        size = int(self._cat.stdout.readline().split()[2])
        return sections_of(parse(self._cat.stdout.read(size + 1)[:-1].decode("utf-8-sig", errors="replace")))


def _like(section: Section, before: list[Section]) -> int | None:
    """The earlier section with the same words: the same in all at best, or else in its id."""
    same = [index for index, one in enumerate(before) if one.letters == section.letters]
    for index in same:
        if before[index].digest == section.digest:
            return index
    return next((index for index in same if before[index].id == section.id), same[0] if same else None)


def _once(found: list[tuple[str, int | None, bool]]) -> list[str]:
    """No two sections stand for one: that with its id wins, else the first."""
    holders: dict[int, int] = {}
    for place, (_, index, _) in sorted(enumerate(found), key=lambda one: not one[1][2]):
        if index is not None:
            holders.setdefault(index, place)
    return [
        what if index is None or holders[index] == place else "dropped"
        for place, (what, index, _) in enumerate(found)
    ]


def _run(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def commits(root: Path) -> Iterator[tuple[str, list[Step]]]:
    """The commits that change pages, oldest first, without merges, which add nothing of their own."""
    log = _run(
        root,
        "log",
        "--reverse",
        "--topo-order",
        "--no-merges",
        "--raw",
        "-M",
        "--no-abbrev",
        "--relative",
        "--format=commit %H",
        "HEAD",
        "--",
        ".",
    )
    sha, steps = "", list[Step]()
    for line in log.splitlines():
        if line.startswith("commit "):
            if steps:
                yield sha, steps
            sha, steps = line.split()[1], []
        elif line.startswith(":"):
            head, *paths = line.split("\t")
            fields = head.split()
            old, new = (blob if blob.strip("0") else None for blob in fields[2:4])
            before, path = paths[0], paths[-1]
            if fields[4][0] == "R" and "/" in before and before.split("/")[0] != path.split("/")[0]:
                # A page of another language isn't an earlier one of this.
                language = before.split("/")[0]
                if len(language) <= 3:
                    before, old = path, None
            if path.endswith(SUFFIXES):
                steps.append(Step(before, path, old, new))
    if steps:
        yield sha, steps


def main() -> None:
    """Replays."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--corpus", type=Path, required=True, metavar="DIR")
    arguments.add_argument("--languages", default="ar,de,ja,ko")
    arguments.add_argument("--english", default="en")
    arguments.add_argument("--commits", type=int, default=200, help="how many commits are judged at")
    arguments.add_argument(
        "--others", type=int, default=5, help="pages besides those that the commit changes"
    )
    arguments.add_argument("--all", action="store_true", help="all pages, at the last commit alone")
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    gc.disable()
    languages = chosen.languages.split(",")
    root: Path = chosen.corpus.resolve()
    history = list(commits(root))
    translating = [
        sha for sha, steps in history if any(step.language in languages and step.new for step in steps)
    ]
    rng = random.Random(chosen.seed)
    every = max(len(translating) / chosen.commits, 1)
    judged = (
        {translating[-1]}
        if chosen.all
        else {translating[int(i * every)] for i in range(min(chosen.commits, len(translating)))}
    )
    oracle = Oracle(root)
    tally: Counter[str] = Counter()
    wrong = defaultdict[tuple[str, str, str], list[str]](list)
    for sha, steps in history:
        oracle.take(sha, steps, chosen.english)
        if sha in judged:
            pages = sorted(path for path in oracle.tree(sha) if path.split("/")[0] in languages)
            changed = {step.path for step in steps}
            others = [path for path in pages if path not in changed]
            paths = (
                pages
                if chosen.all
                else [
                    *(path for path in pages if path in changed),
                    *rng.sample(others, min(chosen.others, len(others))),
                ]
            )
            _compare(oracle, sha, paths, chosen.english, tally, wrong)
            print(f"\r{sum(tally.values())} sections", end="", file=sys.stderr)
    print(file=sys.stderr)
    for (what, said, path), where in wrong.items():
        print(f"{path}: {what} by the oracle, {said} by States: {', '.join(where)}")
    different = sum(map(len, wrong.values()))
    print(f"{len(judged)} commits, {sum(tally.values())} sections: {dict(tally)}; {different} told otherwise")


def _compare(
    oracle: Oracle,
    sha: str,
    paths: list[str],
    english: str,
    tally: Counter[str],
    wrong: dict[tuple[str, str, str], list[str]],
) -> None:
    """Judges pages at a commit in both ways."""
    languages = {path.split("/")[0] for path in paths} | {english}
    documentation = Documentation({code: oracle.root / code for code in languages}, english, revision=sha)
    states = States(documentation, history=History(oracle.root, sha))
    for path in paths:
        code, name = path.split("/", 1)
        file = documentation.files[code].get(str(PurePosixPath(name).with_suffix("")))
        told = oracle.judge(sha, path, english)
        if file is None or told is None:
            tally["without English or history"] += 1
            continue
        rows = [row for row in states.page(file).sections if row.own is not None]
        for row, what in zip(rows, told, strict=True):
            tally[what] += 1
            if row.freshness != what:
                assert row.own is not None
                wrong[what, row.freshness, path].append(f"{sha[:8]} {row.own.title!r}")
    states.history.close()


if __name__ == "__main__":
    main()
