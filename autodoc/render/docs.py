"""Which docstrings an entry shows."""

from __future__ import annotations

from functools import lru_cache

from autodoc.docstrings import parse
from autodoc.docstrings.model import Docstring, Items, Style
from autodoc.documented import Documented
from autodoc.model import Object


def shown_docstrings(one: Documented, style: Style | None) -> list[tuple[Object, Docstring]]:
    """An object's docstring; that of `__init__` follows a class's which lists no parameters."""
    found = one.object
    shown = [(found, _parsed(found.doc, style))] if found.doc else []
    start = found.members.get("__init__")
    if (
        start is not None
        and start.doc
        and found.kind == "class"
        and all(member.name != f"{one.name}.__init__" for member in one.members)
        and not any(
            isinstance(part, Items) and part.kind == "parameters"
            for _, docstring in shown
            for part in docstring.sections
        )
    ):
        shown.append((start, _parsed(start.doc, style)))
    return shown


@lru_cache(maxsize=4096)
def _parsed(doc: str, style: Style | None) -> Docstring:
    # A page in five languages shows the same docstrings, one after another.
    return parse(doc, style=style)
