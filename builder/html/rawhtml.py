"""Raw HTML, made to fit where it stands.

A page's own tags pass as written, but can't reach beyond the block that holds them.
Each container of the tree (page, list item, quote, tab, cell, paragraph) is a frame:
what is open when the frame ends is closed there, and a closing tag that finds nothing
open in its frame is dropped. Start tags end what HTML lets them end (`<li>` an `<li>`,
a block a `<p>`), so what is written is nested as a browser will nest it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from . import escape
from .badges import badge_text
from .elements import BLOCKS, BOUNDARIES, CELLS, ENDS, FOREIGN, RAW_TEXT, SHORT, TABLE_PARTS, TEXT_ONLY, VOID
from .ids import Ids
from .rendered import SlotKind
from .tagreader import RawText, Tag, read
from .writer import Writer

_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_:@][\w:.@-]*\Z")
_URLS: dict[tuple[str, str], SlotKind] = {
    ("a", "href"): "link",
    ("area", "href"): "link",
    ("audio", "src"): "image",
    ("embed", "src"): "image",
    ("iframe", "src"): "image",
    ("img", "src"): "image",
    ("source", "src"): "image",
    ("track", "src"): "image",
    ("video", "src"): "image",
    ("video", "poster"): "image",
}
_SRCSET = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(\s+[^,]*)?\s*(?:,|$)")
_LAZY = frozenset(["img", "iframe"])


class _Frame:
    """What is open in one container: (element, its closing markup), outermost first."""

    __slots__ = ("leaf", "open", "pending")

    def __init__(self, leaf: bool) -> None:
        self.open: list[tuple[str, str]] = []
        self.leaf = leaf
        self.pending: list[str] = []


class RawHtml:
    """Writes raw HTML, and knows what of it is open.

    `anchors` counts the open links, raw or not: a link within a link isn't written.
    """

    def __init__(self, writer: Writer, ids: Ids) -> None:
        self._writer = writer
        self._write = writer.write
        self._ids = ids
        self._frames: list[_Frame] = []
        self._foreign = 0
        self._in_raw_text = 0
        self.anchors = 0

    def enter(self, *, leaf: bool = False) -> None:
        """Begin a container; `leaf` for a block that holds inlines."""
        self._frames.append(_Frame(leaf))

    def leave(self) -> None:
        """End the container: close what it left open."""
        self._close_to(self._frames[-1], 0)
        self._frames.pop()

    def pending(self) -> list[str]:
        """The closing tags that this leaf held for elements of the block around it."""
        return self._frames[-1].pending

    def close_pending(self, names: Sequence[str]) -> None:
        """Close elements whose closing tags stood in the paragraph that just ended."""
        for name in names:
            self._end(name)

    def before_block(self) -> None:
        """Close an open `<p>`: a block follows, and none stands in a paragraph."""
        if self._frames[-1].open:
            self._end_open(frozenset(["p"]), BOUNDARIES["p"])

    def text_only(self) -> bool:
        """Whether the innermost raw element of this container holds text but no `<p>`."""
        opened = self._frames[-1].open
        return bool(opened) and opened[-1][0] in TEXT_ONLY

    def left_open(self) -> str | None:
        """The innermost raw element of this container if it isn't one that spans blocks."""
        opened = self._frames[-1].open
        return opened[-1][0] if opened and opened[-1][0] in SHORT else None

    def close_innermost(self) -> None:
        """Close this container's innermost raw element."""
        frame = self._frames[-1]
        self._close_to(frame, len(frame.open) - 1)

    def html(self, source: str, line: int, path: str) -> None:
        """Write a stretch of raw HTML that starts at `line` of `path`."""
        for token in read(source, foreign=self._foreign > 0):
            if isinstance(token, RawText):
                self._write(token.text if token.verbatim else escape.markup_text(token.text))
            elif token.closing:
                self._end(token.name)
            else:
                self._start(token, line + source.count("\n", 0, token.offset), path)

    def _start(self, tag: Tag, line: int, path: str) -> None:
        name = tag.name
        opened = self._frames[-1].open
        if self._in_raw_text:
            return
        if opened:
            if name in BLOCKS:
                self._end_open(frozenset(["p"]), BOUNDARIES["p"])
            if name in ENDS:
                self._end_open(ENDS[name], BOUNDARIES.get(name, frozenset(["table"])))
        if name in TABLE_PARTS and not any(element == "table" for element, _ in opened):
            return
        if name == "a":
            if self.anchors:
                self._end_open(frozenset(["a"]), CELLS)
            if self.anchors:
                return
        if name == "img" and (shield := badge_text(dict(tag.attributes).get("src") or "")):
            self._write(f'<span class="db-badge">{escape.text(shield)}</span>')
            return
        wrap = name == "table" and not any(element == "table" for element, _ in opened)
        if wrap:
            self._write('<div class="db-table" tabindex="0">')
        self._write(f"<{name}")
        self._attributes(tag, line, path)
        closing = f"</{name}></div>" if wrap else f"</{name}>"
        if tag.empty or name == "iframe":
            self._write(">" if name in VOID else f">{closing}")
            return
        self._write(">")
        opened.append((name, closing))
        self._track(name, 1)

    def _attributes(self, tag: Tag, line: int, path: str) -> None:
        write = self._write
        names = {key.lower() for key, _ in tag.attributes}
        for key, value in tag.attributes:
            lowered = key.lower()
            if not _ATTRIBUTE_NAME.match(key):
                continue
            if lowered == "name" and tag.name == "a" and "id" not in names:
                # The old way to name a place in a page.
                key = lowered = "id"
            if lowered == "id":
                value = self._ids.claim(value or "")
                if not value:
                    continue
            kind = _URLS.get((tag.name, lowered))
            if value is None:
                write(f" {key}")
            elif kind is not None:
                write(f' {key}="')
                self._writer.url(kind, value.strip(), line, path)
                write('"')
            elif lowered == "srcset":
                self._srcset(key, value, line, path)
            else:
                write(f' {key}="{escape.attribute(value)}"')
        if tag.name == "img" and "alt" not in names:
            write(' alt=""')
        if tag.name in _LAZY and "loading" not in names:
            write(' loading="lazy"')
        if tag.name == "iframe" and "title" not in names:
            # A frame without a title says nothing to a screen reader; its host is what we know.
            source = dict(tag.attributes).get("src") or ""
            write(f' title="{escape.attribute(_host(source))}"')

    def _srcset(self, key: str, value: str, line: int, path: str) -> None:
        self._write(f' {key}="')
        for index, candidate in enumerate(match for match in _SRCSET.finditer(value) if match[0]):
            if index:
                self._write(", ")
            self._writer.url("image", candidate[1], line, path)
            self._write(escape.attribute((candidate[2] or "").rstrip()))
        self._write('"')

    def _end(self, name: str) -> None:
        frame = self._frames[-1]
        if name == "br":
            self._write("<br>")
            return
        index = _innermost(frame.open, name)
        if index is not None:
            self._close_to(frame, index)
            return
        leaf = next((outer for outer in reversed(self._frames) if outer.leaf), None)
        if leaf is not None and leaf is not self._frames[0]:
            around = self._frames[self._frames.index(leaf) - 1]
            if _innermost(around.open, name) is not None:
                leaf.pending.append(name)

    def _end_open(self, ended: frozenset[str], boundaries: frozenset[str]) -> None:
        """Close the outermost-reaching run up to the innermost element of `ended`."""
        frame = self._frames[-1]
        found = None
        for index in range(len(frame.open) - 1, -1, -1):
            element = frame.open[index][0]
            if element in ended:
                found = index
            elif element in boundaries:
                break
        if found is not None:
            self._close_to(frame, found)

    def _close_to(self, frame: _Frame, index: int) -> None:
        while len(frame.open) > index:
            name, closing = frame.open.pop()
            self._write(closing)
            self._track(name, -1)

    def _track(self, name: str, change: int) -> None:
        if name == "a":
            self.anchors += change
        elif name in FOREIGN:
            self._foreign += change
        elif name in RAW_TEXT:
            self._in_raw_text += change


def is_block_tag(source: str) -> bool:
    """Whether one raw tag begins a block: a paragraph can't hold it."""
    return any(
        isinstance(token, Tag) and not token.closing and token.name in BLOCKS for token in read(source)
    )


def closes(sources: Iterable[str], name: str) -> bool:
    """Whether these stretches of raw HTML close an element that is open before them."""
    depth = 0
    for source in sources:
        for tag in re.finditer(rf"<(/?){name}(?=[\s/>])", source, re.IGNORECASE):
            depth += -1 if tag[1] else 1
            if depth < 0:
                return True
    return False


def _innermost(opened: list[tuple[str, str]], name: str) -> int | None:
    """The index of the innermost open element of that name that a closing tag reaches."""
    reaches_all = name in TABLE_PARTS or name == "table"
    for index in range(len(opened) - 1, -1, -1):
        element = opened[index][0]
        if element == name:
            return index
        if element in CELLS and (not reaches_all or (element == "table" and name != "table")):
            return None
    return None


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""
