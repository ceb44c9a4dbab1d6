"""Reads the fixtures: files of cases, each a page and the tree that it means.

===== title
the page
-----
the tree, as `tree_text` writes it
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures"
_CASE = "===== "
_TREE = "\n-----\n"


@dataclass(frozen=True)
class Case:
    """A page's text and its tree's."""

    name: str
    text: str
    tree: str


def cases() -> list[Case]:
    """Every case of every file."""
    found: list[Case] = []
    for file in sorted(FOLDER.glob("*.txt")):
        for part in file.read_text(encoding="utf-8").split(_CASE)[1:]:
            title, _, body = part.partition("\n")
            text, _, tree = body.partition(_TREE)
            found.append(Case(f"{file.stem}: {title}", text + "\n", tree.strip("\n")))
    return found
