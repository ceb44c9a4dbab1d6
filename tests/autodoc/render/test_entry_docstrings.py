"""Docstrings in entries: texts, lists of parameters, examples, notes, and their ids."""

from __future__ import annotations

import re

import pytest

from builder.html import Slot
from tests.autodoc.render.library import documented, entry_of, html_of, object_of

ROW = re.compile(r'<div class="db-api-row"[^>]*><dt>(.*?)</dt>\n<dd>(.*?)</dd></div>', re.DOTALL)


def rows(source: str) -> list[tuple[str, str]]:
    """Head and text of each row of an entry's lists, without markup."""
    return [
        (re.sub(r"<[^>]*>", "", head).strip(), re.sub(r"<[^>]*>", "", text).strip())
        for head, text in ROW.findall(html_of(source))
    ]


class TestParameters:
    def test_have_a_row_with_name_type_default_and_text(self) -> None:
        html = html_of("""
            def f(width: int = 64):
                '''
                Args:
                    width (`int`, *optional*, defaults to 64): How *wide* it is.
                '''
        """)
        assert (
            '<div class="db-api-section">\n<p class="db-api-title">Parameters</p>\n<dl class="db-api-list">\n'
            '<div class="db-api-row" id="lib.f.width"><dt>'
            '<a class="db-api-term" href="#lib.f.width"><code>width</code></a>'
            ' <span class="db-api-type"><code>int</code></span>'
            ' <span class="db-api-default">default <code><span class="m">64</span></code></span></dt>\n'
            "<dd><p>How <em>wide</em> it is.</p>\n</dd></div>\n</dl>\n</div>\n"
        ) in html

    def test_take_what_the_docstring_leaves_out_from_the_signature(self) -> None:
        assert rows("""
            def f(a: Config, b: int = 3):
                '''
                Args:
                    b: Second.
                    a: First.
                '''
        """) == [("b int default 3", "Second."), ("a {Config=lib.core.Config}", "First.")]

    def test_the_docstring_knows_more_than_none(self) -> None:
        assert rows("""
            def f(a=None, *, b=None, **kwargs):
                '''
                Args:
                    a (`int`, *optional*, defaults to `config.size`): First.
                    b (`int`, *optional*): Second.
                    c (`int`, *optional*, defaults to 5): Third.
                    d (`int`, *optional*): Fourth.
                '''
        """) == [
            ("a int default config.size", "First."),
            ("b int default None", "Second."),
            ("c int default 5", "Third."),
            ("d int optional", "Fourth."),
        ]

    def test_that_nobody_describes_follow_the_others(self) -> None:
        assert rows("""
            def f(a, b: int = 2, *args, _c=1, **kwargs):
                '''
                Args:
                    a: First.
                '''
        """) == [("a", "First."), ("b int default 2", "")]

    def test_are_not_invented_where_the_docstring_has_none(self) -> None:
        assert rows("def f(a, b): 'Text.'") == []

    def test_keep_their_groups(self) -> None:
        html = html_of("""
            def f(a, b):
                '''
                Args:
                    a: First.
                    > For *experts*
                    b: Second.
                '''
        """)
        assert '</dl>\n<p class="db-api-group">For <em>experts</em></p>\n<dl class="db-api-list">\n' in html

    def test_link_their_types(self) -> None:
        entry = entry_of("""
            def f(a: Config):
                '''
                Args:
                    a (`Config`, `torch.Tensor`, [`~x.Y`], `~u.Z`, `Literal["No.thing"]` or `int`): First.
                '''
        """)
        types = [(slot.kind, slot.value, slot.text) for slot in entry.rendered.slots[2:]]
        assert types == [
            ("type", "lib.core.Config", "Config"),
            ("type", "torch.Tensor", "torch.Tensor"),
            ("reference", "x.Y", "Y"),
            ("type", "u.Z", "Z"),
            ("type", "Literal", "Literal"),
        ]

    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("int or str", "<code>int</code> or <code>str</code>"),
            ("list[int] | None", "<code>list[int] | None</code>"),
            ("`int` or a number", "<code>int</code> or a number"),
            ("a number", "a number"),
        ],
    )
    def test_types_are_code_even_without_backticks(self, written: str, shown: str) -> None:
        html = html_of(f"""
            def f(a):
                '''
                Args:
                    a ({written}): First.
                '''
        """)
        assert f'<span class="db-api-type">{shown}</span>' in html


