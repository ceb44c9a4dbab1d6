"""A docstring's parameters beside those of the signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from keyword import iskeyword

from autodoc.checks.defaults import contradict, shown
from autodoc.docstrings.model import Docstring, Item, Items
from autodoc.model import REST, Parameter, Signature, text_of
from toctree.nearest import Names, is_slip

_LIKELY = 0.8
"""Names more alike than this, as `SequenceMatcher.ratio` has it, are meant for one another."""


@dataclass(frozen=True, slots=True)
class Rename:
    """The item's name is another one."""

    name: str


@dataclass(frozen=True, slots=True)
class Correct:
    """The item's default is another one; as `shown` writes it."""

    default: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The item says `*optional*`, and what the default is unless that is "" or told already."""

    default: str


@dataclass(frozen=True, slots=True)
class Unmark:
    """The item doesn't say `*optional*`."""


Change = Rename | Correct | Mark | Unmark


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, on a line of the docstring; `change` of `item` mends it where that is certain."""

    line: int
    rule: str
    message: str
    hint: str
    item: Item | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """What is known of a call beside its docstring.

    `name` is what messages call it. `whole` says that its docstring is all that is said of the
    parameters, `closed` that there are no others than those of the signature, and `fields` that these
    are fields of a class, for which None is what nobody has set yet. `elsewhere` are names that other
    docstrings or signatures of it have, `refused` gives those for which it fails where they are None:
    few calls need be looked at for that.
    """

    name: str
    signature: Signature
    whole: bool = True
    closed: bool = True
    fields: bool = False
    elsewhere: frozenset[str] = frozenset()
    refused: Callable[[], Collection[str]] = frozenset


def complaints(call: Call, docstring: Docstring, text: str) -> Iterator[Complaint]:
    """What is wrong with the parameters that a docstring describes; nothing where it describes none.

    `text` is the docstring as it was read.
    """
    items = docstring.items("parameters")
    parameters = {one.name: one for one in call.signature.parameters}
    documented = {_bare(item) for item in items}
    if not items or _is_example(documented, call, text):
        return
    left = call.signature.undocumented({*documented, *call.elsewhere})
    unknown = [item for item in items if _is_unknown(item, call, parameters)]
    takes_any = any(one.kind == "var-keyword" for one in parameters.values())
    described = documented & parameters.keys()
    pairs = _misnamed(unknown, left, described, likely=takes_any or not call.closed)
    alone = call.whole and len(unknown) == len(left) == len(pairs) == 1
    certain = alone and is_slip(_bare(pairs[0][0]), pairs[0][1].name)
    for item, meant in pairs:
        unknown.remove(item)
        left.remove(meant)
        yield Complaint(
            item.line,
            "docstring-misnamed-parameter",
            f"{call.name} has no parameter {_bare(item)}, but {meant.name}, which its docstring leaves out",
            f"write {meant.name}",
            item,
            Rename(meant.name) if certain else None,
        )
    if call.closed and not takes_any:
        for item in unknown:
            yield Complaint(
                item.line,
                "docstring-unknown-parameter",
                f"{call.name} has no parameter {_bare(item)}, which its docstring describes",
                "remove it, or add it to the signature",
            )
    # Where a line begins with the name, it is described in a way that isn't understood.
    left = [one for one in left if not re.search(rf"^\W*{re.escape(one.name)}\b", text, re.MULTILINE)]
    if left and call.whole:
        names = ", ".join(one.name for one in left)
        yield Complaint(
            _line(docstring),
            "docstring-missing-parameter",
            f"the docstring of {call.name} doesn't describe {names}",
            "describe it with the others" if len(left) == 1 else "describe them with the others",
        )
    yield from _twice(call, items)
    meant_by = {id(item): parameter for item, parameter in pairs} if certain else {}
    for item in items:
        parameter = meant_by.get(id(item)) or parameters.get(_bare(item))
        if parameter is not None and parameter.kind not in REST:
            yield from _default(call, item, parameter)


def _is_example(documented: Collection[str], call: Call, text: str) -> bool:
    """Whether a list is an example of what a docstring looks like: it describes nothing of the signature."""
    own = {one.name for one in call.signature.parameters if one.kind not in REST} | call.elsewhere
    if own & set(documented) or not own:
        return False
    strange = not any(Names(own).nearest(name) for name in documented)
    return strange and (len(documented) > 1 or "format" in text[: text.find(":\n")])


def _bare(item: Item) -> str:
    return item.name.lstrip("*")


def _line(docstring: Docstring) -> int:
    """The line on which a docstring begins to list parameters."""
    return next(one.line for one in docstring.sections if isinstance(one, Items) and one.kind == "parameters")


def _is_unknown(item: Item, call: Call, parameters: Collection[str]) -> bool:
    """Whether an item is a parameter that there isn't. One with a dot or a bracket is a part of another."""
    name = _bare(item)
    known = name in parameters or name in call.elsewhere
    return name.isidentifier() and not iskeyword(name) and not known


