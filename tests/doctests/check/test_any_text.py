"""What holds of any text: it agrees with itself, as with doctest; a digit beyond the tolerance is found."""

from __future__ import annotations

import doctest

from hypothesis import assume, example, given
from hypothesis import strategies as st

from doctests.check import compare

PIECES = [
    "tensor", "array", "dtype", "=", "torch", ".", "float16", "device", "cuda", ":", "0", "1", "0.1234",
    "-1.5e-05", "2.", "nan", "-inf", "1.2.3", "0.5s", "1j", "at 0x7f3c", "(", ")", "[", "]", "{", "}", ",",
    "'", '"', "\\", "\\'", "b'", "...", " ", "  ", "\n", "word", "don't", "'a b'", '"c"', "<BLANKLINE>",
    "--", "日本", "\t", "%",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=80)

DOCTEST = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@given(TEXTS)
def test_a_text_agrees_with_itself(text: str) -> None:
    assert compare(text, text) is None
    assume("<BLANKLINE>" not in text)
    assert compare(text, f"{text}\n") is None


@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(want: str, got: str) -> None:
    message = compare(want, got)
    assert message is None or message.strip()


@given(st.lists(TEXTS, min_size=2, max_size=4), st.lists(TEXTS, min_size=3, max_size=3))
@example(["1", ""], ["1", "", ""])
def test_what_doctest_accepts_agrees(kept: list[str], hidden: list[str]) -> None:
    want, got = "...".join(kept), kept[0]
    for gap, piece in zip(hidden, kept[1:], strict=False):
        got += gap + piece
    # Within strings whitespace counts.
    flags = doctest.ELLIPSIS if {"'", '"'} & {*want, *got} else DOCTEST
    if doctest.OutputChecker().check_output(f"{want}\n", f"{got}\n", flags):
        assert compare(want, got) is None


WORDS = st.sampled_from(["a", "b", "c"])


@given(st.lists(WORDS | st.just("..."), max_size=8), st.lists(WORDS, max_size=8))
def test_a_gap_stands_for_any_words_and_nothing_else_does(want: list[str], got: list[str]) -> None:
    assert (compare(" ".join(want), " ".join(got)) is None) is stands_for(want, got)


def stands_for(want: list[str], got: list[str]) -> bool:
    if not want or want[0] != "...":
        return want == got or (want[:1] == got[:1] and stands_for(want[1:], got[1:]))
    return any(stands_for(want[1:], got[skipped:]) for skipped in range(len(got) + 1))


@given(st.decimals(-70, 70, allow_nan=False, places=4), st.integers(0, 3), st.sampled_from([2, 3, 7]))
def test_a_digit_beyond_the_tolerance_is_found(number: object, place: int, by: int) -> None:
    want = f"[0.5000, {number}]"
    digits = [index for index, sign in enumerate(want) if sign.isdigit() and index > 8]
    at = digits[-1 - place]
    changed = (int(want[at]) + by) % 10
    message = compare(want, f"{want[:at]}{changed}{want[at + 1 :]}")
    assert message is not None
    assert "[1]" in message


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=8), st.data())
def test_more_digits_of_the_same_value_agree(values: list[float], data: st.DataObject) -> None:
    decimals = data.draw(st.integers(1, 6))
    want = ", ".join(f"{value:.{decimals}f}" for value in values)
    got = ",\n".join(f"{value:.{decimals + 3}f}" for value in values)
    assert compare(f"tensor([{want}])", f"tensor([{got}])") is None
