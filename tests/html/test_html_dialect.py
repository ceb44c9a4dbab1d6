"""The dialect's rows: Markdown in, HTML out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.html import Highlighter, Rendered, Slot, render
from builder.markdown import InlineHtml, Paragraph, Reference, parse

Show = Callable[[str], str]
Load = Callable[[str], Rendered]


class TestTabs:
    MARKDOWN = (
        '<hfoptions id="usage">\n<hfoption id="Pipeline">\n\none\n\n</hfoption>\n'
        '<hfoption id="AutoModel">\n\ntwo\n\n</hfoption>\n</hfoptions>\n'
    )

    def test_have_a_list_and_a_panel_each(self, html_of: Show) -> None:
        assert html_of(self.MARKDOWN) == (
            '<div class="db-tabs" data-group="usage">\n'
            '<div class="db-tabs__list" role="tablist" aria-label="Choose">\n'
            '<button type="button" class="db-tabs__tab is-active" role="tab" id="tab-1-1"'
            ' aria-controls="panel-1-1" aria-selected="true" tabindex="0" data-tab="Pipeline">'
            "Pipeline</button>\n"
            '<button type="button" class="db-tabs__tab" role="tab" id="tab-1-2"'
            ' aria-controls="panel-1-2" aria-selected="false" tabindex="-1" data-tab="AutoModel">'
            "AutoModel</button>\n</div>\n"
            '<div class="db-tabs__panel is-active" role="tabpanel" id="panel-1-1"'
            ' aria-labelledby="tab-1-1" data-tab="Pipeline"'
            ' data-label="Pipeline" tabindex="0">\n<p>one</p>\n</div>\n'
            '<div class="db-tabs__panel" role="tabpanel" id="panel-1-2"'
            ' aria-labelledby="tab-1-2" data-tab="AutoModel"'
            ' data-label="AutoModel" tabindex="0">\n<p>two</p>\n</div>\n'
            "</div>\n"
        )

    def test_have_ids_that_no_heading_has(self, page_of: Load) -> None:
        ids = page_of(f"## tab-1-2\n\n{self.MARKDOWN}\n{self.MARKDOWN}").ids
        assert "tab-2-1" in ids and "tab-3-1" in ids
        assert len(ids) == len(set(ids))

    def test_of_frameworks_hold_headings(self, page_of: Load) -> None:
        page = page_of(
            "<frameworkcontent>\n<pt>\n\n## Train\n\n</pt>\n<tf>\n\n## Fit\n\n</tf>\n</frameworkcontent>"
        )
        assert [entry.id for entry in page.toc] == ["train", "fit"]
        assert 'data-group="framework"' in page.segments[0]
        assert page.features == ["tabs"]


class TestCallouts:
    @pytest.mark.parametrize(
        ("markdown", "kind", "title"),
        [
            ("> [!TIP]\n> text", "tip", "Tip"),
            ("> [!CAUTION]\n> text", "caution", "Caution"),
            ("<Tip>\n\ntext\n\n</Tip>", "tip", "Tip"),
            ("<Tip warning={true}>\n\ntext\n\n</Tip>", "warning", "Warning"),
        ],
    )
    def test_are_admonitions(self, html_of: Show, markdown: str, kind: str, title: str) -> None:
        assert html_of(markdown) == (
            f'<div class="admonition {kind}">\n<p class="admonition-title">{title}</p>\n<p>text</p>\n</div>\n'
        )

    def test_end_what_their_raw_html_leaves_open(self, html_of: Show) -> None:
        assert html_of("<Tip>\n\n<div>\n\n</Tip>\n\nafter").endswith("</div></div>\n<p>after</p>\n")


class TestMath:
    def test_is_mathml(self, html_of: Show) -> None:
        html = html_of("so \\\\( a_1 < b \\\\) holds")
        assert html.startswith('<p>so <span class="db-math"><math>') and html.endswith(
            "</math></span> holds</p>\n"
        )
        assert "<mo>&lt;</mo>" in html

    def test_in_a_block_can_be_scrolled(self, html_of: Show) -> None:
        html = html_of("$$\nx^2\n$$")
        assert html.startswith('<div class="db-math db-math--block" tabindex="0"><math display="block">')

    def test_knows_plain_tex_boxes(self, html_of: Show) -> None:
        assert "<mtext>a\N{NO-BREAK SPACE}b</mtext>" in html_of("$$\\hbox{a b}$$")

    def test_that_cannot_be_read_is_shown_and_reported(self) -> None:
        page = parse("# T\n\n$$\nx\n\\frob < y\n$$\n\nsee \\\\( \\frac{1 \\\\)\n", "page.md")
        rendered = render(page, labels={"heading.link": ""}, highlighter=Highlighter())
        assert '<code class="db-math-error">x\n\\frob &lt; y</code>' in "".join(rendered.segments)
        found = [
            (problem.line, problem.message) for problem in page.problems if problem.rule == "invalid-math"
        ]
        assert found == [
            (5, 'this formula can\'t be read: Unknown command "\\frob"'),
            (8, 'this formula can\'t be read: Expected closing token "}", but reached end of input'),
        ]


class TestReferences:
    @pytest.mark.parametrize(
        ("written", "slot"),
        [
            ("[`Trainer`]", Slot("reference", "Trainer", line=1, text="Trainer")),
            ("[`~a.b.Name`]", Slot("reference", "a.b.Name", line=1, text="Name", short=True)),
            (
                "[`AutoModel.load()`]",
                Slot("reference", "AutoModel.load", line=1, text="AutoModel.load()", call=True),
            ),
            ("[`fn#param`]", Slot("reference", "fn", line=1, text="param", parameter="param")),
        ],
    )
    def test_are_slots(self, page_of: Load, written: str, slot: Slot) -> None:
        assert page_of(f"see {written}").slots == [slot]

    def test_within_a_raw_link_are_code(self, html_of_blocks: Callable[..., str]) -> None:
        link = InlineHtml(html='<a href="https://x.y">')
        paragraph = Paragraph(children=[link, Reference(target="a.B", short=True)])
        assert html_of_blocks(paragraph) == '<p><a href="https://x.y"><code>B</code></a></p>\n'


class TestAutodoc:
    def test_is_a_slot_that_knows_its_heading(self, page_of: Load) -> None:
        page = page_of("# T\n\n## B\n\n[[autodoc]] transformers.Bert\n    - forward\n    - all\n")
        assert page.slots[-1] == Slot(
            "autodoc",
            "transformers.Bert",
            line=5,
            members=["forward", "all"],
            level=2,
            toc=2,
            text="B",
        )

    def test_without_a_list_has_no_members(self, page_of: Load) -> None:
        assert page_of("[[autodoc]] Bert").slots == [Slot("autodoc", "Bert", line=1)]


class TestMedia:
    def test_a_video_is_a_link(self, html_of: Show) -> None:
        html = html_of('<Youtube id="a-b&c"/>')
        assert html.startswith(
            '<a class="db-video" href="https://www.youtube.com/watch?v=a-b%26c"'
            ' data-youtube="a-b&amp;c" rel="noopener"><svg '
        )
        assert html.endswith("<span>Watch on YouTube</span></a>\n")

    def test_the_pages_own_notebook_is_a_slot(self, page_of: Load) -> None:
        page = page_of("[[open-in-colab]]")
        assert page.slots == [Slot("notebook", line=1)]
        assert page.features == ["notebook"]

    def test_other_notebooks_are_links(self, html_of: Show) -> None:
        html = html_of(
            "<DocNotebookDropdown options={["
            '{label: "PyTorch", value: "https://a.b/c.ipynb"}, {label: "Mixed", value: "d.ipynb"}]} />'
        )
        assert html == (
            '<p class="db-notebook"><a href="https://a.b/c.ipynb">PyTorch</a>'
            ' <a href="{link:d.ipynb}">Mixed</a></p>\n'
        )

    def test_a_pipeline_is_a_badge(self, html_of: Show) -> None:
        assert '<span class="db-badge">text-generation</span>' in html_of(
            'x <PipelineTag pipeline="text-generation"/>'
        )


def test_versions(html_of: Show) -> None:
    assert html_of('<Added version="2.3">\n\ntext\n\n</Added>') == (
        '<div class="db-version db-version--added">\n<p class="db-version__title">Added in 2.3</p>\n'
        "<p>text</p>\n</div>\n"
    )


def test_a_question_works_without_a_script(html_of: Show) -> None:
    html = html_of('<Question choices={[{text: "a < b", explain: "Right.", correct: true}, {text: "c"}]} />')
    assert html == (
        '<fieldset class="db-question">\n'
        '<div class="db-question__choice" data-correct="true">\n'
        '<label><input type="radio" name="question-1"> a &lt; b</label>\n'
        '<details class="db-question__explain"><summary>Why?</summary>\n<p>Right.</p>\n</details>\n</div>\n'
        '<div class="db-question__choice" data-correct="false">\n'
        '<label><input type="radio" name="question-1"> c</label>\n</div>\n</fieldset>\n'
    )


def test_answers_are_lines_of_markdown(html_of: Show) -> None:
    html = html_of(
        '<Question choices={[{text: "`fit()` trains", explain: "See <em>this</em> & [that](https://x.y).",'
        " correct: true}]} />"
    )
    assert "<code>fit()</code> trains</label>" in html
    assert '<p>See <em>this</em> &amp; <a href="https://x.y">that</a>.</p>' in html


class TestIncludes:
    def test_stand_in_place_and_keep_their_own_lines(self) -> None:
        page = parse(
            '# A\n\n<include>{"path": "part.md"}</include>\n',
            "page.md",
            include=lambda path: "# A\n\n[x](y.md)\n\nnote[^1] $\\frob$\n\n[^1]: text\n",
        )
        labels = {"heading.link": "", "footnotes.title": "", "footnote.back": ""}
        rendered = render(page, labels=labels, highlighter=Highlighter())
        assert [entry.id for entry in rendered.toc] == ["a", "a-1"]
        assert [slot.line for slot in rendered.slots if slot.kind == "link"] == [3]
        assert rendered.ids == ["a", "a-1", "fnref:1", "fn:1"]
        assert not [problem for problem in page.problems if problem.rule == "invalid-math"]
