"""The API entries of a site: what each `[[autodoc]]` shows, made from the library and kept with the pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from autodoc.entry import Entry
from autodoc.library import Library, Spare
from autodoc.packages import Packages
from autodoc.static import find_source
from builder.html import Slot
from builder.plain import Marked
from builder.site.cache import PageCache, Written, digest
from builder.site.entries import Note, make_entry, public_name
from builder.site.records import Record, language_key
from builder.site.settings import Settings
from builder.work import in_parallel
from toctree import Finding
from toctree.findings import shown

Place = tuple[str, str]
"""A page: its language and its name."""


@dataclass(slots=True)
class ApiEntry:
    """An entry as a page shows it. `key` names what it was made from, `content` what it came to.

    `entry.rendered` may be without segments and slots, which `load_entries` fetches.
    """

    key: str
    content: str
    entry: Entry
    notes: list[Note] = field(default_factory=list)

    @property
    def lacks_import(self) -> bool:
        """Whether a failed import left the entry with what the source says."""
        return any(note.rule.startswith("import-") for note in self.notes)

    def written(self) -> Written:
        """The entry for the cache: what every build needs, segments with slots, and Markdown."""
        head, body = self.entry.to_json()
        notes = [[one.rule, one.message, one.hint] for one in self.notes]
        plain = self.entry.plain.to_json() if self.entry.plain is not None else None
        return Written.of(self.key, {"content": self.content, "notes": notes, **head}, body, plain)

    @classmethod
    def from_json(cls, key: str, head: dict[str, Any]) -> ApiEntry:
        """The entry that the first part was made from."""
        entry = Entry.from_json(head, {"segments": [], "slots": []})
        return cls(key, head["content"], entry, [Note(*one) for one in head["notes"]])


@dataclass(slots=True)
class Api:
    """The entries of every page, and the library that they are of: None where no page asks for one."""

    entries: dict[Place, list[ApiEntry]] = field(default_factory=dict)
    library: Library | None = None
    findings: list[Finding] = field(default_factory=list)
    state: str = ""
    """Changes whenever an entry may have changed; empty where there are none."""
    rendered: int = 0
    """How many entries were made now."""

    @property
    def names(self) -> str:
        """Changes whenever a name of the library may have come to mean another object."""
        packages = self.library.packages if self.library is not None else []
        return " ".join(one.index.names_digest for one in packages)

    @property
    def extracted(self) -> int:
        """How many of the library's files were read closely now."""
        packages = self.library.packages if self.library is not None else []
        return sum(one.static.extracted for one in packages)


def load_api(
    settings: Settings,
    records: Mapping[Place, Record],
    cache: PageCache,
    known: dict[str, ApiEntry],
    library: Library | None = None,
    spare: Spare | None = None,
) -> Api:
    """The entries of all pages: from the cache, or made now in parallel.

    `known` are entries that a preview holds in memory; it is given the others. `library` is one
    that was opened for this already, and `spare` the process that it may import with; both are used up.
    """
    directives = {place: record.rendered.autodocs for place, record in records.items()}
    if not any(directives.values()):
        for unused in (library, spare):
            if unused is not None:
                unused.close()
        return Api()
    library = library or open_library(settings, cache, spare)
    api = Api(library=library, state=library_state(library), findings=list(_findings(settings, library)))
    keys = {
        place: _keys(place[0], record, directives[place], library, settings)
        for place, record in records.items()
        if directives[place]
    }
    wanted = dict.fromkeys(key for page in keys.values() for key in page)
    heads = cache.heads(key for key in wanted if key not in known)
    known |= {key: ApiEntry.from_json(key, head) for key, head in heads.items()}
    for key in [key for key, one in known.items() if one.lacks_import]:
        del known[key]  # the import is tried again
    missing = [place for place, page in keys.items() if any(key not in known for key in page)]
    if missing:
        if library is not None:
            library.load({slot.value for place in missing for slot in directives[place]})
        # A page in all its languages shows the same objects, whose docstrings are then read once.
        groups: dict[str, list[Place]] = {}
        for place in missing:
            groups.setdefault(place[1], []).append(place)

        def make_group(group: list[Place]) -> list[Written]:
            made = []
            for place in group:
                page = records[place], directives[place], keys[place]
                made += _make(library, settings, *page, known, place[0])
            return [one.written() for one in made]

        for written in in_parallel(make_group, list(groups.values()), settings.jobs):
            for one in written:
                known[one.key] = ApiEntry.from_json(one.key, json.loads(one.head))
                cache.store_written(one)
                api.rendered += 1
        cache.commit()
    if library is not None:
        library.close()
    if any(known[key].lacks_import for page in keys.values() for key in page):
        api.state = "an import failed"  # no later state is like it, so that the next build tries again
    api.entries = {place: [known[key] for key in page] for place, page in keys.items()}
    return api


