"""Finding a section in another version of its page word for word, without parsing that."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from builder.markdown.tags import CONTAINERS, END_IF, IF, TAG
from translations.sections import Section

_POINT = re.compile(r"<|-->|\{[#/]|```|~~~")
"""Where something may begin or end that a heading stands in, and then begins no section."""
_BEFORE_FENCE = re.compile(r"[ \t>]*")


class Verbatim:
    """The text of a version. What it says is certain; where it says False, parsing may tell more."""

    def __init__(self, text: str) -> None:
        self.text = with_plain_breaks(text)

    def has_line(self, line: str) -> bool:
        """Whether a line, a heading's for instance, stands here."""
        return f"\n{line}\n" in f"\n{self.text}\n"

    def holds(self, section: Section) -> bool:
        """Whether a section of another version is one here, word for word."""
        start = section.heading.start if section.heading else section.start
        source = with_plain_breaks(section.page.source[start : section.end])
        body = source.rstrip()
        place = self.text.find(body)
        while place >= 0:
            end = place + len(body)
            if self._begins(place) and self._ends(end, source[len(body) :]) and self._at_top(place):
                return True
            place = self.text.find(body, place + 1)
        return False

    def lacks(self, section: Section) -> bool:
        """Whether no section here has the digest of one of another version."""
        start = section.heading.end if section.heading else section.start
        rest = section.page.source[start : section.end]
        if "<!--" in rest or self._comments:
            return False
        return " ".join(rest.split()) not in self._spaced

    def _begins(self, place: int) -> bool:
        """Whether no paragraph or HTML from above goes on: there is a blank line, or a comment ends."""
        return place == 0 or self.text.endswith(("\n\n", "-->\n"), 0, place)

    def _ends(self, place: int, space: str) -> bool:
        """Whether a heading or nothing follows, where there was `space` behind the section at first."""
        rest = self.text[place : place + 200]
        following = rest.lstrip()
        between = rest[: len(rest) - len(following)]
        return not following or (following.startswith("#") and (between == space or between.count("\n") > 1))

    def _at_top(self, place: int) -> bool:
        """Whether no tag, comment or fence is open."""
        places, depths = self._depths
        index = bisect_right(places, place) - 1
        return index < 0 or depths[index] == (0, False)

    @cached_property
    def _depths(self) -> tuple[list[int], list[tuple[int, bool]]]:
        """Where tags, comments and fences begin and end: how many are open, and whether a fence is."""
        places, depths = [], []
        depth, fence = 0, False
        for match in _POINT.finditer(self.text):
            start = match.start()
            step = self._step(start, match[0])
            if step is None:
                fence = not fence
            elif step:
                depth = max(depth + step, 0)
            else:
                continue
            places.append(start)
            depths.append((depth, fence))
        return places, depths

    def _step(self, start: int, written: str) -> int | None:
        """How many more tags and comments are open after a point; None for a fence."""
        text = self.text
        if written == "-->":
            return -1
        if written == "{/":
            return -1 if END_IF.match(text, start) else 0
        if written == "{#":
            return 1 if IF.match(text, start) else 0
        if written != "<":
            line = text.rfind("\n", 0, start) + 1
            return None if _BEFORE_FENCE.fullmatch(text, line, start) else 0
        if text.startswith("<!--", start):
            return 1
        tag = TAG.match(text, start)
        if tag is None:
            return 0
        return -1 if tag["slash"] else int(tag["name"] in CONTAINERS)

    @cached_property
    def _comments(self) -> bool:
        """Whether there are comments but for the licence at the top."""
        return "<!--" in self.text.partition("-->")[2]

    @cached_property
    def _spaced(self) -> str:
        return " ".join(self.text.split())


def with_plain_breaks(text: str) -> str:
    """A text whose line breaks are all of the one kind, which git may change on the way to disk."""
    return text.replace("\r\n", "\n") if "\r" in text else text
