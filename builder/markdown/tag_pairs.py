"""Which closing tag belongs to which opening tag: one pass over a page.

Done ahead of the block parser, so that a tag's rule knows the end of its content
without a search of its own: the whole stays linear whatever is left open. Tags in
fences, code spans and comments are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .tags import ELSE, END_IF, GROUPS, IF, INCLUDES, LANGUAGE_TAGS, LEAVES, TAB_GROUPS, TAG, read_tag

_QUOTE_OR_LIST = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*[ \t>]*")
# What a fence, a code span, a comment, a tag or a branch begins with: alternatives that begin with a letter
# each, so that Python's engine finds them without trying every character.
_POINT = re.compile(r"``*|~~~~*|<|\{[#:/]")
# How deep blocks may nest. Every level is some three Python frames, and Python stops at
# a thousand; no page comes near either.
MAX_NESTING = 100
# No code span that anyone writes is longer; the limit keeps stray backticks cheap.
_MAX_CODE_SPAN = 1000


@dataclass(slots=True)
class Pair:
    """The end of an opening tag's content.

    `close_start` and `close_end` are the closing tag's place. When the tag is left
    open inside another one, `closed` is False and both are the place where the other
    one's tag ends it. `branches` are the `{:else …}` of an `{#if …}`.
    """

    close_start: int
    close_end: int
    closed: bool
    branches: list[re.Match[str]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    name: str
    start: int
    branches: list[re.Match[str]] = field(default_factory=list)


class TagPairs:
    """The pairs of one page, found when they are first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: dict[int, Pair] | None = None
        self._stack: list[_Open] = []
        self._open_count: dict[str, int] = {}

    def of(self, start: int) -> Pair | None:
        """The pair of the opening tag at an offset; None if nothing closes it."""
        if self._pairs is None:
            self._pairs = {}
            self._scan()
        return self._pairs.get(start)

    def _scan(self) -> None:
        text = self._text
        pos = 0
        while (match := _POINT.search(text, pos)) is not None:
            start, pos = match.span()
            written = match[0]
            if len(written) > 2 and (prefix := self._prefix(start)) is not None:
                pos = self._after_fence(prefix, written, pos)
            elif written[0] == "`":
                pos = self._after_code_span(written, pos)
            elif text.startswith("<!--", start):
                pos = max(text.find("-->", start + 4), start + 4)
            elif start and text[start - 1] == "\\":
                continue
            elif written == "<":
                pos = self._tag(start)
            elif written == "{#":
                if IF.match(text, start):
                    self._push("if", start)
            elif written == "{:":
                self._branch(start)
            elif end := END_IF.match(text, start):
                pos = end.end()
                self._close("if", start, pos)
        self._stack.clear()

    def _prefix(self, start: int) -> str | None:
        """What stands before a fence on its line; None where that makes it no fence."""
        prefix = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        return prefix if _QUOTE_OR_LIST.fullmatch(prefix) else None

    def _tag(self, start: int) -> int:
        match = TAG.match(self._text, start)
        if match is None:
            return start + 1
        name = match["name"]
        if name in LANGUAGE_TAGS and not any(self._open_count.get(group) for group in TAB_GROUPS[name]):
            return match.end()
        if match["slash"]:
            end = self._text.find(">", match.end())
            if end < 0 or self._text[match.end() : end].strip():
                return match.end()
            self._close(name, start, end + 1)
            return end + 1
        tag = read_tag(self._text, start, name)
        if tag is None:
            return match.end()
        if name in INCLUDES:
            close = self._text.find(f"</{name}>", tag.end)
            if close >= 0 and not tag.closed:
                end = close + len(name) + 3
                self._record(start, Pair(close, end, True))
                return end
        elif not tag.closed and name not in LEAVES:
            if name in TAB_GROUPS:
                self._close_sibling(name, start)
            self._push(name, start)
        elif not tag.closed:
            self._push(name, start)
        return tag.end

    def _push(self, name: str, start: int) -> None:
        self._stack.append(_Open(name, start))
        self._open_count[name] = self._open_count.get(name, 0) + 1

    def _pop(self) -> _Open:
        entry = self._stack.pop()
        self._open_count[entry.name] -= 1
        return entry

    def _record(self, start: int, pair: Pair) -> None:
        assert self._pairs is not None
        self._pairs[start] = pair

    def _close(self, name: str, start: int, end: int) -> None:
        """`</name>`: what was opened inside and left open ends here, too."""
        if not self._open_count.get(name):
            return
        while (entry := self._pop()).name != name:
            if entry.name not in LEAVES:
                self._record(entry.start, Pair(start, start, False))
        self._record(entry.start, Pair(start, end, True, entry.branches))

    def _close_sibling(self, name: str, start: int) -> None:
        """A tab that is open when the next one of its group begins ends there."""
        for depth in range(len(self._stack) - 1, max(len(self._stack) - MAX_NESTING, 0) - 1, -1):
            other = self._stack[depth].name
            if other in GROUPS or other == "if":
                return
            if TAB_GROUPS.get(other) == TAB_GROUPS[name]:
                while len(self._stack) > depth:
                    self._record(self._pop().start, Pair(start, start, False))
                return

    def _branch(self, start: int) -> None:
        match = ELSE.match(self._text, start)
        if match is None or not self._open_count.get("if"):
            return
        while self._stack[-1].name != "if":
            self._record(self._pop().start, Pair(start, start, False))
        self._stack[-1].branches.append(match)

    def _after_code_span(self, ticks: str, pos: int) -> int:
        """Where a code span whose text begins at `pos` is closed; just there if nowhere."""
        window = self._text[pos : pos + _MAX_CODE_SPAN].partition("\n\n")[0]
        for run in re.finditer("`+", window):
            if run.group() == ticks:
                return pos + run.end()
        return pos

    def _after_fence(self, prefix: str, fence: str, pos: int) -> int:
        """Where the code of a fence ends whose info string begins at `pos`.

        CommonMark also ends it with the container that it stands in: a quote's with
        the first line without `>`, an item's with the first line indented too little.
        """
        text = self._text
        end = text.find("\n", pos)
        end = len(text) if end < 0 else end
        if fence[0] == "`" and "`" in text[pos:end]:
            return pos
        quoted = ">" in prefix
        indent = _indent(prefix)
        pos = end + 1
        while pos < len(text):
            end = text.find("\n", pos)
            end = len(text) if end < 0 else end
            line = text[pos:end]
            body = line.lstrip(" \t>" if quoted else " \t")
            if body:
                depth = _indent(line[: len(line) - len(body)])
                if quoted and not line.lstrip(" \t").startswith(">"):
                    return pos
                if indent > 3 and not depth and not quoted:
                    return pos
                # Deeper than three columns in its container it would be code.
                if depth <= indent + 3 and body.startswith(fence) and not body.strip(fence[0] + " \t"):
                    return end
            pos = end + 1
        return len(text)


def _indent(prefix: str) -> int:
    """The columns that a line's text is indented by, in its quote if it stands in one."""
    return len(prefix.rpartition(">")[2].expandtabs(4))
