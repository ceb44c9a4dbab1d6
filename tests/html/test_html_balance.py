"""No page breaks the frame: whatever is written, the HTML is balanced and ids are unique."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.html import Highlighter, render
from builder.html.elements import VOID
from builder.markdown import (
    Block,
    BlockQuote,
    Emphasis,
    Heading,
    HtmlBlock,
    InlineHtml,
    Link,
    List,
    ListItem,
    Page,
    Paragraph,
    Tab,
    Tabs,
    Text,
    parse,
)

LABELS: defaultdict[str, str] = defaultdict(lambda: "label")


class Balance(HTMLParser):
    """Asserts that each closing tag closes what was opened last, and collects ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag.startswith("m"), "only MathML has tags that close themselves"

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def check(page: Page) -> None:
    rendered = render(page, labels=LABELS, highlighter=Highlighter())
    parser = Balance()
    parser.feed(rendered.fill(["x"] * len(rendered.slots)))
    parser.close()
    assert parser.open == []
    assert parser.ids == rendered.ids
    assert len(rendered.ids) == len(set(rendered.ids))


_NAMES = ["div", "p", "a", "b", "li", "ul", "table", "tr", "td", "tbody", "br", "img", "details", "video"]
_NAMES += ["summary", "unk", "s", "h2", "iframe", "select", "option", "script", "textarea", "math", "svg"]
_FORMS = ["<{}>", "<{}>", "</{}>", "<{} id=x a='b' c>", "<{} id='y", "<{}/>"]
_RAW = st.lists(
    st.one_of(
        st.builds(str.format, st.sampled_from(_FORMS), st.sampled_from(_NAMES)),
        st.sampled_from(["<!--", "-->", "text", "&amp;", "<", '"', ">", "<a href=x>", "<path d=''/>"]),
    ),
    max_size=8,
).map("".join)
_INLINES = st.lists(
    st.one_of(
        st.just(Text(text="t < &")),
        _RAW.map(lambda html: InlineHtml(html=html)),
        _RAW.map(lambda html: Emphasis(children=[InlineHtml(html=html)])),
        _RAW.map(lambda html: Link(href="x", children=[InlineHtml(html=html), Text(text="l")])),
    ),
    max_size=4,
)
_BLOCKS: st.SearchStrategy[Block] = st.recursive(
    st.one_of(
        _RAW.map(lambda html: HtmlBlock(html=html)),
        _INLINES.map(lambda inlines: Paragraph(children=inlines)),
        _INLINES.map(lambda inlines: Heading(level=2, id="x", children=inlines)),
    ),
    lambda blocks: st.lists(blocks, max_size=4).flatmap(
        lambda children: st.sampled_from(
            [
                BlockQuote(children=children),
                List(children=[ListItem(children=children)]),
                Tabs(group="g", kind="k", tabs=[Tab(id="t", label="T", children=children)]),
            ]
        )
    ),
    max_leaves=8,
)


@given(st.lists(_BLOCKS, max_size=5))
@settings(deadline=None)
def test_trees(blocks: list[Block]) -> None:
    check(Page(children=blocks, line_starts=[0]))


_FRAGMENTS = [
    "# Title [[x]]",
    "## Title",
    "text [`~a.B`] and `code` *a **b* c**",
    "- item\n- [ ] task",
    "  1. one",
    "> quote",
    "> [!NOTE]\n> note",
    "<Tip>",
    "</Tip>",
    "<Tip warning={true}>\n\ntext",
    '<hfoptions id="g">\n<hfoption id="a">',
    "</hfoption>",
    '</hfoption>\n<hfoption id="b">',
    "</hfoptions>",
    "<frameworkcontent>\n<pt>",
    "</pt>\n</frameworkcontent>",
    "```py\n>>> x\n1\n```",
    "```",
    "| a | b |\n|---|---|\n| <b>x | $y$ |",
    "$$\nx\n$$",
    "\\\\( x \\\\) and $y < z$ and \\\\(",
    "[[autodoc]] a.B\n    - call",
    "[[open-in-colab]]",
    '<Youtube id="x"/>',
    '<Added version="1">',
    "</Added>",
    "text[^1]",
    "[^1]: note",
    "{#if fw === 'pt'}",
    "{:else}",
    "{/if}",
    "<div class='x'>",
    "</div>",
    "<p align=center>",
    "<table><tr><td>",
    "</td></tr></table>",
    '<a id="x"></a>',
    "<a href='y'>",
    "<unk> <s> </b> <10GB",
    "<img src=x",
    "<!-- comment",
    "-->",
    "===PT-TF-SPLIT===",
    "<Question choices={[{text: 'a', correct: true}]} />",
]


@given(st.lists(st.tuples(st.sampled_from(_FRAGMENTS), st.sampled_from(["\n", "\n\n", " "])), max_size=12))
@settings(deadline=None, max_examples=300)
def test_pages(fragments: list[tuple[str, str]]) -> None:
    check(parse("".join(text + separator for text, separator in fragments), "page.md"))
