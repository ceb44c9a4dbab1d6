"""Every entry of a library with every kind of object: what an entry says of itself is true of its HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autodoc.documented import Documented
from autodoc.options import EntryOptions
from autodoc.select import Selector
from autodoc.static import Index, StaticLibrary, find_source
from autodoc.store import MemoryStore
from tests.autodoc.render.library import entry_of, html_of

LIBRARY = Path(__file__).parent.parent / "library"
_VOID = {"br", "hr", "img", "input", "wbr"}


def entries() -> Iterator[Documented]:
    """What a page of each class and function of `tensorkit` shows with `all` members."""
    source = find_source("tensorkit", [LIBRARY])
    assert source is not None
    store = MemoryStore()
    index = Index(source, store)
    library = StaticLibrary(index, store)
    selector = Selector(library.get, index.public)
    for file in sorted((LIBRARY / "tensorkit").rglob("*.py")):
        module = library.module(file.relative_to(LIBRARY).as_posix())
        for member in module.members.values() if module else ():
            found = library.get(member.path)
            if found is not None and found.path == member.path:
                yield selector.select(index.public(found.path), found, EntryOptions(members=("all",)))[0]


class Tags(HTMLParser):
    """Ids in order, and closing tags that close nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


ENTRIES = list(entries())


def test_the_library_has_many() -> None:
    assert len(ENTRIES) > 50


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("shown", ENTRIES, ids=lambda shown: shown.name)
def test_an_entry(shown: Documented, language: str) -> None:
    entry = entry_of(shown, language=language)
    html = html_of(entry)
    tags = Tags()
    tags.feed(html)
    assert (tags.open, tags.wrong) == ([], [])
    assert tags.ids == entry.rendered.ids
    assert len(set(tags.ids)) == len(tags.ids)
    anchors = {one.name for one in entry.exports}
    anchors |= {f"{one.name}.{name}" for one in entry.exports for name in one.parameters}
    anchors |= {one.id for one in entry.rendered.toc}
    anchors |= set(re.findall(r'href="#([^"]*)"', html))
    assert anchors <= set(tags.ids)
