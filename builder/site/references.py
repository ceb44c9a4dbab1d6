"""Which objects the pages document, and where: what cross-references and types in signatures lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from autodoc.entry import Export, Role
from autodoc.inventory import Inventories
from builder.html import may_be_prose
from builder.site.library_names import CODE, LibraryNames, Showing
from builder.site.near_names import NearNames, in_order, object_part
from toctree.nearest import Names, suggestion

_CLASSES = ("class", "exception")
_MEMBERS = ("method", "property", "attribute")


@dataclass(frozen=True, slots=True)
class Found:
    """Where something is documented: on the page `local`, with what stands there."""

    local: str
    export: Export
    parameter: str = ""

    @property
    def anchor(self) -> str:
        """The id on the page."""
        return f"{self.export.name}.{self.parameter}" if self.parameter else self.export.name

    @property
    def role(self) -> Role:
        """What stands at the anchor; that of the function for a parameter."""
        return self.export.role


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a reference leads: to a page of ours, or to `url` in another project's documentation.

    The page is one of another `language` where that is named. `message` says what is wrong with it by
    which `rule`, `hint` what to do. A reference that is `prose` is none: its brackets are text.
    """

    found: Found | None = None
    url: str = ""
    message: str = ""
    hint: str = ""
    prose: bool = False
    rule: str = "unresolved-reference"
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """An object on its page. `inherited` says that the page shows it on a class below its own."""

    found: Found
    inherited: bool
    number: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Of objects that a name may mean: its own class's first, then the shortest name, then the first."""
        return self.inherited, len(self.found.export.name), self.number


