"""Reads raw HTML into tags and the text between them.

Lenient as browsers are: attributes without quotes, over several lines, with a brace
value (`options={…}`) or with one quote missing are read; a `<` that opens no tag is
text, and so is a tag of an unknown element. Comments, doctypes and processing
instructions are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from .elements import FOREIGN, KNOWN, RAW_TEXT, VOID

_OPENER = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])|<!--|<[!?]")
_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s"'<>/={}][^\s<>/={}]*)"""
    r"""(?:\s*=\s*("[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s>]+))?"""
)
_END = re.compile(r"\s*(/?)\s*>")


@dataclass(slots=True)
class Tag:
    """A tag: `name` in lower case, `attributes` with entities resolved (None: no value).

    `offset` is where it starts in the text that was read.
    """

    name: str
    attributes: list[tuple[str, str | None]]
    closing: bool
    empty: bool
    offset: int


@dataclass(slots=True)
class RawText:
    """What stands between tags. `verbatim` for a script's or style's own text."""

    text: str
    verbatim: bool = False


def read(source: str, *, foreign: bool = False) -> Iterator[Tag | RawText]:
    """The tags and texts of raw HTML, in order.

    Within SVG and MathML any element is known; `foreign` says that the text starts there.
    """
    position = start = 0
    depth = int(foreign)
    while (opener := _OPENER.search(source, position)) is not None:
        name = opener[2]
        if name is None:
            if opener.start() > start:
                yield RawText(source[start : opener.start()])
            position = start = _after_declaration(source, opener)
            continue
        known = name.lower() in KNOWN or depth > 0
        tag = _tag(source, opener) if known else None
        if tag is None:
            position = opener.end()
            continue
        found, end = tag
        if opener.start() > start:
            yield RawText(source[start : opener.start()])
        yield found
        position = start = end
        if found.name in FOREIGN and not found.empty:
            depth = max(0, depth + (-1 if found.closing else 1))
        elif found.name in RAW_TEXT and not found.closing and not found.empty:
            closer = re.compile(rf"</{found.name}\s*>", re.IGNORECASE).search(source, end)
            stop = closer.start() if closer else end
            if stop > end:
                yield RawText(source[end:stop], verbatim=found.name != "textarea")
            position = start = stop
    if start < len(source):
        yield RawText(source[start:])


def _after_declaration(source: str, opener: re.Match[str]) -> int:
    """Where a comment (to the end of the text if unclosed), doctype or `<?…>` ends."""
    closer = "-->" if opener[0] == "<!--" else ">"
    end = source.find(closer, opener.end() - (2 if closer == "-->" else 0))
    return len(source) if end < 0 else end + len(closer)


def _tag(source: str, opener: re.Match[str]) -> tuple[Tag, int] | None:
    """The tag that starts at `opener` and where it ends; None when it never does."""
    name = opener[2] if opener[2].lower() not in KNOWN else opener[2].lower()
    attributes: list[tuple[str, str | None]] = []
    position = opener.end()
    seen: set[str] = set()
    while (end := _END.match(source, position)) is None:
        attribute = _ATTRIBUTE.match(source, position)
        if attribute is None:
            # A stray quote or sign; anything else means that this is no tag.
            if position < len(source) and source[position] in "\"'=":
                position += 1
                continue
            return None
        position = attribute.end()
        key = attribute[1]
        if key.lower() not in seen:
            seen.add(key.lower())
            attributes.append((key, _value(attribute[2], name, source[position : position + 1])))
    empty = bool(end[1]) or name in VOID
    return Tag(name, attributes, bool(opener[1]), empty, opener.start()), end.end()


def _value(written: str | None, name: str, following: str) -> str | None:
    """An attribute's value from what was written."""
    if written is None:
        return None
    first = written[0]
    if len(written) > 1 and first in "\"'" and written[-1] == first:
        return unescape(written[1:-1])
    if first in "\"'" or written[-1] in "\"'":
        written = written.strip("\"'")
    if following == ">" and name in VOID and written.endswith("/"):
        # `<img src=cat.png/>`: an address is meant, and not one that ends in a slash.
        written = written[:-1]
    return unescape(written)
