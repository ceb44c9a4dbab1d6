"""The pieces of a section that are translated: headings, paragraphs, cells of tables, captions.

A section is its units and what stands between them, which no translation changes: code, tags, links'
definitions, the marks of lists and quotes. What has no words is no unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.markdown import (
    Heading,
    HtmlBlock,
    Image,
    InlineHtml,
    Leaf,
    Link,
    Node,
    Notebook,
    Paragraph,
    Question,
    TableCell,
    Text,
    walk,
)
from builder.markdown.source import LINE_BREAK
from translations.leaves import marks_of
from translations.sections import Section

Kind = Literal["heading", "paragraph", "cell", "caption"]
_KINDS: dict[type[Node], Kind] = {Heading: "heading", TableCell: "cell"}
_Within = Literal["", "alt", "label"]
_Run = tuple[int, int, _Within]

# What may stand before a paragraph on its first line; its other lines have the quotes' marks again.
_PREFIX = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[[ xX]\](?=[ \t])|\[\^[^\]\n]+\]:))*[ \t]*"
)
_SEPARATING = re.compile(
    r"<!--.*?-->|<(script|style|pre|code)\b.*?</\1\s*>"
    r"|</?(?!(?:a|b|br|em|i|kbd|mark|small|span|strong|sub|sup|u)\b)[A-Za-z][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
# Escaped characters and code's backslashes go by twos.
_BARE = re.compile(r"\\.|\|")
_ESCAPE = re.compile(r"\\.|\\|['\"]", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LABELS = re.compile(r"""\b(?:text|explain|label)\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """`text` is what a translator sees: the source from `start` to `end`, with no marks of quotes, no
    indents and no line breaks but hard ones. `marks` are what it shares with its translation.
    """

    kind: Kind
    start: int
    end: int
    line: int
    text: str
    prefix: str = ""
    """What each line after the first begins with."""

    marks: frozenset[str] = frozenset()
    within: _Within = ""
    """Whether a caption stands in quotes: of an attribute, or of a question's answer."""


def units_of(section: Section) -> list[Unit]:
    """The units of a section, in its order."""
    return [unit for block in section.content() for node in walk(block) for unit in units_in(section, node)]


def units_in(section: Section, node: Node) -> Iterator[Unit]:
    """The units of one node, those of its children left out."""
    source = section.page.source
    match node:
        case Heading() | Paragraph() | TableCell() if _has_words(node):
            kind = _KINDS.get(type(node), "paragraph")
            start, end = node.children[0].start, node.children[-1].end
            prefix = _prefix(source, start)
            text = _shown(source[start:end], prefix)
            if isinstance(node, Heading):
                # A mark of the heading's id may stand among its words.
                text = " ".join("".join(source[one.start : one.end] for one in node.children).split())
            yield Unit(kind, start, end, node.line, text, prefix, frozenset(_marks(node)))
        case HtmlBlock():
            yield from _captions(section, node, _runs(source[node.start : node.end]))
        case Question() | Notebook():
            labels = _quoted(_LABELS, source[node.start : node.end])
            yield from _captions(section, node, ((start, end, "label") for start, end in labels))


def rebuilt(section: Section, texts: Mapping[Unit, str], edits: Iterable[tuple[int, int, str]] = ()) -> str:
    """The section's source with other texts in its units; those not named stay as they are.

    A unit that is given its own text stays byte for byte. `edits` are more to be replaced, each with its
    place in the file.
    """
    source, newline = section.page.source, newline_of(section.page.source)
    changes = [
        (unit.start, unit.end, written(unit, text, newline, source[unit.start - 1]))
        for unit, text in texts.items()
        if text != unit.text
    ]
    parts, place = [], section.start
    for start, end, text in sorted([*changes, *edits]):
        parts += [source[place:start], text]
        place = end
    return "".join([*parts, source[place : section.end]])


def written(unit: Unit, text: str, newline: str, quote: str = "") -> str:
    """A text as the source has it; `quote` is what stands around a unit in quotes.

    What would end a cell or a quoted text is escaped.
    """
    # Blank lines would end a paragraph; two spaces or a backslash at a line's end are a hard break.
    lines = [line.lstrip() for line in text.strip().split("\n") if line.strip()]
    text = (newline + unit.prefix if unit.kind == "paragraph" else " ").join(lines)
    if unit.kind == "cell":
        return _BARE.sub(lambda found: "\\|" if found[0] == "|" else found[0], text)
    if unit.within == "alt":
        for mark, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
            text = text.replace(mark, entity) if mark in ("<", ">", quote) else text
    elif unit.within == "label":
        # An escape stays one; a quote that isn't escaped, and a backslash at the end, become one.
        text = _ESCAPE.sub(lambda found: "\\" + found[0] if found[0] in (quote, "\\") else found[0], text)
    return text


def _shown(source: str, prefix: str) -> str:
    lines = LINE_BREAK.split(source)
    quotes = re.compile(rf"[ \t]*(?:>[ \t]*){{0,{prefix.count('>')}}}")
    shown = lines[0]
    for line in lines[1:]:
        hard = shown.endswith(("  ", "\\"))
        shown = (shown + "\n" if hard else shown.rstrip() + " ") + quotes.sub("", line, count=1)
    return shown


def _prefix(source: str, start: int) -> str:
    """What a line that goes on with what starts there begins with: quotes' marks, and spaces for lists'."""
    line = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    found = _PREFIX.match(source, line, start)
    return re.sub(r"[^>\t]", " ", found[0] if found else "")


def _has_words(leaf: Leaf) -> bool:
    addresses = {node.href for node in walk(leaf) if isinstance(node, Link)}
    return any(
        (isinstance(node, Text) and _letters(node.text) and node.text not in addresses)
        or (isinstance(node, Image) and _letters(node.alt))
        for node in walk(leaf)
    )


def _letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _marks(leaf: Leaf) -> Iterator[str]:
    for node in walk(leaf):
        yield from marks_of(node)
        if isinstance(node, InlineHtml):
            yield node.html


def _captions(section: Section, node: Node, runs: Iterator[_Run]) -> Iterator[Unit]:
    source, prefix = section.page.source, _prefix(section.page.source, node.start)
    for start, end, within in sorted(runs):
        start, end = node.start + start, node.start + end
        line = section.page.line_of(start)
        yield Unit("caption", start, end, line, _shown(source[start:end], prefix), prefix, within=within)


def _runs(html: str) -> Iterator[_Run]:
    """Where there is text between the tags of a block of HTML, and in pictures' `alt`."""
    place = 0
    for tag in [*_SEPARATING.finditer(html), None]:
        end = tag.start() if tag else len(html)
        run = html[place:end]
        if _letters(_TAG.sub("", run)):
            yield place + len(run) - len(run.lstrip()), place + len(run.rstrip()), ""
        if tag:
            yield from ((tag.start() + a, tag.start() + b, "alt") for a, b in _quoted(_ALT, tag[0]))
            place = tag.end()


def _quoted(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        group = found.lastindex or 0
        if _letters(found[group]):
            yield found.span(group)


def newline_of(source: str) -> str:
    """The line break that a text uses: its first."""
    found = LINE_BREAK.search(source)
    return found[0] if found else "\n"
