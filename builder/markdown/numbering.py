"""What only a whole page can tell: the headings' ids and the footnotes' numbers."""

from __future__ import annotations

from .block_state import Context
from .nodes import FootnoteDefinition, FootnoteReference, Heading, Page, text_of, walk, walk_blocks
from .rules_block.footnote import footnote_key
from .slugs import Ids, slugify


def number_page(page: Page, context: Context, *, footnotes: bool = True) -> None:
    """Give every heading its id and, unless told otherwise, every used footnote its number."""
    if not footnotes:
        _headings([node for node in walk_blocks(page) if isinstance(node, Heading)], context)
        return
    headings: list[Heading] = []
    definitions: dict[str, FootnoteDefinition] = {}
    references: list[FootnoteReference] = []
    for node in walk(page):
        if isinstance(node, Heading):
            headings.append(node)
        elif isinstance(node, FootnoteDefinition):
            definitions.setdefault(footnote_key(node.label), node)
        elif isinstance(node, FootnoteReference):
            references.append(node)
    _headings(headings, context)
    _footnotes(definitions, references)


def _headings(headings: list[Heading], context: Context) -> None:
    """Written ids come first: a link that names one must not meet a heading above that
    happens to have the same words."""
    ids = Ids()
    for heading in headings:
        if not heading.explicit:
            continue
        wanted = heading.id
        heading.id = ids.take(wanted)
        if heading.id != wanted:
            context.problem(
                heading.start,
                "duplicate-id",
                f"[[{wanted}]] is the id of a heading above; this one gets {heading.id!r}",
                "give each heading of a page an id of its own",
            )
    for heading in headings:
        if not heading.explicit:
            heading.id = ids.take(slugify(text_of(heading.children)))


def _footnotes(definitions: dict[str, FootnoteDefinition], references: list[FootnoteReference]) -> None:
    uses: dict[str, int] = {}
    number = 0
    for reference in references:
        key = footnote_key(reference.label)
        definition = definitions.get(key)
        if definition is None:
            continue
        if not definition.number:
            number += 1
            definition.number = number
        uses[key] = uses.get(key, 0) + 1
        reference.number, reference.use = definition.number, uses[key]
