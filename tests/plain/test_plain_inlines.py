"""What stands within lines, as Markdown that any reader understands."""

from __future__ import annotations

import pytest

from builder.markdown import parse
from builder.plain import Choices, Prose, marked, written
from builder.strings import strings

CHOICES = Choices(
    link=lambda target: target if ":" in target else f"/at/{target}",
    reference=lambda node: f"`{node.target}`",
    autodoc=lambda node: "",
    labels=strings("en"),
)


def line(source: str) -> str:
    (piece,) = written(parse(source), CHOICES)
    assert isinstance(piece, Prose)
    return piece.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # math
        ("a \\\\( x_1 \\\\) b", "a $x_1$ b"),
        ("$y$ and $$z$$ cost $5 or $6", "$y$ and $$z$$ cost $5 or $6"),
        # what a reader would take for a tag
        ("<unk> and <10GB and <your name>", "\\<unk> and <10GB and \\<your name>"),
        ("`<unk>` and <br>", "`<unk>` and <br>"),
        ("a </hfoption>b <!-- c -->d", "a b d"),
        # links
        ("[a](b.md#c 'd')", "[a](/at/b.md#c 'd')"),
        ("[a](<b c>)", "[a](</at/b c>)"),
        ("[a](https://x.y/?a=1&amp;b) <https://z>", "[a](https://x.y/?a=1&amp;b) <https://z>"),
        ("[**a** `b`][r]\n\n[r]: c (T)", '[**a** `b`](/at/c "T")'),
        ("![a](b.png) [![c](d.png)](e)", "![a](/at/b.png) [![c](/at/d.png)](/at/e)"),
        ('<a href="b">c</a> <img src=d.png alt="e"> <span class="x">f</span>',
         '<a href="/at/b">c</a> ![e](/at/d.png) f'),
        ("![x](https://img.shields.io/badge/Py_Torch-v2-red)", "`Py Torch: v2`"),
        # the dialect's own
        ('<PipelineTag pipeline="a-b"/>', "`a-b`"),
        ("[`~a.B`] but [`X`](y)", "`a.B` but [`X`](/at/y)"),
        # stars that close beside Korean and Japanese in the dialect alone
        ("**설정(a)**은 *b(c)*를", "<strong>설정(a)</strong>은 <em>b(c)</em>를"),
        ("**굵게**는 **b** (*c*)", "**굵게**는 **b** (*c*)"),
        # cells
        ("| a |\n|---|\n| `x|y` [`Q`] |", "| a |\n|---|\n| `x\\|y` `Q` |"),
    ],
)  # fmt: skip
def test_lines(source: str, expected: str) -> None:
    assert line(source) == expected


class TestMarked:
    def test_leaves_open_what_other_pages_decide(self) -> None:
        made = marked(parse("## A [[b]]\n\n[c](d) ![](e.png) [`~F.g`]\n\n[[autodoc]] H\n"), strings("en"))
        assert made.segments == ["", "## A\n\n[c](", ") ![](", ") ", "\n\n", ""]
        assert [(one.kind, one.value, one.text, one.level) for one in made.slots] == [
            ("heading", "b", "A", 2),
            ("link", "d", "", 0),
            ("image", "e.png", "", 0),
            ("reference", "F.g", "g", 0),
            ("autodoc", "H", "", 0),
        ]

    def test_leaves_alone_what_stands_elsewhere(self) -> None:
        assert marked(parse("<mailto:c@d.e> https://f.g"), strings("en")).slots == []

    def test_says_how_an_address_elsewhere_is_written(self) -> None:
        made = marked(parse("[a](https://b?c=1&amp;d=2)"), strings("en"))
        assert [(one.kind, one.value, one.text) for one in made.slots] == [
            ("link", "", "https://b?c=1&amp;d=2")
        ]

    def test_takes_no_letter_of_the_page_for_a_mark(self) -> None:
        made = marked(parse("\ue0000\ue000 [a](b)"), strings("en"))
        assert made.segments == ["\ue0000\ue000 [a](", ")"]

    def test_reads_back_what_it_wrote(self) -> None:
        made = marked(parse("# A\n\n[c](d)"), strings("en"))
        assert type(made).from_json(made.to_json()) == made
