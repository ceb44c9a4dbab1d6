"""mkdocstrings' options: what entries make of them, and what is told of the others."""

from __future__ import annotations

from typing import Any

import pytest

from autodoc.options import EntryOptions, read_options


def read(**options: Any) -> EntryOptions:
    found, problems = read_options(options)
    assert problems == []
    return found


def told(**options: Any) -> list[tuple[str, str, str]]:
    found, problems = read_options(options)
    assert found == EntryOptions()
    return [(one.rule, one.message, one.hint) for one in problems]


def test_a_directive_without_options_shows_what_entries_show() -> None:
    assert read_options({}) == (EntryOptions(), [])


def test_the_list_under_a_directive_are_the_members() -> None:
    assert read_options({}, ["forward", "all"])[0].members == ("forward", "all")


@pytest.mark.parametrize(
    ("value", "members"),
    [
        (["a", "b"], ("a", "b")),
        ("a, b", ("a", "b")),
        (False, ("none",)),
        ("false", ("none",)),
        ([], ("none",)),
        (True, None),
        ("true", None),
        (None, None),
    ],
)
def test_members(value: Any, members: tuple[str, ...] | None) -> None:
    assert read(members=value).members == members


@pytest.mark.parametrize(
    ("value", "inherited"),
    [(True, True), ("true", True), ("false", False), (["a"], ("a",)), ("a, b", ("a", "b"))],
)
def test_inherited_members(value: Any, inherited: bool | tuple[str, ...]) -> None:
    assert read(inherited_members=value).inherited == inherited


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (None, ["run"]),
        ("public", ["run"]),
        (["!^_"], ["run"]),
        (["!^_[^_]"], ["run", "__call__"]),
        ("!^_, ^__call__$", ["__call__"]),
        (["^r"], ["run"]),
        ([], ["run", "_step", "__call__"]),
    ],
)
def test_filters_choose_by_name(filters: Any, kept: list[str]) -> None:
    options = read(filters=filters)
    assert [name for name in ("run", "_step", "__call__") if options.keeps(name)] == kept


def test_the_others_that_are_followed() -> None:
    assert read(
        members_order="alphabetical",
        docstring_style="sphinx",
        heading_level="3",
        show_bases="false",
        show_source=False,
        show_if_no_docstring=True,
    ) == EntryOptions(
        order="alphabetical",
        style="rest",
        heading_level=3,
        show_bases=False,
        show_source=False,
        undocumented=True,
    )


def test_a_value_that_makes_no_sense_is_told() -> None:
    assert told(show_bases="maybe") == [
        ("wrong-option", "show_bases can't be 'maybe'", "write true or false"),
    ]
    assert told(heading_level=7)[0][2] == "write a number from 1 to 6"
    assert told(members_order="random")[0][2] == "write source or alphabetical"
    assert told(docstring_style="epytext")[0][2] == "write google, numpy, sphinx or auto"
    assert told(filters=["!("])[0][2].startswith("it is no regular expression: ")


def test_an_option_that_asks_for_what_entries_show_anyway_is_no_mistake() -> None:
    assert (
        read(show_root_heading=True, separate_signature="true", show_category_heading=False) == EntryOptions()
    )


def test_an_option_that_changes_nothing_is_told() -> None:
    assert told(show_root_heading="false") == [
        ("ignored-option", "show_root_heading: false has no effect", "entries are always as with true")
    ]
    assert told(toc_label="Trainer") == [
        ("ignored-option", "toc_label has no effect", "write a heading above the entry")
    ]


def test_an_option_that_there_is_not_names_the_one_that_was_meant() -> None:
    assert told(show_base=True) == [
        ("unknown-option", "there is no option show_base", "did you mean show_bases?")
    ]


def test_one_wrong_option_leaves_the_others() -> None:
    found, problems = read_options({"show_bases": "perhaps", "heading_level": 2, "show_sauce": True})
    assert found == EntryOptions(heading_level=2)
    assert [one.rule for one in problems] == ["wrong-option", "unknown-option"]
