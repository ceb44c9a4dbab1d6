"""Which unit of a translated section translates which of the English one, where that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.markdown import (
    Autodoc,
    Block,
    Callout,
    CodeBlock,
    Comment,
    Heading,
    List,
    MathBlock,
    Tab,
    Table,
    TableRow,
    Tabs,
    VersionNote,
    walk,
)
from translations.exchange.units import Unit, units_in
from translations.sections import Section

Shape = tuple[object, ...]


@dataclass(slots=True)
class _Stretch:
    """What stands between two things that no translation moves: the shapes, and the units in it."""

    shapes: list[Shape] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


def shapes(section: Section) -> list[Shape]:
    """A section as the kinds of its blocks: the same in its translation."""
    return [shape for shape, _ in _items(section)]


def paired(own: Section, english: Section) -> dict[Unit, Unit]:
    """For units of English, the translation's.

    Where all blocks of the sections are of the same kinds, all units are pairs. Else those between
    two things that stay (code, autodoc, tabs, headings, formulas) are where blocks are of the same
    kinds there and what they share with English (code, links) says nothing else.
    """
    mine, theirs = list(_items(own)), list(_items(english))
    if [shape for shape, _ in mine] == [shape for shape, _ in theirs]:
        units = zip((u for _, us in theirs for u in us), (u for _, us in mine for u in us), strict=True)
        return dict(units)
    pairs: dict[Unit, Unit] = {}
    anchors, stretches = _stretches(mine)
    their_anchors, their_stretches = _stretches(theirs)
    if anchors == their_anchors:
        for one, other in zip(stretches, their_stretches, strict=True):
            if one.shapes == other.shapes and _alike(one.units, other.units):
                pairs |= zip(other.units, one.units, strict=True)
    return pairs


def _alike(own: Sequence[Unit], english: Sequence[Unit]) -> bool:
    return all(
        not one.marks or not other.marks or one.marks & other.marks
        for one, other in zip(own, english, strict=True)
    )


def _items(section: Section) -> Iterator[tuple[Shape, list[Unit]]]:
    """The blocks of a section, each by its kind and with its units."""
    for block in section.content():
        for node in walk(block):
            if isinstance(node, Block) and not isinstance(node, Comment | TableRow):
                units = list(units_in(section, node))
                # The heading that a section begins with is its own, whatever its level.
                yield ("Heading", len(units)) if node is section.heading else _shape(node, units), units


def _shape(node: Block, units: list[Unit]) -> Shape:
    name = type(node).__name__
    match node:
        case Heading():
            return name, node.level, len(units)
        case Autodoc():
            return name, node.target
        case Tabs():
            return name, node.group
        case Tab():
            return name, node.id
        case Callout() | VersionNote():
            return name, node.kind
        case List():
            return name, node.ordered
        case Table():
            return name, len(node.head.cells)
    return name, len(units)


def _stretches(items: Sequence[tuple[Shape, list[Unit]]]) -> tuple[list[Shape], list[_Stretch]]:
    anchors: list[Shape] = []
    stretches = [_Stretch()]
    for shape, units in items:
        if shape[0] in _STAYING:
            anchors.append(shape)
            stretches.append(_Stretch())
        stretches[-1].shapes.append(shape)
        stretches[-1].units += units
    return anchors, stretches


_STAYING = {kind.__name__ for kind in (Autodoc, CodeBlock, Heading, MathBlock, Tab, Tabs, Table)}
