"""Tokens that know where they stand, and what block rules hand to the tree's builder."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

from .source import Segments


@dataclass(slots=True)
class PlacedToken(Token):
    """A token of markdown-it with its place.

    `start` and `end` are offsets, half open: of a block token into the normalized
    source, of an inline token into the inline content; -1 until they are known. An
    opening block token carries the place of the whole block.
    """

    start: int = -1
    end: int = -1
    segments: Segments | None = None
    data: object = None
