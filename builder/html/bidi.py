"""Identifiers in right-to-left text: `from_pretrained()` must not be shown as `()from_pretrained`.

The bidirectional algorithm (UAX #9) gives brackets, dots and hyphens at the end of a Latin
word the direction of the text around it. What looks like code is therefore isolated, as
HTML's `<bdi>` does; code spans are isolated by the style sheet.
"""

from __future__ import annotations

import re

from . import escape

_IDENTIFIER = re.compile(
    r"""
      (?<![\w-]) --?[A-Za-z][\w-]*                       # --language, -f
    | (?<!\w) [A-Za-z_][\w.]* \( [!-'*-~]* \)            # generate(), from_pretrained("x")
    | (?<!\w) [A-Za-z]\w* (?: \+\+ | \# ) (?!\w)         # C++, C#
    | (?<!\w) _\w+ | (?<!\w) [A-Za-z]\w*_ (?!\w)         # __init__, _private, trailing_
    """,
    re.VERBOSE | re.ASCII,
)


def text(plain: str) -> str:
    """Right-to-left text as HTML, with what looks like an identifier kept left to right."""
    parts = []
    end = 0
    for found in _IDENTIFIER.finditer(plain):
        parts.append(escape.text(plain[end : found.start()]))
        parts.append(f'<bdi dir="ltr">{escape.text(found.group())}</bdi>')
        end = found.end()
    parts.append(escape.text(plain[end:]))
    return "".join(parts)
