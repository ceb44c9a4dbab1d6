"""What a comment that switches rules off says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = "doc-builder: ignore"
"""What such a comment begins with; a file without it needs no closer look."""

EVERYWHERE = range(1, 10**9)

_COMMENT = re.compile(r"doc-builder:\s*ignore(?P<page>-page)?(?![\w-])(?P<rules>[^\n]*)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment on `line` that switches `rules` off on `lines`, all counted from 1."""

    line: int
    rules: tuple[str, ...]
    lines: range


def ignore(text: str, line: int, lines: range) -> Iterator[Ignore]:
    """What the `text` of a comment, without the marks around it, switches off; nothing if it is about
    something else. It stands on `line` and holds for `lines`, if not for the whole page."""
    if match := _COMMENT.match(text):
        rules = tuple(filter(None, re.split(r"[,\s]+", match["rules"].partition(" -- ")[0].strip(" -"))))
        yield Ignore(line, rules, EVERYWHERE if match["page"] else lines)
