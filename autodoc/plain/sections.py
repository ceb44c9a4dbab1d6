"""A docstring's sections as Markdown: texts, lists of parameters, examples, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from autodoc.docstrings.model import Examples, Item, Items, Note, Section, Text, VersionChange
from autodoc.model import Expression, Object, text_of
from autodoc.render.sections import default_of
from autodoc.render.snippets import as_code, examples_in, page_of
from builder.markdown import Paragraph
from builder.plain import Marked, marked

_MAY_CHANGE = re.compile(r"[\[<\\$*{|#~\r]|:::|===|```|^\n|\n\Z")
"""Without any of these a text is written as it stands."""


class SectionMarkdown:
    """Writes docstrings in the words of one language; what several objects say alike is kept."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._kept: dict[str, Marked] = {}

    def write(self, found: Object, sections: Sequence[Section]) -> Marked:
        """All sections, in order; parameters that they leave out are at the end of the list."""
        out = Marked()
        lists = [one for one in sections if isinstance(one, Items) and one.kind == "parameters"]
        for section in sections:
            match section:
                case Text():
                    out.block(self.text(section.text))
                case Items():
                    self._items(out, found, section, lists)
                case Examples():
                    several = examples_in(section.text.text) > 1
                    label = "api.examples" if several else "api.example"
                    out.block(self._title(section.title or self._labels[label]))
                    out.block(self.text(section.text.text))
                case Note(kind="see-also" | "references" | "todo"):
                    out.block(self._title(self._labels[f"api.{section.kind}"]))
                    out.block(self.text(section.text.text))
                case Note():
                    out.block(self.box(f"[!{section.kind.upper()}]", section.text.text))
                case VersionChange():
                    label = self._labels[f"version.{section.kind}"].replace("{version}", section.version)
                    out.block(self.box(f"**{label.strip()}**\n", section.text.text))
        return out

    def text(self, text: str) -> Marked:
        """A docstring's text as Markdown that any reader understands."""
        made = self._kept.get(text)
        if made is None:
            if _MAY_CHANGE.search(text):
                made = marked(page_of(text), self._labels, headings=False)
            else:
                made = Marked([text])
            self._kept[text] = made
        return made

    def box(self, title: str, text: str) -> Marked:
        """A quote under its title."""
        out = Marked([f"{title}\n"])
        out.extend(self.text(text))
        out.segments[-1] = out.segments[-1].rstrip("\n")
        return Marked(["> " + out.segments[0], *out.segments[1:]], out.slots).prefixed("> ")

    def _title(self, title: str) -> Marked:
        out = Marked(["**"])
        out.extend(self.text(title))
        out.write("**")
        return out

    def _items(self, out: Marked, found: Object, section: Items, lists: Sequence[Items]) -> None:
        if not section.items:
            return
        out.block(f"**{self._labels[f'api.{section.kind}']}**")
        signature = found.signature
        known = {one.name: one for one in signature.parameters} if signature is not None else {}
        returns: Expression = []
        if section.kind in ("returns", "yields") and len(section.items) == 1 and signature is not None:
            returns = signature.returns
        groups = [group for group in section.groups if group.items]
        for group in groups:
            if group.title:
                out.block(self.text(group.title))
            rows = []
            for item in group.items:
                if section.kind == "parameters":
                    parameter = known.get(item.name.lstrip("*"))
                    annotation = parameter.annotation if parameter else []
                    rows.append(self._row(item, annotation, default_of(item, parameter)))
                elif section.kind == "attributes":
                    member = found.members.get(item.name)
                    rows.append(self._row(item, member.annotation if member else [], item.default))
                else:
                    rows.append(self._row(item, returns, item.default))
            if group is groups[-1] and lists and section is lists[-1] and signature is not None:
                named = [item.name.lstrip("*") for one in lists for item in one.items]
                for left in signature.undocumented(named):
                    rows.append(self._row(Item(left.name, "", Text("", 0), 0), left.annotation, left.default))
            out.block(_rows(rows))

    def _row(self, item: Item, annotation: Expression, default: str | None) -> Marked:
        """An item of a list: its name, type and default, then what is said of it."""
        row = Marked(["- "])
        if item.name:
            row.write(f"`{item.name}`")
        details: list[Marked] = []
        if item.type:
            details.append(self.text(as_code(item.type)))
        elif annotation:
            details.append(Marked([f"`{text_of(annotation)}`"]))
        if default is not None:
            shown = f"`{default}`" if "`" not in default and "\n" not in default else default
            details.append(Marked([f"{self._labels['api.default']} {shown}"]))
        elif item.optional:
            details.append(Marked([self._labels["api.optional"]]))
        if details and item.name:
            row.write(" (")
        for index, detail in enumerate(details):
            row.write(", " if index else "")
            row.extend(detail)
        if details and item.name:
            row.write(")")
        text = self.text(item.text.text)
        if text.slots or text.segments[0]:
            opens = isinstance(page_of(item.text.text).children[0], Paragraph)
            if item.name or details:
                row.write(": " if opens else "\n\n  ")
            row.extend(text.prefixed("  "))
        return row


def _rows(rows: Sequence[Marked]) -> Marked:
    out = Marked()
    for index, row in enumerate(rows):
        out.write("\n" if index else "")
        out.extend(row)
    return out
