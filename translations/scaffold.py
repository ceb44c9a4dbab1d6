"""A new translation of a page: the English page, ready to be translated section by section."""

from __future__ import annotations

from builder.markdown import Comment, Heading, Page, parse, walk
from translations.documentation import File
from translations.exchange.units import units_of
from translations.provenance import Record, with_records
from translations.sections import sections_of


def new_page(english: File) -> str:
    """The text that a translation of a page begins with.

    It is the English page with its id written at every heading. Below the heading of each section stands
    the record that it is still English (`todo`), or a `draft` where it has nothing to translate. Links
    and pictures need no change: what a language lacks is English's on the site.
    """
    text = with_ids(english.page)
    page = parse(text, english.page.path)
    sections = zip(sections_of(page), sections_of(english.page), strict=True)
    return with_records(
        text,
        {own: Record(theirs.digest, "todo" if units_of(theirs) else "draft") for own, theirs in sections},
    )


def with_ids(page: Page) -> str:
    """A page's text with `[[id]]` at each heading that has none written.

    Nothing else changes, but that a comment which is never closed is closed where it is taken to end:
    else the first comment below it, a record, would close it.
    """
    parts, place = [], 0
    for node in walk(page):
        if isinstance(node, Heading) and not node.explicit and node.children and node.id:
            end = node.children[-1].end
            parts += [page.source[place:end], f" [[{node.id}]]"]
            place = end
        elif isinstance(node, Comment) and not (there := page.slice(node).rstrip()).endswith("-->"):
            end = node.start + len(there)
            parts += [page.source[place:end], " -->"]
            place = end
    return "".join([*parts, page.source[place:]])
