"""What of a section is translated, and sections made of other texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.markdown import parse
from translations.documentation import Documentation
from translations.exchange.unit_pairs import paired, shapes
from translations.exchange.units import rebuilt, units_of
from translations.sections import sections_of

ROOT = Path(__file__).parents[3]


def units(text: str) -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for section in sections_of(parse(text)) for unit in units_of(section)]


def changed(text: str, **texts: str) -> str:
    """A page with other texts where units have those of the names."""
    return "".join(
        rebuilt(section, {unit: texts[unit.text] for unit in units_of(section) if unit.text in texts})
        for section in sections_of(parse(text))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Install `x` [[install]]\n", [("heading", "Install `x`")]),
        ("## 제목[[id]] (Encoder)\n", [("heading", "제목 (Encoder)")]),
        ("One line\nand another.\n", [("paragraph", "One line and another.")]),
        ("A hard  \nbreak\\\nhere\n", [("paragraph", "A hard  \nbreak\\\nhere")]),
        ("> [!TIP]\n> Use *this*\n> one.\n", [("paragraph", "Use *this* one.")]),
        ("- [ ] one\n  more\n1. two\n", [("paragraph", "one more"), ("paragraph", "two")]),
        ("| A | `b` |\n|---|---|\n| c \\| d | 1 |\n", [("cell", "A"), ("cell", "c \\| d")]),
        ("Text[^1].\n\n[^1]: A note.\n", [("paragraph", "Text[^1]."), ("paragraph", "A note.")]),
        ("![a picture](x.svg)\n", [("paragraph", "![a picture](x.svg)")]),
        (
            '<figure>\n  <img alt="A picture">\n  <figcaption>It is <b>one</b>.</figcaption>\n</figure>\n',
            [("caption", "A picture"), ("caption", "It is <b>one</b>.")],
        ),
        (
            '<Question choices={[{text: "Yes, \\"so\\"", explain: \'Why\', correct: true}]} />\n',
            [("caption", 'Yes, \\"so\\"'), ("caption", "Why")],
        ),
        ('<Changed version="1">It is new.</Changed>\n', [("paragraph", "It is new.")]),
        ("```py\n# a comment\n```\n\n[`Trainer`], `x`\n\n12 %\n\n$$\nx\n$$\n", []),
        ("https://example.com\n\n<!-- note -->\n\n[[autodoc]] X\n    - train\n", []),
        ('<div class="wide">\n<pre>code</pre>\n</div>\n', []),
    ],
)
def test_units(text: str, expected: list[tuple[str, str]]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Old [[old]] #\n", "# 새것 [[old]] #\n"),
        ("> - Old\n>   ```py\n>   1\n>   ```\n", "> - 새것\n>   ```py\n>   1\n>   ```\n"),
        ("| a | Old |\n|---|---|\n", "| a | 새것 |\n|---|---|\n"),
        ('<img src="x" alt="Old">\n', '<img src="x" alt="새것">\n'),
        ("Old\r\n\r\n> Old\r\n", "새것\r\n\r\n> 새것\r\n"),
    ],
)
def test_a_text_goes_where_the_unit_was(text: str, expected: str) -> None:
    assert changed(text, Old="새것") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> 1. Old\n", "> 1. 첫째  \n>    둘째\n"),
        ("- Old\r\n", "- 첫째  \r\n  둘째\r\n"),
        ("| Old |\n|---|\n", "| 첫째   둘째 |\n|---|\n"),
    ],
)
def test_more_lines_stay_in_their_quote_and_list(text: str, expected: str) -> None:
    assert changed(text, Old="첫째  \n\n둘째\n") == expected


def test_our_own_pages_are_their_units_and_what_is_between() -> None:
    documentation = Documentation(
        {code: ROOT / "docs/source" / code for code in ("ar", "de", "en", "ja", "ko")}
    )
    for files in documentation.files.values():
        for file in files.values():
            sections = sections_of(file.page)
            own = [(section, units_of(section)) for section in sections]
            assert "".join(rebuilt(one, {u: u.text for u in us}) for one, us in own) == file.text
            new = "".join(rebuilt(one, {u: u.text + " 가" for u in us}) for one, us in own)
            assert units(new) == [(u.kind, u.text + " 가") for _, us in own for u in us]
            page = parse(new)
            assert [shapes(one) for one in sections] == [shapes(one) for one in sections_of(page)]


@given(
    st.lists(
        st.sampled_from(
            ["# One", "Some\nwords", "- item\n  more", "> quoted\n> twice", "| a | b |\n|---|---|\n| c | d |",
             "```py\nx\n```", "1. - deep\n     er", "<p>html</p>", "[[autodoc]] X", "<Tip>\n\ntip\n\n</Tip>"]
        ),
        min_size=1,
    ),
    st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_a_page_with_its_own_texts_is_the_same_bytes(blocks: list[str], newline: str) -> None:
    text = "\n\n".join(blocks).replace("\n", newline)
    sections = sections_of(parse(text))
    assert "".join(rebuilt(one, {unit: unit.text for unit in units_of(one)}) for one in sections) == text
    new = "".join(rebuilt(one, {unit: f"{unit.text} 가" for unit in units_of(one)}) for one in sections)
    assert units(new) == [(kind, f"{one} 가") for kind, one in units(text)]


def pairs(own: str, english: str) -> dict[str, str]:
    return {
        one.text: other.text
        for one, other in paired(sections_of(parse(own))[0], sections_of(parse(english))[0]).items()
    }


def test_units_are_pairs_where_all_blocks_are_alike() -> None:
    assert pairs("# 설치\n\n- 하나\n- 둘\n", "# Install\n\n- one\n- two\n") == {
        "Install": "설치",
        "one": "하나",
        "two": "둘",
    }


def test_else_those_between_two_blocks_that_stay() -> None:
    own = "# 설치\n\n하나와 둘\n\n```py\n1\n```\n\n`x`를 씁니다\n"
    english = "# Install\n\none\n\ntwo\n\n```py\n1\n```\n\nUse `x`\n"
    assert pairs(own, english) == {"Use `x`": "`x`를 씁니다"}
    assert pairs(own.replace("`x`", "`y`"), english) == {}
