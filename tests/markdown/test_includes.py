"""`<include>` and `<literalinclude>` with a reader of files."""

from __future__ import annotations

import json

import pytest

from builder.markdown import CodeBlock, Heading, Include, IncludeError, Page, Paragraph, parse

FILES = {
    "part.md": "# One\n\n<!-- START -->\nTwo <Tip>.\n<!-- END -->\n\nThree\n",
    "code.py": "# START x\n    def f():\n        pass\n# END x\nlast",
    "self.md": '<include>{"path": "self.md"}</include>\n',
}


def read(path: str) -> str:
    """The file's text; raises IncludeError if there is none."""
    try:
        return FILES[path]
    except KeyError:
        raise IncludeError(f"{path} does not exist") from None


def include(tag: str = "include", **keys: object) -> tuple[Page, Include]:
    """The page of an include, and the include."""
    page = parse(f"<{tag}>{json.dumps(keys)}</{tag}>\n", "a.md", include=read)
    (node,) = page.children
    assert isinstance(node, Include)
    return page, node


def test_a_whole_file() -> None:
    _, node = include(path="part.md")
    assert node.page is not None
    assert node.page.path == "part.md"
    assert isinstance(node.children[0], Heading)
    assert node.page.slice(node.children[0]) == "# One"
    assert node.nodes == []


def test_between_marks() -> None:
    _, node = include(path="part.md", **{"start-after": "START", "end-before": "END"})
    assert node.page is not None
    (paragraph,) = node.children
    assert isinstance(paragraph, Paragraph)
    assert node.page.slice(paragraph) == "Two <Tip>."
    # Lines of problems are the included file's.
    assert [(problem.line, problem.rule) for problem in node.page.problems] == [(4, "stray-tag")]


def test_each_mark_is_optional() -> None:
    _, after = include(path="part.md", **{"start-after": "END"})
    _, before = include(path="part.md", **{"end-before": "START"})
    assert after.page is not None
    assert before.page is not None
    assert (after.page.source, before.page.source) == ("\nThree\n", "# One\n\n")


def test_code() -> None:
    _, node = include(
        "literalinclude",
        path="code.py",
        language="python",
        dedent=4,
        **{"start-after": "START", "end-before": "END"},
    )
    (block,) = node.children
    assert isinstance(block, CodeBlock)
    assert (block.language, block.code, block.code_line) == ("python", "def f():\n    pass\n", 2)
    _, whole = include("literalinclude", path="code.py")
    assert isinstance(whole.children[0], CodeBlock)
    assert whole.children[0].code.endswith("last\n")


@pytest.mark.parametrize(
    ("keys", "rule", "message"),
    [
        ({"path": "none.md"}, "include-failed", "<include>: none.md does not exist"),
        ({}, "bad-include", '<include>: its description has no "path"'),
        ({"path": "part.md", "start": "x"}, "bad-include", 'no key "start"'),
        ({"path": "part.md", "dedent": "x"}, "bad-include", '"dedent" is not a number'),
        ({"path": "part.md", "start-after": "x"}, "bad-include", "part.md has no line with 'x'"),
        (
            {"path": "part.md", "start-after": "END", "end-before": "START"},
            "bad-include",
            "part.md has no line with 'START' after line 5",
        ),
    ],
)
def test_mistakes(keys: dict[str, object], rule: str, message: str) -> None:
    page, node = include(**keys)
    assert node.children == []
    (problem,) = page.problems
    assert (problem.line, problem.rule) == (1, rule)
    assert message in problem.message


def test_a_file_that_includes_itself() -> None:
    page, node = include(path="self.md")
    while node.page is not None:
        page = node.page
        (inner,) = node.children
        assert isinstance(inner, Include)
        node = inner
    assert [problem.rule for problem in page.problems] == ["include-failed"]