@dataclass(slots=True)
class ObjectIndex:
    """The objects that pages of one language document; the first page that documents one owns it.

    `names` and `inventories` answer for what no page documents: both may be missing.
    `asked` are the classes that answers have depended on, by path, until somebody clears it.
    `english` are the objects of the language whose pages a translation follows, which has what the
    translation lacks; `english_code` names it where its pages are in the site, and is "" elsewhere.
    `packages` are those beside the library whose objects pages document, too.
    """

    library: str
    names: LibraryNames | None = None
    inventories: Inventories = field(default_factory=Inventories)
    asked: set[str] = field(default_factory=set)
    english: ObjectIndex | None = None
    english_code: str = ""
    packages: frozenset[str] = frozenset()
    _places: dict[str, _Place] = field(default_factory=dict)
    """By public name."""
    _paths: dict[str, _Place] = field(default_factory=dict)
    """By the path where the object is defined."""
    _short: dict[str, list[_Place]] = field(default_factory=dict)
    """By name without its modules."""
    _modules: set[str] = field(default_factory=set)
    _found: dict[str, tuple[Found | None, frozenset[str]]] = field(default_factory=dict)
    """By target, with the classes that the answer depends on."""
    _types: dict[str, Found | None] = field(default_factory=dict)
    _near: NearNames | None = None
    _showing: Showing | None = None

    def add(self, local: str, exports: Iterable[Export]) -> None:
        """Takes in the objects of a page; classes stand before their members."""
        self._found.clear()
        self._types.clear()
        self._near = self._showing = None
        for export in exports:
            if export.name in self._places:
                continue
            parts, path = export.name.split("."), export.path.split(".")
            size = self._size(export, parts)
            place = _Place(Found(local, export), self._is_inherited(export), len(self._places))
            self._places[export.name] = place
            known = self._paths.get(export.path)
            if known is None or (known.inherited and not place.inherited):
                self._paths[export.path] = place
            for key in dict.fromkeys((".".join(parts[-size:]), ".".join(path[-size:]))):
                self._short.setdefault(key, []).append(place)
            self._modules.update(parts[:-size], path[:-size])

    def _size(self, export: Export, parts: list[str]) -> int:
        """How many of a name's last parts are the object and the classes around it."""
        size = 2 if export.role in _MEMBERS else 1
        while (owner := self._places.get(".".join(parts[:-size]))) and owner.found.role in _CLASSES:
            size += 1
        return size

    def _is_inherited(self, export: Export) -> bool:
        if export.role not in _MEMBERS:
            return False
        owner, at = export.name.rpartition(".")[0], export.path.rpartition(".")[0]
        known = self._places.get(owner)
        if known is not None:
            return known.found.export.path != at
        return owner.rpartition(".")[2] != at.rpartition(".")[2]

    def __iter__(self) -> Iterator[Found]:
        """Every documented object, in the order of the pages."""
        return (place.found for place in self._places.values())

    # Finding

    def find(self, target: str) -> Found | None:
        """What a reference means, among the objects that pages document.

        A name may be public or the path where the object is defined, and may leave out leading
        modules. A member that no page shows leads to the class above that a page shows it on,
        else to its class.
        """
        if target not in self._found:
            before, self.asked = self.asked, set()
            found = (
                self._exact(target)
                or self._shortened(target)
                or self._member(target)
                or self._resolved(target)
                or self._abridged(target)
            )
            self._found[target] = found, frozenset(self.asked)
            self.asked = before
        known, asked = self._found[target]
        self.asked |= asked
        return known

    def _exact(self, target: str) -> Found | None:
        inside = f"{self.library}.{target}"
        place = (
            self._places.get(target)
            or self._places.get(inside)
            or self._paths.get(target)
            or self._paths.get(inside)
        )
        return place.found if place is not None else None

    def _shortened(self, target: str) -> Found | None:
        """An object whose name or path ends like this, at a module's name."""
        ending = f".{target}"
        return _best(
            place
            for place in self._candidates(target)
            if place.found.export.name.endswith(ending) or place.found.export.path.endswith(ending)
        )

    def _member(self, target: str) -> Found | None:
        """A member of a class, where a class above it shows it; else the class, if it has it."""
        owner, _, member = target.rpartition(".")
        if not owner:
            return None
        found = self.find(owner)
        path = found.export.path if found is not None else self._resolve(owner)
        if path is None or (found is not None and found.role not in _CLASSES):
            return None
        if self.names is not None and self.names.is_module(path):
            return None
        for above in (path, *(self._ancestors(path))):
            place = self._paths.get(f"{above}.{member}")
            if place is not None and not place.inherited:
                return place.found
        return found if self._has_member(path, member) is not False else None

    def _ancestors(self, path: str) -> list[str]:
        self.asked.add(path)
        return self.names.ancestors(path) if self.names is not None else []

    def _has_member(self, path: str, member: str) -> bool | None:
        self.asked.add(path)
        return self.names.has_member(path, member) if self.names is not None else None

    def _resolved(self, target: str) -> Found | None:
        """The object that the library knows under another of its names."""
        path = self._resolve(target)
        place = self._paths.get(path) if path is not None else None
        # One that is inherited stands on a class that may have nothing to do with the one that is meant.
        return place.found if place is not None and not place.inherited else None

    def _abridged(self, target: str) -> Found | None:
        """An object whose path has the name's parts in order, with modules between them left out."""
        parts = target.split(".")
        if len(parts) == 1 or not self._is_ours(parts[0]) or self._resolve(target) is not None:
            return None
        return _best(
            place
            for place in self._candidates(target)
            if in_order(parts, place.found.export.path.split("."))
            or in_order(parts, place.found.export.name.split("."))
        )

    def _candidates(self, target: str) -> Iterator[_Place]:
        """The objects whose name without modules is how the target ends."""
        while target:
            yield from self._short.get(target, ())
            target = target.partition(".")[2]

    def _resolve(self, target: str) -> str | None:
        """The path of an object by any name of it; None for those of other libraries."""
        if self.names is None or not self._is_ours(target.partition(".")[0]):
            return None
        return self.names.resolve(target)

    def _is_ours(self, first: str) -> bool:
        """Whether names that begin like this are the library's: with itself, a module or a class of it.

        A module below the root that is called like a package which the library uses is not what is
        meant: `peft.PeftModel` isn't of `integrations.peft`.
        """
        if first == self.library or first in self.packages or first in self._short:
            return True
        path = self.names.resolve(f"{self.library}.{first}") if self.names is not None else None
        if path is not None:
            return path.startswith(f"{self.library}.")  # a module may import another library
        return first in self._modules and not (self.names is not None and self.names.uses(first))

    # Answers

    def refer(self, target: str, parameter: str = "", *, marked: bool = False, file: str = "") -> Answer:
        """What a cross-reference in a text leads to.

        `marked` says that it can't be prose: its author wrote `~` or `()`. `file` is the one of the
        library's source that it stands in. What only English pages document leads to them, or to
        nothing where they aren't in the site; neither is a fault.
        """
        answer = self._refer(target, parameter, marked, file)
        if self.english is None or not answer.message or answer.found is not None:
            return answer
        english = self.english._refer(target, parameter, marked, file)
        if english.found is None:
            return english
        return replace(english, language=self.english_code) if self.english_code else Answer()

    def _refer(self, target: str, parameter: str, marked: bool, file: str) -> Answer:
        foreign = self._foreign(target)
        found = None if foreign else self.find(target)
        if foreign:
            return Answer(url=foreign)
        if found is None:
            if may_be_prose(target) and not (marked or parameter):
                return Answer(prose=True)
            url = self.inventories.find(target) or ""
            return Answer(url=url) if url else self._unknown(target, file)
        if not parameter or not _is_called(found.export, target.rpartition(".")[2]):
            return Answer(found)  # a class that stands for its member has no parameters of it
        if parameter in found.export.parameters:
            return Answer(replace(found, parameter=parameter))
        near = Names(found.export.parameters).nearest(parameter)
        return Answer(found, message=f"{target} has no parameter {parameter}", hint=suggestion(near))

    def type(self, path: str) -> Answer:
        """What a type in a signature leads to, by its full path; none is no mistake."""
        if (first := path.partition(".")[0]) != self.library and first not in self.packages:
            return Answer(url=self.inventories.find(path) or "")
        if path not in self._types:
            self._types[path] = self._exact(path) or self._member(path) or self._resolved(path)
        found = self._types[path]
        if found is None and self.english is not None and self.english_code:
            return replace(self.english.type(path), language=self.english_code)
        return Answer(found)

    def _foreign(self, target: str) -> str:
        """The address of another project's object that has exactly this name, and could be taken for ours."""
        first, dot, _ = target.partition(".")
        if not dot or first == self.library or first in self.packages or not self.inventories.knows(first):
            return ""
        return self.inventories.find(target) or ""

    def _unknown(self, target: str, file: str) -> Answer:
        first, dot, _ = target.partition(".")
        message = f"nothing documents {target}"
        if dot and not self._is_ours(first) and (first[:1].islower() or first.isupper()):
            if self.inventories.knows(first):
                near = self.inventories.nearest(target)
                return Answer(message=f"the inventory of {first} has no {target}", hint=suggestion(near))
            add = f"add the inventory of {first} to `inventories` in mkdocs.yml, or correct the name"
            near = self.nearest(target)
            if not near or not target.endswith(f".{near}"):
                return Answer(message=message, hint=add, rule="foreign-reference")
            return Answer(message=message, hint=f"did you mean {near}? Else {add}")
        return Answer(message=message, hint=self._hint(target, file))

    def _hint(self, target: str, file: str) -> str:
        """What to do about a name of the library, or of nothing, that no page documents."""
        if path := self._existing(target):
            return self._way(path)
        near = self.nearest(target)
        if near and target.endswith(f".{near}"):
            return f"write {near}"
        return self._elsewhere(target, file) or suggestion(near) or f"{CODE}, or delete it"

    def _existing(self, target: str) -> str:
        """The path of an object that the library surely has."""
        path = self._resolve(target)
        if path is None or self.names is None:
            return ""
        owner, _, member = path.rpartition(".")
        return path if self.names.is_module(owner) or self._has_member(owner, member) is True else ""

    def _way(self, path: str) -> str:
        """Whether an object is to be shown on a page, or is none of those that are."""
        if self._showing is None:
            self._showing = Showing(self.names, self._paths)
        return self._showing.way(path)

    def _elsewhere(self, target: str, file: str) -> str:
        """Where else in the library there is an object of the name; one in the same folder is meant first."""
        name, *member = object_part(target)
        if self.names is None or len(member) > 1:
            return ""
        paths = self._left_out(target) or [
            path
            for path in self.names.named(name)
            if path != target and all(self._has_member(path, one) is True for one in member)
        ]
        folder = file.rpartition("/")[0].replace("/", ".")
        nearby = [path for path in paths if folder and path.startswith(f"{folder}.")]
        if len(nearby) > 1:
            return self._way(nearby[0])
        paths = nearby or paths
        whole = [".".join([path, *member]) for path in paths]
        written = [path.removeprefix(f"{self.library}.") for path in whole]
        if len(written) == 1:
            shown = self.find(written[0]) is not None
            return f"it is {written[0]}" + ("" if shown else f"; {self._way(whole[0])}")
        return f"write which one: {' or '.join(written)}" if len(written) == 2 else ""

    def _left_out(self, target: str) -> list[str]:
        """The member that is meant where a name leaves out its class: the only one of a module's classes."""
        owner, _, member = target.rpartition(".")
        module = self._resolve(owner)
        if self.names is None or module is None or not self.names.is_module(module):
            return []
        self.asked.add(module)
        found = [f"{path}.{member}" for path in self.names.having(module, member)]
        return found if len(found) == 1 else []

    def nearest(self, target: str) -> str:
        """A documented name that a mistaken one may have meant, or nothing."""
        if self._near is None:
            public = [name for name, places in self._short.items() if _is_public(name, places)]
            self._near = NearNames(public, lambda name: self.find(name) is not None)
        return self._near.of(target)


def _best(places: Iterable[_Place]) -> Found | None:
    best = min(places, key=lambda place: place.rank, default=None)
    return best.found if best is not None else None


def _is_public(name: str, places: list[_Place]) -> bool:
    return any(f".{place.found.export.name}".endswith(f".{name}") for place in places)


def _is_called(export: Export, name: str) -> bool:
    return name in (export.name.rpartition(".")[2], export.path.rpartition(".")[2])