def _misnamed(
    unknown: Sequence[Item], left: Sequence[Parameter], described: Collection[str], *, likely: bool
) -> list[tuple[Item, Parameter]]:
    """The items whose names stand for a parameter that is left out: each is the other's nearest.

    One with the words of a parameter that is `described` stands for that, in vain.

    Where they may be parameters all the same, only `likely` ones are given.
    """
    found = []
    for item in unknown:
        words = sorted(item.name.split("_"))
        if item.name.startswith("*") or any(sorted(one.split("_")) == words for one in described):
            continue
        name = Names(one.name for one in left).nearest(item.name)
        back = Names(one.name for one in unknown).nearest(name) if name else ""
        if back == item.name and (not likely or _likely(item.name, name)):
            found.append((item, next(one for one in left if one.name == name)))
    return found


def _likely(one: str, other: str) -> bool:
    """Whether two names are all but the same, or one has all words of the other."""
    words, others = set(one.split("_")), set(other.split("_"))
    return words <= others or others <= words or SequenceMatcher(None, one, other).ratio() > _LIKELY


def _twice(call: Call, items: Sequence[Item]) -> Iterator[Complaint]:
    first: dict[str, int] = {}
    for item in items:
        if not item.name.isidentifier():
            continue
        if item.name in first:
            yield Complaint(
                item.line,
                "docstring-parameter-twice",
                f"the docstring of {call.name} describes {item.name} twice",
                "write one description",
            )
        first.setdefault(item.name, item.line)


def _default(call: Call, item: Item, parameter: Parameter) -> Iterator[Complaint]:
    """What an item says of the default, and of whether there is one."""
    name, actual = parameter.name, parameter.default
    if actual == "...":  # of a typed dictionary's key, or an overload's
        return
    if item.default is not None and contradict(item.default, actual):
        real = "has no default" if actual is None else f"is {actual} by default"
        value = shown(actual) if actual is not None else None
        yield Complaint(
            item.line,
            "docstring-wrong-default",
            f"{name} of {call.name} {real}, but its docstring says {item.default}",
            "correct the docstring"
            if actual is not None
            else "correct the docstring, or give it that default",
            item,
            Correct(value) if value is not None else None,
        )
    elif item.optional and actual is None:
        said = f"{text_of(parameter.annotation)} {item.type}"
        none = "None" in said or "Optional" in said
        yield Complaint(
            item.line,
            "docstring-wrong-optional",
            f"{name} of {call.name} has no default, but its docstring says that it is optional",
            "remove *optional*, or give it a default",
            item,
            None if none else Unmark(),
        )
    elif item.type and not (
        item.optional
        or actual is None
        or _told(item)
        or (actual == "None" and (call.fields or name in call.refused()))
    ):
        value = "" if actual == "None" or item.default is not None else shown(actual) or ""
        yield Complaint(
            item.line,
            "docstring-missing-optional",
            f"{name} of {call.name} is {actual} by default, but its docstring doesn't say *optional*",
            "write *optional* behind the type",
            item,
            Mark(value),
        )


def _told(item: Item) -> bool:
    """Whether the item's text says in its own way that the parameter may be left out."""
    said = f"{item.type} {item.text.text}".lower()
    return any(word in said for word in ("optional", "default", "if not ", "none"))
