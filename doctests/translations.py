"""Whether a page's code is that of the English page, so that it is run once for all languages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from builder.code import outline
from doctests.model import Choice, Document, Example, Statement
from toctree import is_language_code

Relation = Literal["same", "translated", "different"]
"""The same code and output; the same but for comments, strings and output; another code."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a page's code relates to the English page's; for a different one, the lines where that shows.

    A line is None on the side that has no block to set against the other's.
    """

    relation: Relation
    line: int | None = None
    english_line: int | None = None


def english_page(path: Path, default: str = "en") -> Path | None:
    """The page that `path` is a translation of; None for one in the default language, or without any.

    Languages are folders side by side, with the same file names in each.
    """
    for folder in path.parents:
        if is_language_code(folder.name) and folder.name != default:
            twin = folder.parent / default / path.relative_to(folder)
            if twin.is_file():
                return twin
    return None


def compare(page: Document, english: Document) -> Comparison:
    """How the code of `page` relates to that of `english`."""
    if shape(page.body) == shape(english.body):
        return Comparison("same")
    for one, other in zip_longest(page.examples(), english.examples()):
        if one is None or other is None:
            return Comparison("different", one.line if one else None, other.line if other else None)
        if one.kind != other.kind or one.decorators != other.decorators:
            return Comparison("different", one.line, other.line)
        for mine, theirs in zip_longest(one.statements, other.statements):
            if mine is None or theirs is None or _outline(one, mine) != _outline(other, theirs):
                return Comparison("different", (mine or one).line, (theirs or other).line)
    return Comparison("translated")


def shape(body: tuple[Example | Choice, ...]) -> list[object]:
    """What decides what a document's blocks do: their digests, and which of them share tabs."""
    return [
        [shape(branch.body) for branch in one.branches] if isinstance(one, Choice) else one.digest
        for one in body
    ]


def _outline(example: Example, statement: Statement) -> object:
    """Code without what a translator may change."""
    return outline(statement.code, "bash" if example.kind == "command" else "python")
