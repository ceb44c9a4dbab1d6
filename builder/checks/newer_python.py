"""Syntax that a newer Python has brought, so that a page is judged alike by every Python that checks it.

Type parameters and `type X = …` came with 3.12 (PEP 695), as did quotes and line breaks within the braces of
f-strings (PEP 701); defaults of type parameters with 3.13 (PEP 696), t-strings with 3.14 (PEP 750).
"""

from __future__ import annotations

import re
import sys

_GENERIC = re.compile(r"^[ \t]*(?:(?:async[ \t]+)?def|class|type)[ \t]+\w+[ \t]*(?=\[)", re.MULTILINE)
_ALIAS = re.compile(r"^([ \t]*)type[ \t]+(?=\w+[\s\\]*=(?!=))", re.MULTILINE)
_F_STRING = re.compile(r"(?<!\w)(?:f|rf|fr)[\"'].*\{", re.IGNORECASE)
_T_STRING = re.compile(r"(?<!\w)(?:t|rt|tr)[\"']", re.IGNORECASE)


def as_older(code: str) -> str:
    """Code without type parameters and with aliases of types as assignments, line by line as before."""
    parts = []
    place = 0
    for match in _GENERIC.finditer(code):
        end = _closing(code, match.end())
        if end and match.start() >= place:
            parts += [code[place : match.end()], "\\\n" * code.count("\n", match.end(), end)]
            place = end
    return _ALIAS.sub(r"\1", "".join([*parts, code[place:]]))


def may_be_newer(line: str) -> bool:
    """Whether a line that this Python can't read has a string that newer ones may be able to."""
    if sys.version_info < (3, 12) and _F_STRING.search(line):
        return True
    return sys.version_info < (3, 14) and _T_STRING.search(line) is not None


def _closing(code: str, start: int) -> int:
    """Where the bracket at `start` is closed, 0 for nowhere."""
    depth = 0
    for place in range(start, len(code)):
        depth += (code[place] == "[") - (code[place] == "]")
        if not depth:
            return place + 1
    return 0
