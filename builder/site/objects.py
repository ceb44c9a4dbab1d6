"""Which objects of the library the pages document, and where: the targets of cross-references.

Until the API reference reads the library itself, an object is what an `[[autodoc]]` names.
This module is the seam: it answers with places and HTML, whoever finds the objects.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.html import Slot
from toctree.nearest import Names


@dataclass(frozen=True, slots=True)
class DocumentedObject:
    """An object on a page; `name` is its public path, which is also its anchor there."""

    name: str
    local: str
    members: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The last part of the name."""
        return self.name.rsplit(".", 1)[-1]


@dataclass(slots=True)
class ObjectIndex:
    """Objects by the last part of their name; the first page that documents one owns it."""

    library: str
    objects: dict[str, DocumentedObject] = field(default_factory=dict)
    _by_short: dict[str, list[DocumentedObject]] = field(default_factory=dict)
    _names: Names | None = None

    def add(self, local: str, slots: Iterable[Slot]) -> None:
        """Takes in the objects of a page."""
        self._names = None
        for slot in slots:
            if slot.kind != "autodoc":
                continue
            name = public_name(self.library, slot.value)
            if name not in self.objects:
                members = tuple(one for one in slot.members or () if one not in ("all", "none"))
                known = DocumentedObject(name, local, members)
                self.objects[name] = known
                self._by_short.setdefault(known.short, []).append(known)

    def find(self, target: str) -> tuple[DocumentedObject, str] | None:
        """The object that a reference means, and the anchor to link to.

        A reference may leave out leading parts of the path; a member that isn't listed
        on the page leads to its class. Of several objects the one whose path agrees
        longest wins, then the shortest, then the first.
        """
        return self._match(target, member="") or self._match(*_split_member(target))

    def _match(self, target: str, member: str) -> tuple[DocumentedObject, str] | None:
        if not target:
            return None
        parts = target.split(".")
        best: tuple[int, int] | None = None
        found: DocumentedObject | None = None
        for candidate in self._by_short.get(parts[-1], ()):
            agreed = _agreement(parts, candidate.name.split("."))
            # A path that names another module is another object, unless the name is all there is.
            if agreed < len(parts) and not self._same_library(parts):
                continue
            rank = (agreed, -len(candidate.name))
            if best is None or rank > best:
                best, found = rank, candidate
        if found is None:
            return None
        anchor = f"{found.name}.{member}" if member in found.members else found.name
        return found, anchor

    def _same_library(self, parts: list[str]) -> bool:
        # `transformers.models.bert.BertModel` and `modeling_bert.BertModel` are the documented
        # `transformers.BertModel`; `torch.nn.Module` is nobody's `Module` here.
        return parts[0] == self.library or (parts[0][:1].islower() and parts[0] not in _OTHER_LIBRARIES)

    def nearest(self, target: str) -> str:
        """A documented name that a mistaken one may have meant, or nothing."""
        short = target.rsplit(".", 1)[-1]
        if len(short) < 4:
            return ""
        if self._names is None:
            self._names = Names(self._by_short)
        return self._names.nearest(short)


_OTHER_LIBRARIES = frozenset(
    {
        "accelerate",
        "bitsandbytes",
        "collections",
        "dataclasses",
        "datasets",
        "diffusers",
        "enum",
        "evaluate",
        "flax",
        "huggingface_hub",
        "jax",
        "numpy",
        "optimum",
        "pathlib",
        "peft",
        "safetensors",
        "tensorflow",
        "tf",
        "tokenizers",
        "torch",
        "torchvision",
        "trl",
        "typing",
    }
)
"""First parts of names that pages write of other libraries; their own inventories will say so one day."""


def _agreement(wanted: list[str], known: list[str]) -> int:
    count = 0
    for one, other in zip(reversed(wanted), reversed(known), strict=False):
        if one != other:
            break
        count += 1
    return count


def _split_member(target: str) -> tuple[str, str]:
    owner, _, member = target.rpartition(".")
    return owner, member


def public_name(library: str, target: str) -> str:
    """The path of an autodoc target with the library's name in front, as anchors have it."""
    return target if target == library or target.startswith(library + ".") else f"{library}.{target}"


def entry_html(slot: Slot, library: str, taken: set[str]) -> str:
    """What stands on the page for an `[[autodoc]]`: the object's name, with an anchor for it and
    for each member that the page lists. `taken` are the page's ids so far, and grows."""
    name = public_name(library, slot.value)
    members = [one for one in slot.members or () if one not in ("all", "none")]
    lines = [
        f'<div class="db-object"><p class="db-object__name"{_id(name, taken)}><code>{_code(name)}</code></p>'
    ]
    if members:
        items = "".join(
            f"<li{_id(f'{name}.{member}', taken)}><code>{_code(member)}</code></li>" for member in members
        )
        lines.append(f'<ul class="db-object__members">{items}</ul>')
    lines.append("</div>")
    return "".join(lines)


def _id(name: str, taken: set[str]) -> str:
    if name in taken:
        return ""
    taken.add(name)
    return f' id="{html.escape(name)}"'


def _code(name: str) -> str:
    return html.escape(name, quote=False)
