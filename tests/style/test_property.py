"""Whatever a page or a module holds: formatting changes looks alone, and is done the first time."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.style import differences
from tests.style.formatting import styled

STATEMENTS = (
    "f( 1 )", "x = {'a':1,}", "if a :\n  f( 1 )\n\n  g( 2 )", "import b,c", "s = '''a\n  b  \n'''", "# a",
    "@d\ndef f( a ):\n    ...", "class A: pass", "f( 1", "x = 'a\\n' \"b\"", "!pip  -q", "%time f( 1 )",
    "a;b", "f(a, *b,\n  c)  # doctest: +SKIP", "\tf( 1 )", "s = '```'", "return  1", "l = [1,\n\n2]",
    "x = \"\"\"a\"\"\"",
    "assert f( first_argument,  second_argument, third )  # doc-builder: hide", "x = r'\\d' ", "...", "",
    "===PT-TF-SPLIT===", "del (a, b)", "# fmt: off\nx = [1,  2]", "def f():\n  '''A. '''\n  return 1",
    "{m}( 1 )",
)  # fmt: skip
CONTAINERS = ("", "> ", "- ", "  ", "1. ", "> - ", "\t", "> [!TIP]\n> ")


def prompted(code: str) -> str:
    """Code as it is typed in a session."""
    first, *others = code.split("\n")
    return "\n".join([f">>> {first}", *(f"... {line}".rstrip() for line in others)])


codes = st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=4).map("\n".join)
sessions = st.lists(
    st.tuples(st.sampled_from(STATEMENTS), st.sampled_from(("", "1", "a\n  b", "...", "\n1\n"))),
    min_size=1,
    max_size=4,
).map(lambda pairs: "\n".join("\n".join(filter(None, [prompted(code), out])) for code, out in pairs))
fences = st.builds(
    lambda fence, info, code: f"{fence}{info}\n{code}\n{fence}",
    st.sampled_from(("```", "````", "~~~")),
    st.sampled_from(("py", "python runnable:a", "text", "py skip=a")),
    st.one_of(codes, sessions),
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    blocks = []
    for block in draw(
        st.lists(st.one_of(fences, st.sampled_from(("Text  \nmore", "<Tip>\n\na\n\n</Tip>"))), max_size=3)
    ):
        mark = draw(st.sampled_from(CONTAINERS))
        rest = "".join(char if char in ">\t" else " " for char in mark.rpartition("\n")[2])
        first, *others = block.split("\n")
        blocks.append("\n".join([mark + first, *((rest + line).rstrip(" ") for line in others)]))
    text = "\n\n".join(blocks) + draw(st.sampled_from(("", "\n")))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def check(text: str, name: str, max_len: int) -> None:
    once = styled(text, name, patterns={"{m}": "Fake"}, max_len=max_len)
    assert differences(Path(name), text, once.text) == []
    twice = styled(once.text, name, patterns={"{m}": "Fake"}, max_len=max_len)
    assert twice.text == once.text
    assert twice.changed == ()


WIDTHS = st.sampled_from((20, 40, 119))
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(pages(), WIDTHS)
def test_pages(text: str, max_len: int) -> None:
    check(text, "page.md", max_len)


@FEW
@given(
    st.one_of(fences, sessions), st.sampled_from(("", "r", "b", "f")), st.sampled_from(('"""', "'''")), WIDTHS
)
def test_docstrings(block: str, prefix: str, quote: str, max_len: int) -> None:
    body = "\n".join(f"    {line}" if line else "" for line in block.split("\n"))
    text = f"def f(a, b):\n    {prefix}{quote}Does.\n\n    Args:\n        a: b\n\n{body}\n    {quote}\n"
    try:
        compile(text, "module.py", "exec")
    except SyntaxError:
        return  # quotes within quotes
    check(text, "module.py", max_len)
