"""The content of pages with every link resolved, kept under a key of all that it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path

from builder.html import TocEntry
from builder.ignores import Ignore
from builder.site.api import ApiEntry, load_entries
from builder.site.cache import PageCache, Written, digest
from builder.site.doctest_reports import Reports
from builder.site.library_names import LibraryNames
from builder.site.links import LinkProblem
from builder.site.records import Record, load_segments
from builder.site.slots import Resolver, Values
from builder.site.sources import SourcePage
from builder.work import in_parallel
from toctree import Finding
from toctree.findings import shown


@dataclass(slots=True)
class Marks:
    """What is said of a page's sections, by the ids of their headings: HTML `below` the heading, `before`
    it, and at the page's `end`."""

    below: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    end: str = ""


@dataclass(slots=True)
class Body:
    """The content of a page of the site, shared by every language in which it stands in.

    `values` fill the slots of the record and of its API entries; `key` names the finished
    HTML. What `html` needs may have been left in the cache, where `load_bodies` fetches it.
    `asked` are classes that links depend on beside `values_key`, with what was known of them.
    `reports` tell of its examples.
    """

    source: SourcePage
    record: Record
    entries: list[ApiEntry]
    aliases: dict[str, str]
    values_key: str
    reports: Reports
    key: str = ""
    problems: list[LinkProblem] = field(default_factory=list)
    values: Values | None = None
    asked: dict[str, str] = field(default_factory=dict)

    def stands(self, names: LibraryNames | None) -> bool:
        """Whether all that its links asked about classes of the library is as it was."""
        return names is None or all(names.key(path) == known for path, known in self.asked.items())

    def html(self, marks: Marks | None = None) -> str:
        """The finished HTML; `load_bodies` must have been called.

        `marks` tell how fresh sections are. They are no part of the content: a change of English
        makes no search index of its translations anew.
        """
        assert self.values is not None
        entries = iter(self.entries)
        rendered = self.record.rendered
        values = [
            value if isinstance(value, str) else next(entries).entry.rendered.fill(value)
            for value in self.values
        ]
        if marks is None:
            return rendered.fill(values)
        segments = list(rendered.segments)
        for number, slot in enumerate(rendered.slots):
            if slot.kind == "section":
                values[number] = marks.below.get(slot.value, "")
            elif slot.kind == "heading" and slot.value in marks.before:
                start = segments[number].rindex("<h")  # the slot follows the heading's tag
                head, tag = segments[number][:start], segments[number][start:]
                segments[number] = f"{head}{marks.before[slot.value]}{tag}"
        return replace(rendered, segments=segments).fill(values) + marks.end

    @property
    def toc(self) -> list[TocEntry]:
        """The page's headings, with the objects and members of its API entries in their places."""
        toc = list(self.record.rendered.toc)
        for slot, one in reversed(list(zip(self.record.rendered.autodocs, self.entries, strict=True))):
            toc[slot.toc : slot.toc] = one.entry.rendered.toc
        return toc

    @property
    def features(self) -> list[str]:
        """What on the page needs a script or style of its own."""
        features = set(self.record.rendered.features)
        for one in self.entries:
            features.update(("api", *one.entry.rendered.features))
        return sorted(features)

    def findings(self, library: Path | None, told: set[str]) -> list[Finding]:
        """What is wrong in the page, and in the source of the library at `library` that it shows.

        None leaves the library's source out. What decorators write into many docstrings, and what
        keeps a module from being imported, is told once: `told` are such messages, and grows.
        """
        found = [
            self._finding(one.path, one.line, one.rule, one.message, one.hint) for one in self.record.problems
        ]
        for problem in self.problems:
            if problem.library:
                if library is None or (problem.line < 0 and problem.message in told):
                    continue
                path = shown(library / problem.path)
                if problem.line < 0:
                    told.add(problem.message)
                found.append(Finding(path, abs(problem.line), problem.rule, problem.message, problem.hint))
            else:
                line = abs(problem.line)
                found.append(self._finding(problem.path, line, problem.rule, problem.message, problem.hint))
        for slot, entry in zip(self.record.rendered.autodocs, self.entries, strict=True):
            for note in entry.notes:
                if note.rule.startswith("import-"):  # a module is imported for many entries
                    if note.message in told:
                        continue
                    told.add(note.message)
                found.append(self._finding(slot.path, slot.line, note.rule, note.message, note.hint))
            if library is not None:
                for one in entry.entry.problems:
                    path = shown(library / one.file)
                    found.append(Finding(path, one.line, one.rule, one.message, one.hint))
        return found

    def remarks(self) -> list[Finding]:
        """What only `doc-builder check` tells of the page."""
        return [
            self._finding(one.path, one.line, one.rule, one.message, one.hint) for one in self.record.remarks
        ]

    def ignores(self) -> list[tuple[str, Ignore]]:
        """The comments that switch rules off, with the file that each stands in."""
        return [(self._file(path), one) for path, one in self.record.ignores]

    def _finding(self, included: str, line: int, rule: str, message: str, hint: str) -> Finding:
        """Something wrong in the page or what it includes. A page without a file is named in the message:
        its text comes from elsewhere, as from an app's help, and its lines are nowhere to be seen."""
        if self.source.generated is not None and not included:
            return Finding(shown(self.source.generated), 1, rule, f"{self.source.local}: {message}", hint)
        return Finding(self._file(included), line, rule, message, hint)

    def _file(self, included: str) -> str:
        """The file that a finding stands in: the page, or what it includes."""
        return shown((self.source.path.parent / included).resolve() if included else self.source.path)


