"""The names of sections, in Google style and NumPy style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from .model import ItemsKind, NoteKind

SectionKind = ItemsKind | Literal["examples"] | NoteKind

ITEMS = frozenset(get_args(ItemsKind))

_NAMES: dict[SectionKind, str] = {
    "parameters": "arg, args, argument, arguments, param, params, parameter, parameters, kwargs,"
    "keyword args, keyword arguments, keyword parameters, other args, other arguments,"
    "other parameters, additional args",
    "attributes": "attribute, attributes",
    "methods": "methods",
    "returns": "return, returns",
    "yields": "yield, yields",
    "raises": "raise, raises, except, exceptions",
    "warns": "warns",
    "examples": "example, examples, usage, usages",
    "note": "note, notes",
    "tip": "tip, tips, hint, hints",
    "warning": "warning, warnings",
    "important": "important",
    "caution": "caution, attention, danger",
    "see-also": "see also, seealso",
    "references": "reference, references",
    "todo": "todo, todos",
}

KINDS: dict[str, SectionKind] = {
    name.strip(): kind for kind, names in _NAMES.items() for name in names.split(",")
}

_HEADER = re.compile(r"(\*\*)?([A-Za-z][A-Za-z _-]{2,40}?)(\*\*)? ?(::?)(\*\*)?(?: +(\S.*)| *$)")
_EXAMPLES = re.compile(
    r"(?:examples?|usages?) (?P<after>.+)|(?P<before>.+) (?:examples?|usage)", re.IGNORECASE
)
_NO_TITLE = frozenset(("usage", "example", "examples", "use", "of usage"))
_IN_A_SENTENCE = frozenset((
    "for", "an", "a", "the", "see", "this", "as", "in", "following", "here", "explanation",
))  # fmt: skip


@dataclass(slots=True)
class Header:
    """A section's head line. `text` stands behind the colon; `literal` says that there are two colons."""

    kind: SectionKind
    text: str
    literal: bool
    title: str = ""


def is_name(line: str) -> bool:
    """Whether a line is the name of a section with a colon, and nothing else."""
    return line.rstrip().endswith(":") and line.strip(" :").lower() in KINDS


_AFTER_ITEMS = re.compile(r" +(?:Returns?|Yields?|Raises|Examples?): *$")


def ends_items(line: str) -> bool:
    """Whether a line ends a list of items though it is indented as they are: `Returns:` is no item."""
    return _AFTER_ITEMS.match(line) is not None


def header(line: str, following: str) -> Header | None:
    """The header that a line is in Google style, None if it is another text.

    `following` is the next line that isn't blank. A word in lower case is a header only if nothing
    stands behind it and what follows is indented: `note: this is` is a sentence.
    """
    found = _HEADER.match(line)
    if found is None:
        return None
    before, name, after, colons, inside, text = found.groups("")
    if bool(before) != bool(after or inside) or (text and colons == "::"):
        return None
    kind = KINDS.get(name.lower())
    title = ""
    if kind is None:
        if text or not following.startswith((" ", ">>>", "```", "~~~")):
            return None
        example = _EXAMPLES.fullmatch(name)
        if example is None or name.split(" ", 1)[0].lower() in _IN_A_SENTENCE:
            return None
        kind = "examples"
        more = example["after"] or example["before"]
        title = "" if more.lower() in _NO_TITLE else name
    if not name[0].isupper() and (text or not following.startswith(" ")):
        return None
    return Header(kind, text, colons == "::", title)
