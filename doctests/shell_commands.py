"""Blocks for a shell that hold nothing but Python's tools: `doc-builder build`, `pip install x`."""

from __future__ import annotations

import shlex

from builder.html.sessions import shell_session
from builder.places import Places
from doctests.model import Statement

LANGUAGES = frozenset(("bash", "console", "sh", "shell", "shell-session", "zsh"))

_PROGRAMS = frozenset(("doc-builder", "pip", "pip3"))
_PYTHONS = frozenset(("python", "python3"))
_OPERATORS = frozenset("();<>|&")


def command_statements(lines: list[str], first: int, places: Places) -> list[Statement]:
    """A statement for each command of a block whose first line is the tree's line `first`.

    None at all where one of them isn't a single command of the kind. What is printed is compared where
    the block is a session (`$ `) that shows it.
    """
    rows = shell_session(lines)
    typed = [row.text for row in rows] if rows else lines
    is_code = [row.code for row in rows] if rows else [True] * len(lines)
    result: list[Statement] = []
    index = 0
    while index < len(lines):
        start = index
        index += 1
        if not is_code[start] or not typed[start].strip() or typed[start].lstrip().startswith("#"):
            continue
        while index < len(lines) and typed[index - 1].endswith("\\"):
            index += 1
        command = "\n".join(typed[start:index])
        if not _allowed(command):
            return []
        output = _output(is_code, typed, index)
        result.append(
            Statement(
                code=f"{command}\n",
                line=places.line(first + start),
                end_line=places.last_line(first + index - 1),
                want="\n".join(typed[one] for one in output) if output else None,
                want_lines=(places.line(first + output.start), places.last_line(first + output.stop - 1))
                if output
                else None,
                prefix=places.margin(first + start, lines[start]),
            )
        )
    return result


def _allowed(command: str) -> bool:
    """Whether a command is one program's, by its name, and starts or redirects nothing else."""
    if "`" in command or "$(" in command:
        return False
    reader = shlex.shlex(command.replace("\\\n", " "), posix=False, punctuation_chars=True)
    reader.commenters = ""
    try:
        words = list(reader)
    except ValueError:
        return False
    if any(set(word) <= _OPERATORS for word in words):
        return False
    return words[0] in _PROGRAMS or (words[0] in _PYTHONS and words[1:2] in (["-c"], ["-m"]))


def _output(is_code: list[bool], typed: list[str], start: int) -> range:
    end = start
    while end < len(typed) and not is_code[end]:
        end += 1
    while end > start and not typed[end - 1].strip():
        end -= 1
    return range(start, end)
