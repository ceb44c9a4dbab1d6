"""What is IPython's in a cell and not Python's: commands for a shell, and magics.

https://ipython.readthedocs.io/en/stable/interactive/magics.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from builder.html.sessions import copied, shell_session
from doctests.syntax import syntax_mistake

SKIPPED = 'skip="magics of IPython"'
"""The attribute of a fence that plain Python can't run."""

_COMMAND = re.compile(r"(?:!!?|%(?=(?:pip|conda|mamba|uv)\b)|%sx |%system )(?!!)\s*(.+)")
_CELL = re.compile(r"%%(\w+)([^\n]*)\n?")
_SHELLS = frozenset(("bash", "sh"))
_LANGUAGES = {"html": "html", "HTML": "html", "javascript": "js", "js": "js", "latex": "latex", "svg": "svg"}
_SETTINGS = re.compile(r"%(?:autoreload|config|load_ext|matplotlib|reload_ext)\b.*\n?", re.MULTILINE)
_MAGIC = re.compile(r"^\s*(?:[\w.,\s]+=\s*)?[!%]\w|\?\s*$", re.MULTILINE)
_INSTALLS = re.compile(r"(?:(?:python3? -m )?pip3?|conda|mamba|uv|apt|apt-get|git clone)\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell: what a fence says of it, and its text."""

    info: str
    code: str


def pieces(source: str, language: str) -> list[Piece]:
    """The fences that a code cell becomes. `language` is that of the notebook's kernel, as fences name it.

    Commands for a shell stand in fences of their own, and lines that only set Jupyter up are left out, so
    that what is left is Python. What still has magics in it is marked as not to be run.
    """
    cell = _CELL.match(source)
    if cell is not None:
        rest = source[cell.end() :]
        if cell[1] in _SHELLS or (cell[1] == "script" and cell[2].split()[:1] in (["bash"], ["sh"])):
            return [Piece("bash", rest)]
        if cell[1] in _LANGUAGES:
            return [Piece(_LANGUAGES[cell[1]], rest)]
        return [Piece(f"{language} {SKIPPED}", source)]
    if language != "py" or syntax_mistake(source, prompted=False) is None:
        return [Piece(language, source)]
    parts = _parts(_SETTINGS.sub("", source))
    if any(part.info == "py" and _is_broken(part.code) for part in parts):
        return [Piece(_info(source), source)]
    return [Piece(_info(part.code), part.code) if part.info == "py" else part for part in parts]


def command_cell(code: str) -> str | None:
    """The lines of a cell that runs the commands of a shell's fence; None where no reader of a notebook
    would run them: all must install something.

    A command that goes on after a backslash does so in the cell.
    """
    lines = code.rstrip("\n").split("\n")
    session = shell_session(lines)
    if session is not None:
        if any(not line.code and line.text.strip() for line in session):
            return None
        lines = copied(session).split("\n")
    result = []
    continued = False
    for line in lines:
        command = line.strip().lstrip("!%")
        is_command = not continued and command and not command.startswith("#")
        if is_command and not _INSTALLS.match(command):
            return None
        result.append(f"!{command}" if is_command else line)
        continued = line.endswith("\\") and (continued or bool(is_command))
    return "\n".join(result) if any(line.startswith("!") for line in result) else None


def _parts(source: str) -> list[Piece]:
    """Runs of lines that are commands, and of those between them; blank lines around these are left out.

    Comments right above a command are the command's.
    """
    lines = source.split("\n")
    kinds: list[str] = []
    continued = False
    for at, line in enumerate(lines):
        command = None if continued else _COMMAND.fullmatch(line)
        kinds.append("bash" if continued or command is not None else "py")
        continued = kinds[-1] == "bash" and line.endswith("\\")
        lines[at] = command[1] if command is not None else line
    for at in reversed(range(len(lines) - 1)):
        if lines[at].startswith("#") and kinds[at + 1] == "bash":
            kinds[at] = "bash"
    runs = groupby(zip(kinds, lines, strict=True), key=lambda one: one[0])
    parts = [Piece(kind, "\n".join(line for _, line in run).strip("\n")) for kind, run in runs]
    return [part for part in parts if part.code.strip()]


def _is_broken(code: str) -> bool:
    """Whether code isn't Python, for another reason than magics."""
    return _info(code) == "py" and syntax_mistake(code, prompted=False) is not None


def _info(code: str) -> str:
    if syntax_mistake(code, prompted=False) is None:
        return "py"
    return f"py {SKIPPED}" if _MAGIC.search(code) else "py"
