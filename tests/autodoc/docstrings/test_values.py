"""What is returned, yielded and raised: where the type ends and the text begins."""

from __future__ import annotations

import pytest

from autodoc.docstrings import Item, parse


def returned(body: str) -> list[tuple[str, str, str]]:
    lines = "\n".join(f"    {line}" if line else "" for line in body.split("\n"))
    return [shown(item) for item in parse(f"Returns:\n{lines}").items("returns")]


def shown(item: Item) -> tuple[str, str, str]:
    return item.name, item.type, item.text.text


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("`int`: How many.", "`int`", "How many."),
        ("`int`:\n    How many.", "`int`", "How many."),
        ("int: How many.", "int", "How many."),
        (
            "[`~utils.ModelOutput`] or `tuple(torch.FloatTensor)`: The outputs.",
            "[`~utils.ModelOutput`] or `tuple(torch.FloatTensor)`",
            "The outputs.",
        ),
        ("`Dict[str: int]`: By name.", "`Dict[str: int]`", "By name."),
        ("dict[str, Any]: By name.", "dict[str, Any]", "By name."),
        ("`list` of `int`: All.", "`list` of `int`", "All."),
        ("`torch.Tensor` of shape `(a, b)`: It.", "`torch.Tensor` of shape `(a, b)`", "It."),
        (":obj:`list` of :obj:`int`: All.", "`list` of `int`", "All."),
        ("`int` or\n`str`: What there is.", "`int` or `str`", "What there is."),
        ("`bool`", "`bool`", ""),
        ("bool", "bool", ""),
        ("How many there are.", "", "How many there are."),
        ("A tuple with these parts: a and b.", "", "A tuple with these parts: a and b."),
        ("Note: nothing.", "", "Note: nothing."),
        ("`tuple` comprising:\n- **a** -- an a", "", "`tuple` comprising:\n- **a** -- an a"),
        ("None.", "", "None."),
    ],
)
def test_type_and_text(body: str, kind: str, text: str) -> None:
    assert returned(body) == [("", kind, text)]


def test_values_with_names() -> None:
    assert returned("loss (`float`): The loss.\nlogits (`list`):\n    The logits.") == [
        ("loss", "`float`", "The loss."),
        ("logits", "`list`", "The logits."),
    ]


def test_what_stands_behind_the_name_of_the_section() -> None:
    (item,) = parse("Returns: `int`: How many.").items("returns")
    assert (*shown(item), item.line) == ("", "`int`", "How many.", 1)


def test_what_is_yielded() -> None:
    (item,) = parse("Yields:\n    `int`: The next.").items("yields")
    assert shown(item) == ("", "`int`", "The next.")


def test_each_exception_is_an_item() -> None:
    items = parse(
        "Raises:\n    `ValueError`: If it is\n        too big.\n    [`~errors.Bad`]: If it is bad.\n"
        "    KeyError: If not."
    ).items("raises")
    assert [shown(one) for one in items] == [
        ("", "`ValueError`", "If it is\ntoo big."),
        ("", "[`~errors.Bad`]", "If it is bad."),
        ("", "KeyError", "If not."),
    ]
    assert [one.line for one in items] == [2, 4, 5]
