"""Comments that switch rules off: where they hold, and which take nothing away."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.ignores import EVERYWHERE, Ignore, Ignores, in_includes, in_page, in_python, in_yaml
from builder.markdown import parse
from toctree import Finding


def lines(text: str) -> list[tuple[int, tuple[str, ...], list[int]]]:
    return [(one.line, one.rules, [*one.lines]) for one in in_page(parse(text, "page.md"))]


def test_a_comment_holds_for_the_block_below() -> None:
    text = "# A\n\n<!-- doc-builder: ignore rule-a, rule-b -- it is meant so -->\n\nOne\ntwo.\n\nThree.\n"
    assert lines(text) == [(3, ("rule-a", "rule-b"), [5, 6])]
    assert lines(text.replace("so -->\n\n", "so -->\n")) == [(3, ("rule-a", "rule-b"), [4, 5])]


def test_a_comment_holds_for_a_whole_list_fence_or_tab() -> None:
    assert lines("<!-- doc-builder: ignore a -->\n- one\n- two\n") == [(1, ("a",), [2, 3])]
    assert lines("<!-- doc-builder: ignore a -->\n```py\nx\n```\n") == [(1, ("a",), [2, 3, 4])]
    tab = '<hfoption id="a">\n\n<!-- doc-builder: ignore a -->\nOne.\n\n</hfoption>'
    tabs = f'<hfoptions id="x">\n{tab}\n</hfoptions>\n'
    assert lines(tabs) == [(4, ("a",), [5])]


def test_comments_above_one_another_hold_for_the_same_block() -> None:
    text = "<!-- doc-builder: ignore a -->\n<!-- doc-builder: ignore b -->\nText.\n"
    assert lines(text) == [(1, ("a",), [3]), (2, ("b",), [3])]


def test_a_comment_with_nothing_below_holds_for_nothing() -> None:
    assert lines("Text.\n\n<!-- doc-builder: ignore a -->\n") == [(3, ("a",), [])]


def test_a_comment_in_a_line_holds_for_the_line() -> None:
    text = "One\ntwo <!-- doc-builder: ignore a -->\nthree\n\n## B <!-- doc-builder: ignore b -->\n"
    assert lines(text) == [(2, ("a",), [2]), (5, ("b",), [5])]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Text.\n\n</Tip> {}\n", 3),
        ('<Youtube id="a" /> {}\n\nText.\n', 1),
        ("<Youtube /> {}\nText.\n", 1),
        ('<hfoptions> {}\n<hfoption id="a">\n\nOne.\n\n</hfoption>\n</hfoptions>\n', 1),
        ('<hfoptions id="x">\n<hfoption id="a"> {}\n\nOne.\n\n</hfoption>\n</hfoptions>\n', 2),
        ("[[autodoc]] Model {}\n    - all\n", 1),
        ("[[autodoc]] Model\n    - all {}\n", 2),
        ("[[autodoc]] Model\n    - all {} <!-- and why -->\n", 2),
        ("::: model.Model\n    members: false {}\n", 2),
        ("| a |\n|---|\n| b | {}\n| c |\n", 3),
        ("| a |\n|---|\n| b {} |\n| c |\n", 3),
        ('<div>\n<img src="a.png"> {}\n</div>\n', 2),
        ("- One\n- > two {}\n", 2),
        ("> <Tip> {}\n>\n> One.\n>\n> </Tip>\n", 1),
    ],
)
def test_a_comment_at_the_end_of_any_line_holds_for_it(text: str, line: int) -> None:
    assert lines(text.format("<!-- doc-builder: ignore a -->")) == [(line, ("a",), [line])]


def test_a_comment_on_a_line_of_raw_html_or_text_holds_for_what_follows_of_it() -> None:
    comment = "<!-- doc-builder: ignore a -->"
    assert lines(f'<div>\n{comment}\n<img src="a.png">\n</div>\n\nText.\n') == [(2, ("a",), [3, 4])]
    between = (
        '<hfoptions id="x">\n<hfoption id="a">\n\nOne.\n\n</hfoption>\n'
        f'{comment}\n<hfoption id="b">\n\nTwo.\n\n</hfoption>\n</hfoptions>\n'
    )
    assert lines(between) == [(7, ("a",), [8, 9, 10, 11, 12])]


@pytest.mark.parametrize(
    "text", ["`{}`", "``` x\n{}\n```", "\\{}", "    {}", "<!-- not {}", "<!-- not {} --> *raw*", "$$\n{}\n$$"]
)
def test_what_only_shows_such_a_comment_is_none(text: str) -> None:
    assert lines(f"Text.\n\n{text.format('<!-- doc-builder: ignore a -->')}\n") == []


def test_a_comment_for_the_page() -> None:
    (one,) = in_page(parse("<!-- doc-builder: ignore-page a -->\n\nText.\n", "page.md"))
    assert one == Ignore(1, ("a",), EVERYWHERE)


def test_other_comments_and_code_switch_nothing_off() -> None:
    code = "# doc-builder: ignore-bare-assert\n# <!-- doc-builder: ignore a -->"
    assert lines(f"<!-- ignore a -->\n\n```py\n{code}\n```\n") == []


def test_a_comment_of_an_included_file_counts_its_lines() -> None:
    page = parse(
        '<include>{"path": "part.md", "start-after": "begin"}</include>\n',
        "page.md",
        include=lambda name: "begin\n\n<!-- doc-builder: ignore a -->\nText.\n",
    )
    assert [*in_includes(page)] == [("part.md", Ignore(3, ("a",), range(4, 5)))]


def test_a_comment_in_yaml_holds_for_its_line() -> None:
    text = "- local: a  # doc-builder: ignore unlisted-page, b\n  title: A # not this\n"
    assert in_yaml(text) == [Ignore(1, ("unlisted-page", "b"), range(1, 2))]


PYTHON = '''"""A module.

