"""An object as a page asks for it: under its public name, with the members that are to be shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from autodoc.model import Object


@dataclass(slots=True)
class Documented:
    """What one `[[autodoc]]`, or one member under it, shows.

    `name` is the public dotted name, which is also the anchor (`transformers.BertModel.forward`);
    `object.path` is where it is defined. `members` are those that are shown, in order.
    `owner` is the public name of the class that a member was inherited from, "" for its own.
    `inherited` names, class by class, the public members that come from above and aren't shown.
    `doc_from` is the public name of the object whose docstring stands in for a missing one.
    """

    name: str
    object: Object
    members: list[Documented] = field(default_factory=list)
    owner: str = ""
    inherited: list[tuple[str, list[str]]] = field(default_factory=list)
    doc_from: str = ""
