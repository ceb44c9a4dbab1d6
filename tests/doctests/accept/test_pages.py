"""Output accepted on pages."""

from __future__ import annotations

import pytest

from doctests.accept import accepted
from doctests.model import Result
from tests.doctests.accept.printing import collected, with_output


def py(code: str, more: str = "") -> str:
    """A page with a fence."""
    return f"```py\n{code}\n```\n{more}"


@pytest.mark.parametrize(
    ("before", "printed", "after"),
    [
        (">>> 1\n2\n>>> 3\n3", ["1\n", "3\n"], ">>> 1\n1\n>>> 3\n3"),
        (">>> 1\n>>> 2", ["1\n", "2\n"], ">>> 1\n1\n>>> 2\n2"),
        (">>> 1\n1\n2\n>>> 3", ["", "3\n"], ">>> 1\n>>> 3\n3"),
        (">>> 1", ["\n\na\n"], ">>> 1\n<BLANKLINE>\n<BLANKLINE>\na"),
        (">>> 1\n\n2\n\n3\n\n>>> 3", ["a\n\n b", ""], ">>> 1\n\na\n<BLANKLINE>\n b\n\n>>> 3"),
        (">>> f(\n...   1)", ["1\n2"], ">>> f(\n...   1)\n1\n2"),
        ("  >>> 1\n  2", ["1"], "  >>> 1\n  1"),
        (">>> 1\n2", ["a  \n\tb\n"], ">>> 1\na\n\tb"),
        (">>> 1\n2", ["한국어 \x1b[1mé"], ">>> 1\n한국어 \x1b[1mé"),
    ],
)
def test_sessions(before: str, printed: list[str], after: str) -> None:
    assert with_output(py(before), printed) == py(after)
    assert with_output(py(after), printed) == py(after)


@pytest.mark.parametrize(
    ("first", "rest"), [("", ""), ("> ", "> "), ("- ", "  "), ("1. a\n\n\t", "\t"), ("> - ", ">   ")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_begin_and_end_as_those_of_the_statement(first: str, rest: str, end: str) -> None:
    def page(*lines: str) -> str:
        return end.join([first + lines[0], *(rest + line for line in lines[1:])])

    before = page("```py", ">>> f(", "...     1)", "2", "```")
    after = page("```py", ">>> f(", "...     1)", "1", "<BLANKLINE>", "3", "```")
    assert with_output(before, ["1\n\n3\n"]) == after


@pytest.mark.parametrize(
    ("before", "printed", "after"),
    [
        ("```text\n1\n```", "2\n\n3\n", "```text\n2\n\n3\n```"),
        ("```text\n1\n```", "", "```text\n```"),
        ("```\n```", "2", "```\n2\n```"),
        ("**Output**:\n\n```json\n{}\n```", "[]\n", "**Output**:\n\n```json\n[]\n```"),
        ("```\n1\n```", "<BLANKLINE>\n>>> 1", "```\n<BLANKLINE>\n>>> 1\n```"),
    ],
)
def test_fences_for_output(before: str, printed: str, after: str) -> None:
    assert with_output(py("x", before), [printed]) == py("x", after)
    assert with_output(py("x", after), [printed]) == py("x", after)


def test_a_blank_line_of_a_fence_has_no_spaces() -> None:
    text = "> ```py\n> x\n> ```\n> ```\n> 1\n> ```\n"
    assert with_output(text, ["2\n\n3\n"]) == text.replace("> 1\n", "> 2\n>\n> 3\n")


def test_commands() -> None:
    text = "```bash\n$ pip list\na\n```\n"
    assert with_output(text, ["b\n\nc\n"]) == text.replace("\na\n", "\nb\n\nc\n")


def test_tabs() -> None:
    text = "<hfoptions id='a'>\n<hfoption id='b'>\n```py\n>>> 1\n```\n</hfoption>\n</hfoptions>\n"
    assert with_output(text, ["1\n"]) == text.replace(">>> 1\n", ">>> 1\n1\n")


@pytest.mark.parametrize(
    ("want", "printed"),
    [
        ("[1, ..., 3]", "[1, 2, 3]\n"),
        ("0.3333", "0.33331\n"),
        ("a   b", "a b\n"),
        ("Traceback (most recent call last):\n  ...\nValueError: x", "1\n"),
    ],
)
def test_what_agrees_stays_as_it_is_and_so_do_exceptions(want: str, printed: str) -> None:
    text = f"```py\n>>> 1\n{want}\n>>> 2\n```\n"
    assert with_output(text, [printed, "2"]) == text.replace(">>> 2\n", ">>> 2\n2\n")


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("x", ["3\n"]),
        ("import a\n>>> 2\n2", ["3\n", "2\n"]),
        (">>> 1 # doctest: +SKIP\n2", ["3\n"]),
        (">>> 1 # doctest: +IGNORE_RESULT\n2", ["3\n"]),
    ],
)
def test_what_is_not_compared_stays_as_it_is(code: str, printed: list[str]) -> None:
    assert with_output(py(code), printed) == py(code)


@pytest.mark.parametrize(
    "result",
    [
        Result("line-2", "passed", printed=("2",)),
        Result("line-2", "skipped", printed=(None,)),
        Result("line-2", "failed", printed=(None,)),
        Result("line-2", "failed"),
    ],
)
def test_only_what_failed_and_printed_is_accepted(result: Result) -> None:
    text = py(">>> 1\n1")
    assert accepted(text, collected(text), {("", "line-2"): result}, python=False) == text


@pytest.mark.parametrize("printed", ["```\n", "a\n```\nb", ">>> 2\n3", "... a", "a\rb", "<BLANKLINE>", "\0"])
def test_what_would_not_be_read_back_is_left_alone(printed: str) -> None:
    text = py(">>> 1\n1\n>>> 2\n1\n>>> 3\n1")
    assert with_output(text, ["a\n", printed, "c\n"]) == py(">>> 1\na\n>>> 2\n1\n>>> 3\nc")


@pytest.mark.parametrize("printed", ["```", ">>> 2"])
def test_what_would_end_a_fence_or_make_it_a_session_is_left_alone(printed: str) -> None:
    text = py("x", "```\n1\n```\n")
    assert with_output(text, [printed]) == text
