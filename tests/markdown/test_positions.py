"""Slices and the gaps between them are the file, whatever the file holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.markdown import Commented, Image, Link, List, ListItem, Node, Page, Tab, Tabs, Text, parse, walk

FRAGMENTS = [
    "# Title [[id]]",
    "## Title",
    "Setext\n---",
    "> quote",
    "> [!TIP]\n> body",
    "> > deep",
    "- item",
    "  - nested",
    "    deeper",
    "1. one",
    "10) ten",
    "* * *",
    "```py\ncode\n```",
    "> ```\n> code\n> ```",
    "```",
    "~~~~",
    "    code",
    "| a | b |\n|---|---|\n| `x|y` | c\\|d |",
    "| a |\n|-|",
    "<Tip>",
    "</Tip>",
    "<Tip warning={true}>",
    '<hfoptions id="x">',
    "</hfoptions>",
    '<hfoption id="a">',
    "</hfoption>",
    "<frameworkcontent>",
    "<pt>",
    "</pt>",
    "</frameworkcontent>",
    "{#if fw === 'pt'}",
    "{:else}",
    "{/if}",
    '<Youtube id="x"/>',
    "<inferencesnippet>",
    "<python>",
    "</python>",
    '<Added version="1">',
    "</Added>",
    '<include>{"path": "a"}</include>',
    "[[autodoc]] a.B",
    "    - forward",
    "- **call**",
    "::: a.b",
    "    members:\n      - x",
    "[[open-in-colab]]",
    "$$",
    "$$ x $$",
    "$$\nx\n$$",
    "<!-- comment -->",
    " <!-- behind -->",
    "<!--",
    "-->",
    "!--Copyright",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "<img src=a.png",
    "---",
    "title: x",
    "[^a]: note",
    "[x]: /url 'title'",
    "text",
    "**굵게(a)**는",
    "「太字」",
    "*em*",
    "__strong__",
    "~~s~~",
    "`code`",
    "``",
    "[`~a.B`]",
    "[link](target 'title')",
    "![image](src)",
    "[a][x]",
    "[^a]",
    "https://x.org/a_(b).",
    "www.x.org",
    "me@x.org",
    "<https://x.org>",
    "\\\\( x \\\\)",
    "\\\\(",
    "$x$",
    "&amp;",
    "\\*",
    "\\",
    "<unk>",
    "<br>",
    "a  ",
    "|",
    "\t",
    "  ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\f",
    "\u2028",
    "\x85",
    "\0",
    "\ufeff",
    "é",
    "漢",
    "🤗",
    "\ud800",
]

pages = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(["\n", "\n", "\n\n", " "]), st.text(max_size=4))
).map("".join)


def check_node(page: Page, node: Node) -> str:
    """The node's source put together again from its children's and what lies between them."""
    parts: list[str] = []
    pos = node.start
    for child in node.nodes:
        assert pos <= child.start <= child.end <= node.end, (type(node).__name__, type(child).__name__)
        parts += [page.source[pos : child.start], check_node(page, child)]
        pos = child.end
    parts.append(page.source[pos : node.end])
    return "".join(parts)


def check_page(page: Page) -> None:
    """All that holds for every page."""
    assert check_node(page, page) == page.source
    for node in walk(page):
        assert isinstance(node, Tabs) or not any(isinstance(child, Tab) for child in node.nodes)
        assert isinstance(node, List) or not any(isinstance(child, ListItem) for child in node.nodes)
        if isinstance(node, Link):
            assert node.start <= node.href_start <= node.href_end <= node.end
        elif isinstance(node, Image):
            assert node.start <= node.src_start <= node.src_end <= node.end
        elif isinstance(node, Text):
            assert node.text
        elif isinstance(node, Commented):
            for one in node.comments:
                assert node.start <= one.start < one.end <= node.end
                assert page.slice(one).startswith("<!--")
    assert [p.line for p in page.problems] == sorted(p.line for p in page.problems)
    assert all(1 <= p.line <= len(page.line_starts) for p in page.problems)
    ids = [node.id for node in walk(page) if hasattr(node, "level")]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=400)
@given(pages)
def test_slices_and_gaps_are_the_file(text: str) -> None:
    check_page(parse(text))


@settings(deadline=None, max_examples=100)
@given(pages, st.sampled_from(["> ", "- ", "  ", "1. ", ">"]))
def test_in_containers(text: str, mark: str) -> None:
    lines = text.split("\n")
    first = mark
    rest = mark if ">" in mark else " " * len(mark)
    check_page(parse("\n".join((rest if number else first) + line for number, line in enumerate(lines))))


@settings(deadline=None, max_examples=100)
@given(pages, st.sampled_from(["\r\n", "\r"]), st.booleans())
def test_line_endings_and_byte_order_marks(text: str, ending: str, marked: bool) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    other = ("\ufeff" if marked else "") + plain.replace("\n", ending)
    page = parse(other)
    check_page(page)
    assert [type(node) for node in walk(page)] == [type(node) for node in walk(parse(plain))]


@pytest.mark.parametrize(
    "text",
    [
        "-\n - </Tip>\x0c",
        "- <\n\t!",
        "<frameworkcontent>{#if fw=='t'}\n-</frameworkcontent>",
        '<hfoptions id="x">\n<hfoption id="b">\n- <hfoption id="a">\n',
        "> a\n>\tb\n\n- c\n\t- d\n\t\te",
    ],
)
def test_pages_that_were_wrong_once(text: str) -> None:
    check_page(parse(text))


def test_lines_end_where_editors_end_them() -> None:
    page = parse("a\u2028b\x0cc\r\n\r\n# d\r\re")
    assert [(page.slice(node), node.line) for node in page.children] == [
        ("a\u2028b\x0cc", 1),
        ("# d", 3),
        ("e", 5),
    ]
    assert [page.line_of(offset) for offset in page.line_starts] == [1, 2, 3, 4, 5]


def test_targets() -> None:
    page = parse(
        "> [a](one#x) ![b](two.png) [c](\n> <three four> 't')\n\n"
        "| x |\n|---|\n| \\| [d](five) |\n\n[e][r] <https://six.org> https://seven.org\n\n[r]: eight\n"
    )
    targets = [page.source[node.href_start : node.href_end] for node in walk(page) if isinstance(node, Link)]
    assert targets == ["one#x", "three four", "five", "", "https://six.org", "https://seven.org"]
    (image,) = (node for node in walk(page) if isinstance(node, Image))
    assert page.source[image.src_start : image.src_end] == "two.png"


def test_a_page_is_its_whole_file() -> None:
    page = parse("\ufeff\n\n", "a.md")
    assert (page.start, page.end, page.source, page.path) == (0, 3, "\ufeff\n\n", "a.md")
    assert parse("").children == []
