"""Which docstrings of a file are judged, and by what: the objects that stand in it, with their members."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from autodoc.checks.bodies import Bodies
from autodoc.checks.parameters import Call
from autodoc.docstrings import Docstring, parse
from autodoc.model import Object, Signature
from autodoc.remarks import last_name

_MADE_OF_FIELDS = ("dataclass", "named-tuple", "typed-dict")

_KEEPS = frozenset((
    "abstractmethod", "classmethod", "staticmethod", "overload", "override", "final", "no_grad",
    "inference_mode", "contextmanager", "asynccontextmanager", "cache", "lru_cache", "jit", "compile",
    "deprecated", "dataclass", "total_ordering", "unused", "ignore", "script", "export",
))  # fmt: skip
"""Last names of decorators that take no parameter away and add none."""


@dataclass(slots=True)
class Judged:
    """A docstring, parsed, with the call that it describes; `call` is None where it describes none."""

    found: Object
    docstring: Docstring
    call: Call | None


def judged(found: Object, bodies: Bodies, name: str = "") -> Iterator[Judged]:
    """The docstrings of an object and of its public members, as their authors wrote them.

    `bodies` are those of its file, `name` is what messages call the object.
    """
    name = name or found.name
    docstring = _docstring(found)
    if found.kind == "class":
        yield from _class(found, bodies, name, docstring)
    elif docstring is not None:
        call = None
        if found.kind == "function" and found.signature is not None:
            call = Call(
                name,
                found.signature,
                whole=_whole(found),
                closed=_closed(found),
                elsewhere=_overloaded(found.overloads),
                refused=lambda: bodies.refused(found.line),
            )
        yield Judged(found, docstring, call)


def _class(found: Object, bodies: Bodies, name: str, docstring: Docstring | None) -> Iterator[Judged]:
    """A class's own docstring and its constructor's, which together describe one call; then its members."""
    start = found.members.get("__init__") or found.members.get("__new__")
    of_start = _docstring(start) if start is not None else None
    both = [one for one in (docstring, of_start) if one is not None]
    whole = _whole(found) and (start is None or _whole(start))
    call = None
    if found.signature is not None:
        fields = start is None and found.flavour in _MADE_OF_FIELDS
        others = {*_overloaded(found.overloads), *_documented_fields(found)}
        others |= {item.name for one in both for item in one.items("attributes")}
        if fields:  # those of the classes above are described there
            others |= {one.name for one in found.signature.parameters if one.name not in found.members}
        call = Call(
            name,
            found.signature,
            whole=whole and (fields or start is not None),
            closed=start is None or _closed(start),
            fields=fields,
            elsewhere=frozenset(others),
            refused=lambda: bodies.refused(found.line),
        )
    if docstring is not None:
        yield Judged(found, docstring, call and _beside(call, of_start))
    if start is not None and of_start is not None:
        yield Judged(start, of_start, call and _beside(call, docstring))
    for member in found.members.values():
        special = member.name.startswith("__") and member.name.endswith("__")
        if member is not start and (special or not member.name.startswith("_")):
            yield from judged(member, bodies, f"{name}.{member.name}")


def _beside(call: Call, other: Docstring | None) -> Call:
    """The call for one of its docstrings, where there is another one that describes parameters too."""
    listed = {item.name.lstrip("*") for item in other.items("parameters")} if other is not None else set()
    return replace(call, elsewhere=call.elsewhere | listed)


def _docstring(found: Object) -> Docstring | None:
    return parse(found.doc) if found.doc and found.doc_line else None


def _documented_fields(found: Object) -> set[str]:
    """The names of a class's attributes that have docstrings of their own."""
    return {one.name for one in found.members.values() if one.kind == "attribute" and one.doc}


def _overloaded(overloads: Collection[Signature]) -> frozenset[str]:
    return frozenset(parameter.name for one in overloads for parameter in one.parameters)


def _whole(found: Object) -> bool:
    """Whether the docstring in the source is all of it: no decorator completes it at import."""
    return not any("doc" in last_name(one).lower() for one in found.decorators)


def _closed(found: Object) -> bool:
    """Whether its decorators leave its parameters as they are."""
    return all(last_name(one) in _KEEPS or "doc" in one.lower() for one in found.decorators)