Text.
"""  # doc-builder: ignore a


class Model:  # doc-builder: ignore b
    """A model.

    Text.
    """

    size: int = 1  # doc-builder: ignore c
    """Its size.
    """  # doc-builder: ignore d

    def forward(
        self,
        x,
    ):  # doc-builder: ignore e
        """Text.

        More."""
        text = "# doc-builder: ignore not-this"

    def backward(self):
        """Text.
        """  # doc-builder: ignore f

    def plain(self):  # doc-builder: ignore g
        return 1
'''


def test_comments_of_python_hold_for_docstrings() -> None:
    found = {one.rules[0]: [*one.lines] for one in in_python(PYTHON)}
    assert found == {
        "a": [1, 2, 3, 4],
        "b": [7, 8, 9, 10, 11],
        "c": [13],
        "d": [14, 15],
        "e": [*range(17, 24)],
        "f": [26, 27, 28],
        "g": [30],
    }


def test_a_file_that_is_not_python_switches_nothing_off() -> None:
    assert in_python("def f(:  # doc-builder: ignore a\n") == []


def ignores(*of_page: Ignore, off: tuple[str, ...] = ()) -> Ignores:
    return Ignores({"page.md": of_page}, off)


def test_findings_are_taken_away_by_line_and_rule() -> None:
    here = ignores(Ignore(1, ("broken-link",), range(2, 4)), off=("heading-skip",))
    findings = [
        Finding("page.md", 2, "broken-link", "a"),
        Finding("page.md", 2, "broken-anchor", "b"),
        Finding("page.md", 4, "broken-link", "c"),
        Finding("other.md", 2, "broken-link", "d"),
        Finding("other.md", 2, "heading-skip", "e"),
    ]
    assert [one.message for one in here.kept(findings)] == ["b", "c", "d"]


def test_an_error_cannot_be_taken_away() -> None:
    here = ignores(Ignore(1, ("include-failed",), EVERYWHERE))
    error = Finding("page.md", 2, "include-failed", "a")
    assert here.kept([error]) == [error]
    (told,) = here.mistakes(["page.md"], {"include-failed"}, {"include-failed"})
    assert told.rule == "unused-ignore" and "always told" in told.message


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (("broken-link",), []),  # used below
        (("broken-anchor",), ["unused-ignore"]),
        (("broken-lnk",), ["unknown-rule"]),
        (("dead-url",), []),  # not looked for in this run
        ((), ["unused-ignore"]),
    ],
)
def test_a_comment_that_takes_nothing_away(rules: tuple[str, ...], expected: list[str]) -> None:
    here = ignores(Ignore(1, rules, range(2, 3)))
    here.kept([Finding("page.md", 2, "broken-link", "a")])
    known = {"broken-link", "broken-anchor", "dead-url"}
    told = here.mistakes(["page.md"], known, known - {"dead-url"})
    assert [one.rule for one in told] == expected


def test_an_unknown_rule_is_told_with_the_one_that_was_meant() -> None:
    here = ignores(Ignore(3, ("broken-lnk",), range(2, 3)))
    (told,) = here.mistakes(["page.md"], {"broken-link"}, ())
    assert (told.line, told.hint) == (3, "did you mean `broken-link`?")


def test_yaml_and_python_are_read_when_a_finding_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("_toctree.yml").write_text("- local: a  # doc-builder: ignore unlisted-page\n", encoding="utf-8")
    Path("m.py").write_text("def f():  # doc-builder: ignore no-docstring\n    pass\n", encoding="utf-8")
    findings = [Finding("_toctree.yml", 1, "unlisted-page", "a"), Finding("m.py", 1, "no-docstring", "b")]
    assert Ignores({}).kept(findings) == []
