"""A message says what differs, where, by how much, and what was allowed."""

from __future__ import annotations

from textwrap import dedent

import pytest

from doctests.check import compare


def told(want: str, got: str) -> str:
    message = compare(want, got)
    assert message is not None
    return message


@pytest.mark.parametrize(
    ("want", "got", "where"),
    [
        ("tensor([[1, 2], [3, 4]])", "tensor([[1, 2], [5, 4]])", "line 1, [1][0]"),
        ("[[1 2]\n [3 4]]", "[[1 2]\n [3 5]]", "line 2, [1][1]"),
        ("[{'score': 0.5}]", "[{'score': 0.6}]", "line 1, [0]['score']"),
        ("Out(\n  loss=1,\n  ids=tensor([5, 6]))", "Out(loss=1, ids=tensor([5, 7]))", "line 3, .ids[1]"),
        ("(tensor([1]), tensor([2]))", "(tensor([1]), tensor([3]))", "line 1, [1][0]"),
        ("torch.Size([1, 3])", "torch.Size([1, 4])", "line 1, [1]"),
        ("a\nb\nloss 3", "a\nb\nloss 4", "line 3"),
        ("{'a': 1, 'b': [7]}", "{'b': [8], 'a': 1}", "line 1, ['b'][0]"),
    ],
)  # fmt: skip
def test_where(want: str, got: str, where: str) -> None:
    assert told(want, got).startswith(f"{where}: expected ")


def test_one_number() -> None:
    assert told("tensor([0.1234, 0.5000])", "tensor([0.1299, 0.5000])") == (
        "line 1, [0]: expected 0.1234, got 0.1299 (off by 0.0065, at most 0.0001 is allowed: "
        "a unit of the last digit and 1.3e-06 of the value, on the CPU)"
    )


def test_whitespace_in_a_string() -> None:
    assert told("['a  b']", "['a b']").startswith("line 1, [0]: expected '  ' before `b']`, got ' '\n")


def test_many_numbers() -> None:
    message = told("[1, 2, 3, 4, 5, 6, 7, 8]", "[2, 3, 4, 5, 6, 7, 8, 8]")
    lines = message.splitlines()
    assert lines[0] == "7 of 8 numbers differ:"
    assert lines[1] == "  line 1, [0]: expected 1, got 2 (integers must be equal)"
    assert lines[-1] == "  and 2 more"


def test_lists_of_different_lengths() -> None:
    assert told("[[1, 2], [3, 4]]", "[[1, 2], [3, 4, 5]]").startswith(
        "line 1, [1]: expected 2 elements, got 3\n"
    )
    assert told("[1, 2]", "[1]").startswith("line 1: expected 2 elements, got 1\n")


def test_text_shows_the_lines_around() -> None:
    want = "The cat\nsat on\nthe mat."
    assert told(want, want.replace("on", "in")) == dedent(
        """\
        line 2: expected `on`, got `in`
              The cat
            - sat on
            ?     ^
            + sat in
            ?     ^
              the mat."""
    )


def test_nothing_and_too_much() -> None:
    assert told("", "a\nb") == "expected no output, got\n    a\n    b"
    assert told("a", "") == "expected\n    a\ngot no output"
    assert told("a", "a b").startswith("line 1: expected nothing more, got `b`\n")
    assert told("a b", "a").startswith("line 1: expected `b`, but the output ends\n")
    assert told("ab", "a b").startswith("line 1: expected `ab`, got `a`\n")
    assert told("f (1)", "f(1)").startswith("line 1: expected a space before `(1)`\n")


def test_what_stands_nowhere_between_gaps() -> None:
    assert told("... c d ... f", "a b c e f").startswith("line 1: `c d` isn't in the rest of the output\n")
    assert (
        told("... loss 3 ...", "epoch 1 loss 4 done") == "line 1: expected 3, got 4 (integers must be equal)"
    )


def test_long_outputs_are_cut() -> None:
    words = " ".join(f"word{number}" for number in range(20000))
    message = told(words, words.replace("word777 ", "other "))
    assert message.startswith("line 1: expected `word777`, got `other`\n")
    assert len(message) < 1000
    assert len(told("", words)) < 300
