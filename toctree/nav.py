"""What a sidebar shows: a toctree without what readers have no use for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toctree.model import Entry, Toctree


@dataclass(slots=True, eq=False)
class NavNode:
    """A page (`local`), a group (`children`), or both at once, as a reader of one language sees it.

    `title` is Markdown as the toctree has it. `translated` is true for a page that the
    language has itself, and for a group whose title is the language's own. Nodes are equal
    only to themselves: two groups may have one title.
    """

    title: str
    local: str | None = None
    children: list[NavNode] = field(default_factory=list)
    translated: bool = False
    new: bool = False
    is_expanded: bool = False

    def walk(self) -> Iterator[NavNode]:
        """The node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def locals(self) -> frozenset[str]:
        """The pages of the node and of all below it."""
        return frozenset(node.local for node in self.walk() if node.local)


def build(toctree: Toctree) -> list[NavNode]:
    """A toctree's nodes. Groups without a title give their children to their parent, groups
    without a page are left out. A page listed twice has two nodes; `once` leaves the first."""
    return _nodes(toctree.entries)


def once(nodes: list[NavNode], seen: set[str] | None = None) -> list[NavNode]:
    """Nodes with each page where it stands first, and without the groups that this leaves empty."""
    seen = set() if seen is None else seen
    found: list[NavNode] = []
    for node in nodes:
        double = node.local in seen
        if node.local:
            seen.add(node.local)
        node.children = once(node.children, seen)
        if double:
            found += node.children
        elif node.local or node.children:
            found.append(node)
    return found


def _nodes(entries: list[Entry]) -> list[NavNode]:
    found: list[NavNode] = []
    for entry in entries:
        pages = [
            NavNode(page.title, page.local, new=page.new, is_expanded=page.is_expanded)
            for page in entry.own_pages()
        ]
        children = _nodes(entry.sections)
        if entry.local and pages:
            pages[0].children = children
            found += pages
        elif not children or not entry.title:
            found += pages + children
        else:
            group = NavNode(entry.title, None, pages + children)
            group.new, group.is_expanded = entry.new, entry.is_expanded
            found.append(group)
    return found
