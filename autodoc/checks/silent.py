"""Objects that say nothing: as far as the source tells, for it is read and not run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from autodoc.model import Object
from autodoc.remarks import may_be_written

_KINDS = ("class", "function", "property")
_CONSTRUCTORS = ("__init__", "__new__")


def silent(found: Object, class_at: Callable[[str], Object | None]) -> Iterator[Object]:
    """The object and its members, as far as they have no docstring and inherit none.

    What decorators, and functions that it is handed over to, write isn't known, so what they may change
    isn't silent. A class may be described by its constructor, and that by its class.
    """
    if "handed-over" not in found.signs:
        yield from _silent(found, class_at)


def _silent(found: Object, class_at: Callable[[str], Object | None]) -> Iterator[Object]:
    if found.kind in _KINDS:
        start = next((found.members[name] for name in _CONSTRUCTORS if name in found.members), None)
        if not (found.doc or (start is not None and start.doc)) and not may_be_written(found.decorators):
            yield found
    above = [one for one in map(class_at, found.ancestors) if one is not None]
    for member in found.members.values():
        inherits = any(member.name in one.members and one.members[member.name].doc for one in above)
        if not inherits and member.name not in _CONSTRUCTORS:
            yield from _silent(member, class_at)
