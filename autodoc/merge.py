"""One record from two: what the source says, and what was found at import.

The source is believed in all that it says: signatures as written, lines, attribute docstrings.
The import adds what only running the library shows: docstrings that decorators write, members
that are set later, objects that have no Python source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from autodoc.model import Object, Signature

SourceAt = Callable[[str, int], Object | None]
"""The function whose definition stands in a file of the library (as in `Object.file`) at a line."""


def merge(static: Object | None, imported: Object | None, source_at: SourceAt) -> Object | None:
    """What both know of an object; None when neither does."""
    if imported is None:
        return static
    if static is None:
        return _from_import(imported, source_at)
    if static.kind != imported.kind and static.kind in ("attribute", "class"):
        # A name that the import rebinds, as `Trainer = deprecated(Trainer)` or an alias does.
        return _rebound(static, imported, source_at)
    doc, doc_line, changed = _doc(static, imported)
    is_property = static.kind == "function" and imported.kind == "property"  # by a decorator of their own
    return replace(
        static,
        kind="property" if is_property else static.kind,
        annotation=static.signature.returns if is_property and static.signature else static.annotation,
        doc=doc,
        doc_line=doc_line,
        imported=changed,
        ancestors=static.ancestors or imported.ancestors,
        members=_members(static, imported, source_at),
    )


def _doc(static: Object, imported: Object) -> tuple[str, int, bool]:
    """The docstring, its line, and whether the import made it."""
    if not imported.doc or imported.doc == static.doc:
        return static.doc, static.doc_line, False
    return imported.doc, 0, True


def _members(static: Object, imported: Object, source_at: SourceAt) -> dict[str, Object]:
    members = {}
    for name, own in static.members.items():
        merged = merge(own, imported.members.get(name), source_at)
        assert merged is not None
        members[name] = merged
    for name, own in imported.members.items():
        if name not in members and _worth_showing(own, static):
            members[name] = _from_import(own, source_at)
    return members


def _worth_showing(member: Object, owner: Object) -> bool:
    """Whether a member that only the import knows belongs to what its author wrote.

    Enum members do; functions and properties that say what they do; not what dataclasses,
    abstract classes and protocols are given by Python itself.
    """
    if member.kind == "attribute":
        return owner.flavour == "enum" and not member.name.startswith("_")
    if member.name.startswith("__"):  # a decorator's, such as `__new__` of typing's `deprecated`
        return bool(member.file)
    return bool(member.doc) or bool(member.file)


def _from_import(imported: Object, source_at: SourceAt) -> Object:
    """An imported record, with the signature as written where its code is found in the source."""
    source = source_at(imported.file, imported.line) if imported.file else None
    members = {name: _from_import(one, source_at) for name, one in imported.members.items()}
    if source is None or source.kind != imported.kind or not _agree(source.signature, imported.signature):
        return replace(imported, members=members)
    return replace(
        imported,
        labels=list(dict.fromkeys([*imported.labels, *source.labels])),
        signature=_bound(source.signature, imported.signature),
        overloads=source.overloads,
        line=source.line,
        end_line=source.end_line,
        doc=imported.doc or source.doc,
        doc_line=source.doc_line if imported.doc in ("", source.doc) else 0,
        doc_breaks=source.doc_breaks,
        members=members,
    )


def _agree(written: Signature | None, found: Signature | None) -> bool:
    """Whether two signatures are one function's: a lambda's place leads to the next function."""
    if written is None or found is None:
        return True
    names = [one.name for one in written.parameters]
    return [one.name for one in found.parameters] in (names, names[1:])


def _bound(written: Signature | None, found: Signature | None) -> Signature | None:
    """A signature as written, without the first parameter of a function that became a method."""
    if written is None or found is None:
        return written
    names = [one.name for one in written.parameters]
    if names[1:] == [one.name for one in found.parameters]:
        return replace(written, parameters=written.parameters[1:])
    return written


def _rebound(static: Object, imported: Object, source_at: SourceAt) -> Object:
    known = _from_import(imported, source_at)
    if static.doc:  # beside the name that is bound, its author said what it is
        known = replace(known, doc=static.doc, doc_line=static.doc_line, doc_breaks=static.doc_breaks)
    if known.file:
        return known
    return replace(known, file=static.file, line=static.line, end_line=static.end_line)
