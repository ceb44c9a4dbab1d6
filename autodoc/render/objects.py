"""An object's own part of an entry: head, signature, docstring, members, what it inherits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from autodoc.docstrings.model import Section, Text
from autodoc.documented import Documented
from autodoc.entry import Export, Role
from autodoc.model import Object, Signature
from autodoc.options import EntryOptions
from autodoc.remarks import remarks
from builder.html import Slot, TocEntry
from builder.html.escape import attribute, text

from .docs import shown_docstrings
from .draft import Draft, Origin
from .kinds import kind_label, marks, role_of
from .sections import Sections, Subject
from .signature import value_html, write_expression, write_signature, write_variable
from .snippets import Snippets

_OPEN_OVERLOADS = 4
"""More overloads than these are folded below the implementation's signature: nobody reads thirty in a row."""


class ObjectWriter:
    """Writes an object, and in it its members, into a draft.

    `foreign` is the language of the docstrings where it isn't the page's.
    """

    def __init__(
        self,
        draft: Draft,
        snippets: Snippets,
        labels: Mapping[str, str],
        options: EntryOptions,
        foreign: str = "",
    ) -> None:
        self._draft = draft
        self._write = draft.write
        self._labels = labels
        self._options = options
        self._sections = Sections(draft, snippets, labels, foreign)

    def write(
        self,
        one: Documented,
        level: int,
        *,
        owner: str,
        in_class: bool,
        heading: bool = True,
        turned: bool = False,
    ) -> None:
        """An object with its members.

        `level` is that of its heading, and of the one that stands for it where it gets no `heading`.
        `owner` is shown before its name. `turned` says that it runs from left to right on a page
        that doesn't.
        """
        draft = self._draft
        found = one.object
        role = role_of(found, in_class=in_class)
        own = draft.reserve(one.name, member=True)
        subject = self._subject(one, level)
        direction = ' dir="ltr"' if turned else ""
        self._write(f'<div class="db-api db-api--{role}"{direction}>\n')
        self._head(one, role, owner, f"h{level}" if heading else "div", draft.place(one.name) if own else "")
        if own and heading:
            draft.toc.append(TocEntry(level, one.name, f"<code>{text(_title(one.name, role))}</code>"))
        if own or draft.on_page(one.name):
            self._export(one, role, subject)
        self._signatures(found, role, subject)
        self._bases(found)
        self._inheritance(one)
        self._sections.write(subject)
        self._members(one, level)
        self._inherited(one)
        self._write("</div>\n")

    def _subject(self, one: Documented, level: int) -> Subject:
        subject = Subject(one.name, one.object, level, self._documentation(one))
        subject.name_parts(self._draft)
        return subject

    def _documentation(self, one: Documented) -> list[tuple[Section, Origin]]:
        """The sections of the docstrings that it shows; what is wrong with them is reported."""
        sections: list[tuple[Section, Origin]] = []
        for found, docstring in shown_docstrings(one, self._options.style):
            origin = Origin(found.file, found.doc_line, found.line, tuple(found.doc_breaks))
            if found.doc_line:
                for problem in remarks(found, docstring):
                    self._draft.report(origin, problem)
            sections += ((section, origin) for section in docstring.sections)
        return sections

    def _export(self, one: Documented, role: Role, subject: Subject) -> None:
        parameters = {item.name.lstrip("*") for item in subject.items("parameters")}
        parameters.update(parameter.name for parameter in subject.missing)
        names = [name for name in subject.anchors if name in parameters]
        self._draft.exports.append(Export(one.name, one.object.path, role, names))
        self._draft.exports += [
            Export(anchor, f"{one.object.path}.{name}", "attribute")
            for name, anchor in subject.anchors.items()
            if name not in parameters
        ]

    # What stands above the docstring

    def _head(self, one: Documented, role: Role, owner: str, tag: str, place: str) -> None:
        found = one.object
        write = self._write
        name = one.name.rpartition(".")[2]
        dimmed = f'<span class="db-api-owner">{_breakable(owner)}.</span><wbr>' if owner else ""
        link = attribute(self._labels["heading.link"])
        write(
            '<div class="db-api-head">'
            f'<span class="db-api-kind">{text(kind_label(found, role, self._labels))}</span>\n'
            f'<{tag} class="db-api-name"{place}><code>{dimmed}{_breakable(name)}</code>'
            f'<a class="headerlink" href="#{attribute(one.name)}" title="{link}">¶</a></{tag}>\n'
        )
        for mark in marks(found, self._labels):
            write(f'<span class="db-api-mark">{text(mark)}</span>\n')
        if found.deprecated is not None:
            deprecated = text(self._labels["api.deprecated"])
            write(f'<span class="db-api-mark db-api-mark--deprecated">{deprecated}</span>\n')
        self._source(found)
        write("</div>\n")

    def _source(self, found: Object) -> None:
        """A link to the definition, where there is a file and the page's author wants one."""
        if not found.file or not self._options.show_source:
            return
        first = max(found.line, 1)
        self._write('<span class="db-api-source">')
        self._draft.slot(Slot("source", f"{found.file}#L{first}-L{max(found.end_line, first)}"))
        self._write("</span>\n")

    def _signatures(self, found: Object, role: Role, subject: Subject) -> None:
        name = subject.anchor.rpartition(".")[2]
        if found.kind in ("property", "attribute"):
            if found.annotation or found.value:
                write_variable(self._draft, name, found.annotation, found.value)
            elif found.signature is not None and found.signature.returns:
                write_variable(self._draft, name, found.signature.returns, "")
        elif found.flavour != "enum":  # what calls an enumeration looks a member up
            own = [found.signature] if found.signature else []
            if len(found.overloads) > _OPEN_OVERLOADS:
                self._calls(found, name, own, subject)
                label = text(self._labels["api.overloads"])
                self._write(f'<details class="db-api-inherited">\n<summary>{label}</summary>\n')
                self._calls(found, name, found.overloads, subject)
                self._write("</details>\n")
            else:
                self._calls(found, name, found.overloads or own, subject)
        if found.deprecated is not None:
            title = text(self._labels["api.deprecated"])
            self._write(
                f'<div class="db-version db-version--deprecated">\n<p class="db-version__title">{title}</p>\n'
            )
            self._sections.text(subject, Text(found.deprecated, 1), Origin(found.file, 0, found.line))
            self._write("</div>\n")

    def _calls(self, found: Object, name: str, signatures: Iterable[Signature], subject: Subject) -> None:
        """The ways to call an object, one below the other."""
        for signature in signatures:
            if found.kind == "class":  # `-> None` is what `__init__` returns
                signature = Signature(signature.parameters)
            write_signature(self._draft, name, signature, subject.anchors)

    def _bases(self, found: Object) -> None:
        bases = [base for base in found.bases if base not in (["object"], [("object", "object")])]
        if not bases or not self._options.show_bases:
            return
        self._write(f'<p class="db-api-note">{text(self._labels["api.bases"])} ')
        for index, base in enumerate(bases):
            self._write(", <code>" if index else "<code>")
            write_expression(self._draft, base)
            self._write("</code>")
        self._write("</p>\n")

    def _inheritance(self, one: Documented) -> None:
        """Which class a member comes from, and whose docstring it shows."""
        for label, name in (("api.inherited-from", one.owner), ("api.doc-from", one.doc_from)):
            if name:
                # A phrase in the page's direction, whichever the entry's is.
                self._write('<p class="db-api-note">')
                before, _, after = self._labels[label].partition("{name}")
                self._write(f"<bdi>{text(before)}<code>")
                self._draft.type(name, name)
                self._write(f"</code>{text(after)}</bdi></p>\n")

    # What stands below it

    def _members(self, one: Documented, level: int) -> None:
        short = one.name.rpartition(".")[2] if one.object.kind == "class" else ""
        for plain, members in groupby(one.members, lambda member: member.object.kind == "attribute"):
            if plain:
                self._variables(one, list(members), level)
                continue
            self._write('<div class="db-api-members">\n')
            for member in members:
                self.write(member, min(level + 1, 6), owner=short, in_class=one.object.kind == "class")
            self._write("</div>\n")

    def _variables(self, one: Documented, members: list[Documented], level: int) -> None:
        """Attributes in a row, a class's or a module's."""
        in_class = one.object.kind == "class"
        label = "api.members" if one.object.flavour == "enum" else "api.attributes"
        title = self._labels[label if in_class else "api.data"]
        self._write(f'<div class="db-api-section">\n<p class="db-api-title">{text(title)}</p>\n')
        self._write('<dl class="db-api-list">\n')
        for member in members:
            self._variable(member, role_of(member.object, in_class=in_class), level)
        self._write("</dl>\n</div>\n")

    def _variable(self, member: Documented, role: Role, level: int) -> None:
        found = member.object
        own = self._draft.reserve(member.name, member=True)
        subject = self._subject(member, level)
        known = own or self._draft.on_page(member.name)
        if known:
            self._export(member, role, subject)
        place = self._draft.place(member.name) if own else ""
        self._sections.open_row(member.name.rpartition(".")[2], member.name if known else "", place)
        if found.annotation:
            self._sections.annotation(found.annotation)
        if found.value:
            self._write(f' <span class="db-api-value">= <code>{value_html(found.value)}</code></span>')
        self._write("</dt>\n<dd>")
        self._inheritance(member)
        self._sections.write(subject)
        self._write("</dd></div>\n")

    def _inherited(self, one: Documented) -> None:
        """The names of the members that come from above and aren't shown, folded away."""
        if not one.inherited:
            return
        title = text(self._labels["api.inherited-members"])
        self._write(f'<details class="db-api-inherited"><summary>{title}</summary>\n<dl>\n')
        for owner, names in one.inherited:
            self._write("<dt><code>")
            self._draft.type(owner, owner)
            self._write("</code></dt>\n<dd>")
            for index, name in enumerate(names):
                self._write(", <code>" if index else "<code>")
                self._draft.type(f"{owner}.{name}", name)
                self._write("</code>")
            self._write("</dd>\n")
        self._write("</dl></details>\n")


def _breakable(name: str) -> str:
    """A name that may be broken between its words, where a line is short."""
    return text(name).replace(".", ".<wbr>").replace("_", "_<wbr>")


def _title(name: str, role: Role) -> str:
    """The name in a list of contents."""
    if role == "module":
        return name
    short = name.rpartition(".")[2]
    return f"{short}()" if role in ("function", "method") else short
