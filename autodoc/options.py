"""mkdocstrings' options, as far as they mean something here.

They come from the lines under `::: dotted.path` in a page, as text, and from `mkdocs.yml` by
way of the mkdocstrings handler, as YAML values. An `[[autodoc]]` has none, but a list of members.
The names are those of mkdocstrings' Python handler
(https://mkdocstrings.github.io/python/usage/#configuration).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from autodoc.docstrings.model import Style
from toctree.nearest import Names, suggestion

Order = Literal["source", "alphabetical"]


@dataclass(frozen=True, slots=True)
class EntryOptions:
    """What an entry shows of its object.

    `members` are names as under `[[autodoc]]`, `all` and `none` among them; None for the public
    members with a docstring. The next four only choose and order members that nobody named:
    `filters` are regular expressions for names, the ones that leave out begin with `!` (None:
    private names are left out); `undocumented` keeps those without a docstring; `inherited`
    adds those of the classes above, all or those named; `order` sorts them.

    `style` is how docstrings are written, None to find out. `heading_level` is that of the
    object's heading, from 1 to 6, None for one below the heading that it stands under.
    """

    members: tuple[str, ...] | None = None
    filters: tuple[str, ...] | None = None
    undocumented: bool = False
    inherited: bool | tuple[str, ...] = False
    order: Order = "source"
    style: Style | None = None
    heading_level: int | None = None
    show_bases: bool = True
    show_source: bool = True

    def keeps(self, name: str) -> bool:
        """Whether a member's name passes the filters.

        The last one that matches decides; what none matches stays if all of them only leave out.
        """
        if self.filters is None:
            return not name.startswith("_")
        kept = all(one.startswith("!") for one in self.filters)
        for one in self.filters:
            if re.search(one.removeprefix("!"), name):
                kept = not one.startswith("!")
        return kept


@dataclass(frozen=True, slots=True)
class OptionProblem:
    """An option that can't be followed: the mistake's stable name, what is wrong, and a way out."""

    rule: str
    message: str
    hint: str = ""


def read_options(
    options: Mapping[str, Any], members: Sequence[str] | None = None
) -> tuple[EntryOptions, list[OptionProblem]]:
    """What options and a list of members ask for, and what is wrong with them.

    Values are text as in a page (`true`, `a, b`) or what YAML makes of it.
    """
    read = EntryOptions(members=None if members is None else tuple(members))
    problems = []
    for name, value in options.items():
        try:
            read = _apply(read, name, value)
        except _RefusedError as refused:
            problems.append(refused.problem)
    return read, problems


class _RefusedError(Exception):
    """An option isn't followed."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.problem = OptionProblem(rule, message, hint)


