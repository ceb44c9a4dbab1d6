"""A translated page with some of its sections made anew from the English ones and translated texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.code import code_language, outline
from builder.markdown import CodeBlock, Comment, Heading, walk
from builder.markdown.source import LINE_BREAK
from translations.exchange.units import Unit, newline_of, rebuilt, units_of
from translations.model import PageStatus, SectionStatus
from translations.provenance import record_of
from translations.sections import Section

_SAMPLES = frozenset({"text", "md", "markdown", "mermaid"})
"""Languages of fences whose content is there to be read, and may be translated as a whole."""


@dataclass(slots=True)
class Rebuilt:
    """A page's text. `new` are the sections that were made anew, by their place among all `sections`."""

    text: str = ""
    sections: int = 0
    new: dict[int, SectionStatus] = field(default_factory=dict)


def rebuild(status: PageStatus, texts: Mapping[SectionStatus, Sequence[str]]) -> Rebuilt:
    """The page in which sections have the texts of English's units, in order; the others stay as they are.

    A section that the translation lacks stands where English has it. So does one without words, which
    needs no translation, if it is new. Code of the old section stays where it differs from English's in
    comments and strings alone, or is a sample that English hasn't changed; so do comments of its own.
    """
    page = Rebuilt()
    newline = newline_of(status.file.text)
    if not any(section.own for section in status.sections):
        page.text = status.file.text
    before: SectionStatus | None = None
    licence = ""
    for section in _lead_first(status.sections):
        wordless = section.own is None and section.english is not None and not units_of(section.english)
        made = section in texts or wordless
        if not made and section.own is None:
            continue
        if section.own is None and section.english and section.english.heading is None:
            licence = _licence(status)
            page.text += licence
        # A section that is put in needs a blank line on both sides; elsewhere the page has what it has.
        beside = section.own is None or (before is not None and before.own is None)
        if beside and page.text and not page.text.endswith(2 * newline):
            page.text = page.text.rstrip("\r\n") + 2 * newline
        if made:
            page.new[page.sections] = section
            text = "".join(_made(section, texts.get(section, ()), newline))
        else:
            text = section.own.source if section.own else ""
        page.text += text.removeprefix(licence) if section.own else text
        licence = "" if section.own else licence
        page.sections += 1
        before = section
    return page


def _lead_first(sections: Iterable[SectionStatus]) -> list[SectionStatus]:
    """What stands before English's first heading goes there in the translation, too."""
    return sorted(
        sections, key=lambda one: not (one.own is None and one.english and one.english.heading is None)
    )


def _licence(status: PageStatus) -> str:
    """What readers don't see before a translation's first section."""
    own = next((section.own for section in status.sections if section.own), None)
    return own.source[: _head(own)] if own else ""


def _made(section: SectionStatus, texts: Sequence[str], newline: str) -> Iterator[str]:
    own, english = section.own, section.english
    assert english is not None
    units = dict(zip(units_of(english), texts, strict=True)) if texts else {}
    text = rebuilt(english, units, [*_ids(english, units), *_code(section)])
    if own is not None:
        yield own.source[: _head(own)]
    body = newline.join(LINE_BREAK.split(text[_head(english) :].rstrip("\r\n")))
    yield body
    if own is not None:
        for comment in _comments(own):
            if comment not in body:
                yield newline * 2 + comment
        kept = own.source
        yield kept[len(kept.rstrip("\r\n")) :]
    else:
        yield newline


def _head(section: Section) -> int:
    """How long what stands before a section's first content is: a licence, a comment."""
    first = section.heading or next(section.content())
    return first.start - section.start


def _ids(english: Section, units: Mapping[Unit, str]) -> Iterator[tuple[int, int, str]]:
    """The marks of ids that headings lack, put at their ends."""
    changed = {unit.end for unit, text in units.items() if unit.text != text}
    for block in english.content():
        for node in walk(block):
            if isinstance(node, Heading) and node.children and node.id:
                end = node.children[-1].end
                # A mark that stands among the words goes with them.
                shown = sum(child.end - child.start for child in node.children)
                among = shown < end - node.children[0].start
                if not node.explicit or (among and end in changed):
                    yield end, end, f" [[{node.id}]]"


def _code(section: SectionStatus) -> Iterator[tuple[int, int, str]]:
    """The blocks of code that the translation has of its own: translated comments, translated samples."""
    own, english = section.own, section.english
    if own is None or english is None:
        return
    mine, theirs = _blocks(own), _blocks(english)
    before = _blocks(section.origin) if section.origin else theirs
    if not len(mine) == len(theirs) == len(before):
        return
    for one, other, origin in zip(mine, theirs, before, strict=True):
        sample = code_language(other.language) in _SAMPLES and origin.code == other.code
        alike = one.info == other.info and (
            sample or outline(one.code, one.language) == outline(other.code, other.language)
        )
        if alike and one.code != other.code and _before(own, one) == _before(english, other):
            yield other.start, other.end, own.page.source[one.start : one.end]


def _blocks(section: Section) -> list[CodeBlock]:
    return [node for block in section.content() for node in walk(block) if isinstance(node, CodeBlock)]


def _before(section: Section, block: CodeBlock) -> str:
    """The marks of lists and quotes before a block: the same in both, or it stands elsewhere."""
    source = section.page.source
    return source[
        max(source.rfind("\n", 0, block.start), source.rfind("\r", 0, block.start)) + 1 : block.start
    ]


def _comments(own: Section) -> Iterator[str]:
    """The comments behind a section's heading that are no record."""
    source = own.page.source
    record = record_of(own)
    for block in own.blocks:
        for node in walk(block):
            if isinstance(node, Comment) and node.start > own.start + _head(own):
                text = source[node.start : node.end]
                if record is None or text != str(record):
                    yield text
