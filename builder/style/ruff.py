"""Asking ruff: many pieces of code, one process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from builder.style.syntax import same_tree

# What a project's own settings say is for its modules; examples look the same everywhere.
_SETTINGS = 'line-length = {width}\ntarget-version = "py311"\n'


class RuffError(Exception):
    """Ruff can't be run; the message says why."""


# Ruff ends alike when it can't read a file and when it does nothing at all: this one tells.
_PROBE = ("x  =  1\n", "x = 1\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """Python to format, that ends in a line break, and how long its lines may be."""

    code: str
    width: int


def is_installed() -> bool:
    """Whether ruff can be run."""
    return find_spec("ruff") is not None


def formatted(pieces: Iterable[Piece]) -> dict[Piece, str | None]:
    """Each piece as ruff writes it; None where that would change its syntax tree, or isn't the last word.

    Raises RuffError.
    """
    asked = list(dict.fromkeys(pieces))
    results = dict(zip(asked, _run(asked), strict=True))
    changed = {piece: Piece(code, piece.width) for piece, code in results.items() if code != piece.code}
    again = dict(zip(changed, _run(list(changed.values())), strict=True))
    return {
        piece: code
        if piece not in changed or (again[piece] == code and same_tree(piece.code, code))
        else None
        for piece, code in results.items()
    }


def _run(pieces: list[Piece]) -> list[str]:
    """What one run of ruff makes of pieces; what it can't read comes back as it was."""
    if not pieces:
        return []
    with tempfile.TemporaryDirectory(prefix="doc-builder-style-") as place:
        folder = Path(place)
        paths = []
        for number, piece in enumerate([*pieces, Piece(_PROBE[0], pieces[0].width)]):
            path = folder / str(piece.width) / f"{number}.py"
            if not path.parent.exists():
                path.parent.mkdir()
                (path.parent / "ruff.toml").write_text(_SETTINGS.format(width=piece.width), encoding="utf-8")
            path.write_bytes(piece.code.encode())
            paths.append(path)
        done = subprocess.run(
            [sys.executable, "-m", "ruff", "format", "--no-cache", "--no-respect-gitignore", "--quiet", "."],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        *results, probe = (path.read_bytes().decode() for path in paths)
    if probe != _PROBE[1]:
        said = (done.stderr or done.stdout).decode(
            errors="replace"
        ).strip() or f"it ends with {done.returncode}"
        if "Traceback (most recent call last)" in said:
            said = f"{said.splitlines()[-1]}; install it anew: pip install 'doc-builder[style]'"
        raise RuffError(f"ruff doesn't run: {said}")
    return results
