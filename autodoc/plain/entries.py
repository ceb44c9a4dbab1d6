"""An object, its signature, its docstring and its members as Markdown with slots."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from autodoc.documented import Documented
from autodoc.entry import Role
from autodoc.model import Expression, Object, Signature, text_of
from autodoc.options import EntryOptions
from autodoc.render.docs import shown_docstrings
from autodoc.render.kinds import is_in_class, role_of
from autodoc.render.signature import signature_text
from builder.html import Slot
from builder.plain import Marked, fence

from .sections import SectionMarkdown


class EntryMarkdown:
    """Writes entries in the words of one language (`builder.strings`)."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._sections = SectionMarkdown(labels)

    def write(self, documented: Documented, *, level: int, options: EntryOptions | None = None) -> Marked:
        """An object and its members, under headings below `level`, that of the heading above."""
        out = Marked()
        in_class = is_in_class(documented.object)
        self._object(out, documented, min(level + 1, 6), options or EntryOptions(), in_class)
        return out

    def _object(
        self, out: Marked, one: Documented, level: int, options: EntryOptions, in_class: bool
    ) -> None:
        found = one.object
        role = role_of(found, in_class=in_class)
        out.block(heading(one.name, level, role))
        out.block(_signatures(one.name, found))
        self._origins(out, one, options)
        if found.deprecated is not None:
            out.block(self._sections.box(f"**{self._labels['api.deprecated']}**\n", found.deprecated))
        out.block(self._docstring(one, options))
        for plain, members in groupby(one.members, lambda member: member.object.kind == "attribute"):
            if plain:
                self._attributes(out, one, list(members), options)
                continue
            for member in members:
                self._object(out, member, min(level + 1, 6), options, found.kind == "class")

    def _origins(self, out: Marked, one: Documented, options: EntryOptions) -> None:
        """The bases of a class; where a member, or its docstring, comes from."""
        bases = [base for base in one.object.bases if text_of(base) != "object"]
        if bases and options.show_bases:
            line = Marked([f"{self._labels['api.bases']}: "])
            for index, base in enumerate(bases):
                line.write(", " if index else "")
                line.extend(linked(base))
            out.block(line)
        for label, name in (("api.inherited-from", one.owner), ("api.doc-from", one.doc_from)):
            if name:
                before, _, after = self._labels[label].partition("{name}")
                line = Marked([before])
                line.slot(Slot("type", name, text=name))
                line.write(after)
                out.block(line)

    def _docstring(self, one: Documented, options: EntryOptions) -> Marked:
        docstrings = [docstring for _, docstring in shown_docstrings(one, options.style)]
        return self._sections.write(one.object, [part for own in docstrings for part in own.sections])

    def _attributes(
        self, out: Marked, one: Documented, members: list[Documented], options: EntryOptions
    ) -> None:
        """Attributes in a list, a class's or a module's."""
        label = "api.members" if one.object.flavour == "enum" else "api.attributes"
        out.block(f"**{self._labels[label if one.object.kind == 'class' else 'api.data']}**")
        rows = Marked()
        for member in members:
            found = member.object
            row = Marked([f"- `{member.name.rpartition('.')[2]}`"])
            if found.annotation:
                row.write(f" (`{text_of(found.annotation)}`)")
            if found.value and "\n" not in found.value and "`" not in found.value:
                row.write(f" = `{found.value}`")
            text = self._docstring(member, options)
            if text.slots or text.segments[0]:
                row.write(": ")
                row.extend(text.prefixed("  "))
            rows.write("\n" if rows.slots or rows.segments[0] else "")
            rows.extend(row)
        out.block(rows)


def heading(name: str, level: int, role: Role) -> Marked:
    """The heading of an object."""
    out = Marked()
    out.slot(Slot("heading", name, text=name, level=level, parameter=role))
    out.write(f"{'#' * level} `{name}`")
    return out


def _signatures(name: str, found: Object) -> str:
    """How an object is called, or what it is, as Python."""
    short = name.rpartition(".")[2]
    if found.kind in ("property", "attribute"):
        annotation = text_of(found.annotation or (found.signature.returns if found.signature else []))
        shown = (
            short + (f": {annotation}" if annotation else "") + (f" = {found.value}" if found.value else "")
        )
        return fence(shown, "py") if shown != short else ""
    if found.flavour == "enum":
        return ""
    signatures: list[Signature] = found.overloads or ([found.signature] if found.signature else [])
    start = "async def" if "async" in found.labels else "def"
    if found.kind == "class":
        start = "class"
        signatures = [Signature(one.parameters) for one in signatures]  # `-> None` is what `__init__` returns
    lines = [signature_text(f"{start} {short}", one) for one in signatures]
    return fence("\n".join(lines), "py") if lines else ""


def linked(expression: Expression) -> Marked:
    """An expression as code; a link where it is one name."""
    out = Marked()
    if len(expression) == 1 and not isinstance(piece := expression[0], str):
        out.slot(Slot("type", piece[1], text=piece[0]))
    else:
        out.write(f"`{text_of(expression)}`")
    return out
