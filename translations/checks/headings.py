"""Headings and sections: levels, ids, what is missing, what is too much, and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from builder.markdown import Autodoc, Comment, Heading, Leaf, Page, parse, walk
from toctree.rising import rising
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Pair
from translations.pairing import pair
from translations.sections import sections_of

_FEW = 2
_HASHES = re.compile(r"#{1,6}(?=[ \t])")


def headings(page: Checked) -> Iterator[Fault]:
    """heading-level, missing-id, changed-id, missing-section, extra-section, section-order, empty-section."""
    for one in page.pairs:
        if one.gone:
            continue
        yield from _level(page, one)
        yield from _id(page, one)
        yield from _empty(page, one)
    yield from _missing(page)
    yield from _extra(page)
    yield from _order(page)


def _level(page: Checked, pair: Pair) -> Iterator[Fault]:
    own = pair.own.section
    levels = {version.section.level for version in pair.versions}
    # The first heading may stand for another one, where English's first has gone.
    # It stays what it is, whatever its id says.
    title = own.level == 1 and own is page.own[0].section
    sure = not title and (
        own.id == pair.english.section.id
        or all(abs(own.level - level) == 1 and 1 not in (own.level, level) for level in levels)
    )
    if own.heading is not None and own.level not in levels and pair.certain and sure and 0 not in levels:
        yield _wrong_level(page, own.heading, pair.english.section.level)
    mine = [one for one in pair.own.of(Heading) if one is not own.heading]
    for version in pair.versions:
        theirs = [one for one in version.of(Heading) if one is not version.section.heading]
        if len(mine) != len(theirs) or [one.level for one in mine] == [one.level for one in theirs]:
            return
    theirs = [one for one in pair.english.of(Heading) if one is not pair.english.section.heading]
    for one, other in zip(mine, theirs, strict=True):
        if one.level != other.level:
            yield _wrong_level(page, one, other.level)


def _wrong_level(page: Checked, heading: Heading, level: int) -> Fault:
    hashes = _HASHES.match(page.page.slice(heading))
    fixes = (Fix(heading.start, heading.start + hashes.end(), "#" * level),) if hashes else ()
    message = f"heading of level {heading.level}; English has level {level}"
    return Fault(heading.line, "heading-level", message, f"begin it with {'#' * level}", fixes)


def _id(page: Checked, pair: Pair) -> Iterator[Fault]:
    heading = pair.own.section.heading
    ids = {version.section.id for version in pair.versions}
    wanted = pair.now.section.id
    if heading is None or heading.id in ids or not wanted or not heading.children:
        return
    free = wanted not in {one.id for one in page.own_nodes(Heading)}
    safe = pair.certain and free
    if not heading.explicit:
        place = heading.children[-1].end
        fixes = (Fix(place, place, f" [[{wanted}]]"),) if safe else ()
        message = f"heading without an id: links to #{wanted} don't find it on every site"
        yield Fault(heading.line, "missing-id", message, f"write [[{wanted}]] at its end", fixes)
        return
    if heading.id.rpartition(".")[2] in _objects(pair):
        return
    alike = SequenceMatcher(None, heading.id, wanted).ratio() >= 0.6
    if free and (pair.certain or alike):
        source = page.page.slice(heading)
        mark = re.search(rf"\[\[\s*({re.escape(heading.id)})\s*\]\]", source)
        fixes = (Fix(heading.start + mark.start(1), heading.start + mark.end(1), wanted),) if mark else ()
        message = f"the heading's id is {heading.id}; English has {wanted}"
        yield Fault(heading.line, "changed-id", message, f"write [[{wanted}]]", fixes)


def _objects(pair: Pair) -> set[str]:
    """The objects that a section shows.

    Hugging Face's tool gives the heading above one the object's name as id, and many translators write that.
    """
    return {node.target.rpartition(".")[2] for node in pair.now.of(Autodoc)}


def _empty(page: Checked, pair: Pair) -> Iterator[Fault]:
    heading = pair.own.section.heading
    if heading is None or any(not isinstance(block, Comment) for block in pair.own.section.blocks):
        return
    if all(
        version.section.words > 12 and len(list(version.section.content())) > 1 for version in pair.versions
    ):
        yield Fault(
            heading.line,
            "empty-section",
            "nothing stands below this heading",
            f"translate line {pair.now.section.line} ff. of English, or take the heading out",
        )


def _missing(page: Checked) -> Iterator[Fault]:
    # What git has of a symbolic link is the one line that names its target.
    if not page.status.having("missing") or "\n" not in page.english_source.strip():
        return
    nested = {heading.id for heading in _nested(page.page)}
    if any(one.origin is not None for one in page.status.having("dropped")):
        return  # what English calls otherwise now, and has elsewhere, isn't told from what is missing
    there = {section.title for section in sections_of(page.base)} if page.base is not None else set()
    titled = any(contents.section.level == 1 for contents in page.own)
    line = 1
    for one in page.status.sections:
        if one.own is not None:
            line = one.own.page.line_of(max(one.own.end - 1, 0))
        elif one.english is None or one.freshness != "missing" or (titled and one.english.level == 1):
            continue  # a page has a title, whatever its id says
        elif one.english.id not in nested and one.english.title in there and one.english.words:
            title = f"section “{one.english.title}” (#{one.english.id})"
            what = title if one.english.heading else "the text before the first heading"
            yield Fault(
                line,
                "missing-section",
                f"{what} of the English page is missing",
                f"translate line {one.english.line} ff. of English",
            )


def _extra(page: Checked) -> Iterator[Fault]:
    """Sections that no version of English that the page was made from has, within tabs neither."""
    status = page.status
    alone = [one.own for one in status.having("dropped") if one.origin is None and one.own is not None]
    if not alone or status.english is None or page.base is None:
        return
    if len(alone) > max(_FEW, len(page.own) / 5):
        return  # so much isn't added by a translator: it was made from another page
    versions = [page.base, status.english.page]
    versions += [one.origin.page for one in status.sections if one.origin is not None]
    known = {id(version): version for version in versions}.values()
    if not all(map(_has_headings, known)):
        return
    if len(page.own) <= max(len(sections_of(version)) for version in known):
        return  # it may be one that English has on another level
    nested = {heading.level for version in known for heading in _nested(version)}
    earlier = [sections_of(parse(text, late=True)) for text in dict.fromkeys(page.known.earlier(status.file))]
    sections = [contents.section for contents in page.own]
    found = {id(sections[index]) for there in earlier for index, _ in pair(sections, there)}
    titles = {section.title for version in known for section in sections_of(version)}
    for own in alone:
        if own.level > 1 and own.level not in nested and id(own) not in found and own.title not in titles:
            title = f"section “{own.title}”" if own.heading else "what stands before the first heading"
            hint = "add it there too, or take it out"
            yield Fault(own.line, "extra-section", f"{title} isn't in English", hint)


def _has_headings(page: Page | None) -> bool:
    return page is not None and any(isinstance(block, Heading) for block in page.children)


def _nested(page: Page) -> Iterator[Heading]:
    """The headings within tabs, quotes and lists: they begin no section."""
    for block in page.children:
        if not isinstance(block, Leaf):
            yield from (node for node in walk(block) if isinstance(node, Heading))


def _versions(page: Checked) -> Iterator[Page]:
    """English now, when the page was last changed, and before."""
    if page.status.english is not None:
        yield page.status.english.page
    if page.base is not None:
        yield page.base
    yield from map(parse, dict.fromkeys(page.known.earlier(page.status.file)))


def _order(page: Checked) -> Iterator[Fault]:
    if page.status.english is None:
        return
    out: list[set[int]] = []
    for english in _versions(page):
        if out and not set.intersection(*out):
            return
        places = {section.id: index for index, section in enumerate(sections_of(english))}
        found = [
            (index, places[one.own.id])
            for index, one in enumerate(page.status.sections)
            if one.own is not None and one.own.id in places
        ]
        staying = {found[place][0] for place in rising([other for _, other in found])}
        out.append({index for index, _ in found if index not in staying})
    for index in sorted(set.intersection(*out)):
        own = page.status.sections[index].own
        assert own is not None
        yield Fault(
            own.line,
            "section-order",
            f"section “{own.title}” stands elsewhere in English",
            "put it where English has it",
        )
