"""A docstring's sections as HTML: texts, lists of parameters, examples, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from autodoc.docstrings.model import Examples, Item, Items, ItemsKind, Note, Section, Text, VersionChange
from autodoc.model import Expression, Object, Parameter
from builder.html import Part
from builder.html.escape import attribute, text

from .draft import Draft, Origin
from .signature import value_html, write_expression
from .snippets import Box, Snippets, examples_in

_VALUE = re.compile(r"""[\w.+-]+\Z|[\w.]*["'(\[{]""")


@dataclass(slots=True)
class Subject:
    """An object whose docstring is shown.

    `anchor` is its id, `level` that of its heading. `anchors` are the ids of its parameters and
    attributes by name, `placed` those that are on the page.
    """

    anchor: str
    object: Object
    level: int
    sections: list[tuple[Section, Origin]]
    missing: list[Parameter] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    examples: int = 0

    def items(self, kind: ItemsKind) -> list[Item]:
        """All items of one kind."""
        return [
            item
            for section, _ in self.sections
            if isinstance(section, Items) and section.kind == kind
            for item in section.items
        ]

    def name_parts(self, draft: Draft) -> None:
        """Finds ids for what the docstring lists: no member's, and none that is taken."""
        parameters = self.items("parameters")
        signature = self.object.signature
        if parameters and signature is not None:
            self.missing = signature.undocumented([item.name.lstrip("*") for item in parameters])
        names = [item.name.lstrip("*") for item in parameters]
        names += [one.name for one in self.missing]
        names += [item.name for item in self.items("attributes")]
        for name in dict.fromkeys(filter(None, names)):
            anchor = f"{self.anchor}.{name}"
            if draft.on_page(anchor):
                self.placed.add(anchor)
            elif not draft.reserve(anchor):
                continue
            self.anchors[name] = anchor


