"""Edits of a `_toctree.yml` that change nothing else in it: an entry put in, the entries in English's order.

Comments, quotes, the width of indents, line breaks and the order of keys stay as they are; what
is new is written the way of its neighbours.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from toctree.layout import Item, Items, Layout, UneditableError, is_placeholder, layout
from toctree.merge import mark_of
from toctree.model import Entry, Toctree
from toctree.order import English
from toctree.read import PLACEHOLDER
from toctree.rising import rising

_T = TypeVar("_T")


def with_page(text: str, path: Path, english: Toctree, local: str, title: str) -> str:
    """The toctree's text with an entry for a page, where English has it.

    Instead of the placeholder (`local: in_translation`) of that page if there is one: one whose
    title holds the English title, or the one at its place. Else in the group that holds the pages beside
    it; groups that are missing are made, with English's titles. A page that is listed already, or
    that English doesn't list, changes nothing. Raises UneditableError.
    """
    where = layout(text, path)
    return proved(where, _Edit(where, English(english)).put(local, local, title), local, title)


def with_placeholder(text: str, path: Path, english: Toctree, local: str) -> str:
    """The toctree's text with `local: in_translation` for a page that nobody has translated yet.

    Its title is English's behind the mark that the toctree's other placeholders have. Nothing changes
    where the page, or a placeholder of it, is listed. Raises UneditableError.
    """
    where = layout(text, path)
    known = English(english)
    entry = known.entries.get(local)
    if entry is None:
        return text
    mark = mark_of(Toctree([item.entry for item in where.root.items], str(path)))
    title = mark + entry.title
    return proved(where, _Edit(where, known).put(local, PLACEHOLDER, title), None, title)


def in_order(text: str, path: Path, english: Toctree) -> str:
    """The toctree's text with the entries of each list in English's order; none leaves its list.

    What English doesn't have stays behind what it stood behind. Raises UneditableError.
    """
    where = layout(text, path)
    if not where.root.items:
        return text
    known, whole = English(english), Whole(where)
    first, last = where.root.items[0].start, where.root.items[-1].end
    ordered = _ordered(whole, where.root, known)
    return proved(where, whole.text([*whole.lines[:first], *ordered, *whole.lines[last:]]))


def out_of_order(own: Toctree, english: Toctree) -> list[Entry]:
    """The entries that `in_order` would move: as few as possible, in the toctree's order."""
    known = English(english)

    def lists(entries: list[Entry]) -> Iterator[list[Entry]]:
        yield entries
        for entry in entries:
            yield from lists(entry.sections)

    found = []
    for entries in lists(own.entries):
        keyed = [(entry, known.key(entry)) for entry in entries]
        placed = [(entry, key) for entry, key in keyed if key is not None]
        staying = rising([key for _, key in placed])
        found += [entry for index, (entry, _) in enumerate(placed) if index not in staying]
    return sorted(found, key=lambda entry: entry.line)


def proved(where: Layout, text: str, local: str | None = None, title: str | None = None) -> str:
    """The text of an edited toctree if it has what it had, and the entry that was to be put in.

    Groups may have come with that, and a placeholder may have gone. Raises UneditableError.
    """
    before = "".join(where.lines)
    if text == before:
        return text
    pairs = zip(where.lines, text.splitlines(keepends=True), strict=False)
    changed = next((line for line, (old, new) in enumerate(pairs, 1) if old != new), len(where.lines))
    wrong = where.uneditable(max(changed, 1), "can't be edited line by line here")
    try:
        edited = layout(text, where.path)
    except UneditableError:
        raise wrong from None
    had, has = (Counter(entries_of(one.root.items)) for one in (where, edited))
    gone, come = list((had - has).elements()), list((has - had).elements())
    wanted = [] if title is None else [(local or PLACEHOLDER, title.strip())]
    replaced = [page for _, page, _ in gone] in ([], [PLACEHOLDER] * len(wanted))
    if not replaced or [(page, name) for _, page, name in come if page] != wanted:
        raise wrong
    return text


