"""Code blocks: `Highlighter.highlight` and what it shows, hides and copies."""

from __future__ import annotations

import re
from html import unescape

import pytest

from builder.html import Highlighter


def shown(html: str) -> str:
    """What a reader sees of a code block."""
    return unescape(re.sub(r"<[^>]*>", "", html)).removesuffix("\n")


def copied(html: str) -> str | None:
    """What the copy button gives, None when it gives all that is shown."""
    match = re.search(r'data-copy="([^"]*)"', html)
    return unescape(match[1]) if match else None


def language(html: str) -> str:
    match = re.match(r'<div class="highlight language-([^"]*)"', html)
    assert match
    return match[1]


def test_a_block_is_coloured_by_pygments() -> None:
    assert Highlighter().highlight("py", "return 'a'  # b\n") == (
        '<div class="highlight language-python"><pre><span></span><code>'
        '<span class="k">return </span><span class="s1">\'a\'  </span><span class="c1"># b</span>\n'
        "</code></pre></div>"
    )


@pytest.mark.parametrize(
    ("written", "known_as"),
    [
        ("py", "python"),
        ("Python", "python"),
        ("{python}", "python"),
        ("python3", "python"),
        ("{.python}", "python"),
        ("python-console", "python"),
        ("shell", "bash"),
        ("sh", "bash"),
        ("console", "bash"),
        ("yml", "yaml"),
        ("diff", "diff"),
        ("bibtex", "bibtex"),
        ("text", "text"),
        ("", "text"),
        ("النص", "text"),
        ('x"><script>', "xscript"),
    ],
)
def test_languages_as_pages_write_them(written: str, known_as: str) -> None:
    assert language(Highlighter().highlight(written, "x")) == known_as


def test_a_language_that_nobody_knows_stays_plain_and_is_escaped() -> None:
    html = Highlighter().highlight("klingon", 'a < b && "c"\n')
    assert '<code>a &lt; b &amp;&amp; "c"\n</code>' in html


def test_the_same_block_is_lexed_once() -> None:
    highlighter = Highlighter()
    first = highlighter.highlight("py", "x = 1\n")
    assert highlighter.highlight("py", "x = 1\n") is first
    assert highlighter.highlighted == 1
    highlighter.highlight("json", "1")
    assert highlighter.highlighted == 2


def test_diff_lines_keep_their_marks() -> None:
    html = Highlighter().highlight("diff", "- a\n+ b\n")
    assert '<span class="gd">- a</span>\n<span class="gi">+ b</span>' in html


def test_no_span_crosses_a_line() -> None:
    html = Highlighter().highlight("py", '"""one\n\ntwo"""\n')
    for line in html.split("\n")[1:-1]:
        assert line.count("<span") == line.count("</span>")


class TestPythonSessions:
    def test_prompts_and_output_are_marked_and_the_code_alone_is_copied(self) -> None:
        html = Highlighter().highlight("py", ">>> print(\n...     1,\n... )\n1\n>>> x\n<Tensor>\n")
        assert html.count('<span class="gp">&gt;&gt;&gt; </span>') == 2
        assert html.count('<span class="gp">... </span>') == 2
        assert '<span class="go">&lt;Tensor&gt;</span>' in html
        assert copied(html) == "print(\n    1,\n)\nx"

    def test_dots_that_follow_output_are_output(self) -> None:
        html = Highlighter().highlight("py", ">>> x\n[1,\n...\n3]\n")
        assert '<span class="go">...</span>' in html
        assert copied(html) == "x"

    def test_dots_go_on_after_a_blank_line(self) -> None:
        html = Highlighter().highlight("py", ">>> def f():\n...     x\n\n...     y\n1\n")
        assert copied(html) == "def f():\n    x\n\n    y"

    def test_blank_lines_between_statements_are_copied(self) -> None:
        html = Highlighter().highlight("py", ">>> a\n\n>>> b\n1\n\n>>> c\n")
        assert copied(html) == "a\n\nb\n\nc"

    def test_a_string_over_several_lines_is_one_string(self) -> None:
        html = Highlighter().highlight("py", '>>> s = """\n... def\n... """\n')
        assert '<span class="gp">... </span><span class="s2">def</span>' in html

    def test_a_session_without_a_language(self) -> None:
        html = Highlighter().highlight("", ">>> 1\n1\n")
        assert language(html) == "python"
        assert copied(html) == "1"

    def test_prompts_in_a_docstring_are_part_of_it(self) -> None:
        html = Highlighter().highlight("py", 'def f():\n    """Gives 1.\n\n    >>> f()\n    1\n    """\n')
        assert "gp" not in html
        assert copied(html) is None

    def test_a_block_without_prompts_is_copied_as_it_is(self) -> None:
        assert copied(Highlighter().highlight("py", "x = '>>> '\n")) is None


