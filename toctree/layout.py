"""Where a `_toctree.yml` has its entries, by line: so that one can be put in and no other touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from toctree.findings import Finding, shown
from toctree.model import Entry
from toctree.read import PLACEHOLDER, read_entries
from toctree.yamlfile import compose, is_null, line_of


class UneditableError(Exception):
    """A toctree that can't be edited line by line; `finding` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


@dataclass(slots=True, eq=False)
class Item:
    """An entry and its lines, `start` (its dash) to before `end`, both counted from 0.

    `keys` are its keys as written, in their order. `inner` is None without `sections`.
    """

    entry: Entry
    start: int
    end: int
    column: int
    keys: list[str]
    values: dict[str, yaml.Node]
    inner: Items | None = None

    def walk(self) -> Iterator[Item]:
        """The item and all below it."""
        yield self
        for item in self.inner.items if self.inner else ():
            yield from item.walk()

    def locals(self) -> list[str]:
        """The pages of the item and all below it."""
        return [page.local for item in self.walk() for page in item.entry.own_pages() if page.local]


@dataclass(slots=True, eq=False)
class Items:
    """A list of entries. `column` is that of its dashes, `end` the line before which more can be put."""

    column: int
    end: int
    items: list[Item] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """All items, groups before what they hold."""
        for item in self.items:
            yield from item.walk()

    def lists(self) -> Iterator[tuple[Item | None, Items]]:
        """This list and all below it, each with the item whose sections it is."""
        yield None, self
        for item in self.walk():
            if item.inner is not None:
                yield item, item.inner


@dataclass(slots=True)
class Layout:
    """A toctree's lines, with their breaks, and the items in them."""

    path: Path
    lines: list[str]
    root: Items

    @property
    def newline(self) -> str:
        """The file's line break: its first."""
        first = self.lines[0] if self.lines else ""
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def uneditable(self, line: int, why: str) -> UneditableError:
        """What to raise where an edit isn't possible; the line counts from 1."""
        return UneditableError(Finding(shown(self.path), line, "uneditable-toctree", why, "edit it by hand"))

    def find(self, local: str) -> Item | None:
        """The item that lists a page."""
        for item in self.root.walk():
            if any(page.local == local for page in item.entry.own_pages()):
                return item
        return None


def layout(text: str, path: Path) -> Layout:
    """The layout of a toctree's text. Raises UneditableError."""
    node, findings = compose(text, path)
    if findings:
        raise UneditableError(findings[0])
    # YAML's line breaks are those of str.splitlines; the others that this knows are forbidden in YAML.
    lines = text.splitlines(keepends=True)
    result = Layout(path, lines, Items(0, len(lines)))
    if node is None:
        said = next((number for number, line in enumerate(lines, 1) if _says(line)), 0)
        if said:
            raise result.uneditable(said, "nothing can be put beside what stands here")
        return result
    entries, findings = read_entries(node, path)
    broken = [finding for finding in findings if finding.rule != "unknown-key"]
    if broken:
        raise UneditableError(broken[0])
    result.root = _items(result, node, entries)
    return result


def _says(line: str) -> bool:
    return bool(line.strip("\ufeff \t\r\n")) and not line.lstrip().startswith(("#", "---", "%"))


def _items(where: Layout, node: yaml.Node, entries: list[Entry]) -> Items:
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise where.uneditable(line_of(node), "a list in brackets can't be edited line by line")
    column = int(node.start_mark.column)
    items = [_item(where, child, entry, column) for child, entry in zip(node.value, entries, strict=True)]
    return Items(column, items[-1].end, items)


def _item(where: Layout, node: yaml.MappingNode, entry: Entry, column: int) -> Item:
    if node.flow_style:
        raise where.uneditable(line_of(node), "an entry in braces can't be edited line by line")
    start = int(node.start_mark.line)
    # The dash may stand on a line above, alone.
    while not where.lines[start][column:].startswith("-") or where.lines[start][:column].strip():
        start -= 1
    values = {str(key.value): value for key, value in node.value}
    item = Item(entry, start, _end(node), column, list(values), values)
    sections = values.get("sections")
    if sections is not None:
        if is_null(sections):
            item.inner = Items(column + 2, int(sections.start_mark.line) + 1)
        else:
            item.inner = _items(where, sections, entry.sections)
    return item


def _end(node: yaml.Node) -> int:
    """The line after a node's last; a block's own end mark stands behind comments that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    end = node.end_mark
    return int(end.line) + (1 if end.column or end.line == node.start_mark.line else 0)


def is_placeholder(item: Item) -> bool:
    """Whether an item is `local: in_translation`."""
    return item.entry.in_translation and str(item.values["local"].value).strip() == PLACEHOLDER