def entries_of(items: list[Item], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What a toctree has: each entry's groups, its page (none in a group), and its title."""
    for item in items:
        entry = item.entry
        yield above, PLACEHOLDER if entry.in_translation else entry.local or "", entry.title
        if item.inner is not None:
            yield from entries_of(item.inner.items, (*above, entry.title))


@dataclass(slots=True)
class _Edit:
    where: Layout
    english: English

    def put(self, local: str, written: str, title: str) -> str:
        if self.where.find(local) is not None or local not in self.english.entries:
            return "".join(self.where.lines)
        placeholder = self._placeholder(local)
        if placeholder is None:
            return self._inserted(local, written, title)
        return "".join(
            self.where.lines if written == PLACEHOLDER else self._filled(placeholder, local, title)
        )

    def _placeholder(self, local: str) -> Item | None:
        """The placeholder that stands for a page."""
        title, index = self.english.entries[local].title, self.english.index[local]
        before, distance, found = -1, len(self.english.index) + 1, None
        for item in self.where.root.walk():
            before = max((self.english.index.get(page, -1) for page in _own(item)), default=before)
            if title and self.english.named(item.entry, title) and abs(index - before) < distance:
                distance, found = abs(index - before), item
        return found or self._at_its_place(local)

    def _at_its_place(self, local: str) -> Item | None:
        """The placeholder at a page's place: between two pages that both toctrees list there are as
        many placeholders here as pages there."""
        known = [
            item
            for item in self.where.root.walk()
            if is_placeholder(item) or any(page in self.english.index for page in _own(item))
        ]
        listed = {page for item in known for page in _own(item)}
        pages = list(self.english.index)
        low = high = pages.index(local)
        while low > 0 and pages[low - 1] not in listed:
            low -= 1
        while high < len(pages) and pages[high] not in listed:
            high += 1
        start = next((i + 1 for i, item in enumerate(known) if low and pages[low - 1] in _own(item)), 0)
        gap = list(itertools.takewhile(is_placeholder, known[start:]))
        following = known[start + len(gap)] if start + len(gap) < len(known) else None
        ends_alike = pages[high] in _own(following) if following and high < len(pages) else following is None
        if not ends_alike or len(gap) != high - low:
            return None
        found = gap[pages.index(local) - low]
        return None if self.english.named(found.entry) else found

    def _filled(self, item: Item, local: str, title: str) -> list[str]:
        lines = list(self.where.lines)
        edits = [(item.values["local"], local)]
        if "title" in item.values:
            edits.append((item.values["title"], title))
        for node, text in sorted(edits, key=lambda edit: edit[0].start_mark.line, reverse=True):
            start, end = node.start_mark, node.end_mark
            before, after = lines[start.line][: start.column], ""
            if end.line < len(lines):
                after = lines[end.line][end.column :]
            if (
                isinstance(node, yaml.ScalarNode)
                and node.style in ("|", ">")
                and end.line > start.line
                and not end.column
            ):
                # A folded text ends where the next line that isn't its own begins.
                after = self.where.newline + after
            # The value of `title:` alone begins at its colon.
            space = " " * before.endswith(":")
            lines[start.line : end.line + 1] = [before + space + scalar(text) + after]
        return lines

    def _inserted(self, local: str, written: str, title: str) -> str:
        chain = self.english.above[local]
        for depth in range(len(chain), -1, -1):
            owner, items = self._counterpart(chain[:depth])
            if owner is not None or items is not None:
                break
        whole = Whole(self.where)
        style = _Style.of(self.where)
        missing = chain[depth:]
        column, line = 0, 0
        if owner is not None:
            column, line = owner.column + 2 + style.indent, owner.end
        if items is not None:
            column = items.column if items.items else column
            line = self._place(items, self.english.index[local])
        new = style.entry(missing, written, title, column)
        if items is None and owner is not None:
            new = [" " * (owner.column + 2) + "sections:", *new]
        lines = [one + self.where.newline for one in new]
        return whole.text([*whole.lines[:line], *lines, *whole.lines[line:]])

    def _counterpart(self, chain: list[Entry]) -> tuple[Item | None, Items | None]:
        """The item and the list that stand for the last of English's groups; twice None for none."""
        if not chain:
            return None, self.where.root
        group = chain[-1]
        if group.local:
            item = self.where.find(group.local)
            return item, item.inner if item else None
        pages = {page.local for entry in group.sections for page in entry.own_pages()}
        held = [
            (sum(page in pages for item in items.items for page in _own(item)), owner, items)
            for owner, items in self.where.root.lists()
        ]
        count, owner, items = max(held, key=lambda one: one[0])
        if count:
            return owner, items
        for item in self.where.root.walk():
            if not item.entry.local and item.entry.title == group.title and not item.entry.in_translation:
                return item, item.inner
        for inner in group.sections:
            below = self._counterpart([*chain, inner])[0] if inner.sections else None
            for owner, items in self.where.root.lists():
                if owner is not None and below in items.items:
                    return owner, items
        return None, None

    def _place(self, items: Items, index: int) -> int:
        """The line before which a page belongs in a list."""
        indexes = [(item, self.english.indexes(item.entry)) for item in items.items]
        before = [
            (max(i for i in all_ if i < index), item)
            for item, all_ in indexes
            if min(all_, default=index) < index
        ]
        if before:
            return max(before, key=lambda one: one[0])[1].end
        after = [item for item, all_ in indexes if all_]
        return after[0].start if after else items.end


@dataclass(slots=True)
class _Style:
    """How a toctree is written: what most of its entries do."""

    indent: int
    title_first: bool
    local_first: bool

    @classmethod
    def of(cls, where: Layout) -> _Style:
        items = list(where.root.walk())
        groups = [item for item in items if item.inner and item.inner.items]
        return cls(
            _most((item.inner.column - item.column - 2 for item in groups if item.inner), 2),
            _most((_first(item, "title", "sections") for item in groups if "title" in item.keys), True),
            _most(
                (_first(item, "local", "title") for item in items if {"local", "title"} <= {*item.keys}), True
            ),
        )

    def entry(self, groups: list[Entry], local: str, title: str, column: int) -> list[str]:
        """The lines of a page's entry in groups that are new too."""
        if not groups:
            keys = [f"local: {scalar(local)}", f"title: {scalar(title)}"]
            return _listed(keys if self.local_first else keys[::-1], column)
        group = groups[0]
        title_line = [f"title: {scalar(group.title)}"] * bool(group.title)
        keys = ["isExpanded: true"] * group.is_expanded + ["sections:"]
        inner = self.entry(groups[1:], local, title, column + 2 + self.indent)
        if self.title_first:
            return [*_listed(title_line + keys, column), *inner]
        return [*_listed(keys, column), *inner, *(" " * (column + 2) + line for line in title_line)]


class Whole:
    """Lines that all have a break at their end, and the text that they are of a file that had none there."""

    def __init__(self, where: Layout) -> None:
        self.lines = list(where.lines)
        self._open = bool(self.lines) and not self.lines[-1].endswith(("\n", "\r"))
        self._newline = where.newline
        if self._open:
            self.lines[-1] += where.newline

    def text(self, lines: list[str]) -> str:
        text = "".join(lines)
        return text.removesuffix(self._newline) if self._open else text


def _ordered(whole: Whole, items: Items, english: English) -> list[str]:
    """The lines of a list in order; those between two items belong to the second."""
    blocks: list[tuple[float, list[str]]] = []
    place = items.items[0].start
    for item in items.items:
        lines = whole.lines[place : item.end]
        if item.inner is not None and item.inner.items:
            first, last = item.inner.items[0].start, item.inner.items[-1].end
            inner = _ordered(whole, item.inner, english)
            lines = [*whole.lines[place:first], *inner, *whole.lines[last : item.end]]
        key = english.key(item.entry)
        if key is None and blocks:
            blocks[-1] = (blocks[-1][0], blocks[-1][1] + lines)
        else:
            blocks.append((-1 if key is None else key, lines))
        place = item.end
    return [line for _, lines in sorted(blocks, key=lambda block: block[0]) for line in lines]


def scalar(text: str) -> str:
    """A text as YAML, plain where that means the same."""
    try:
        node = yaml.compose(f"k: {text}\n", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        node = None
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 else None
    plain = isinstance(value, yaml.ScalarNode) and value.style is None and value.value == text
    return text if plain and text else "'" + text.replace("'", "''") + "'"


def _own(item: Item) -> list[str]:
    return [page.local for page in item.entry.own_pages() if page.local]


def _listed(keys: list[str], column: int) -> list[str]:
    return [" " * column + ("- " if key is keys[0] else "  ") + key for key in keys]


def _first(item: Item, one: str, other: str) -> bool:
    return item.keys.index(one) < item.keys.index(other)


def _most(values: Iterable[_T], default: _T) -> _T:
    common = Counter(values).most_common(1)
    return common[0][0] if common else default
