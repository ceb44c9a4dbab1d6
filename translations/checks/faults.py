"""What is wrong with a translated page, and how it is mended, as values."""

from __future__ import annotations

from dataclasses import dataclass

from builder.edits import Edit

Fix = Edit
"""A text for characters of the translated file."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a translated file: where, by which rule, what, and what to do about it.

    Lines count from 1. All of `fixes` together mend it; there are none where that isn't safe.
    """

    line: int
    rule: str
    message: str
    hint: str = ""
    fixes: tuple[Fix, ...] = ()