def load_entries(entries: Iterable[ApiEntry], cache: PageCache) -> None:
    """Fetches segments and slots of those entries that came from the cache without them."""
    bare = [one for one in entries if not one.entry.rendered.segments]
    bodies = cache.bodies(one.key for one in bare)
    for one in bare:
        body = bodies[one.key]
        one.entry.rendered.segments = body["segments"]
        one.entry.rendered.slots = [Slot.from_json(slot) for slot in body["slots"]]


def load_plain_entries(entries: Iterable[ApiEntry], cache: PageCache) -> None:
    """Fetches the Markdown of those entries that are without."""
    bare = [one for one in entries if one.entry.plain is None]
    known = cache.plains(one.key for one in bare)
    for one in bare:
        one.entry.plain = Marked.from_json(known[one.key])


def open_library(settings: Settings, cache: PageCache, spare: Spare | None = None) -> Library | None:
    """The library that the pages document; None where it can't be found or has no Python source."""
    source = find_source(settings.library, settings.library_folders()) if settings.python_module else None
    if source is None:
        if spare is not None:
            spare.close()
        return None
    imports = settings.import_settings(source)
    found = [find_source(name, settings.library_folders()) for name in settings.packages]
    others = [
        Library(one, cache, jobs=settings.jobs, imports=settings.import_settings(one))
        for one in found
        if one is not None
    ]
    if others:
        return Packages(source, cache, others, jobs=settings.jobs, imports=imports, spare=spare)
    return Library(source, cache, jobs=settings.jobs, imports=imports, spare=spare)


def library_state(library: Library | None) -> str:
    """A key of all that is known of a library."""
    return library.state if library is not None else "no library"


def _findings(settings: Settings, library: Library | None) -> Iterator[Finding]:
    """What is wrong with the library as a whole."""
    if library is None:
        if settings.python_module:
            named = settings.library_source
            yield Finding(
                shown(settings.base / "mkdocs.yml"),
                1,
                "unknown-library",
                f"there is no package {settings.library}: entries show names alone",
                f"library_source is {shown(named)}: name the folder that holds it"
                if named is not None
                else "install it, or write library_source, the folder that holds it",
            )
        return
    for name in sorted(set(settings.packages) - {one.source.name for one in library.packages}):
        place = shown(settings.base / "mkdocs.yml")
        yield Finding(place, 1, "unknown-library", f"packages: there is no package {name}", "install it")
    for package in library.packages:
        for one in package.index.problems:
            path = shown(package.source.root / one.file)
            yield Finding(path, one.line, "unreadable-module", one.message, "it is left out")


def _keys(
    language: str, record: Record, slots: list[Slot], library: Library | None, settings: Settings
) -> list[str]:
    """What each entry of a page is made from; a second entry of an object also from the first's ids."""
    package = settings.library
    keys: list[str] = []
    seen: dict[str, str] = {}
    for slot in slots:
        name = public_name(slot.value, library, package)
        ids = sorted(one for one in record.rendered.ids if one == name or one.startswith(f"{name}."))
        key = digest(
            "entry",
            language_key(language),
            settings.fallback,
            library.key(slot.value) if library else "",
            package,
            slot.value,
            slot.members,
            slot.options,
            slot.level,
            slot.text,
            ids,
            seen.get(name, ""),
        )
        seen[name] = key
        keys.append(key)
    return keys


def _make(
    library: Library | None,
    settings: Settings,
    record: Record,
    slots: list[Slot],
    keys: list[str],
    known: Mapping[str, ApiEntry],
    language: str,
) -> list[ApiEntry]:
    """Those entries of a page that aren't `known`."""
    made = []
    taken = set(record.rendered.ids)
    for slot, key in zip(slots, keys, strict=True):
        one = known.get(key)
        if one is None:
            page = language, settings.fallback
            entry, notes = make_entry(library, settings.library, slot, *page, frozenset(taken))
            one = ApiEntry(key, _content(entry), entry, notes)
            made.append(one)
        taken.update(one.entry.rendered.ids)
    return made


def _content(entry: Entry) -> str:
    """A key of what an entry came to."""
    return digest(entry.rendered.segments, [slot.to_json() for slot in entry.rendered.slots])
