"""One page, parsed and rendered: all that can be known of it without looking at another page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field, replace
from functools import cache as memoised
from pathlib import Path
from typing import Any

from builder.checks.pages import page_problems
from builder.html import Highlighter, Rendered, render
from builder.ignores import Ignore, in_includes, in_page
from builder.markdown import Autodoc, Heading, Include, IncludeError, Page, parse, text_of, walk
from builder.plain import Marked, marked
from builder.site.cache import PageCache, code_fingerprint, digest
from builder.site.settings import Settings
from builder.site.sources import SourcePage
from builder.strings import strings
from builder.work import in_parallel
from toctree.findings import shown


@dataclass(slots=True)
class HeadingPlace:
    """Where a heading stands in the page's outline, for finding its counterpart in English.

    `names` are the words of Latin letters in it, and the objects that are documented below it:
    what translations leave as it is.
    """

    level: int
    id: str
    explicit: bool
    names: list[str] = field(default_factory=list)

    @property
    def marks(self) -> frozenset[str]:
        """The names, as `translations.pairing` asks for them."""
        return frozenset(self.names)


@dataclass(slots=True)
class RecordProblem:
    """What is wrong in a page, or in the file at `path` that it includes; fields as of `Problem`."""

    path: str
    line: int
    rule: str
    message: str
    hint: str


@dataclass(slots=True)
class Record:
    """What is kept of a page. `key` names its content.

    `rendered` may be without its segments, which `load_segments` fetches when they are
    needed. `includes` are the files that went into the page, with their hashes; one
    that couldn't be read has an empty hash, and is asked for again.
    `remarks` are problems that only `doc-builder check` tells of, `ignores` what comments switch off,
    with the path of the included file where they stand in one. `plain` is the page as Markdown, which
    `load_plain` fetches where it is wanted.
    """

    key: str
    rendered: Rendered
    problems: list[RecordProblem]
    outline: list[HeadingPlace]
    includes: dict[str, str]
    remarks: list[RecordProblem] = field(default_factory=list)
    ignores: list[tuple[str, Ignore]] = field(default_factory=list)
    plain: Marked | None = None

    @property
    def content_key(self) -> str:
        """Names what the page holds, included files among it."""
        return digest(self.key, *self.includes.items()) if self.includes else self.key

    def exports(self) -> tuple[object, ...]:
        """All of the page that other pages depend on: its title, ids, headings and objects."""
        objects = [replace(slot, line=0) for slot in self.rendered.autodocs]
        return self.rendered.title, self.rendered.ids, self.outline, objects

    def to_json(self) -> tuple[dict[str, Any], list[str]]:
        """The record as JSON in two parts: what every build needs, and the segments."""
        head = self.rendered.to_json()
        segments = head.pop("segments")
        head["problems"] = [astuple(problem) for problem in self.problems]
        head["outline"] = [astuple(heading) for heading in self.outline]
        head["remarks"] = [astuple(problem) for problem in self.remarks]
        head["ignores"] = [
            (path, one.line, one.rules, one.lines.start, one.lines.stop) for path, one in self.ignores
        ]
        return {**head, "key": self.key, "includes": self.includes}, segments

    def store(self, cache: PageCache) -> None:
        """Keeps the record, with its Markdown beside it."""
        cache.store(self.key, *self.to_json(), self.plain.to_json() if self.plain is not None else None)

    @classmethod
    def from_json(cls, head: dict[str, Any]) -> Record:
        """The record that the first part was made from, without segments."""
        return cls(
            key=head["key"],
            rendered=Rendered.from_json({**head, "segments": []}),
            problems=[RecordProblem(*problem) for problem in head["problems"]],
            outline=[HeadingPlace(*heading) for heading in head["outline"]],
            includes=head["includes"],
            remarks=[RecordProblem(*problem) for problem in head["remarks"]],
            ignores=[
                (path, Ignore(line, tuple(rules), range(start, stop)))
                for path, line, rules, start, stop in head["ignores"]
            ],
        )


@dataclass(slots=True)
class Work:
    """What making the records took: how many pages were parsed, how many blocks highlighted."""

    parsed: int = 0
    highlighted: int = 0


def record_key(source: SourcePage) -> str:
    """The name of a page's record: its text, its language's words, and the builder's own code.

    Its place too where it includes files: the same words mean other files in another folder.
    """
    place = source.path.parent if "include>" in source.text else ""
    return digest(language_key(source.language), source.text, place)


@memoised
def language_key(code: str) -> str:
    """Changes with the words of a language, and with the builder's own code."""
    return digest(code_fingerprint(), *sorted(strings(code).items()))