def resolve_bodies(
    bodies: Iterable[Body], resolvers: Mapping[str, Resolver], cache: PageCache, jobs: int
) -> None:
    """Resolves the links of those bodies that the cache doesn't have, in parallel.

    A body is resolved again when a class has changed that one of its references asked about: that
    of a member which no page shows. All else that links depend on is in the body's key.
    """
    todo = {body.values_key: body for body in bodies if not body.key}
    for key, head in cache.heads(todo).items():
        body = todo[key]
        body.asked = head["asked"]
        if body.stands(resolvers[body.source.language].library_names):
            body.key = head["key"]
            body.problems = [LinkProblem(*one) for one in head["problems"]]
            del todo[key]

    def resolve(body: Body) -> tuple[str, list[LinkProblem], dict[str, str], Written]:
        load_entries(body.entries, cache)
        resolver = resolvers[body.source.language]
        resolver.asked.clear()
        values, problems = resolver.values(
            body.source.local,
            body.record.rendered.slots,
            body.aliases,
            [one.entry.rendered.slots for one in body.entries],
            body.reports.on_page(body.source.path, body.source.text),
        )
        key = digest(body.record.content_key, *(one.content for one in body.entries), *values)
        names = resolver.library_names
        asked = {path: names.key(path) for path in sorted(resolver.asked)} if names is not None else {}
        head = {"key": key, "problems": [astuple(one) for one in problems], "asked": asked}
        return key, problems, asked, Written.of(body.values_key, head, values)

    ordered = list(todo.values())
    for body, found in zip(ordered, in_parallel(resolve, ordered, jobs), strict=True):
        body.key, body.problems, body.asked, written = found
        cache.store_written(written)
    cache.commit()


def load_bodies(bodies: Iterable[Body], cache: PageCache) -> None:
    """Fetches what the HTML of bodies is made of, where it was left in the cache."""
    wanted = list(bodies)
    load_segments((body.record for body in wanted), cache)
    load_entries((entry for body in wanted for entry in body.entries), cache)
    bare = [body for body in wanted if body.values is None]
    known = cache.bodies(body.values_key for body in bare)
    for body in bare:
        body.values = known[body.values_key]
