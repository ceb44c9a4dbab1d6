"""What a translated section was made from, written into the page itself.

    ## 설치 [[install]]
    <!-- translated from 1f3a5c7e90ab, draft -->

The comment stands right below the section's heading (before the first block of what has none), so it
goes where the section goes, and the work of two people on two sections of a page doesn't conflict.
Readers never see it, and Hugging Face's tool takes comments out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from builder.markdown import Comment
from builder.markdown.source import LINE_BREAK
from translations.sections import DIGEST, Section

State = Literal["todo", "draft", "reviewed"]
"""`todo`: still English; `draft`: translated; `reviewed`: read by a person since it was."""

_RECORD = re.compile(rf"\s*translated from ([0-9a-f]{{{2 * DIGEST}}}), ({'|'.join(get_args(State))})\s*")


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
            return block, Record(match[1], match[2])  # type: ignore[arg-type]
    return None


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
