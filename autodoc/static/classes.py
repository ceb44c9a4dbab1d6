"""What a class has from the classes above it: its order of resolution, its flavour, its constructor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from autodoc.model import Flavour, Object, Parameter, Signature
from autodoc.static.expressions import first_path

ObjectAt = Callable[[str], Object | None]
"""The record at a canonical path, as `extract` made it."""

Resolve = Callable[[str], str | None]
"""The canonical path of a dotted name, `Index.resolve`."""

_OF_FIELDS: tuple[Flavour, ...] = ("dataclass", "named-tuple", "typed-dict")
"""Flavours of classes whose constructor is made of their fields."""

_INHERITED: tuple[Flavour, ...] = ("enum", "exception", "typed-dict")
"""Flavours that a class hands on to those below it."""


class Hierarchy:
    """The classes of a library, one above another. Other libraries' classes are left out."""

    def __init__(self, object_at: ObjectAt, resolve: Resolve, module_of: Callable[[str], str]) -> None:
        self._object_at = object_at
        self._resolve = resolve
        self._module_of = module_of
        self._orders: dict[str, list[str]] = {}

    def base_targets(self, found: Object) -> list[str]:
        """The paths of the library that the bases of a class lead to, and those of classes within the record.

        No other record is asked for: whether they are classes isn't known.
        """
        targets = [target for one in found.members.values() for target in self.base_targets(one)]
        for base in found.bases:
            name = first_path(base)
            target = self._resolve_in(name, self._module_of(found.path)) if name else None
            if target is not None and target != found.path:
                targets.append(target)
        return list(dict.fromkeys(targets))

    def _bases(self, path: str) -> list[str]:
        """A class's bases that are classes of the library."""
        found = self._class(path)
        if found is None:
            return []
        targets = self.base_targets(replace(found, members={}))
        return [target for target in targets if self._class(target) is not None]

    def ancestors(self, path: str) -> list[str]:
        """The classes of the library above a class, in method resolution order.

        Bases that have no consistent order are given depth first.
        """
        return self._order(path, ())[1:]

    def complete(self, found: Object) -> Object:
        """A record with what classes above add to it; classes in it are completed too."""
        members = {name: self.complete(one) for name, one in found.members.items()}
        if found.kind != "class":
            return replace(found, members=members)
        ancestors = self.ancestors(found.path)
        flavour = self._flavour(found, ancestors)
        if flavour in ("enum", "dataclass") and not found.flavour:
            # What its own lines don't tell: these attributes are members and fields.
            members = {
                name: replace(one, labels=[]) if one.kind == "attribute" else one
                for name, one in members.items()
            }
        signature, overloads = self._constructor(found, ancestors, flavour)
        return replace(
            found,
            members=members,
            ancestors=ancestors,
            flavour=flavour,
            signature=signature,
            overloads=overloads,
        )

    def _class(self, path: str) -> Object | None:
        found = self._object_at(path)
        return found if found is not None and found.kind == "class" else None

    def _resolve_in(self, name: str, module: str) -> str | None:
        """A base's path; one that is a bare name may come from a wildcard import of the module."""
        if "." in name:
            # A name outside of the library must not be looked for in it.
            return self._resolve(name) if self._module_of(name) else None
        return self._resolve(f"{module}.{name}")

    # Method resolution order

    def _order(self, path: str, below: tuple[str, ...]) -> list[str]:
        if path in self._orders:
            return self._orders[path]
        if path in below:  # a circle, which no Python would import
            return [path]
        bases = self._bases(path)
        orders = [self._order(base, (*below, path)) for base in bases]
        merged = _merge([*orders, bases])
        if merged is None:
            merged = list(dict.fromkeys(one for order in orders for one in order))
        order = [path, *(one for one in merged if one != path)]
        if not below or all(one in self._orders for one in bases):
            self._orders[path] = order
        return order

    # What is handed on

    def _flavour(self, found: Object, ancestors: list[str]) -> Flavour:
        if found.flavour:
            return found.flavour
        for path in ancestors:
            above = self._class(path)
            if above is not None and above.flavour in _INHERITED:
                return above.flavour
        return "dataclass" if self._transform(ancestors) is not None else ""

    def _transform(self, ancestors: list[str]) -> str | None:
        """The `dataclass_transform` (PEP 681) of a class above, which makes dataclasses of those below it."""
        for path in ancestors:
            above = self._class(path)
            for one in above.decorators if above is not None else ():
                if one.partition("(")[0].rpartition(".")[2] == "dataclass_transform":
                    return one
        return None

    def _fields(self, found: Object) -> list[Parameter] | None:
        """What a class's own fields add to its constructor; None for a class whose fields don't."""
        if found.signature is None:
            return None
        if found.flavour in _OF_FIELDS:
            return found.signature.parameters
        ancestors = self.ancestors(found.path)
        transform = self._transform(ancestors) or ""
        flavour = self._flavour(found, ancestors)
        if flavour not in _OF_FIELDS:
            return None
        if flavour == "dataclass" and "kw_only_default=True" not in transform:
            return found.signature.parameters
        return [replace(one, kind="keyword-only") for one in found.signature.parameters]

    def _constructor(
        self, found: Object, ancestors: list[str], flavour: Flavour
    ) -> tuple[Signature | None, list[Signature]]:
        if flavour in ("enum", "protocol"):
            return None, []
        for path in (found.path, *ancestors):
            one = found if path == found.path else self._class(path)
            if one is None:
                continue
            for name in ("__init__", "__new__"):
                method = one.members.get(name)
                if method is not None and method.signature is not None:
                    overloads = [replace(other, returns=[]) for other in method.overloads]
                    return replace(method.signature, returns=[]), overloads
            if self._fields(one) is not None:
                return self._from_fields(one), []
        return None, []

    def _from_fields(self, found: Object) -> Signature:
        """The constructor of a class that fields make: those of the classes above come first."""
        fields: dict[str, Parameter] = {}
        for path in reversed([found.path, *self.ancestors(found.path)]):
            one = self._class(path)
            added = self._fields(one) if one is not None else None
            if one is None or added is None:
                continue
            own = {parameter.name: parameter for parameter in added}
            for name, member in one.members.items():
                if name not in own and member.annotation and "class-attribute" not in member.labels:
                    fields.pop(name, None)  # `field(init=False)` takes an inherited one away
            fields.update(own)
        last = [one for one in fields.values() if one.kind == "keyword-only"]
        return Signature([*(one for one in fields.values() if one.kind != "keyword-only"), *last])


def _merge(orders: list[list[str]]) -> list[str] | None:
    """C3: the orders as one, in which each keeps its own; None when that can't be."""
    left = [list(order) for order in orders if order]
    merged: list[str] = []
    while left:
        for order in left:
            head = order[0]
            if not any(head in other[1:] for other in left):
                break
        else:
            return None
        merged.append(head)
        left = [rest for order in left if (rest := [one for one in order if one != head])]
    return merged
