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
    | (?<![\w-]) [A-Za-z]\w* (?: -\w+ )* \+ (?![\w+])       # Command-R+
    | (?<!\w) _\w+ (?: [./-]\w+ )* | (?<!\w) [A-Za-z]\w*_ (?!\w)  # __init__.py, _private, trailing_
    | (?<![^\s("'\[]) (?: ~ | \.{1,2} )? /\w [\w./-]* (?<!\.)  # /docs/source/, ./page.md
    | (?<![^\s("'\[]) \.[A-Za-z]\w* (?: [./-]\w+ )*     # .gitignore, .venv/bin
    | (?<![\w./:-]) [A-Za-z][\w-]* (?: /[\w.-]+ )* / (?![\w/])   # docs/source/
    | (?<![\w.)-]) (?: [<>~] =? | - ) \d [\w.]* (?<!\.)    # <10GB, >=2.0, -100
    | (?<![\w.+*/=-]) \d [\w.]* (?: [-+*/=\u00d7] \w [\w.]* )+ (?<!\.)  # 4-bit, 2026-03-01, 16×16
    | (?<![\w.+*/=-]) \d [\w.]* \+ (?!\w)               # 3.11+
    """,
    re.VERBOSE | re.ASCII,
)
"""What would be shown out of order, most of all what begins or ends with a mark. A number's digits take
the direction of the Arabic before them, so that a mark between it and a word goes astray too."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKED_NUMBER = re.compile(
    r"""(?<![\w$<>~+#=-]) (?: [$<>~+\#=-] | &[lg]t; )+ \d [\w.,%+-]*""", re.VERBOSE | re.ASCII
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


def code(escaped: str) -> str:
    """A token of code as HTML: in a comment or a text in Arabic, numbers keep the marks before them."""
    if _RIGHT_TO_LEFT.search(escaped) is None:
        return escaped
    return _MARKED_NUMBER.sub(lambda found: f"<bdi>{found.group()}</bdi>", escaped)
