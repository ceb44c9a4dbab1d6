"""Which members of an object a page shows.

Hugging Face's rules, with their gaps closed: without a list, the public members that have a
docstring of their own; `all` means the same members, after those that are named; `none` the
object alone; names are exactly those members, wherever they were inherited from. mkdocstrings'
options choose among the members that nobody named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from autodoc.documented import Documented
from autodoc.model import Object
from autodoc.options import EntryOptions

ClassAt = Callable[[str], Object | None]
"""The record of a class of the library, by its path."""

PublicName = Callable[[str], str]
"""The public name of a path."""


class Selector:
    """Picks members; `class_at` and `public_name` ask the library about classes above an object."""

    def __init__(self, class_at: ClassAt, public_name: PublicName) -> None:
        self._class_at = class_at
        self._public_name = public_name

    def select(self, name: str, found: Object, options: EntryOptions) -> tuple[Documented, list[str]]:
        """The object under its public `name` with the members that the options ask for.

        Also gives back the names in their list that the object hasn't got.
        """
        shown = Documented(name, found)
        names = options.members or ()
        if "none" in names:
            return shown, []
        missing = []
        for member in names:
            if member == "all":
                continue
            one = self._member(shown, member)
            if one is None:
                missing.append(member)
            elif all(one.name != other.name for other in shown.members):
                shown.members.append(one)
        if options.members is None or "all" in names:
            taken = {one.name for one in shown.members}
            defaults = [one for one in self._defaults(shown, options) if one.name not in taken]
            if options.order == "alphabetical":
                defaults.sort(key=lambda one: one.name)
            shown.members += defaults
        if "all" in names:
            shown.inherited = self._inherited(shown)
        return shown, missing

    def _defaults(self, shown: Documented, options: EntryOptions) -> Iterator[Documented]:
        """The members that nobody named: the object's own, then, where asked for, those from above."""
        found = shown.object
        for own in found.members.values():
            if self._is_default(own, found, options):
                yield self._nested(f"{shown.name}.{own.name}", own)
        if options.inherited is False:
            return
        seen = set(found.members)
        for path in found.ancestors:
            above = self._class_at(path)
            for member in above.members.values() if above is not None else ():
                wanted = options.inherited is True or member.name in options.inherited
                if wanted and member.name not in seen and self._is_default(member, found, options):
                    nested = self._nested(f"{shown.name}.{member.name}", member)
                    nested.owner = self._public_name(path)
                    yield nested
                seen.add(member.name)

    def _member(self, shown: Documented, member: str) -> Documented | None:
        """A member by name, its own or one that it inherits within the library; `a.b` is below `a`."""
        head, _, rest = member.partition(".")
        own = shown.object.members.get(head)
        owner = ""
        if own is None:
            for path in shown.object.ancestors:
                above = self._class_at(path)
                if above is not None and head in above.members:
                    own, owner = above.members[head], self._public_name(path)
                    break
        if own is None:
            return None
        if rest:
            return self._member(Documented(f"{shown.name}.{head}", own), rest)
        nested = self._nested(f"{shown.name}.{head}", own)
        nested.owner = owner
        if not own.doc and own.kind in ("function", "property"):
            self._inherit_doc(nested, shown.object, head)
        return nested

    def _inherit_doc(self, shown: Documented, owner: Object, member: str) -> None:
        """A method without a docstring says what the one that it overrides says."""
        for path in owner.ancestors:
            above = self._class_at(path)
            source = above.members.get(member) if above is not None else None
            if source is not None and source.doc:
                # No lines: what is wrong in the text is told where it was written.
                shown.object = replace(shown.object, doc=source.doc, doc_line=0)
                shown.doc_from = f"{self._public_name(path)}.{member}"
                return

    def _nested(self, name: str, found: Object) -> Documented:
        """A member; a class within a class shows its own members by the default rule."""
        if found.kind != "class":
            return Documented(name, found)
        return self.select(name, found, EntryOptions())[0]

    def _is_default(self, member: Object, owner: Object, options: EntryOptions) -> bool:
        """Whether a member is shown that nobody named: it passes the filters, and says something
        that the one it overrides doesn't say already."""
        if not options.keeps(member.name):
            return False
        if owner.flavour == "enum" and member.kind == "attribute":
            return True
        if not member.doc:
            return options.undocumented
        return not any(
            (above := self._class_at(path)) is not None
            and (overridden := above.members.get(member.name)) is not None
            and overridden is not member
            and overridden.doc == member.doc
            for path in owner.ancestors
        )

    def _inherited(self, shown: Documented) -> list[tuple[str, list[str]]]:
        """The public members from above that aren't shown, by the class that defines them."""
        seen = {*shown.object.members, *(one.name.rsplit(".", 1)[-1] for one in shown.members)}
        groups = []
        for path in shown.object.ancestors:
            above = self._class_at(path)
            if above is None:
                continue
            names = [
                member.name
                for member in above.members.values()
                if not member.name.startswith("_")
                and member.name not in seen
                and (member.kind != "attribute" or member.doc)
            ]
            seen.update(above.members)
            if names:
                groups.append((self._public_name(path), names))
        return groups
