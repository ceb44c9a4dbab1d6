"""Whatever a file holds and whatever is printed, nothing but expected output changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doctests.accept import accepted
from tests.doctests.accept.printing import all_printing, collected, without_output

PARTS = [
    *("", "> ", "- ", "  ", "    ", "\t", "```py", "```", "~~~", "```text", ">>> 1", "... 2", ">>> f("),
    *("...", "x", "2", "# a", "**Output**:", "<hfoptions id='a'>", "<hfoption id='b'>", "</hfoption>"),
    *("</hfoptions>", "Args:", "Example::", ".. note:: a", "<BLANKLINE>", "\\", "\\n", "'", '"'),
]
LINES = st.lists(st.sampled_from(PARTS))
ENDS = st.sampled_from(["\n", "\r\n", ""])
FILE = st.lists(st.tuples(LINES.map("".join), ENDS)).map(lambda lines: "".join(a + b for a, b in lines))
PRINTED = st.text("a1 \n\t\\\"'`>.<#\r\x1b") | LINES.map("\n".join)


def check(text: str, printed: str, *, python: bool) -> None:
    before = collected(text, python=python)
    new = accepted(text, before, all_printing(before, printed), python=python)
    after = collected(new, python=python)
    assert [one.name for one in after] == [one.name for one in before]
    assert without_output(new, after) == without_output(text, before)
    assert accepted(new, after, all_printing(after, printed), python=python) == new


@given(FILE, PRINTED)
def test_pages(text: str, printed: str) -> None:
    check(f"{text}\n", printed, python=False)


@given(FILE, PRINTED, st.sampled_from(["", "r"]))
def test_modules(text: str, printed: str, prefix: str) -> None:
    body = text.replace("\n", "\n    ")
    check(f'def f():\n    {prefix}"""\n    {body}\n    """\n', printed, python=True)