def _apply(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    reader = _READERS.get(name)
    if reader is not None:
        return reader(read, name, value)
    if name in _AS_HERE:
        if _plain(value) in _AS_HERE[name]:
            return read
        expected = " or ".join(_AS_HERE[name])
        raise _RefusedError(
            "ignored-option",
            f"{name}: {_shown(value)} has no effect",
            f"entries are always as with {expected}",
        )
    if name in _NO_COUNTERPART:
        hint = _NO_COUNTERPART[name] or "leave it out"
        raise _RefusedError("ignored-option", f"{name} has no effect", hint)
    near = Names([*_READERS, *_AS_HERE, *_NO_COUNTERPART]).nearest(name)
    raise _RefusedError("unknown-option", f"there is no option {name}", suggestion(near))


# Values


def _plain(value: Any) -> str:
    """A value as it is written in YAML."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


def _shown(value: Any) -> str:
    return ", ".join(map(_plain, value)) if isinstance(value, (list, tuple)) else _plain(value)


_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _boolean(name: str, value: Any) -> bool:
    known = _BOOLEANS.get(_plain(value).lower())
    if known is None:
        raise _wrong(name, value, "write true or false")
    return known


def _names(value: Any) -> tuple[str, ...]:
    """A list, as YAML has it or with commas between."""
    parts = value.split(", ") if isinstance(value, str) else value
    return tuple(filter(None, (_plain(one) for one in parts)))


def _wrong(name: str, value: Any, hint: str) -> _RefusedError:
    return _RefusedError("wrong-option", f"{name} can't be {_shown(value)!r}", hint)


# Options that are followed


def _members(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    text = _plain(value).lower() if not isinstance(value, (list, tuple)) else ""
    if text == "null" or _BOOLEANS.get(text) is True:
        return replace(read, members=None)
    if _BOOLEANS.get(text) is False:
        return replace(read, members=("none",))
    return replace(read, members=_names(value) or ("none",))


def _filters(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    if value in (None, "null", "public"):  # "public" is mkdocstrings' word for our default
        return read
    filters = _names(value)
    for one in filters:
        try:
            re.compile(one.removeprefix("!"))
        except re.error as error:
            raise _wrong(name, one, f"it is no regular expression: {error}") from None
    return replace(read, filters=filters)


def _inherited(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    if not isinstance(value, (list, tuple)) and _plain(value).lower() in _BOOLEANS:
        return replace(read, inherited=_boolean(name, value))
    return replace(read, inherited=_names(value))


def _order(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    match _shown(value):
        case "source":
            return replace(read, order="source")
        case "alphabetical":
            return replace(read, order="alphabetical")
    raise _wrong(name, value, "write source or alphabetical")


_STYLES: dict[str, Style | None] = {
    "google": "google",
    "numpy": "numpy",
    "sphinx": "rest",
    "auto": None,
}


def _style(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    if _plain(value) not in _STYLES:
        raise _wrong(name, value, "write google, numpy, sphinx or auto")
    return replace(read, style=_STYLES[_plain(value)])


def _level(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    if _plain(value) not in ("1", "2", "3", "4", "5", "6"):
        raise _wrong(name, value, "write a number from 1 to 6")
    return replace(read, heading_level=int(_plain(value)))


def _undocumented(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    return replace(read, undocumented=_boolean(name, value))


def _bases(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    return replace(read, show_bases=_boolean(name, value))


def _source(read: EntryOptions, name: str, value: Any) -> EntryOptions:
    return replace(read, show_source=_boolean(name, value))


_READERS: dict[str, Callable[[EntryOptions, str, Any], EntryOptions]] = {
    "docstring_style": _style,
    "filters": _filters,
    "heading_level": _level,
    "inherited_members": _inherited,
    "members": _members,
    "members_order": _order,
    "show_bases": _bases,
    "show_if_no_docstring": _undocumented,
    "show_source": _source,
}

_AS_HERE = {
    **dict.fromkeys(
        [
            "merge_init_into_class",
            "separate_signature",
            "show_attribute_values",
            "show_labels",
            "show_overloads",
            "show_root_heading",
            "show_root_toc_entry",
            "show_signature",
            "show_signature_annotations",
            "show_docstring_attributes",
            "show_docstring_classes",
            "show_docstring_description",
            "show_docstring_examples",
            "show_docstring_functions",
            "show_docstring_modules",
            "show_docstring_other_parameters",
            "show_docstring_parameters",
            "show_docstring_raises",
            "show_docstring_receives",
            "show_docstring_returns",
            "show_docstring_warns",
            "show_docstring_yields",
            "signature_crossrefs",
        ],
        ("true",),
    ),
    **dict.fromkeys(
        [
            "backlinks",
            "group_by_category",
            "overloads_only",
            "show_category_heading",
            "show_inheritance_diagram",
            "show_submodules",
            "skip_local_inventory",
            "summary",
            "unwrap_annotated",
        ],
        ("false",),
    ),
    "docstring_section_style": ("table", "list", "spacy"),
    "handler": ("doc_builder", "python"),
    "parameter_headings": ("true", "false"),
    "show_root_full_path": ("true", "false"),
    "show_root_members_full_path": ("true", "false"),
    "show_object_full_path": ("true", "false"),
    "show_symbol_type_heading": ("true", "false"),
    "show_symbol_type_toc": ("true", "false"),
}
"""Options that change nothing here, with the values that ask for no more than entries show anyway.

Some only say how something looks, and have a look of its own here: any of their values will do.
"""

_NO_COUNTERPART = {
    **dict.fromkeys(
        [
            "annotations_path",
            "docstring_options",
            "extra",
            "find_stubs_package",
            "ignore_init_summary",
            "inheritance_diagram_direction",
            "line_length",
            "modernize_annotations",
            "preload_modules",
            "returns_multiple_items",
            "returns_named_value",
            "show_docstring_type_aliases",
            "show_docstring_type_parameters",
            "show_signature_type_parameters",
            "trim_doctest_flags",
            "type_parameter_headings",
            "warn_missing_types",
            "warn_unknown_params",
            "warnings",
        ],
        "",
    ),
    "allow_inspection": "whether the library is imported is said for all of it: no_import",
    "extensions": "decorators and such are understood by importing the library",
    "force_inspection": "whether the library is imported is said for all of it: no_import",
    "heading": "write a heading above the entry",
    "relative_crossrefs": "leading parts of names may always be left out",
    "scoped_crossrefs": "leading parts of names may always be left out",
    "toc_label": "write a heading above the entry",
}
"""Options of mkdocstrings' Python handler that mean nothing here, with what there is instead."""