def load_records(
    sources: Iterable[SourcePage], cache: PageCache, settings: Settings, work: Work, known: dict[str, Record]
) -> dict[tuple[str, str], Record]:
    """The record of every page, by language and name: from the cache, or made now in parallel.

    A record whose included files have changed is made anew. `known` are records that a
    preview holds in memory; it is given the others.
    """
    pages = list(sources)
    keys = {(page.language, page.local): record_key(page) for page in pages}
    heads = cache.heads(key for key in keys.values() if key not in known)
    known |= {key: Record.from_json(head) for key, head in heads.items()}
    records: dict[tuple[str, str], Record] = {}
    missing: list[SourcePage] = []
    for page in pages:
        place = (page.language, page.local)
        record = known.get(keys[place])
        if record is not None and includes_stand(record.includes):
            records[place] = record
        else:
            missing.append(page)
    # The same page in all its languages goes to one worker, whose highlighter then lexes a
    # code block that stands in five languages once.
    groups: dict[str, list[SourcePage]] = {}
    for page in missing:
        groups.setdefault(page.local, []).append(page)

    highlighter = Highlighter()

    def make_group(group: list[SourcePage]) -> list[tuple[Record, int]]:
        made = []
        for page in group:
            before = highlighter.highlighted
            record = make_record(page, settings, highlighter)
            made.append((record, highlighter.highlighted - before))
        return made

    ordered = list(groups.values())
    for group, made in zip(ordered, in_parallel(make_group, ordered, settings.jobs), strict=True):
        for page, (record, highlighted) in zip(group, made, strict=True):
            records[page.language, page.local] = known[record.key] = record
            record.store(cache)
            work.parsed += 1
            work.highlighted += highlighted
    cache.commit()
    return records


def load_segments(records: Iterable[Record], cache: PageCache) -> None:
    """Fetches the HTML of those records that came from the cache without it."""
    bare = [record for record in records if not record.rendered.segments]
    bodies = cache.bodies(record.key for record in bare)
    for record in bare:
        record.rendered.segments = bodies[record.key]


def load_plain(records: Iterable[Record], cache: PageCache) -> None:
    """Fetches the Markdown of those records that came from the cache without it."""
    bare = [record for record in records if record.plain is None]
    known = cache.plains(record.key for record in bare)
    for record in bare:
        record.plain = Marked.from_json(known[record.key])


def make_record(source: SourcePage, settings: Settings, highlighter: Highlighter) -> Record:
    """Parses and renders one page; what is wrong with it, and with its includes, is in its problems."""
    page, includes = read_page(source, settings)
    labels = strings(source.language)
    rendered = render(page, labels=labels, highlighter=highlighter)
    return Record(
        key=record_key(source),
        rendered=rendered,
        problems=list(_problems(page, "")),
        outline=outline(page),
        includes=includes,
        remarks=[RecordProblem(path, *astuple(one)) for path, one in page_problems(page)],
        ignores=[*(("", one) for one in in_page(page)), *in_includes(page)],
        plain=marked(page, labels),
    )


def read_page(source: SourcePage, settings: Settings) -> tuple[Page, dict[str, str]]:
    """The tree of a page, and the hashes of the files that it includes, by path.

    These are read from the documentation's repository and nowhere else; one that couldn't be read has an
    empty hash.
    """
    includes: dict[str, str] = {}

    def include(name: str) -> str:
        path = _include_path(name, source, settings)
        try:
            data = path.read_bytes()
            text = data.decode("utf-8")
        except OSError as error:
            includes[str(path)] = ""
            raise IncludeError(f"{name} can't be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            includes[str(path)] = _file_key(data)
            raise IncludeError(f"{name} isn't UTF-8") from error
        includes[str(path)] = _file_key(data)
        return text

    return parse(source.text, shown(source.path), include=include), includes


_LATIN = re.compile(r"[A-Za-z_][\w.]+", re.ASCII)


def outline(page: Page) -> list[HeadingPlace]:
    """The headings of a page, those in tabs and quotes among them."""
    places: list[HeadingPlace] = []
    for node in walk(page):
        if isinstance(node, Heading):
            words = _LATIN.findall(text_of(node.children).casefold())
            places.append(HeadingPlace(node.level, node.id, node.explicit, sorted(set(words))))
        elif isinstance(node, Autodoc) and places:
            places[-1].names.append(node.target)
    return places


def _problems(page: Page, path: str) -> Iterator[RecordProblem]:
    for one in page.problems:
        yield RecordProblem(path, one.line, one.rule, one.message, one.hint)
    for node in walk(page):
        if isinstance(node, Include) and node.page is not None:
            yield from _problems(node.page, node.page.path)


def _include_path(name: str, source: SourcePage, settings: Settings) -> Path:
    path = (source.path.parent / name).resolve()
    if not path.is_relative_to(settings.repository.resolve()):
        raise IncludeError(
            f"{name} lies outside the documentation's repository; copy it into {settings.repository.name}/"
        )
    return path


def includes_stand(includes: dict[str, str]) -> bool:
    """Whether included files, by path, are still what they were."""
    for path, known in includes.items():
        try:
            now = _file_key(Path(path).read_bytes())
        except OSError:
            now = ""
        if now != known:
            return False
    return True


def _file_key(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
