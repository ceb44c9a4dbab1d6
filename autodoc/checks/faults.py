"""What is wrong with a library's docstrings, as values, by rules that have names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from autodoc.static.source import decoded
from builder.edits import Edit, edited


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A mistake in the library's source: where, by which rule, what, and what to do about it.

    `file` is relative to the folder that holds the package (`library.source.root`), lines count from
    1. All of `edits` together mend it; there are none where that isn't certain. Their characters
    are those of the file as `fixed` takes it.
    """

    file: str
    line: int
    rule: str
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()


RULES: dict[str, str] = {
    "docstring-missing-parameter": "a docstring that lists parameters leaves one of the signature's out",
    "docstring-unknown-parameter": "a docstring describes a parameter that the signature hasn't got",
    "docstring-misnamed-parameter": "a docstring writes a parameter's name otherwise than the signature",
    "docstring-parameter-twice": "a docstring describes a parameter twice",
    "docstring-wrong-default": "a docstring gives another default than the signature",
    "docstring-missing-optional": "a docstring doesn't say *optional* of a parameter that has a default",
    "docstring-wrong-optional": "a docstring says *optional* of a parameter that has no default",
    "docstring-empty-section": "nothing stands under the name of a docstring's section",
    "docstring-item": "the parenthesis behind a parameter's name never ends",
    "docstring-returns-twice": "a docstring has two sections for what is returned",
    "docstring-unclosed-fence": "a code block of a docstring is never closed",
    "no-docstring": "a page shows an object that has no docstring, and inherits none",
    "not-on-a-page": "no page shows an object that the library hands out",
}
"""Every rule, with what a breach of it is."""

FIXABLE = frozenset((
    "docstring-misnamed-parameter", "docstring-wrong-default", "docstring-missing-optional",
    "docstring-wrong-optional",
))  # fmt: skip
"""The rules of which some faults have edits."""


def fixed(text: str, faults: Iterable[Fault]) -> str:
    """A file's text with the edits of its faults; nothing outside of their places changes.

    The text is that of the whole file in the encoding that it declares, without a BOM, line endings
    as they are. Faults whose places overlap are left for another round, but for the first of them.
    """
    return edited(text, (fault.edits for fault in sorted(faults)))


def mended(data: bytes, faults: Iterable[Fault]) -> bytes:
    """`fixed` for a file's bytes: its encoding, its BOM and its line endings stay as they are."""
    text, encoding = decoded(data)
    return fixed(text, faults).encode(encoding)
