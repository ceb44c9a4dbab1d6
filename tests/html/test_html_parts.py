"""A text that is part of a page: its ids, its headings, its code."""

from __future__ import annotations

from builder.html import Highlighter, Part, Rendered, render
from builder.markdown import parse
from tests.html.conftest import LABELS


def part_of(markdown: str, part: Part) -> Rendered:
    return render(parse(markdown), labels=LABELS, highlighter=Highlighter(), part=part)


class TestIds:
    def test_begin_with_the_prefix_and_are_linked_by_it(self) -> None:
        page = part_of("## A\n\nx[^1]\n\n[^1]: y\n\n<a id='b'></a>", Part("m.f:"))
        assert page.ids == ["m.f:a", "m.f:fnref:1", "m.f:b", "m.f:fn:1"]
        html = "".join(page.segments)
        assert '<h1 id="m.f:a">' in html
        assert '<a class="footnote-ref" href="#m.f:fn:1">' in html
        assert '<li id="m.f:fn:1">' in html

    def test_of_tabs_and_their_panels_agree(self) -> None:
        page = part_of('<hfoptions id="o"><hfoption id="x">\n\ny\n\n</hfoption></hfoptions>', Part("m.f:"))
        html = "".join(page.segments)
        assert page.ids == ["m.f:tab-1-1", "m.f:panel-1-1"]
        assert 'id="m.f:tab-1-1" aria-controls="m.f:panel-1-1"' in html
        assert 'id="m.f:panel-1-1" aria-labelledby="m.f:tab-1-1"' in html

    def test_are_none_that_are_taken(self) -> None:
        taken = frozenset(["m.f:a", "m.f:b", "m.f:tab-1-1"])
        tabs = '<hfoptions id="o"><hfoption id="x">\n\ny\n\n</hfoption></hfoptions>'
        page = part_of(f"## A\n\n<a id='b'></a>\n\n{tabs}", Part("m.f:", taken))
        assert page.ids == ["m.f:a-1", "m.f:tab-2-1", "m.f:panel-2-1"]


class TestHeadings:
    def test_are_below_the_one_above(self) -> None:
        page = part_of("## A\n\n### B\n\n## C", Part(level=3))
        assert [entry.level for entry in page.toc] == [4, 5, 4]

    def test_are_no_lower_than_six(self) -> None:
        page = part_of("# A\n\n## B", Part(level=6))
        assert "".join(page.segments).count("<h6") == 2


class TestCode:
    def test_between_fences_gets_the_ids_in_order(self) -> None:
        page = part_of(
            "```py\na\n```\n\n    indented\n\n- ```py\n  b\n  ```\n\n```\nc\n```", Part(code_ids=("x", "y"))
        )
        assert page.ids == ["x", "y"]
        html = "".join(page.segments)
        assert html.startswith('<div class="db-example" id="x"><div class="highlight language-python">')
        assert '<div class="db-example" id="y"><div class="highlight language-text">' in html

    def test_without_an_id_stands_alone(self) -> None:
        page = part_of("```\na\n```\n\n```\nb\n```", Part(code_ids=("", "y")))
        assert page.ids == ["y"]
        assert page.segments[0].startswith('<div class="highlight')
