"""An entry in a page of another MkDocs site: what it refers to, and what refers to it.

No page there knows where the others stand: mkdocs-autorefs finds out when all are rendered, from
the anchors that it was told of, and from inventories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from mkdocs.structure.pages import Page
from mkdocs_autorefs import AutorefsPlugin

from autodoc.documented import Documented
from autodoc.entry import Entry
from autodoc.library import Library
from builder.html import Rendered, Slot, may_be_prose
from builder.html.escape import attribute, text


def fill(
    rendered: Rendered, library: Library, labels: Mapping[str, str], source_address: Callable[[str], str]
) -> str:
    """The HTML of an entry of `library`; `source_address` is that of `file#L10-L20` in it, or ""."""

    def value(slot: Slot) -> str:
        match slot.kind:
            case "reference":
                return _reference(slot, library)
            case "type":
                return _autoref(_identifier(library, slot.value), text(slot.text))
            case "link" | "image":
                return attribute(slot.value)
            case "source":
                address = source_address(slot.value)
                label = text(labels["api.source"])
                return f'<a href="{attribute(address)}">{label}</a>' if address else ""
            case "heading" | "section" | "notebook" | "autodoc" | "example":  # these are for pages of our own
                return ""

    return rendered.fill([value(slot) for slot in rendered.slots])


def _reference(slot: Slot, library: Library) -> str:
    code = f"<code>{text(slot.text)}</code>"
    marked = slot.call or slot.short or slot.parameter
    if not marked and may_be_prose(slot.value) and library.resolve(slot.value) is None:
        return f"[{code}]"  # `[`mask`]` in a list of shapes: brackets and code, as written
    name = _identifier(library, slot.value)
    return _autoref(f"{name}.{slot.parameter}" if slot.parameter else name, code)


def _autoref(identifier: str, shown: str) -> str:
    """A link where autorefs finds the name; it says nothing where it doesn't."""
    return f'<autoref identifier="{attribute(identifier)}" optional>{shown}</autoref>'


def _identifier(library: Library, target: str) -> str:
    """The public name of what a reference means; its own where the library knows no such object."""
    path = library.resolve(target)
    return library.public(path) if path is not None else target


def register(autorefs: AutorefsPlugin, page: Page, library: Library, shown: Documented, entry: Entry) -> None:
    """Tells autorefs of all that stands in an entry on a page, under every name that it may be asked for.

    Headings are left out, of which mkdocstrings tells it.
    """
    headings = {one.id for one in entry.rendered.toc}
    for export in entry.exports:
        if export.name not in headings:
            autorefs.register_anchor(page, export.name)
        for name in {export.path, library.public(export.path)} - {export.name}:
            autorefs.register_anchor(page, name, export.name, primary=False)
        for parameter in export.parameters:
            autorefs.register_anchor(page, f"{export.name}.{parameter}")
    known = {export.name for export in entry.exports}
    for one in _tree(shown):
        if one.object.kind == "class" and one.name in known:
            for member in sorted({*library.member_names(one.object)} - known):
                # A member that nobody shows leads to its class.
                autorefs.register_anchor(page, f"{one.name}.{member}", one.name, primary=False)


def _tree(shown: Documented) -> Iterator[Documented]:
    yield shown
    for member in shown.members:
        yield from _tree(member)
