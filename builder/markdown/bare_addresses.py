"""`www.example.com` and `name@example.com` in plain text become links.

https://github.github.com/gfm/#autolinks-extension-. Done on finished text: neither
begins with a character that stops the inline parser.
"""

from __future__ import annotations

import re

from .nodes import Inline, Link, Text
from .rules_inline.autolink import end_of_address

_CANDIDATE = re.compile(
    r"(?<![^\s*_~(])(?P<www>www\.[^\W_][^\s<]*)"
    r"|(?<![\w.+-])(?P<mail>[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)"
)


def link_addresses(text: Text) -> list[Inline]:
    """A text's parts: its addresses as links, what stands between them as text.

    The text must stand in the source as it is, without escapes or entities.
    """
    parts: list[Inline] = []
    value = text.text
    done = 0
    for match in _CANDIDATE.finditer(value):
        if match["www"]:
            begin, end = match.start(), end_of_address(value, match.start(), match.end())
            if "." not in value[begin + 4 : end]:
                continue
            href = f"http://{value[begin:end]}"
        else:
            address = match["mail"].rstrip(".")
            begin, end = match.start(), match.start() + len(address)
            if address[-1] in "-_":
                continue
            href = f"mailto:{address}"
        if begin > done:
            parts.append(_part(text, done, begin))
        inner = _part(text, begin, end)
        link = Link(start=inner.start, end=inner.end, children=[inner], href=href)
        link.href_start, link.href_end = inner.start, inner.end
        parts.append(link)
        done = end
    if done < len(value):
        parts.append(_part(text, done, len(value)))
    return parts


def _part(text: Text, begin: int, end: int) -> Text:
    return Text(start=text.start + begin, end=text.start + end, text=text.text[begin:end])
