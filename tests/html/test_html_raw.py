"""Raw HTML: what passes, what is mended, and that nothing breaks out of its block."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.html import Rendered
from builder.markdown import BlockQuote, HtmlBlock, InlineHtml, Link, Page, Paragraph, Text

Show = Callable[..., str]


def raw(html: str) -> HtmlBlock:
    return HtmlBlock(html=html, line=1)


def words(text: str) -> Paragraph:
    return Paragraph(children=[Text(text=text)])


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<div class='a' data-x=1 hidden>b</div>", '<div class="a" data-x="1" hidden>b</div>'),
        ("<DIV>x</Div>", "<div>x</div>"),
        ("a<br/>b<br>", "a<br>b<br>"),
        ('<button onclick="go(&quot;x&quot;)">x</button>', '<button onclick="go(&quot;x&quot;)">x</button>'),
        ("<b style={{color}} classNames='x'>y</b>", '<b style="{{color}}" classNames="x">y</b>'),
        ("<script>if (a < b && c) {}</script>", "<script>if (a < b && c) {}</script>"),
        ("a & b &amp; c &nbsp; &#10; < 3 >", "a &amp; b &amp; c &nbsp; &#10; &lt; 3 &gt;"),
        ("a <!-- not shown --> b", "a  b"),
        ("<svg viewBox='0 0 1 1'><path d='M1'/></svg>", '<svg viewBox="0 0 1 1"><path d="M1"></path></svg>'),
        ("<div\n  class='a'\n  id=b\n>x</div>", '<div class="a" id="b">x</div>'),
    ],
)
def test_tags_pass_as_written(html_of_blocks: Show, written: str, html: str) -> None:
    assert html_of_blocks(raw(written)) == f"{html}\n"


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<unk> and <Bo Li, et al", "&lt;unk&gt; and &lt;Bo Li, et al"),
        ("<10GB", "&lt;10GB"),
        ("<html><body>x</body>", "&lt;html&gt;&lt;body&gt;x&lt;/body&gt;"),
        ("<path d='x'>", "&lt;path d='x'&gt;"),
        ("<div", "&lt;div"),
    ],
)
def test_unknown_tags_are_text(html_of_blocks: Show, written: str, html: str) -> None:
    assert html_of_blocks(raw(written)) == f"{html}\n"


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("a</div></b>", "a\n"),
        ("<b><i>x</b></i>", "<b><i>x</i></b>\n"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>\n"),
        ("<p>a<p>b", "<p>a</p><p>b\n</p>"),
        ("<p>a<div>b</div>", "<p>a</p><div>b</div>\n"),
        ("<td>loose</td>", "loose\n"),
        ("<a id='x'/>text", '<a id="x"></a>text\n'),
        ("<div><b>x", "<div><b>x\n</b></div>"),
        (
            "<a href='http://a'>x<a href='http://b'>y</a>",
            '<a href="http://a">x</a><a href="http://b">y</a>\n',
        ),
    ],
)
def test_tags_are_nested_as_a_browser_nests_them(html_of_blocks: Show, written: str, html: str) -> None:
    assert html_of_blocks(raw(written)) == html


def test_a_table_without_closing_tags(html_of_blocks: Show) -> None:
    assert html_of_blocks(raw("<table><tr><th>a<td>b<tr><td></div>c</table>")) == (
        '<div class="db-table" tabindex="0"><table>'
        "<tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table></div>\n"
    )


def test_what_a_container_leaves_open_ends_with_it(html_of_blocks: Show) -> None:
    html = html_of_blocks(
        BlockQuote(children=[raw("<div><details>"), words("in")]), raw("</div>"), words("out")
    )
    assert html == ("<blockquote>\n<div><details>\n<p>in</p>\n</details></div></blockquote>\n\n<p>out</p>\n")


def test_a_block_spans_markdown(html_of_blocks: Show) -> None:
    html = html_of_blocks(raw("<div class='flex'>"), words("in"), raw("</div>"), words("out"))
    assert html == '<div class="flex">\n<p>in</p>\n</div>\n<p>out</p>\n'


def test_a_closing_tag_at_a_paragraphs_end_closes_the_block_around_it(html_of_blocks: Show) -> None:
    paragraph = Paragraph(children=[Text(text="in"), InlineHtml(html="</div>")])
    assert html_of_blocks(raw("<div>"), paragraph, words("out")) == "<div>\n<p>in</p>\n</div><p>out</p>\n"


def test_markdown_in_a_raw_paragraph_makes_none_of_its_own(html_of_blocks: Show) -> None:
    assert html_of_blocks(raw('<p align="center">'), words("in"), raw("</p>")) == (
        '<p align="center">\nin\n</p>\n'
    )


def test_a_link_left_open_ends_with_its_block_unless_a_later_one_closes_it(html_of_blocks: Show) -> None:
    link = raw("<a href='http://a'>")
    assert html_of_blocks(link, words("x")) == '<a href="http://a">\n</a><p>x</p>\n'
    assert html_of_blocks(link, words("x"), raw("</a>")) == '<a href="http://a">\n<p>x</p>\n</a>\n'


def test_a_paragraph_that_holds_a_block_is_a_div(html_of_blocks: Show) -> None:
    paragraph = Paragraph(children=[Text(text="a"), InlineHtml(html="<div>"), Text(text="b")])
    assert html_of_blocks(paragraph) == '<div class="db-paragraph">a<div>b</div></div>\n'


def test_a_link_within_a_raw_link_shows_its_text(html_of_blocks: Show) -> None:
    link = Link(href="http://b", children=[Text(text="b")])
    paragraph = Paragraph(children=[InlineHtml(html='<a href="http://a">'), link])
    assert html_of_blocks(paragraph) == '<p><a href="http://a">b</a></p>\n'


class TestAddresses:
    @pytest.mark.parametrize(
        ("written", "html"),
        [
            ("<a href=../x.md#y>z</a>", '<a href="{link:../x.md#y}">z</a>'),
            ("<a href='#y'>z</a>", '<a href="{link:#y}">z</a>'),
            ("<a href='mailto:a@b.c'>z</a>", '<a href="mailto:a@b.c">z</a>'),
            ("<a href='//x.org/?a=1&b'>z</a>", '<a href="//x.org/?a=1&amp;b">z</a>'),
            ("<img src=/cat.png/>", '<img src="{image:/cat.png}" alt="" loading="lazy">'),
            ("<img alt=x src='data:a'>", '<img alt="x" src="data:a" loading="lazy">'),
            (
                "<img loading=eager alt='' src=a srcset='a.png 1x, https://b.c/d 2x'>",
                '<img loading="eager" alt="" src="{image:a}" srcset="{image:a.png} 1x, https://b.c/d 2x">',
            ),
            (
                "<video src=a.mp4 poster=a.png controls></video>",
                '<video src="{image:a.mp4}" poster="{image:a.png}" controls></video>',
            ),
            (
                "<iframe src='https://a.b/c'>none</iframe>",
                '<iframe src="https://a.b/c" loading="lazy" title="a.b"></iframe>none',
            ),
        ],
    )
    def test_that_pages_decide_are_slots(self, html_of_blocks: Show, written: str, html: str) -> None:
        assert html_of_blocks(raw(written)) == f"{html}\n"

    def test_know_their_line(self, rendered: Callable[[Page], Rendered]) -> None:
        block = HtmlBlock(html="<div>\n<a href=x>y</a>\n</div>", line=7)
        assert [slot.line for slot in rendered(Page(children=[block])).slots] == [8]


class TestBadges:
    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("PyTorch-DE3412?style=flat&logo=pytorch", "PyTorch"),
            ("%F0%9F%A4%97%20Hugging%20Face-Spaces-blue", "🤗 Hugging Face: Spaces"),
            ("All_model_pages-openai--gpt-blueviolet", "All model pages: openai-gpt"),
            ("snake__case-green.svg", "snake_case"),
        ],
    )
    def test_of_shields_are_text(self, html_of_blocks: Show, path: str, text: str) -> None:
        html = html_of_blocks(raw(f'<img alt="x" src="https://img.shields.io/badge/{path}">'))
        assert html == f'<span class="db-badge">{text}</span>\n'

    def test_that_shields_computes_stay_images(self, html_of_blocks: Show) -> None:
        html = html_of_blocks(raw('<img alt="v" src="https://img.shields.io/pypi/v/torch">'))
        assert html.startswith("<img ")


class TestIds:
    def test_are_collected_and_none_stands_twice(self, rendered: Callable[[Page], Rendered]) -> None:
        page = rendered(Page(children=[raw('<a id="x"></a><a name="y"></a><b id="x">z</b>')]))
        assert page.ids == ["x", "y"]
        assert page.segments == ['<a id="x"></a><a id="y"></a><b>z</b>\n']
