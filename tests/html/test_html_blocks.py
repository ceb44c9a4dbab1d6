"""CommonMark and GFM: Markdown in, HTML out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Show = Callable[[str], str]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("one\ntwo  \nthree", "<p>one\ntwo<br>\nthree</p>\n"),
        (
            "*a* **b** ~~c~~ `d < e`",
            "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d &lt; e</code></p>\n",
        ),
        ("a & b < c \\* &copy;", "<p>a &amp; b &lt; c * ©</p>\n"),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>\n"),
        ("- a\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a\n</li>\n<li>b\n</li>\n</ol>\n'),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
        ("---", "<hr>\n"),
        ("<!-- nothing -->", ""),
        ("    indented < code", None),
    ],
)
def test_blocks_and_inlines(html_of: Show, markdown: str, html: str | None) -> None:
    if html is None:
        html = (
            '<div class="highlight language-text"><pre><span></span><code>indented &lt; code\n'
            "</code></pre></div>\n"
        )
    assert html_of(markdown) == html


def test_a_task_is_a_box_that_its_text_labels(html_of: Show) -> None:
    assert html_of("- [x] done\n- [ ] **not** yet") == (
        '<ul class="task-list">\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled checked> done</label>\n</li>\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled> <strong>not</strong> yet</label>'
        "\n</li>\n</ul>\n"
    )


def test_a_table_scrolls_in_a_box_of_its_own(html_of: Show) -> None:
    assert html_of("| a | b |\n|---|:-:|\n| `x\\|y` | <br> |") == (
        '<div class="db-table" tabindex="0"><table>\n<thead>\n<tr>\n<th>a</th>\n'
        '<th style="text-align: center;">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><code>x|y</code></td>\n'
        '<td style="text-align: center;"><br></td>\n</tr>\n</tbody>\n</table></div>\n'
    )


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[a](https://b.c/?d&e)", '<p><a href="https://b.c/?d&amp;e">a</a></p>\n'),
        ('[a](../b.md#c "T\'")', '<p><a href="{link:../b.md#c}" title="T\'">a</a></p>\n'),
        ("[a](#b)", '<p><a href="{link:#b}">a</a></p>\n'),
        ("[a](mailto:b@c.d)", '<p><a href="mailto:b@c.d">a</a></p>\n'),
        ('![a "b"](c.png)', '<p><img src="{image:c.png}" alt="a &quot;b&quot;" loading="lazy"></p>\n'),
        ("![a](https://b.c/d.png)", '<p><img src="https://b.c/d.png" alt="a" loading="lazy"></p>\n'),
        (
            "![a](https://img.shields.io/badge/build-passing-green)",
            '<p><span class="db-badge">build: passing</span></p>\n',
        ),
    ],
)
def test_links_and_images(html_of: Show, markdown: str, html: str) -> None:
    assert html_of(markdown) == html


def test_a_diagram_is_drawn_in_the_browser(html_of: Show) -> None:
    assert html_of("```mermaid\na --> b\n```") == (
        '<pre class="db-mermaid"><code>a --&gt; b\n</code></pre>\n'
    )


def test_page_flags_wrap_the_page(html_of: Show) -> None:
    html = html_of("<!-- WRAP CODE BLOCKS -->\n<!-- STRETCH TABLES -->\n\ntext")
    assert html == '<div class="db-wrap-code db-stretch-tables">\n<p>text</p>\n</div>\n'


class TestFootnotes:
    BACK = 'title="Back to the text" aria-label="Back to the text">↩</a>'

    def test_stand_at_the_end_in_order_of_use(self, html_of: Show) -> None:
        html = html_of("One[^b], two[^a], again[^b].\n\n[^a]: A *note*.\n[^b]: B.\n[^c]: Unused.")
        assert html == (
            '<p>One<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>,'
            ' two<sup id="fnref:2"><a class="footnote-ref" href="#fn:2">2</a></sup>,'
            ' again<sup id="fnref:1:2"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>\n'
            '<section class="footnotes" aria-label="Footnotes">\n<ol>\n'
            '<li id="fn:1">\n<p>B.'
            f' <a class="footnote-backref" href="#fnref:1" {self.BACK}'
            f' <a class="footnote-backref" href="#fnref:1:2" {self.BACK}</p>\n</li>\n'
            '<li id="fn:2">\n<p>A <em>note</em>.'
            f' <a class="footnote-backref" href="#fnref:2" {self.BACK}</p>\n</li>\n</ol>\n</section>\n'
        )

    def test_can_mark_one_another(self, html_of: Show) -> None:
        html = html_of("x[^1]\n\n[^1]: First[^2].\n[^2]: Second.")
        assert html.index('id="fn:1"') < html.index('id="fnref:2"') < html.index('id="fn:2"')


def test_runnable_code_is_shown_without_what_is_for_the_runner(html_of: Show) -> None:
    html = html_of("```py runnable:label\nx = 1\nassert x  # doc-builder: hide\n```")
    assert "assert" not in html and "doc-builder" not in html


def test_raw_html_stays_in_its_list_item(html_of: Show) -> None:
    html = html_of("- <div>open\n- next\n\n</div>after")
    assert html.index("</div></li>") < html.index("next")
