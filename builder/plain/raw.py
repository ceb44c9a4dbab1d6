"""Raw HTML: pictures and films as Markdown has them, boxes around them left out, the rest as written."""

from __future__ import annotations

import html
import posixpath
from urllib.parse import urlsplit

from builder.html.badges import badge_text
from builder.html.elements import names
from builder.html.tagreader import RawText, Tag, read

from .choices import Choices
from .escaping import escaped, plain_target

_BOXES = names("center div figcaption figure font p picture span")
"""Elements that only lay out what stands in them."""
_INLINE = names("font picture span")
"""Those of them that break no line."""
_MEDIA = names("a audio br embed iframe img script source style track video")
_ADDRESSES = frozenset(["href", "poster", "src"])


def inline_tag(source: str, choices: Choices) -> str:
    """One raw tag of a line."""
    found = list(read(source))
    if not found:
        return ""  # a comment
    if len(found) > 1 or not isinstance(tag := found[0], Tag):
        return source.replace("<", "\\<")
    if tag.name in _BOXES or tag.name in ("script", "style"):
        return ""
    if tag.name in _MEDIA - {"a", "br"}:
        return _medium(tag, choices)
    return _rewritten(source, tag, choices)


def html_block(source: str, choices: Choices) -> str:
    """A block of raw HTML."""
    found = list(read(source))
    if all(isinstance(one, RawText) or one.name in _BOXES or one.name in _MEDIA for one in found):
        return _as_markdown(found, choices)
    parts: list[str] = []
    for one in found:
        if isinstance(one, RawText):
            parts.append(one.text if one.verbatim else one.text.replace("<", "&lt;"))
        else:
            plain = not any(value and ">" in value for _, value in one.attributes)
            written = source[one.offset : source.find(">", one.offset) + 1] if plain else ""
            parts.append(_rewritten(written, one, choices))
    return "".join(parts).strip("\n")


def _as_markdown(found: list[Tag | RawText], choices: Choices) -> str:
    """Pictures, links and text without the boxes that they stand in; a paragraph for each box."""
    parts: list[str] = []
    address = ""
    for one in found:
        if isinstance(one, RawText):
            text = "" if one.verbatim else one.text.replace("\n", " ").replace("<", "\\<")
            opened = bool(parts) and parts[-1] == "["
            if text := text.lstrip() if opened else text:
                parts.append(text)
        elif one.name == "a":
            if one.closing and address:
                parts[-1] = parts[-1].rstrip(" ")
                parts.append(f"]({address})")
                address = ""
            elif not one.closing and not address and (href := _attribute(one, "href")):
                address = _target(href, choices.link(href), choices)
                parts.append("[")
        elif one.name in _BOXES or one.name == "br":
            parts.append("" if one.name in _INLINE else "\n")
        else:
            parts.append(_medium(one, choices))
    if address:
        parts.append(f"]({address})")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(filter(None, lines))


def _medium(tag: Tag, choices: Choices) -> str:
    """A picture, or the text of a badge; a film or a frame as a link to it."""
    source = _attribute(tag, "src")
    if badge := badge_text(source):
        return f"`{badge}`"
    if tag.closing or not source or tag.name in ("script", "style", "track"):
        return ""
    address = _target(source, choices.media(source), choices)
    if tag.name == "img":
        return f"![{escaped(' '.join(_attribute(tag, 'alt').split()))}]({address})"
    parts = urlsplit(source)
    shown = _attribute(tag, "title") or posixpath.basename(parts.path.rstrip("/")) or parts.netloc
    return f"[{escaped(shown)}]({address})"


def _target(written: str, address: str, choices: Choices) -> str:
    """An address as the target of a link."""
    target = plain_target(address)
    return choices.outside(target) if address == written else target


def _attribute(tag: Tag, name: str) -> str:
    return next((value or "" for key, value in tag.attributes if key.lower() == name), "").strip()


def _rewritten(source: str, tag: Tag, choices: Choices) -> str:
    """A tag as written, with its addresses where they lead; made anew where they lead elsewhere, or
    nobody knows how it was written."""
    moved: dict[str, str] = {}
    for key, value in tag.attributes:
        if value and key.lower() in _ADDRESSES:
            address = (choices.link if key.lower() == "href" else choices.media)(value.strip())
            if address != value:
                moved[key] = address
    if source and not moved:
        return source
    words = [f"<{'/' * tag.closing}{tag.name}"]
    for key, value in tag.attributes:
        value = moved.get(key, value)
        words.append(key if value is None else f'{key}="{html.escape(value)}"')
    return " ".join(words) + (" />" if source.endswith("/>") else ">")
