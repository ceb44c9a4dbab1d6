"""Makes what stands on a page for one `[[autodoc]]`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from autodoc.entry import Entry, Export
from autodoc.library import Library
from autodoc.options import read_options
from autodoc.plain import EntryMarkdown
from autodoc.plain.entries import heading
from autodoc.render import EntryRenderer
from builder.html import Highlighter, Rendered, Slot
from builder.html.escape import attribute, text
from builder.plain import Marked
from builder.strings import strings
from toctree.nearest import suggestion


@dataclass(slots=True)
class Note:
    """Something wrong with a directive: an object or a member that the library hasn't got."""

    rule: str
    message: str
    hint: str


def public_name(target: str, library: Library | None, package: str) -> str:
    """The name that an entry has as its anchor; `package` is the library's, whether it is known or not."""
    path = library.resolve(target) if library is not None else None
    if library is not None and path is not None:
        return library.public(path)
    package = _package(target, library) or package
    return target if target == package or target.startswith(f"{package}.") else f"{package}.{target}"


def _package(target: str, library: Library | None) -> str:
    """The package that a name is looked up in; "" where there is no library."""
    names = [one.source.name for one in library.packages] if library is not None else [""]
    return next((name for name in names[1:] if target.partition(".")[0] == name), names[0])


def make_entry(
    library: Library | None, package: str, slot: Slot, language: str, docstrings: str, taken: Collection[str]
) -> tuple[Entry, list[Note]]:
    """The entry for a directive, whose objects the library has loaded, and what is wrong with it.

    `language` is the page's, `docstrings` the library's. `taken` are the ids that stand on the page.
    Without a library the names alone are shown.
    """
    name = public_name(slot.value, library, package)
    options, problems = read_options(slot.options, slot.members)
    notes = [Note(one.rule, one.message, one.hint) for one in problems]
    if library is None:
        return _names_alone(name, options.members or (), taken, slot.level), notes
    found = library.select(slot.value, options)
    if found is None:
        near = library.nearest(slot.value)
        message = f"{_package(slot.value, library)} has no {slot.value}"
        return _names_alone(name, (), taken, slot.level, documented=False), [
            *notes,
            # Of a directive without a name the page's parser has told.
            *([Note("unknown-object", message, suggestion(near))] if slot.value else ()),
        ]
    entry = _renderer(language, docstrings).render(
        found.documented, level=slot.level, heading=slot.text, taken=taken, options=options
    )
    entry.plain = _plain(language).write(found.documented, level=slot.level, options=options)
    notes += (Note(one.rule, one.message, one.hint) for one in found.problems)
    for name in found.missing:
        if "." not in name and library.may_inherit(found.documented.object, name):
            continue
        near = library.nearest_member(found.documented, name)
        message = f"{found.documented.name} has no member {name}"
        notes.append(Note("unknown-member", message, suggestion(near)))
    return entry, notes


@cache
def _renderer(language: str, docstrings: str) -> EntryRenderer:
    return EntryRenderer(strings(language), Highlighter(), docstrings)


@cache
def _plain(language: str) -> EntryMarkdown:
    return EntryMarkdown(strings(language))


def _names_alone(
    name: str, members: Collection[str], taken: Collection[str], level: int, documented: bool = True
) -> Entry:
    """An object of which nothing is known, and the members that its page lists, as anchors."""
    names = [name, *(f"{name}.{one}" for one in members if one not in ("all", "none"))]
    ids = [one for one in names if documented and one not in taken]
    rows = []
    for one in names:
        place = f' id="{attribute(one)}"' if one in ids else ""
        rows.append(f'<p class="db-api-unknown"{place}><code>{text(one)}</code></p>\n')
    exports = [Export(one, one, "data") for one in names] if documented else []
    plain = Marked()
    for index, one in enumerate(names):
        # What isn't there has no place that anything could lead to.
        head = heading(one, min(level + 1 + (index > 0), 6), "data")
        plain.block(head if documented else f"`{one}`")
    return Entry(Rendered(segments=["".join(rows)], ids=ids), exports, plain=plain)
