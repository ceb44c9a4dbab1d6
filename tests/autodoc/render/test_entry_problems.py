"""What an entry reports of the library's source: broken Markdown."""

from __future__ import annotations

from tests.autodoc.render.library import entry_of


def test_broken_markdown_is_told_where_it_stands() -> None:
    entry = entry_of("def f():\n    '''\n    Text.\n\n    $$\n    {1\n    $$\n    '''")
    assert [(one.file, one.line, one.rule) for one in entry.problems] == [("lib/core.py", 6, "invalid-math")]


def test_it_is_told_again_for_the_next_page() -> None:
    source = "def f():\n    '''\n    Text with $${2$$.\n    '''"
    assert [len(entry_of(source).problems) for _ in range(2)] == [1, 1]