class TestReturns:
    def test_have_an_anchor_a_type_and_a_text(self) -> None:
        html = html_of("""
            def f():
                '''
                Returns:
                    `int`: How many.
                '''
        """)
        assert (
            '<div class="db-api-section" id="lib.f.returns">\n<p class="db-api-title">Returns</p>\n'
            '<dl class="db-api-list">\n'
            '<div class="db-api-row"><dt> <span class="db-api-type"><code>int</code>'
            "</span></dt>\n<dd><p>How many.</p>\n</dd></div>\n</dl>\n</div>\n"
        ) in html

    def test_without_a_type_have_the_signature_s(self) -> None:
        assert rows("""
            def f() -> Tensor:
                '''
                Returns:
                    How many.
                '''
        """) == [("{Tensor=torch.Tensor}", "How many.")]

    def test_yields_and_raises_have_anchors_too(self) -> None:
        entry = entry_of("""
            def f():
                '''
                Yields:
                    `int`: One after another.

                Raises:
                    ValueError: If it is wrong.
                '''
        """)
        assert entry.rendered.ids == ["lib.f", "lib.f.yields", "lib.f.raises"]
        assert ("type", "ValueError") in [(slot.kind, slot.value) for slot in entry.rendered.slots]


class TestExamples:
    SOURCE = """
        def f():
            '''
            Text.

            ```python
            one
            ```

            ```bash
            two
            ```

            - ```py
              in a list
              ```

            Example:

            ```
            three
            ```
            '''
    """

    def test_have_anchors_in_order_whatever_section_they_stand_in(self) -> None:
        assert entry_of(self.SOURCE).rendered.ids == [
            "lib.f", "lib.f.example", "lib.f.example-2", "lib.f.example-3",
        ]  # fmt: skip
        assert '<div class="db-example" id="lib.f.example-3"><div class="highlight' in html_of(self.SOURCE)

    def test_that_stand_on_the_page_already_leave_their_number_free(self) -> None:
        entry = entry_of(self.SOURCE, taken=["lib.f.example-2"])
        assert entry.rendered.ids == ["lib.f", "lib.f.example", "lib.f.example-3"]

    def test_have_a_title(self) -> None:
        assert '<p class="db-api-title">Example</p>\n<div class="db-example"' in html_of(self.SOURCE)


class TestIds:
    def test_of_a_method_win_over_a_parameter_of_its_name(self) -> None:
        entry = entry_of("""
            class C:
                '''
                Args:
                    run (`bool`): Whether.
                '''
                def __init__(self, run): pass
                def run(self): pass
        """)
        assert entry.rendered.ids == ["lib.C", "lib.C.run"]
        assert '<h4 class="db-api-name" id="lib.C.run">' in html_of(entry)
        assert '<span class="db-api-term"><code>run</code></span>' in html_of(entry)

    def test_in_two_docstrings_don_t_collide(self) -> None:
        entry = entry_of("""
            class C:
                '''
                # Usage

                See [there](#usage).

                ## Usage
                '''
                def run(self):
                    '''
                    # Usage
                    '''
        """)
        assert entry.rendered.ids == [
            "lib.C", "lib.C:usage", "lib.C:usage-1", "lib.C.run", "lib.C.run:usage",
        ]  # fmt: skip
        assert "#lib.C:usage" in [slot.value for slot in entry.rendered.slots if slot.kind == "link"]

    def test_of_headings_in_two_sections_are_told_apart(self) -> None:
        entry = entry_of("""
            def f(a):
                '''
                # Usage

                Args:
                    a: First.

                Note:
                    # Usage
                '''
        """)
        assert entry.rendered.ids == ["lib.f", "lib.f:usage", "lib.f.a", "lib.f:usage-1"]


class TestHeadings:
    def test_in_a_docstring_are_below_the_object_s_and_in_no_list_of_contents(self) -> None:
        entry = entry_of("def f():\n    '''\n    ## A\n    '''", level=3)
        assert '<h5 id="lib.f:a">' in html_of(entry)
        assert [one.id for one in entry.rendered.toc] == ["lib.f"]


