"""An item's head: what its name, type, default and text are."""

from __future__ import annotations

import pytest

from autodoc.docstrings import Examples, Item, Items, parse


def parameters(body: str) -> list[Item]:
    lines = "\n".join(f"    {line}" if line else "" for line in body.split("\n"))
    return parse(f"What it does.\n\nArgs:\n{lines}\n").items("parameters")


def only(body: str) -> Item:
    (item,) = parameters(body)
    return item


HEADS = [
    ("size (`int`, *optional*, defaults to 512): How big.", "size", "`int`", True, "512"),
    ("size (`int`, defaults to 512): How big.", "size", "`int`", False, "512"),
    ("size (`int` *optional*, defaults to `512`): How big.", "size", "`int`", True, "512"),
    ("size (`int`,*optional*,defaults to 512 ): How big.", "size", "`int`", True, "512"),
    ("size (`int`, defaults to 512, *optional*): How big.", "size", "`int`", True, "512"),
    ("size (`int, *optional*, defaults to 512`): How big.", "size", "`int`", True, "512"),
    ("size (`int, optional`): How big.", "size", "`int`", True, None),
    ("size (`int`, *optional*, default is `None`): How big.", "size", "`int`", True, "None"),
    ("size (`int`, *optional*, default=512): How big.", "size", "`int`", True, "512"),
    ("size (int, optional): How big.", "size", "int", True, None),
    ("size (*optional*): How big.", "size", "", True, None),
    ("size (`int` or `None`): How big.", "size", "`int` or `None`", False, None),
    ("size: How big.", "size", "", False, None),
    ("size : How big.", "size", "", False, None),
    ("`size` (`int`): How big.", "size", "`int`", False, None),
    ("size(`int`): How big.", "size", "`int`", False, None),
    ("size: (`int`): How big.", "size", "`int`", False, None),
    ("size (`int`):How big.", "size", "`int`", False, None),
    ("size (`int`) How big.", "size", "`int`", False, None),
    ("size (`int)`: How big.", "size", "`int`", False, None),
    ("size (`tuple(int)`, *optional*)): How big.", "size", "`tuple(int)`", True, None),
    ("size: (optional) How big.", "size", "", True, None),
    ("**size** (`int`): How big.", "size", "`int`", False, None),
    ("size[k] : How big.", "size[k]", "", False, None),
    ("size (List[List[int]]]): How big.", "size", "List[List[int]]", False, None),
    ("*sizes (`int`): How big.", "*sizes", "`int`", False, None),
    (r"\*\*sizes (`int`): How big.", "**sizes", "`int`", False, None),
    ("**sizes: How big.", "**sizes", "", False, None),
    ("size.width (`int`): How big.", "size.width", "`int`", False, None),
    ('size (`str`, *optional*, defaults to `"a:b"`): How big.', "size", "`str`", True, '"a:b"'),
    ("size (`Callable[[int], str]`): How big.", "size", "`Callable[[int], str]`", False, None),
    ("size (Callable[[int], str], optional): How big.", "size", "Callable[[int], str]", True, None),
    ('size (`dict`, defaults to `{"a": 1, "b": 2}`): How big.', "size", "`dict`", False, '{"a": 1, "b": 2}'),
    ("size (`tuple`, *optional*, defaults to (1, 2)): How big.", "size", "`tuple`", True, "(1, 2)"),
    ("size (dict[str, Any]: the config): How big.", "size", "dict[str, Any]: the config", False, None),
    (
        "size (`torch.Tensor` of shape `(batch, height)`, *optional*): How big.",
        "size", "`torch.Tensor` of shape `(batch, height)`", True, None,
    ),
    (
        "size (`torch.Tensor`) of shape `(batch, height)`: How big.",
        "size", "`torch.Tensor` of shape `(batch, height)`", False, None,
    ),
    (
        "size (`int`, *optional*, returned when `sizes=True`): How big.",
        "size", "`int`, returned when `sizes=True`", True, None,
    ),
    ("size ([`~geometry.Size`]): How big.", "size", "[`~geometry.Size`]", False, None),
    ("size (:class:`~geometry.Size`, optional): How big.", "size", "[`~geometry.Size`]", True, None),
    ("size (`Optional[int]`): How big.", "size", "`Optional[int]`", False, None),
    ("size (`str`, defaults to the model's own): How big.", "size", "`str`", False, "the model's own"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name", "kind", "optional", "default"), HEADS, ids=[one[0] for one in HEADS]
)
def test_a_head(line: str, name: str, kind: str, optional: bool, default: str | None) -> None:
    item = only(line)
    assert (item.name, item.type, item.optional, item.default) == (name, kind, optional, default)
    assert item.text.text == "How big."


def test_joint_names_are_an_item_each_with_the_same_text() -> None:
    found = parameters("width, height (`int`, *optional*): In pixels.")
    assert [(one.name, one.type, one.optional, one.text.text) for one in found] == [
        ("width", "`int`", True, "In pixels."),
        ("height", "`int`", True, "In pixels."),
    ]


def test_joint_names_can_have_stars_and_backquotes() -> None:
    assert [one.name for one in parameters("`*args`, `**kwargs`: Passed on.")] == ["*args", "**kwargs"]


def test_a_text_can_begin_on_the_next_line_and_hold_lists_tables_and_fences() -> None:
    first, second = parameters(
        "mode (`str`):\n"
        "    One of:\n"
        "\n"
        '    - `"a"`: the first\n'
        '        - `"b"`: under it\n'
        "\n"
        "    | x | y |\n"
        "    |---|---|\n"
        "\n"
        "    ```py\n"
        "    size (`int`): not an item\n"
        "    ```\n"
        "\n"
        "size (`int`): How big."
    )
    assert first.text.text == (
        'One of:\n\n- `"a"`: the first\n    - `"b"`: under it\n\n| x | y |\n|---|---|\n\n'
        "```py\nsize (`int`): not an item\n```"
    )
    assert (first.line, first.text.line) == (4, 5)
    assert (second.name, second.line) == ("size", 17)


def test_a_text_can_begin_on_the_first_line_and_go_on() -> None:
    item = only("size (`int`): How big\n    it is.\n\n    Not how heavy.")
    assert item.text.text == "How big\nit is.\n\nNot how heavy."
    assert item.text.line == item.line == 4


def test_a_type_can_go_over_two_lines() -> None:
    item = only("size (`int` or `str`,\n    *optional*, defaults to 512): How\n    big.")
    assert (item.type, item.optional, item.default) == ("`int` or `str`", True, "512")
    assert (item.text.text, item.line, item.text.line) == ("How\nbig.", 4, 5)


def test_lines_of_the_text_are_no_items() -> None:
    item = only("mode:\n    default: the usual one\n    other (`str`): some other one")
    assert item.text.text == "default: the usual one\nother (`str`): some other one"


def test_a_list_set_deeper_is_a_list() -> None:
    item = only("mode:\n    One of:\n        - a\n        - b\n    or none.")
    assert item.text.text == "One of:\n- a\n- b\nor none."


@pytest.mark.parametrize(
    "body",
    [
        "Args:\n    a (`int`): A.\n    b (`int`): B.",
        "Args:\n\n    a (`int`): A.\n\n    b (`int`): B.",
        "Args:\na (`int`): A.\nb (`int`): B.",
        "Args:\na (`int`):\n    A.\n\nb (`int`):\n    B.",
        "Args:\n    a (`int`):\n        A.\n     b (`int`):\n        B.",
        "Args:\n     a (`int`):\n        A.\n    b (`int`):\n        B.",
        "Args:\n    a (`int`):\n        A.\nb (`int`):\n    B.",
        "Text:\n    Args:\n        a (`int`): A.\n        b (`int`): B.",
        "a (`int`):\n    A.\nb (`int`):\n    B.",
        "Args: a (`int`): A.\n    b (`int`): B.",
        "Args:\n    - a (`int`): A.\n    - b (`int`):\n        B.",
    ],
)
def test_items_are_found_however_they_are_indented(body: str) -> None:
    found = parse(f"Text.\n\n{body}\n\nMore text.").items("parameters")
    assert [(one.name, one.type, one.text.text) for one in found] == [
        ("a", "`int`", "A."),
        ("b", "`int`", "B."),
    ]


def test_titles_group_what_follows_them() -> None:
    (section,) = parse(
        "Args:\n    a (`int`): A.\n\n    > Parameters for the generation\n\n    b (`int`): B.\n    c: C."
    ).sections
    assert isinstance(section, Items)
    assert [(group.title, [item.name for item in group.items]) for group in section.groups] == [
        ("", ["a"]),
        ("Parameters for the generation", ["b", "c"]),
    ]


def test_a_title_before_all_items_leaves_no_empty_group() -> None:
    (section,) = parse("Args:\n    > First\n\n    a (`int`): A.").sections
    assert isinstance(section, Items)
    assert [group.title for group in section.groups] == ["First"]


def test_a_list_of_parameters_that_lists_none_is_text() -> None:
    (section,) = parse("Args:\n    The same as those of `forward`.").sections
    assert getattr(section, "text", "") == "The same as those of `forward`."


def test_text_before_the_first_item_stays() -> None:
    text, items = parse("Args:\n    See also below.\n    a (`int`): A.").sections
    assert getattr(text, "text", "") == "See also below."
    assert isinstance(items, Items)
    assert [one.name for one in items.items] == ["a"]


def test_stars_need_no_colon() -> None:
    item = only("**kwargs\n    Passed on.")
    assert (item.name, item.text.text) == ("**kwargs", "Passed on.")


@pytest.mark.parametrize("line", ["https://a.b/c", "e.g. (`int`): no name", "::", "a::b", "Note: see below"])
def test_lines_that_are_part_of_the_text_before_them(line: str) -> None:
    assert only(f"size: How big.\n{line}").text.text.startswith("How big.\n")


def test_a_section_set_as_deep_as_the_items_ends_them() -> None:
    docstring = parse(
        "Args:\n    a (`int`): A.\n    Returns:\n        `str`: B.\n\n    Example:\n\n```\nc\n```"
    )
    assert [one.text.text for one in docstring.items("parameters")] == ["A."]
    assert [(one.type, one.text.text) for one in docstring.items("returns")] == [("`str`", "B.")]
    example = docstring.sections[-1]
    assert isinstance(example, Examples)
    assert (example.line, example.text.text) == (6, "```\nc\n```")