class TestShellSessions:
    def test_commands_are_copied_without_their_output(self) -> None:
        html = Highlighter().highlight("bash", "$ pip install \\\n    torch\nCollecting torch\n$ ls\n")
        assert copied(html) == "pip install \\\n    torch\nls"
        assert '<span class="go">Collecting torch</span>' in html
        assert html.count('<span class="gp">$ </span>') == 2

    def test_a_variable_is_no_prompt(self) -> None:
        assert copied(Highlighter().highlight("bash", "echo $ HOME\n$HOME/run\n")) is None


class TestDoctestOptions:
    def test_are_neither_shown_nor_copied(self) -> None:
        html = Highlighter().highlight("py", ">>> x  # doctest: +SKIP\n>>> # doctest: +ELLIPSIS\n>>> y\n")
        assert shown(html) == ">>> x\n>>> y"
        assert copied(html) == "x\ny"

    def test_within_a_string_are_text(self) -> None:
        html = Highlighter().highlight("py", ">>> '# doctest: +SKIP'\n")
        assert shown(html) == ">>> '# doctest: +SKIP'"


class TestRunnable:
    def shown(self, code: str) -> str:
        return shown(Highlighter().highlight("py", code, runnable=True))

    def test_a_marked_line_is_hidden(self) -> None:
        assert self.shown("import os  # doc-builder: hide\nx = 1\n") == "x = 1"

    def test_a_marked_first_line_hides_the_whole_statement(self) -> None:
        assert self.shown("check(  # doc-builder: hide\n    1,\n)\nx = 1\n") == "x = 1"

    def test_a_mark_within_a_statement_hides_its_line_alone(self) -> None:
        assert self.shown("f(\n    1,\n    2,  # doc-builder: hide\n)\n") == "f(\n    1,\n)"

    def test_a_marked_opener_hides_its_block(self) -> None:
        assert self.shown("for key in x:  # doc-builder: hide\n    assert key\nprint(x)\n") == "print(x)"

    def test_a_marked_else_hides_its_branch(self) -> None:
        code = "if a:\n    b()\nelse:  # doc-builder: hide\n    c()\nd()\n"
        assert self.shown(code) == "if a:\n    b()\nd()"

    def test_a_marked_except_hides_its_handler(self) -> None:
        code = "try:\n    a()\nexcept KeyError:\n    b()\nexcept OSError:  # doc-builder: hide\n    c()\n"
        assert self.shown(code) == "try:\n    a()\nexcept KeyError:\n    b()"

    def test_a_mark_on_a_decorator_hides_the_function(self) -> None:
        assert self.shown("@cache  # doc-builder: hide\ndef f():\n    pass\nf\n") == "f"

    def test_a_mark_in_a_string_is_text(self) -> None:
        assert self.shown("x = '# doc-builder: hide'\n") == "x = '# doc-builder: hide'"

    def test_code_that_does_not_parse_hides_marked_lines(self) -> None:
        assert self.shown("!pip install x\ny  # doc-builder: hide\nz\n") == "!pip install x\nz"

    def test_comments_for_the_runner_are_hidden_and_their_code_stays(self) -> None:
        code = "# pytest-decorator: a.b\nassert x == [\n    1\n]  # doc-builder: ignore-bare-assert\n"
        assert self.shown(code) == "assert x == [\n    1\n]"

    def test_a_hidden_statement_takes_its_output_along(self) -> None:
        html = Highlighter().highlight("py", ">>> a  # doc-builder: hide\n1\n>>> b\n2\n", runnable=True)
        assert shown(html) == ">>> b\n2"
        assert copied(html) == "b"

    def test_nothing_is_left_of_a_block_that_is_all_hidden(self) -> None:
        assert Highlighter().highlight("py", "x  # doc-builder: hide\n", runnable=True) == ""

    def test_marks_elsewhere_are_comments(self) -> None:
        html = Highlighter().highlight("py", "x  # doc-builder: hide\n")
        assert shown(html) == "x  # doc-builder: hide"
