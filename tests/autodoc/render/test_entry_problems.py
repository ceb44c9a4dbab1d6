"""What an entry reports of the library's source: broken Markdown."""

from __future__ import annotations

from tests.autodoc.render.library import documented, entry_of, object_of


def test_broken_markdown_is_told_where_it_stands() -> None:
    entry = entry_of("def f():\n    '''\n    Text.\n\n    $$\n    {1\n    $$\n    '''")
    assert [(one.file, one.line, one.rule) for one in entry.problems] == [("lib/core.py", 6, "invalid-math")]


def test_it_is_told_again_for_the_next_page() -> None:
    source = "def f():\n    '''\n    Text with $${2$$.\n    '''"
    assert [len(entry_of(source).problems) for _ in range(2)] == [1, 1]


def test_an_escape_that_tears_code_apart_is_told_where_it_stands() -> None:
    source = "def f():\n    '''\n    Text.\n\n    - List:\n\n      ```py\n      print(1)\n"
    source += "      print(\"a\\nb\")\n      ```\n    '''"
    entry = entry_of(documented(object_of(source, doc_breaks=[9])))
    told = [(one.line, one.rule, one.hint) for one in entry.problems]
    assert told[:1] == [(9, "unclosed-fence", 'write r""" where the docstring begins')]
    assert entry_of(source.replace("'''", "r'''", 1)).problems == []


def test_what_a_decorator_may_fill_is_not_empty() -> None:
    source = "def f():\n    '''\n    Text.\n\n    Returns:\n    '''"
    assert [one.rule for one in entry_of(source).problems] == ["docstring-empty-section"]
    assert entry_of(documented(object_of(source, decorators=["filled"]))).problems == []
