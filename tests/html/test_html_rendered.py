"""What a rendered page knows of itself: titles, contents, ids, slots, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from builder.html import Highlighter, Rendered, Slot, TocEntry, render
from builder.markdown import Heading, Page, Text

Show = Callable[[str], str]
Load = Callable[[str], Rendered]

PAGE = """# The *title* [[top]]

Hello [`~a.B`], see [this](other.md) & that.

## One [link](x.md)

![alt](cat.png)

[[autodoc]] a.B
    - call
"""


class TestHeadings:
    def test_link_to_themselves_and_leave_room_for_more_anchors(self, html_of: Show) -> None:
        assert html_of("## A & b [[x.y_z]]") == (
            '<h2 id="x.y_z">{heading:x.y_z}A &amp; b'
            '<a class="headerlink" href="#x.y_z" title="Link to this heading">¶</a></h2>\n{section:x.y_z}'
        )

    @pytest.mark.parametrize(
        ("heading", "title"),
        [
            ("`code` & *so*", "<code>code</code> &amp; <em>so</em>"),
            ("[text](x.md)", "text"),
            ("[`~a.Name`]", "<code>Name</code>"),
            ("H<sub class='x'>2</sub>O <a id='y'></a>", "H<sub>2</sub>O"),
            ("x<b>y", "x<b>y</b>"),
        ],
    )
    def test_are_listed_without_links_and_slots(self, page_of: Load, heading: str, title: str) -> None:
        assert [entry.title for entry in page_of(f"## {heading} [[id]]").toc] == [title]

    def test_are_listed_in_page_order_whatever_holds_them(self, page_of: Load) -> None:
        page = page_of("# A\n\n> ## B\n\n### C")
        assert page.toc == [TocEntry(1, "a", "A"), TocEntry(2, "b", "B"), TocEntry(3, "c", "C")]

    def test_of_one_id_are_told_apart(self, rendered: Callable[[Page], Rendered]) -> None:
        twins = [Heading(level=2, id="x", children=[Text(text="X")]) for _ in range(2)]
        assert rendered(Page(children=[*twins], line_starts=[0])).ids == ["x", "x-1"]

    def test_win_over_the_ids_of_raw_html(self, page_of: Load) -> None:
        page = page_of('<a id="x"></a>\n\n## X')
        assert page.ids == ["x"]
        assert page.segments[0].startswith('<p><a></a></p>\n<h2 id="x">')


class TestTitle:
    def test_is_the_first_h1(self, page_of: Load) -> None:
        page = page_of("## Before\n\n# A *b* `c`\n\n# Later")
        assert page.title == "A b c"

    def test_is_empty_without_one(self, page_of: Load) -> None:
        page = page_of("## Only this")
        assert page.title == ""


class TestDescription:
    def test_is_the_first_paragraph_that_says_something(self, page_of: Load) -> None:
        assert page_of("# T\n\n<a id='x'></a> <b></b>\n\nA *b*\nc.\n\nd").description == "A b c."

    def test_is_cut_at_a_word(self, page_of: Load) -> None:
        description = page_of("word " * 60).description
        assert description == "word " * 31 + "word…"

    def test_that_ends_with_a_sentence_needs_no_ellipsis(self, page_of: Load) -> None:
        assert page_of("word " * 30 + "end. " + "furthermore " * 9).description == "word " * 30 + "end."

    def test_without_words_is_cut_between_characters(self, page_of: Load) -> None:
        assert page_of("字" * 200).description == "字" * 159 + "…"


def test_features_are_named_and_sorted(page_of: Load) -> None:
    page = page_of('<Youtube id="x"/>\n\n$$x$$\n\n```mermaid\na\n```\n')
    assert page.features == ["math", "mermaid", "youtube"]


def test_slots_say_where_they_stand(page_of: Load) -> None:
    assert [(slot.kind, slot.value, slot.line) for slot in page_of(PAGE).slots] == [
        ("heading", "top", 1),
        ("section", "top", 1),
        ("reference", "a.B", 3),
        ("link", "other.md", 3),
        ("heading", "one-link", 5),
        ("link", "x.md", 5),
        ("section", "one-link", 5),
        ("image", "cat.png", 7),
        ("autodoc", "a.B", 9),
    ]


def test_filling_puts_a_value_into_each_slot() -> None:
    page = Rendered(segments=["a", "b", "c"], slots=[Slot("link"), Slot("link")])
    assert page.fill(["1", "2"]) == "a1b2c"
    with pytest.raises(ValueError, match="2 slots, 1 values"):
        page.fill(["1"])


def test_a_page_is_the_same_after_json(page_of: Load) -> None:
    page = page_of(PAGE)
    assert Rendered.from_json(json.loads(json.dumps(page.to_json()))) == page


def test_the_same_page_gives_the_same_bytes(page_of: Load) -> None:
    assert json.dumps(page_of(PAGE).to_json()) == json.dumps(page_of(PAGE).to_json())


def test_a_missing_label_is_named() -> None:
    with pytest.raises(KeyError, match=r"heading\.link"):
        render(
            Page(children=[Heading(level=1, id="x", children=[])], line_starts=[0]),
            labels={},
            highlighter=Highlighter(),
        )
