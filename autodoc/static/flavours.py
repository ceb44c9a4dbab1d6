"""What kind of class a class is, from what stands beside its name."""

from __future__ import annotations

import builtins
from collections.abc import Iterable

from autodoc.model import Expression, Flavour
from autodoc.static.expressions import first_path

_ENUMS = ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum")
_TYPING: dict[str, Flavour] = {
    "TypedDict": "typed-dict",
    "NamedTuple": "named-tuple",
    "Protocol": "protocol",
}


def own_flavour(bases: Iterable[Expression], dataclass: bool) -> Flavour:
    """A class's flavour as its own bases and decorators have it; "" for that of its ancestors, or none."""
    found = {flavour for base in bases if (flavour := _base_flavour(first_path(base)))}
    for flavour in ("enum", "typed-dict", "named-tuple"):
        if flavour in found:
            return flavour
    if dataclass:
        return "dataclass"
    return "exception" if "exception" in found else "protocol" if "protocol" in found else ""


def _base_flavour(path: str) -> Flavour:
    module, _, name = path.rpartition(".")
    if module == "enum" and name in _ENUMS:
        return "enum"
    if module in ("typing", "typing_extensions"):
        return _TYPING.get(name, "")
    if not module:
        found = getattr(builtins, name, None)
        return "exception" if isinstance(found, type) and issubclass(found, BaseException) else ""
    # Another library's exceptions go by their names.
    return "exception" if name.endswith(("Error", "Exception", "Warning")) else ""
