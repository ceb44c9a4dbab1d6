"""Footnotes: marks in the text, and the notes at the page's end.

Notes are numbered in the order of their first marks. An included file's labels are
its own, and its notes stand among the page's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.markdown import FootnoteDefinition, FootnoteReference, Page, Paragraph

from . import escape
from .context import Context


@dataclass(slots=True)
class Footnote:
    """A note that the page uses: its place in the list, its id, and its marks' ids."""

    page: Page
    definition: FootnoteDefinition
    number: int
    id: str
    marks: list[str] = field(default_factory=list)


def footnote_reference(context: Context, node: FootnoteReference) -> None:
    """`<sup>` with a link to the note; the number alone within a link."""
    key = (id(context.page), node.label.casefold())
    note = context.footnotes.get(key)
    if note is None:
        defined = context.defined_footnotes.get(key)
        if defined is None:
            context.write(escape.text(f"[^{node.label}]"))
            return
        number = len(context.footnotes) + 1
        note = Footnote(*defined, number, context.ids.reserve(f"fn:{number}"))
        context.footnotes[key] = note
    if context.raw.anchors:
        context.write(f"<sup>{note.number}</sup>")
        return
    use = len(note.marks) + 1
    mark = context.ids.reserve(f"fnref:{note.number}" if use == 1 else f"fnref:{note.number}:{use}")
    note.marks.append(mark)
    context.ids.place(mark)
    context.write(
        f'<sup id="{escape.attribute(mark)}"><a class="footnote-ref" href="#{escape.attribute(note.id)}">'
        f"{note.number}</a></sup>"
    )


def footnotes(context: Context) -> None:
    """The notes that the page uses, each with links back to its marks."""
    if not context.footnotes:
        return
    title = escape.attribute(context.labels["footnotes.title"])
    context.write(f'<section class="footnotes" aria-label="{title}">\n<ol>\n')
    written = 0
    # A note can mark another: the list grows while it is written.
    while written < len(context.footnotes):
        note = list(context.footnotes.values())[written]
        written += 1
        context.page = note.page
        context.ids.place(note.id)
        context.write(f'<li id="{escape.attribute(note.id)}">\n')
        _note(context, note)
        context.write("</li>\n")
    context.page = context.root
    context.write("</ol>\n</section>\n")


def _note(context: Context, note: Footnote) -> None:
    children = note.definition.children
    last = children[-1] if children else None
    if isinstance(last, Paragraph):
        context.blocks(children[:-1])
        context.write("<p>")
        context.leaf(last.children)
    else:
        context.blocks(children)
        context.write("<p>")
    label = escape.attribute(context.labels["footnote.back"])
    for mark in note.marks:
        context.write(
            f' <a class="footnote-backref" href="#{escape.attribute(mark)}"'
            f' title="{label}" aria-label="{label}">↩</a>'
        )
    context.write("</p>\n")
