"""Blocks of the dialect as Markdown that any reader understands."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.markdown import CodeBlock, CodeSpan, Tab, parse, walk
from builder.plain import Choices, Code, Prose, written
from builder.strings import strings


def choices(*, alerts: bool = True) -> Choices:
    return Choices(
        link=lambda target: target if ":" in target else f"/at/{target}",
        reference=lambda node: f"[`{node.target}`](/api)",
        autodoc=lambda node: f"(entry of {node.target})",
        labels=strings("en"),
        alerts=alerts,
    )


def markdown(source: str, *, alerts: bool = True) -> str:
    (piece,) = written(parse(source), choices(alerts=alerts))
    assert isinstance(piece, Prose)
    return piece.text


def tabs(name: str, content: str) -> str:
    return f'<hfoptions id="i">\n<hfoption id="{name}">\n\n{content}\n\n</hfoption>\n</hfoptions>\n\n'


UNTOUCHED = """\
Setext
======

   * odd    spacing  here
     lazy
continuation

1) one
2) two

| a | b |
|--|:-:|
| 1 | ~~2~~ |

> quoted
> > twice

~~~~text
~~~
~~~~

    indented code

Hard\\
break  \nand &amp; entity[^1].

[^1]: A note,
    on two lines.

***"""


class TestWhatIsNotTheDialects:
    def test_stays_byte_for_byte(self) -> None:
        assert markdown(UNTOUCHED) == UNTOUCHED

    def test_stays_around_what_is(self) -> None:
        source = "*  a\n*   b [`X`]  \n\n    c\n"
        assert markdown(source) == "*  a\n*   b [`X`](/api)  \n\n    c"

    def test_line_endings_are_one_kind(self) -> None:
        assert markdown("a\r\nb\r\n\r\n- c\r\n") == "a\nb\n\n- c"

    def test_nothing_gives_no_piece(self) -> None:
        assert written(parse("<!-- Copyright -->\n"), choices()) == []


class TestHeadings:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("## A [[b]]", "## A"),
            ("### 제목[[id]] (Encoder)", "### 제목 (Encoder)"),
            ("A [[b]]\n---", "A\n---"),
            ("## [`X`] and `[[b]]`", "## [`X`](/api) and `[[b]]`"),
        ],
    )
    def test_lose_their_ids(self, source: str, expected: str) -> None:
        assert markdown(source) == expected


class TestCallouts:
    def test_of_github_stay(self) -> None:
        assert markdown("> [!TIP]\n> a [`X`]\n>\n> - b") == "> [!TIP]\n> a [`X`](/api)\n>\n> - b"

    def test_as_tags_are_written_as_githubs(self) -> None:
        source = "<Tip warning={true}>\n\na\n\n- b\n\n    ```py\n    c\n    ```\n\n</Tip>"
        assert markdown(source) == "> [!WARNING]\n> a\n>\n> - b\n>\n>     ```py\n>     c\n>     ```"

    def test_in_a_list_have_a_title(self) -> None:
        source = "- a\n\n  <Tip>\n  b\n  c\n  </Tip>\n\n  d"
        assert markdown(source) == "- a\n\n  > **Tip**\n  >\n  > b\n  > c\n\n  d"

    def test_end_before_the_next_line(self) -> None:
        assert markdown("- a\n  <Tip>b</Tip>\n  c") == "- a\n  > **Tip**\n  >\n  > b\n\n  c"

    def test_without_alerts_have_a_title(self) -> None:
        assert markdown("> [!NOTE]\n> a", alerts=False) == "> **Note**\n>\n> a"

    def test_of_versions_have_theirs(self) -> None:
        source = '<Added version="2.3.0">a</Added>'
        assert markdown(source) == "> **Added in version 2.3.0**\n>\n> a"


class TestTabs:
    def test_keep_their_labels(self) -> None:
        source = tabs("x*y", "b") + tabs("z", "- c")
        assert markdown(source) == "**x\\*y**\n\nb\n\n**z**\n\n- c"

    def test_of_frameworks_have_their_names(self) -> None:
        source = "<frameworkcontent><pt>\na\n</pt><tf>\nb\n</tf></frameworkcontent>"
        assert markdown(source) == "**PyTorch**\n\na\n\n**TensorFlow**\n\nb"

    def test_in_one_fence_are_two(self) -> None:
        assert (
            markdown("```py\na\n===PT-TF-SPLIT===\nb\n```")
            == "**PyTorch**\n\n```py\na\n```\n\n**TensorFlow**\n\n```py\nb\n```"
        )

    def test_in_a_list_stay_in_it(self) -> None:
        source = '- a\n\n  <hfoptions id="i"><hfoption id="x">\n\n  b\n\n  </hfoption></hfoptions>\n- c'
        assert markdown(source) == "- a\n\n  **x**\n\n  b\n\n- c"

    def test_are_headings_where_somebody_wants_them(self) -> None:
        levels: list[int] = []

        def heading(tab: Tab, level: int) -> str:
            levels.append(level)
            return f"{'#' * (level + 1)} {tab.label}"

        inner = '<hfoptions id="j"><hfoption id="y">\n\nb\n\n</hfoption></hfoptions>'
        source = f'## A\n\n<hfoptions id="i"><hfoption id="x">\n\n{inner}\n\n</hfoption></hfoptions>\n\nc'
        chosen = Choices(str, str, str, strings("en"), tab_heading=heading)
        assert written(parse(source), chosen) == [Prose("## A\n\n### x\n\n#### y\n\nb\n\nc")]
        assert levels == [2, 3]


class TestCode:
    def test_loses_what_is_for_the_runner(self) -> None:
        source = "```py runnable:quick\nimport os  # doc-builder: hide\nprint(1)  # doctest: +SKIP\n```"
        assert markdown(source) == "```py\nprint(1)\n```"

    def test_in_a_session_takes_its_output_along(self) -> None:
        source = "```py runnable\n>>> a()  # doc-builder: hide\n1\n>>> b\n2\n```"
        assert markdown(source) == "```py\n>>> b\n2\n```"

    def test_of_which_nothing_is_left_is_nothing(self) -> None:
        assert markdown("a\n\n```py runnable\nx = 1  # doc-builder: hide\n```\n\nb") == "a\n\nb"

    def test_loses_our_attributes(self) -> None:
        assert markdown("- ```py needs=cuda timeout=3\n  a\n  ```") == "- ```py\n  a\n  ```"

    def test_indented_in_a_tag_is_fenced(self) -> None:
        assert markdown("<Tip>\n\na\n\n    ```\n\n</Tip>") == "> [!TIP]\n> a\n>\n> ````\n> ```\n> ````"


class TestOther:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("[[autodoc]] X\n    - y", "(entry of X)"),
            ("a\n<!-- b -->\nc", "a\n\nc"),
            ('<Youtube id="abc"/>', "[YouTube](https://www.youtube.com/watch?v=abc)"),
            ("[[open-in-colab]]\n\na", "a"),
            (
                '<DocNotebookDropdown options={[{label: "Colab", value: "https://c"}]} />',
                "[Colab](https://c)",
            ),
            (
                '<Question choices={[{text: "a `b`", explain: "N."}, {text: "c", correct: true}]} />',
                "- [ ] a `b`: N.\n- [x] c",
            ),
            ("$$\nx_1\n$$", "$$\nx_1\n$$"),
            ('<div class="x">\n<img alt="a [b]" src="c.png" width=3/>\n</div>', "![a \\[b\\]](/at/c.png)"),
            ('<div><a href="x">\n<img src="c.png"></a></div>', "[![](/at/c.png)](/at/x)"),
            ('<div>\n<img src="a.png">\n<span>b\n</span><p>c</p></div>', "![](/at/a.png) b\n\nc"),
            ('<p><img alt="x" src="https://img.shields.io/badge/SDPA-DE3412"></p>', "`SDPA`"),
            ('<video controls>\n<source src="v/w.mp4">\n</video>', "[w.mp4](/at/v/w.mp4)"),
            ('<iframe src="https://h.co/e" title="Demo"></iframe>', "[Demo](https://h.co/e)"),
            ('<table>\n<tr><td><a href="x">y</a></td></tr>\n</table>',
             '<table>\n<tr><td><a href="/at/x">y</a></td></tr>\n</table>'),
            ('<table title="a > b">\n<tr><td>&amp; <unk></td></tr>\n</table>',
             '<table title="a &gt; b">\n<tr><td>&amp; &lt;unk></td></tr>\n</table>'),
            ("<details>\n<!-- no -->\n\na\n\n</details>", "<details>\n\na\n\n</details>"),
        ],
    )  # fmt: skip
    def test_blocks(self, source: str, expected: str) -> None:
        assert markdown(source) == expected

    def test_an_include_is_filled_in(self) -> None:
        page = parse(
            'a\n\n<include>{"path": "x.md"}</include>\n\nb', include=lambda name: "in [`X`]\n\n- c\n"
        )
        assert written(page, choices()) == [Prose("a\n\nin [`X`](/api)\n\n- c\n\nb")]

    def test_a_definition_moves_into_its_links(self) -> None:
        assert markdown("[a][b] and ![c][b]\n\n[b]: d 'T'") == '[a](/at/d "T") and ![c](/at/d "T")'


class TestCodeApart:
    def test_stands_between_prose(self) -> None:
        page = parse("a\n\n```py\nb\n```\n\n- ```py\n  c\n  ```\n")
        first, code, rest = written(page, choices(), apart=lambda node: True)
        assert first == Prose("a")
        assert isinstance(code, Code)
        assert code.node.code == "b\n"
        assert rest == Prose("- ```py\n  c\n  ```")

    def test_divides_a_callout_and_a_tab(self) -> None:
        page = parse("<Tip>\n\na\n\n```py\nb\n```\n\nc\n\n</Tip>\n\n" + tabs("x", "```py\nd\n```"))
        pieces = written(page, choices(alerts=False), apart=lambda node: node.language == "py")
        shown = [piece.text if isinstance(piece, Prose) else piece.node.code for piece in pieces]
        assert shown == ["> **Tip**\n>\n> a", "b\n", "> c\n\n**x**", "d\n"]

    def test_is_what_is_asked_for(self) -> None:
        asked: list[str] = []

        def apart(node: CodeBlock) -> bool:
            asked.append(node.language)
            return False

        written(parse("```py\na\n```\n\n```sh\nb\n```"), choices(), apart=apart)
        assert asked == ["py", "sh"]


TAGS = ("<Tip", "</Tip", "<hfoption", "</hfoption", "[[", "<Youtube", "<Added", "<frameworkcontent", "\\\\(")


def test_our_own_pages_hold_no_tag() -> None:
    """Read again, what is written of every page of ours has no block of the dialect left."""
    folder = Path(__file__).parents[2] / "docs" / "source"
    pages = sorted(folder.rglob("*.md"))
    assert len(pages) > 40
    for path in pages:
        page = parse(path.read_text(encoding="utf-8"), str(path))
        text = "\n\n".join(piece.text for piece in written(page, choices()) if isinstance(piece, Prose))
        found = walk(parse(text))
        code = [(node.start, node.end) for node in found if isinstance(node, CodeBlock | CodeSpan)]
        for tag in TAGS:
            at = text.find(tag)
            while at >= 0:
                assert any(start <= at < end for start, end in code), (path, text[at - 20 : at + 40])
                at = text.find(tag, at + 1)
