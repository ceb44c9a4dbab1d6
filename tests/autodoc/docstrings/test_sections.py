"""Where a docstring's sections begin and end."""

from __future__ import annotations

import pytest

from autodoc.docstrings import Docstring, Examples, Items, Note, Section, Text, parse


def outline(docstring: Docstring) -> list[tuple[str, int]]:
    return [(name(section), section.line) for section in docstring.sections]


def name(section: Section) -> str:
    return (
        "text" if isinstance(section, Text) else "examples" if isinstance(section, Examples) else section.kind
    )


DOCSTRING = """Draws a line.

It is straight.

Args:
    start (`Point`):
        Where it begins.
    end (`Point`): Where it ends.

Returns:
    `Line`: What was drawn.

Raises:
    `ValueError`: If the points are equal.

Note: Points are not
copied.

Example:

```python
>>> draw(Point(0, 0), Point(1, 1))
```

See Also:
    [`Point`]"""


def test_sections_in_order_with_their_lines() -> None:
    assert outline(parse(DOCSTRING)) == [
        ("text", 1),
        ("parameters", 5),
        ("returns", 10),
        ("raises", 13),
        ("note", 16),
        ("examples", 19),
        ("see-also", 25),
    ]


@pytest.mark.parametrize("indent", ["    ", "        ", "\t"])
def test_a_raw_docstring_says_the_same(indent: str) -> None:
    raw = "\n".join(
        f"{indent}{line}" if line and number else line for number, line in enumerate(DOCSTRING.split("\n"))
    )
    assert parse(f"{raw}\n{indent}") == parse(DOCSTRING)


def test_blank_lines_at_the_start_count() -> None:
    assert outline(parse("\n    Text.\n\n    Args:\n        a: A.\n    ")) == [("text", 2), ("parameters", 4)]


def test_a_clean_docstring_that_is_one_section_stays_as_it_is() -> None:
    (item,) = parse("Args:\n    a (`int`):\n        A.").items("parameters")
    assert (item.name, item.text.text) == ("a", "A.")


NAMES = [
    ("Args", "parameters"), ("Arguments", "parameters"), ("Arg", "parameters"), ("Params", "parameters"),
    ("Parameters", "parameters"), ("Keyword Args", "parameters"), ("Keyword Arguments", "parameters"),
    ("Other Parameters", "parameters"), ("Attributes", "attributes"), ("Methods", "methods"),
    ("Return", "returns"), ("Returns", "returns"), ("Yield", "yields"), ("Yields", "yields"),
    ("Raise", "raises"), ("Raises", "raises"), ("Warns", "warns"), ("Example", "examples"),
    ("Examples", "examples"), ("Usage", "examples"), ("Note", "note"), ("Notes", "note"),
    ("Warning", "warning"), ("Tip", "tip"), ("Important", "important"), ("See Also", "see-also"),
    ("References", "references"), ("Todo", "todo"), ("args", "parameters"), ("ARGS", "parameters"),
    ("**Args**", "parameters"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "kind"), NAMES, ids=[one[0] for one in NAMES])
def test_names_of_sections(title: str, kind: str) -> None:
    assert outline(parse(f"Text.\n\n{title}:\n    x (`int`): y")) == [("text", 1), (kind, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "```\nArgs:\n    x: y\n```",
        "<pre>\nArgs:\n    x: y\n</pre>",
        "- a list\n    Args:\n        x: y",
        "The args:\n    x: y",
        "For example:\n    x",
        "note: this isn't one",
        "Args\n    x: y",
        "Returns the number of: things.",
    ],
)
def test_what_is_no_section(text: str) -> None:
    assert outline(parse(text)) == [("text", 1)]


def test_a_section_without_indentation_ends_at_a_blank_line() -> None:
    returns, text = parse("Returns:\nThe number\nof things.\n\nThat is all.").sections
    assert isinstance(returns, Items)
    assert returns.items[0].text.text == "The number\nof things."
    assert isinstance(text, Text)
    assert (text.text, text.line) == ("That is all.", 5)


def test_a_component_after_a_section_is_no_part_of_it() -> None:
    items, text = parse("Args:\n    x: y\n\n<Tip>\n\nNever mind.\n\n</Tip>").sections
    assert isinstance(items, Items)
    assert items.items[0].text.text == "y"
    assert isinstance(text, Text)
    assert text.text == "<Tip>\n\nNever mind.\n\n</Tip>"


def test_code_inside_a_section_may_have_less_indentation() -> None:
    (item,) = parse("Args:\n    x: y\n        ```\nprint()\n        ```\n        more").items("parameters")
    assert "print()" in item.text.text
    assert item.text.text.endswith("more")


def test_a_note_on_the_line_of_its_name() -> None:
    note, text = parse("Note: this is\nimportant.\n\nThis isn't.").sections
    assert isinstance(note, Note)
    assert (note.text.text, note.text.line) == ("this is\nimportant.", 1)
    assert isinstance(text, Text)


@pytest.mark.parametrize("style", ["numpy", "rest"])
def test_a_style_looks_for_its_own_sections_only(style: str) -> None:
    assert outline(parse("Args:\n    x: y", style=style)) == [("text", 1)]  # type: ignore[arg-type]


def test_google_style_alone_leaves_others_alone() -> None:
    assert outline(parse("Returns\n-------\nint\n\n:param x: y", style="google")) == [("text", 1)]
