"""Renders a page: walks its tree, a handler for each class of node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.markdown import (
    Block,
    CodeBlock,
    FootnoteDefinition,
    FrameworkSwitch,
    Heading,
    Include,
    Leaf,
    MathBlock,
    Node,
    Page,
    Paragraph,
    text_of,
)

from . import autodoc, blocks, inlines, media, notes, questions, tables, tabs
from .context import Context, Handler
from .footnotes import footnotes
from .highlighting import Highlighter
from .ids import Ids
from .mathematics import math_block
from .rendered import Rendered

DESCRIPTION_LENGTH = 160

_HANDLERS: dict[type[Node], Handler] = {
    **autodoc.HANDLERS,
    **blocks.HANDLERS,
    **inlines.HANDLERS,
    **media.HANDLERS,
    **notes.HANDLERS,
    **questions.HANDLERS,
    **tables.HANDLERS,
    **tabs.HANDLERS,
    # Notes stand at the page's end, and a framework is switched by the tabs themselves.
    FootnoteDefinition: blocks.nothing,
    FrameworkSwitch: blocks.nothing,
    MathBlock: math_block,
}

_FLAGS = {"wrap code blocks": "db-wrap-code", "stretch tables": "db-stretch-tables"}


@dataclass(frozen=True, slots=True)
class Part:
    """Where a text stands that is part of a page, as a docstring is.

    Its ids begin with `prefix`, and none is one of `taken`. Its headings are below one of
    `level`. `code_ids` are for its fences of code, in order, but for those within other
    blocks; an empty one is none.
    """

    prefix: str = ""
    taken: frozenset[str] = frozenset()
    level: int = 0
    code_ids: tuple[str, ...] = ()


def render(
    page: Page, *, labels: Mapping[str, str], highlighter: Highlighter, part: Part | None = None
) -> Rendered:
    """A page's HTML, and what the rest of the site needs to know of it.

    `labels` are the words of the page's language that stand in its HTML. `part` is given
    for a text that isn't a page of its own. What is found wrong (a formula that can't be
    read) is appended to the `problems` of the file that it stands in. Raises KeyError when
    a label that the page needs is missing.
    """
    found = list(_survey(page, page))
    headings = [node for _, node in found if isinstance(node, Heading)]
    names = [node.id for node in headings]
    ids = Ids(names) if part is None else Ids(names, part.prefix, part.taken)
    context = Context(page, labels, highlighter, _HANDLERS, ids)
    if part is not None:
        context.lowered = part.level + 1 - min((node.level for node in headings), default=1)
        fences = [child for child in page.children if isinstance(child, CodeBlock) and child.fenced]
        context.code_ids = {id(node): name for node, name in zip(fences, part.code_ids, strict=False) if name}
    context.defined_footnotes = {
        (id(owner), node.label.casefold()): (owner, node)
        for owner, node in reversed(found)
        if isinstance(node, FootnoteDefinition)
    }
    classes = " ".join(name for flag, name in _FLAGS.items() if flag in page.flags)
    if classes:
        context.write(f'<div class="{classes}">\n')
    context.blocks(page.children)
    footnotes(context)
    if classes:
        context.write("</div>\n")
    segments, slots = context.writer.finish()
    first = next((node for node in headings if node.level == 1), None)
    return Rendered(
        segments=segments,
        slots=slots,
        toc=context.toc,
        title=" ".join(text_of(first.children).split()) if first else "",
        description=_description(page.children),
        ids=context.ids.order,
        features=sorted(context.features),
    )


def _survey(page: Page, block: Block) -> Iterator[tuple[Page, Block]]:
    """The headings and footnotes below a block, included files' too, with their file."""
    if isinstance(block, Heading | FootnoteDefinition):
        yield page, block
    if isinstance(block, Leaf):
        return
    owner, children = page, block.nodes
    if isinstance(block, Include):
        owner, children = block.page or page, list(block.children)
    for child in children:
        if isinstance(child, Block):
            yield from _survey(owner, child)


def _description(blocks: Sequence[Block]) -> str:
    """The start of the first paragraph that says something, cut at a word."""
    for block in blocks:
        text = ""
        if isinstance(block, Paragraph):
            text = " ".join(text_of(block.children).split())
        elif isinstance(block, Include):
            text = _description(block.children)
        if text:
            return _cut(text)
    return ""


def _cut(text: str) -> str:
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    # A language without spaces is cut between any two characters.
    head, space, _ = text[:DESCRIPTION_LENGTH].rpartition(" ")
    if not space or len(head) < DESCRIPTION_LENGTH // 2:
        head = text[: DESCRIPTION_LENGTH - 1]
    return head if head.endswith((".", "。")) else f"{head.rstrip()}…"
