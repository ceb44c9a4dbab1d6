"""Blocks of code: as a reader of the site sees them, between plain fences."""

from __future__ import annotations

import re

from builder.html.highlighting import canonical_language, without_hidden
from builder.html.sessions import Line, python_session
from builder.markdown import CodeBlock

_MARK = re.compile(r"#\s*(?:doctest:|doc-builder:|pytest-decorator:)")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})", re.MULTILINE)


def shown_code(node: CodeBlock) -> str:
    """The code of a block without what is hidden from readers; each line ends in `\\n`."""
    code = node.code
    language = canonical_language(node.language)
    if not _MARK.search(code) or not (language == "python" or code.lstrip().startswith(">>>")):
        return code
    lines = code.rstrip("\n").split("\n")
    session = python_session(lines)
    if session is None and language != "python":
        return code
    runnable = any(flag.split(":", 1)[0] == "runnable" for flag in node.flags)
    shown = without_hidden(session or [Line("", line, True) for line in lines], runnable)
    return "".join(f"{line.prompt}{line.text}".rstrip() + "\n" for line in shown)


def fence(code: str, language: str = "") -> str:
    """Code between fences that are longer than any in it."""
    longest = max((len(match[1]) for match in _FENCE.finditer(code)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}{language}\n{code.rstrip(chr(10))}\n{ticks}"