class TestNotes:
    @pytest.mark.parametrize("kind", ["Note", "Tip", "Warning"])
    def test_are_the_page_s_callouts(self, kind: str) -> None:
        html = html_of(f"def f():\n    '''\n    Text.\n\n    {kind}:\n        Take *care*.\n    '''")
        assert (
            f'<div class="admonition {kind.lower()}">\n<p class="admonition-title">{kind}</p>\n'
            "<p>Take <em>care</em>.</p>\n</div>\n"
        ) in html

    def test_see_also_is_a_section(self) -> None:
        html = html_of("def f():\n    '''\n    Text.\n\n    See Also:\n        [`g`]\n    '''")
        assert (
            '<div class="db-api-section">\n<p class="db-api-title">See also</p>\n<p>{reference:g}</p>' in html
        )

    def test_changes_of_a_version_are_the_page_s(self) -> None:
        html = html_of("def f():\n    '''\n    Text.\n\n    .. versionadded:: 2.0\n        The `a`.\n    '''")
        assert (
            '<div class="db-version db-version--added">\n'
            '<p class="db-version__title">Added in version 2.0</p>\n'
            "<p>The <code>a</code>.</p>\n</div>\n"
        ) in html


class TestMembers:
    def test_attributes_are_rows_with_type_value_and_text(self) -> None:
        html = html_of("""
            class C:
                size: int = 3
                '''How *large*.'''
                def run(self): pass
        """)
        assert (
            '<p class="db-api-title">Attributes</p>\n<dl class="db-api-list">\n'
            '<div class="db-api-row" id="lib.C.size"><dt>'
            '<a class="db-api-term" href="#lib.C.size"><code>size</code></a>'
            ' <span class="db-api-type"><code>int</code></span>'
            ' <span class="db-api-value">= <code><span class="m">3</span></code></span></dt>\n'
            "<dd><p>How <em>large</em>.</p>\n</dd></div>\n</dl>\n</div>\n"
            '<div class="db-api-members">\n<div class="db-api db-api--method">'
        ) in html

    def test_of_a_module_are_functions_classes_and_variables(self) -> None:
        module = object_of("class core:\n    LIMIT = 3\n    def run(): pass\n    class C: pass")
        module.kind = "module"
        shown = documented(module, "lib.core")
        assert [one.role for one in entry_of(shown).exports] == ["module", "data", "function", "class"]
        assert [one.title for one in entry_of(shown).rendered.toc] == [
            "<code>lib.core</code>", "<code>run()</code>", "<code>C</code>",
        ]  # fmt: skip

    def test_that_are_inherited_are_named_class_by_class(self) -> None:
        shown = documented(object_of("class C: pass"), inherited=[("lib.Base", ["save", "load"])])
        assert (
            '<details class="db-api-inherited"><summary>Inherited members</summary>\n<dl>\n'
            "<dt><code>{lib.Base=lib.Base}</code></dt>\n<dd><code>{save=lib.Base.save}</code>,"
            " <code>{load=lib.Base.load}</code></dd>\n</dl></details>\n"
        ) in html_of(shown)


class TestPlaces:
    SOURCE = """
        def f(a):
            '''
            Text.

            Args:
                a (`int`):
                    See
                    [`g`].
            '''
    """

    def test_of_references_are_the_source_s(self) -> None:
        slots = [slot for slot in entry_of(self.SOURCE).rendered.slots if slot.kind == "reference"]
        assert slots == [Slot("reference", "g", line=8, path="lib/core.py", text="g")]

    def test_are_the_objects_where_the_docstring_stands_in_no_file(self) -> None:
        found = object_of(self.SOURCE, doc_line=0)
        slots = [slot for slot in entry_of(documented(found)).rendered.slots if slot.kind == "reference"]
        assert [(slot.line, slot.path) for slot in slots] == [
            (-1, "lib/core.py")
        ]  # negative: that of the object

    def test_of_the_same_text_are_each_its_own(self) -> None:
        first = object_of(self.SOURCE)
        second = object_of(self.SOURCE, doc_line=102)
        lines = [
            next(slot.line for slot in entry_of(documented(one)).rendered.slots if slot.kind == "reference")
            for one in (first, second)
        ]
        assert lines == [8, 107]


def test_what_needs_a_script_is_told() -> None:
    assert entry_of("def f():\n    '''Is $x$.'''").rendered.features == ["math"]
