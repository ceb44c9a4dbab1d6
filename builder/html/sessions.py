"""Console sessions in code blocks: which lines are typed, which are printed.

Python's are those of doctest (https://docs.python.org/3/library/doctest.html): `>>> `
begins a statement, `... ` right below continues it, all else is output. A shell's
commands begin with `$ ` and go on after a backslash.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

_PYTHON = re.compile(r"([ \t]*(?:>>>|\.\.\.))(?: |$)")
_SHELL = re.compile(r"([ \t]*\$) ")


@dataclass(slots=True)
class Line:
    """A line of a block: `prompt` with its space, the text after it, and whether it is code."""

    prompt: str
    text: str
    code: bool


def python_session(lines: list[str]) -> list[Line] | None:
    """The lines of a Python session; None when no line has a prompt, or the prompts stand in a string."""
    if not any(line.lstrip().startswith(">>>") for line in lines) or _is_python("\n".join(lines)):
        return None
    result: list[Line] = []
    begun = typed = False
    for line in lines:
        match = _PYTHON.match(line)
        if match and (match[1].endswith(">>>") or typed):
            result.append(Line(match[0], line[match.end() :], True))
            begun = typed = True
        else:
            # Before the first prompt there is nothing that could have printed. A blank line
            # in a statement is often written without its dots.
            typed = typed and not line.strip()
            result.append(Line("", line, not begun and bool(line.strip())))
    return result


def _is_python(text: str) -> bool:
    """Whether a text is code as it stands, as a function is whose docstring has an example."""
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def shell_session(lines: list[str]) -> list[Line] | None:
    """The lines of a shell session; None when no line has a prompt."""
    if not any(_SHELL.match(line) for line in lines):
        return None
    result: list[Line] = []
    continued = False
    for line in lines:
        match = _SHELL.match(line)
        if match:
            result.append(Line(match[0], line[match.end() :], True))
        else:
            result.append(Line("", line, continued or line.lstrip().startswith("#")))
        continued = result[-1].code and line.endswith("\\")
    return result


def copied(lines: list[Line]) -> str:
    """What a copy button gives: the code, and blank lines that separate two pieces of it."""
    result: list[str] = []
    blank = False
    for line in lines:
        if line.code:
            if blank and result:
                result.append("")
            result.append(line.text)
            blank = False
        elif line.text.strip():
            blank = False
        else:
            blank = bool(result)
    return "\n".join(result)
