"""What an object is, in a word for readers and in an inventory's."""

from __future__ import annotations

from collections.abc import Mapping

from autodoc.entry import Role
from autodoc.model import Object

_FLAVOURS = {
    "dataclass": "dataclass",
    "enum": "Enum",
    "named-tuple": "NamedTuple",
    "protocol": "Protocol",
    "typed-dict": "TypedDict",
}
"""Names of Python's own for kinds of classes; they aren't translated."""

_KEYWORDS = ("async", "classmethod", "staticmethod")
_WORDS = ("abstract", "cached", "writable")


def role_of(found: Object, *, in_class: bool) -> Role:
    """What Sphinx's inventories call it."""
    match found.kind:
        case "module":
            return "module"
        case "class":
            return "exception" if found.flavour == "exception" else "class"
        case "function":
            return "method" if in_class else "function"
        case "property":
            return "property"
        case "attribute":
            return "attribute" if in_class else "data"


def is_in_class(found: Object) -> bool:
    """Whether an object is defined in a class; what no file says is guessed by the name."""
    owner = found.path.rpartition(".")[0]
    if not found.file:
        return owner.rpartition(".")[2][:1].isupper()
    module = found.file.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")
    return owner != module and len(owner) > len(module)


def kind_label(found: Object, role: Role, labels: Mapping[str, str]) -> str:
    """What a reader calls it, in the page's language."""
    if role == "data":
        return labels["api.kind.constant" if "constant" in found.labels else "api.kind.data"]
    return labels[f"api.kind.{role}"]


def marks(found: Object, labels: Mapping[str, str]) -> list[str]:
    """What else is to be said of it in a word."""
    shown = [_FLAVOURS[found.flavour]] if found.flavour in _FLAVOURS else []
    shown += [one for one in _KEYWORDS if one in found.labels]
    shown += [labels[f"api.mark.{one}"] for one in _WORDS if one in found.labels]
    return shown
