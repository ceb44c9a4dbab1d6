"""Text into HTML, and the question whether a URL is of this site."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_BARE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)")


def text(plain: str) -> str:
    """Plain text as the content of an element."""
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(plain: str) -> str:
    """Plain text as a double-quoted attribute's value, without the quotes."""
    return text(plain).replace('"', "&quot;")


def markup_text(source: str) -> str:
    """Text between tags of raw HTML: its entities stay, what isn't markup is escaped."""
    if "&" in source:
        source = _BARE_AMPERSAND.sub("&amp;", source)
    return source.replace("<", "&lt;").replace(">", "&gt;")


def is_absolute(url: str) -> bool:
    """Whether a URL names its scheme or host, so that no page of the site decides it."""
    return _SCHEME.match(url) is not None