class Sections:
    """Writes docstrings into a draft, with a page's labels; `foreign` as in `ObjectWriter`."""

    def __init__(
        self, draft: Draft, snippets: Snippets, labels: Mapping[str, str], foreign: str = ""
    ) -> None:
        self._draft = draft
        self._write = draft.write
        self._snippets = snippets
        self._labels = labels
        # Screen readers, fonts and translators of browsers go by it (WCAG 2.2, 3.1.2).
        self._lang = f' lang="{attribute(foreign)}"' if foreign else ""

    def write(self, subject: Subject) -> None:
        """All sections of a docstring, in order; what is wrong with them is reported."""
        lists = [one for one, _ in subject.sections if isinstance(one, Items) and one.kind == "parameters"]
        for section, origin in subject.sections:
            match section:
                case Text():
                    self.text(subject, section, origin)
                case Items(kind="parameters"):
                    missing = subject.missing if section is lists[-1] else []
                    self._parameters(subject, section, origin, missing)
                case Items(kind="attributes"):
                    self._attributes(subject, section, origin)
                case Items():
                    self._values(subject, section, origin)
                case Examples():
                    several = examples_in(section.text.text) > 1
                    label = self._labels["api.examples" if several else "api.example"]
                    self._titled(subject, section.title or label, section.text, origin, bool(section.title))
                case Note(kind="see-also" | "references" | "todo"):
                    self._titled(subject, self._labels[f"api.{section.kind}"], section.text, origin)
                case Note():
                    self.text(subject, section.text, origin, ("callout", section.kind, ""))
                case VersionChange():
                    self.text(subject, section.text, origin, ("version", section.kind, section.version))

    def line(self, markdown: str, origin: Origin, line: int) -> None:
        """A line of Markdown."""
        self._draft.put(self._snippets.line(markdown), origin, line)

    # Texts

    def text(self, subject: Subject, section: Text, origin: Origin, box: Box | None = None) -> None:
        """Markdown, in a box if one is given, marked as the docstrings' language."""
        if self._lang and (section.text or box):
            self._write(f"<div{self._lang}>\n")
            self._text(subject, section, origin, box)
            self._write("</div>\n")
        else:
            self._text(subject, section, origin, box)

    def _text(self, subject: Subject, section: Text, origin: Origin, box: Box | None = None) -> None:
        def part() -> Part:
            count = 0 if box else examples_in(section.text)
            code_ids = tuple(self._example(subject) for _ in range(count))
            return Part(f"{subject.anchor}:", self._draft.used, subject.level, code_ids)

        if section.text or box:
            self._draft.put(self._snippets.blocks(section.text, part, box), origin, section.line)

    def _example(self, subject: Subject) -> str:
        """The next example's id; none where something else has it."""
        subject.examples += 1
        number = "" if subject.examples == 1 else f"-{subject.examples}"
        anchor = f"{subject.anchor}.example{number}"
        return anchor if self._draft.reserve(anchor) else ""

    def _titled(
        self, subject: Subject, title: str, section: Text, origin: Origin, own_title: bool = False
    ) -> None:
        """A text below a title, which is the docstring's own or a label of the page."""
        lang = self._lang if own_title else ""
        self._write(f'<div class="db-api-section">\n<p class="db-api-title"{lang}>')
        self.line(title, origin, section.line)
        self._write("</p>\n")
        self.text(subject, section, origin)
        self._write("</div>\n")

    # Lists

    def _parameters(
        self, subject: Subject, section: Items, origin: Origin, missing: Sequence[Parameter]
    ) -> None:
        if not section.items:
            return
        signature = subject.object.signature
        known = {one.name: one for one in signature.parameters} if signature else {}
        self._open(section)
        for item in self._items(section, origin):
            parameter = known.get(item.name.lstrip("*"))
            annotation = parameter.annotation if parameter else []
            self._row(subject, item, origin, annotation, default_of(item, parameter))
        if missing:
            self._write('<dl class="db-api-list">\n')
            for parameter in missing:
                item = Item(parameter.name, "", Text("", section.line), section.line)
                self._row(subject, item, origin, parameter.annotation, parameter.default)
            self._write("</dl>\n")
        self._write("</div>\n")

    def _attributes(self, subject: Subject, section: Items, origin: Origin) -> None:
        if not section.items:
            return
        self._open(section)
        for item in self._items(section, origin):
            member = subject.object.members.get(item.name)
            self._row(subject, item, origin, member.annotation if member else [], item.default)
        self._write("</div>\n")

    def _values(self, subject: Subject, section: Items, origin: Origin) -> None:
        """Returns, yields, raises, warnings, methods: what has no name, or one that needs no id."""
        items = section.items
        if not items:
            return
        anchor = f"{subject.anchor}.{section.kind}"
        anchored = section.kind in ("returns", "yields", "raises") and self._draft.reserve(anchor)
        annotation: Expression = []
        if section.kind in ("returns", "yields") and len(items) == 1 and subject.object.signature is not None:
            annotation = subject.object.signature.returns
        self._open(section, anchor if anchored else "")
        if annotation or any(item.name or item.type for item in items):
            for item in self._items(section, origin):
                self._value(subject, item, origin, annotation, section.kind)
        else:
            for item in items:
                self.text(subject, item.text, origin)
        self._write("</div>\n")

    def _open(self, section: Items, anchor: str = "") -> None:
        place = self._draft.place(anchor) if anchor else ""
        title = text(self._labels[f"api.{section.kind}"])
        self._write(f'<div class="db-api-section"{place}>\n<p class="db-api-title">{title}</p>\n')

    def _items(self, section: Items, origin: Origin) -> Iterator[Item]:
        """The items of a section, each group's in a list of its own below its title."""
        for group in section.groups:
            if not group.items:
                continue
            if group.title:
                self._write(f'<p class="db-api-group"{self._lang}>')
                self.line(group.title, origin, group.items[0].line - 1)
                self._write("</p>\n")
            self._write('<dl class="db-api-list">\n')
            yield from group.items
            self._write("</dl>\n")

    def _row(
        self, subject: Subject, item: Item, origin: Origin, annotation: Expression, default: str | None
    ) -> None:
        name = item.name.lstrip("*")
        anchor = subject.anchors.get(name, "")
        place = ""
        if anchor and anchor not in subject.placed:
            subject.placed.add(anchor)
            place = self._draft.place(anchor)
        self.open_row(item.name, anchor, place)
        self._type(item, origin, annotation)
        if default is not None:
            self._default(default)
        elif item.optional:
            self._write(f' <span class="db-api-default">{text(self._labels["api.optional"])}</span>')
        self._write(f"</dt>\n<dd{self._lang}>")
        self._text(subject, item.text, origin)
        self._write("</dd></div>\n")

    def open_row(self, name: str, anchor: str, place: str) -> None:
        """A row's start up to its name, which is a link to the row where that has an `anchor`.

        `place` is the id, as an attribute.
        """
        code = f"<code>{text(name)}</code>"
        self._write(f'<div class="db-api-row"{place}><dt>')
        if anchor:
            self._write(f'<a class="db-api-term" href="#{attribute(anchor)}">{code}</a>')
        else:
            self._write(f'<span class="db-api-term">{code}</span>')

    def _value(
        self, subject: Subject, item: Item, origin: Origin, annotation: Expression, kind: ItemsKind
    ) -> None:
        self._write('<div class="db-api-row"><dt>')
        if kind == "methods":
            self._write("<code>")
            self._draft.type(f"{subject.anchor}.{item.name}", item.name)
            self._write("</code>")
        elif item.name:
            self._write(f'<span class="db-api-term"><code>{text(item.name)}</code></span>')
        self._type(item, origin, annotation)
        self._write(f"</dt>\n<dd{self._lang}>")
        self._text(subject, item.text, origin)
        self._write("</dd></div>\n")

    def _type(self, item: Item, origin: Origin, annotation: Expression) -> None:
        """The docstring's type, or the signature's."""
        if item.type:
            names = {one[0]: one[1] for one in annotation if not isinstance(one, str)}
            self._write(f' <span class="db-api-type"{self._lang}>')
            self._draft.put(self._snippets.type(item.type), origin, item.line, names)
            self._write("</span>")
        elif annotation:
            self.annotation(annotation)

    def annotation(self, annotation: Expression) -> None:
        """A type from the source."""
        self._write(' <span class="db-api-type"><code>')
        write_expression(self._draft, annotation)
        self._write("</code></span>")

    def _default(self, default: str) -> None:
        words = f"<span{self._lang}>{text(default)}</span>" if self._lang else text(default)
        shown = f"<code>{value_html(default)}</code>" if _VALUE.match(default) else words
        label = text(self._labels["api.default"])
        self._write(f' <span class="db-api-default">{label} {shown}</span>')


def default_of(item: Item, parameter: Parameter | None) -> str | None:
    """A parameter's default as written; what the docstring says where there is none.

    None in a signature often stands for what is decided later: then the docstring knows more.
    """
    if parameter is None or parameter.default is None:
        return item.default
    if parameter.default == "None" and item.default is not None:
        return item.default
    return parameter.default
