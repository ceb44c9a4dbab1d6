"""What isn't a value is text: whitespace, `...`, `<BLANKLINE>`, and the traceback that is expected."""

from __future__ import annotations

import pytest

from doctests.check import compare, compare_exception, expects_exception


@pytest.mark.parametrize(
    ("want", "got"),
    [
        ("a b", "a  b\n"),
        ("a b", "a\nb"),
        ("a\n<BLANKLINE>\nb", "a\n\nb"),
        ("a ... d", "a b c d"),
        ("a...d", "abcd"),
        ("... c ... e", "a b c d e"),
        ("The ... of 0.1234 ...", "The loss of 0.12345 and more"),
        ("Loading...", "Loading..."),
        ("Loading... done 12.3...", "Loading weights done 12.345"),
        ("'Hello, I am ...", "'Hello, I am here'"),
        ("[{'text': 'Hello ...'}]", "[{'text': 'Hello there'}]"),
        ("'a string that\ngoes on'", "'a string that goes on'"),
        ("", "\n"),
        ("'a  b'", "'a  b'\n"),
        ("'a  b'   'c'", "'a  b' \"c\""),
        ("it's  so, isn't it", "it's so,  isn't it"),
        ("the dogs'  bowl, the cats' bowl", "the dogs' bowl,  the cats'  bowl"),
        ("'a  b ...", "'a  b c'"),
        ("'a ...'", "'a  b   c'"),
        ("'...  c'", "'a b  c'"),
        ("x  'a  ...' y", "x 'a  b  c'  y"),
        ("... x  y 'a  b'", "w  x y 'a  b'"),
    ],
)
def test_agree(want: str, got: str) -> None:
    assert compare(want, got) is None


@pytest.mark.parametrize(
    ("want", "got"),
    [
        ("a b", "ab"),
        ("cat", "cot"),
        ("cat", "Cat"),
        ("a ... d", "a b c"),
        ("... c ... e", "a b d e"),
        ("a...b...", "b a"),
        ("a ... b ... b", "a b"),
        ("a ... b c ... c d", "a b c d"),
        ("abc...cde", "abcde"),
        ("The ... of 0.1234 ...", "The loss of 0.1244 and more"),
        ("", "a"),
        ("a", ""),
        ("done.", "done"),
        ("it's", 'it"s'),
        ("'a  b'", "'a b'"),
        ("'a b'", "'a  b'"),
        ("'a'", "' a'"),
        ("' '", "'  '"),
        ("'a '", "'a  '"),
        ("'\\'a  b'", "'\\'a b'"),
        ("['a', 'b  c']", "['a', 'b c']"),
        ("{'a': 'b c', 'd  e': 1}", "{'d e': 1, 'a': 'b c'}"),
        ("'a  b' ...", "'a b' c"),
        ("... 'a b'", "c 'a  b'"),
        ("'...  c'", "'a b c'"),
    ],
)
def test_differ(want: str, got: str) -> None:
    assert compare(want, got) is not None


TRACEBACK = "Traceback (most recent call last):\n    ...\n"


def test_what_is_a_traceback() -> None:
    assert expects_exception(f"{TRACEBACK}ValueError: bad")
    assert expects_exception("Traceback (innermost last):\nValueError: bad")
    assert not expects_exception("ValueError: bad")


@pytest.mark.parametrize(
    ("want", "name", "message"),
    [
        ("ValueError: bad size 3", "ValueError", "bad size 3"),
        ("ValueError: bad ...", "ValueError", "bad size 3"),
        ("ValueError", "ValueError", ""),
        ("KeyError: 'x'", "KeyError", "'x'"),
        ("ValueError: two\nlines", "ValueError", "two\nlines"),
        ("OutOfMemoryError: no", "torch.OutOfMemoryError", "no"),
        ("torch.OutOfMemoryError: no", "OutOfMemoryError", "no"),
        ("ValueError: off by 0.1234", "ValueError", "off by 0.12341"),
    ],
)
def test_exceptions_agree(want: str, name: str, message: str) -> None:
    assert compare_exception(TRACEBACK + want, name, message) is None


@pytest.mark.parametrize(
    ("want", "name", "message", "told"),
    [
        ("ValueError: bad 3", "KeyError", "3", "expected ValueError, got KeyError: 3"),
        ("a.Error", "b.Error", "", "expected a.Error, got b.Error"),
        (
            "ValueError: bad 3",
            "ValueError",
            "bad 4",
            "the message of ValueError differs; line 1: expected 3, got 4 (integers must be equal)",
        ),
        (
            "  nothing",
            "ValueError",
            "",
            "the expected traceback doesn't end with an exception; write its type and message below it",
        ),
    ],
)
def test_exceptions_differ(want: str, name: str, message: str, told: str) -> None:
    assert compare_exception(TRACEBACK + want, name, message) == told
