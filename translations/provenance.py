"""What a translated section was made from, written into the page itself.

    ## 설치 [[install]]
    <!-- translated from 1f3a5c7e90ab, draft -->

The comment stands right below the section's heading (before the first block of what has none), so it
goes where the section goes, and the work of two people on two sections of a page doesn't conflict.
Readers never see it, and Hugging Face's tool takes comments out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from builder.markdown import Comment, Commented, InlineHtml, Node, walk
from builder.markdown.source import LINE_BREAK
from translations.sections import DIGEST, Section

State = Literal["todo", "draft", "reviewed"]
"""`todo`: still English; `draft`: translated; `reviewed`: read by a person since it was."""

_RECORD = re.compile(rf"\s*translated from ([0-9a-f]{{{2 * DIGEST}}}), ({'|'.join(get_args(State))})\s*")

_MEANT = re.compile(
    rf"\s*translated\s+from\b\W*(?:[0-9a-f]{{{DIGEST},}}(?![\w.-])|\S*[\s,]+(?:{'|'.join(get_args(State))})\b)",
    re.IGNORECASE,
)
"""What is like a record: a digest of about its length, or a state in the second place."""


@dataclass(frozen=True, slots=True)
class Record:
    """The digest of the English section that a section was made from, and how far the translation is."""

    digest: str
    state: State

    def __str__(self) -> str:
        return f"<!-- translated from {self.digest}, {self.state} -->"


def record_of(section: Section) -> Record | None:
    """What a translated section says of its origin; None where it says nothing."""
    found = _comment(section)
    return found[1] if found else None


def _comment(section: Section) -> tuple[Comment, Record] | None:
    for block in section.blocks:
        match = _RECORD.fullmatch(block.text) if isinstance(block, Comment) else None
        if match and isinstance(block, Comment):
            return block, Record(match[1], cast(State, match[2]))
    return None


def bad_records(section: Section) -> Iterator[tuple[int, str, str]]:
    """What is meant as a record of a section and says nothing: its place in the file, why, and a way out.

    It is misspelt, or one too many, or stands where only what the section's blocks are made of is read.
    """
    source = section.source
    if "<!--" not in source or not _MEANT.search(source):
        return
    read = 0
    for block in (section.heading, *section.blocks):
        for node in walk(block) if block is not None else ():
            for place, text in _comments(node):
                comment = f"`<!-- {' '.join(text.split())} -->`"
                if not _MEANT.match(text):
                    continue
                if not _RECORD.fullmatch(text):
                    states = ", ".join(get_args(State))
                    message = f"{comment} isn't {2 * DIGEST} digits (0-9, a-f), a comma and one of {states}"
                    yield (
                        place,
                        f"{message}: it is ignored",
                        "mend it, or delete it and accept the section anew",
                    )
                elif node is not block or not isinstance(node, Comment):
                    message = f"{comment} stands within something else: it is ignored"
                    yield place, message, "put it on a line of its own below the section's heading"
                else:
                    read += 1
                    if read > 1:
                        message = f"{comment} is the section's record number {read}: it is ignored"
                        yield place, message, "keep the one that is true"


def _comments(node: Node) -> Iterator[tuple[int, str]]:
    match node:
        case Comment(text=text) | InlineHtml(comment=str(text)):
            yield node.start, text
        case Commented():
            yield from ((one.start, one.text) for one in node.comments)


def with_records(source: str, records: Mapping[Section, Record]) -> str:
    """The text of a page in which the given sections, all of that page, have those records.

    Nothing else of the text changes.
    """
    edits = sorted(_edit(source, section, record) for section, record in records.items())
    parts, place = [], 0
    for start, end, text in edits:
        parts += [source[place:start], text]
        place = end
    return "".join([*parts, source[place:]])


def _edit(source: str, section: Section, record: Record) -> tuple[int, int, str]:
    found = _comment(section)
    if found is not None:
        return found[0].start, found[0].end, str(record)
    first_break = LINE_BREAK.search(source)
    newline = first_break[0] if first_break else "\n"
    if section.heading is not None:
        # An underlined heading's slice ends after the line below it, like every block's.
        return section.heading.end, section.heading.end, f"{newline}{record}"
    start = next(section.content()).start
    return start, start, f"{record}{newline}"
