"""Static shields.io badges as text, so that a page asks no one else for them.

A static badge has its text in its address,
`https://img.shields.io/badge/<label>-<message>-<colour>`, where `--` is a dash, `__`
an underscore and `_` a space (https://shields.io/badges).
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_STATIC = re.compile(r"https?://(?:img\.)?shields\.io/badge/([^/?#]+)")
_SUFFIX = re.compile(r"\.(?:svg|png)\Z")


def badge_text(url: str) -> str | None:
    """The text of the static badge at `url`; None when it is none."""
    match = _STATIC.match(url)
    if match is None:
        return None
    path = _SUFFIX.sub("", match[1])
    parts = [_plain(part) for part in re.split(r"(?<!-)-(?!-)", path)]
    texts = [part for part in (parts[:-1] or parts) if part]
    return ": ".join(texts) or None


def _plain(part: str) -> str:
    part = unquote(part).replace("--", "-")
    return re.sub(r"_(_?)", lambda match: "_" if match[1] else " ", part).strip()
