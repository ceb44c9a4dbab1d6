"""Text and addresses as Markdown has them."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_\[\]<|])")


def escaped(text: str) -> str:
    """Plain text as Markdown."""
    return _MARKS.sub(r"\\\1", text)


def plain_target(address: str) -> str:
    """An address as a link's target: in angle brackets where it would end too early."""
    if any(char in address for char in " ()"):
        return f"<{address}>"
    return address
