"""The head of an entry: what the object is, its name, its place among the page's headings."""

from __future__ import annotations

import pytest

from autodoc.documented import Documented
from autodoc.entry import Export
from autodoc.model import Object
from autodoc.options import EntryOptions
from builder.html import TocEntry
from tests.autodoc.render.library import documented, entry_of, html_of, object_of

MODEL = """
class Model(Base):
    def forward(self, ids):
        pass
"""


def test_a_function_is_a_heading_a_signature_and_its_text() -> None:
    function = object_of("""
        def load(name: str, *, config: Config = None) -> Tensor:
            '''Loads `name`.'''
    """)
    assert html_of(documented(function), level=1) == (
        '<div class="db-api db-api--function">\n'
        '<div class="db-api-head"><span class="db-api-kind">function</span>\n'
        '<h2 class="db-api-name" id="lib.load"><code><span class="db-api-owner">lib.</span><wbr>load</code>'
        '<a class="headerlink" href="#lib.load" title="Link to this heading">¶</a></h2>\n'
        '<span class="db-api-source">{source:lib/core.py#L1-L2}</span>\n'
        "</div>\n"
        '<div class="db-api-signature" dir="ltr"><code><span class="nf">load</span><span class="p">(</span>'
        '<span class="n">name</span><span class="p">:</span> str<span class="p">,</span> '
        '<span class="o">*</span><span class="p">,</span> '
        '<span class="n">config</span><span class="p">:</span> {Config=lib.core.Config} '
        '<span class="o">=</span> <span class="kc">None</span><span class="p">)</span> '
        '<span class="o">-&gt;</span> {Tensor=torch.Tensor}</code></div>\n'
        "<p>Loads <code>name</code>.</p>\n"
        "</div>\n"
    )


class TestHeadings:
    def test_of_members_are_below_the_object_s(self) -> None:
        entry = entry_of(MODEL, level=2)
        assert entry.rendered.toc == [
            TocEntry(3, "lib.Model", "<code>Model</code>"),
            TocEntry(4, "lib.Model.forward", "<code>forward()</code>"),
        ]
        assert (
            '<h4 class="db-api-name" id="lib.Model.forward">'
            '<code><span class="db-api-owner">Model.</span><wbr>forward</code>'
        ) in html_of(entry)

    @pytest.mark.parametrize("heading", ["Model", "lib.Model", "`Model`"])
    def test_that_name_the_object_already_are_not_repeated(self, heading: str) -> None:
        entry = entry_of(MODEL, level=2, heading=heading)
        assert entry.rendered.toc == [TocEntry(3, "lib.Model.forward", "<code>forward()</code>")]
        assert '<div class="db-api-name" id="lib.Model">' in html_of(entry)

    @pytest.mark.parametrize("heading", ["Models", "del", "The Model"])
    def test_that_say_something_else_are_followed_by_the_object_s(self, heading: str) -> None:
        assert entry_of(MODEL, heading=heading).rendered.toc[0].id == "lib.Model"

    def test_go_no_deeper_than_six(self) -> None:
        assert [one.level for one in entry_of(MODEL, level=6).rendered.toc] == [6, 6]

    def test_before_the_page_s_first_are_of_level_one(self) -> None:
        assert [one.level for one in entry_of(MODEL, level=0).rendered.toc] == [1, 2]

    def test_are_of_the_level_that_an_option_says(self) -> None:
        entry = entry_of(MODEL, level=2, heading="Model", options=EntryOptions(heading_level=5))
        assert [one.level for one in entry.rendered.toc] == [5, 6]


class TestIds:
    def test_that_stand_on_the_page_are_not_written_again(self) -> None:
        entry = entry_of(MODEL, taken=["lib.Model"])
        assert entry.rendered.ids == ["lib.Model.forward"]
        assert '<h3 class="db-api-name"><code>' in html_of(entry)
        assert 'href="#lib.Model"' in html_of(entry)
        assert [one.id for one in entry.rendered.toc] == ["lib.Model.forward"]

    def test_on_the_page_are_exported_all_the_same(self) -> None:
        exports = entry_of(MODEL, taken=["lib.Model"]).exports
        assert [one.name for one in exports] == ["lib.Model", "lib.Model.forward"]

    def test_of_a_second_entry_are_the_first_s(self) -> None:
        first = entry_of(MODEL)
        again = entry_of(MODEL, taken=first.rendered.ids)
        assert (again.rendered.ids, again.rendered.toc) == ([], [])


class TestExports:
    def test_name_the_object_where_it_is_defined_its_role_and_its_parameters(self) -> None:
        shown = documented(
            object_of("""
            class Model:
                '''Text.

                Args:
                    width (`int`): How wide.
                '''
                size: int = 3
                def __init__(self, width, depth): pass
                @property
                def device(self): pass
                def forward(self, ids): pass
                class Part: pass
        """)
        )
        assert entry_of(shown).exports == [
            Export("lib.Model", "lib.core.Model", "class", ["width", "depth"]),
            Export("lib.Model.size", "lib.core.Model.size", "attribute"),
            Export("lib.Model.device", "lib.core.Model.device", "property"),
            Export("lib.Model.forward", "lib.core.Model.forward", "method"),
            Export("lib.Model.Part", "lib.core.Model.Part", "class"),
        ]

    @pytest.mark.parametrize(
        ("found", "role"),
        [
            (Object("lib.core", "module", file="lib/core.py"), "module"),
            (Object("lib.core.E", "class", "exception", file="lib/core.py"), "exception"),
            (Object("lib.core.f", "function", file="lib/core.py"), "function"),
            (Object("lib.f", "function", file="lib/__init__.py"), "function"),
            (Object("lib.core.C.f", "function", file="lib/core.py"), "method"),
            (Object("lib.C.f", "function"), "method"),
            (Object("lib.LIMIT", "attribute", file="lib/__init__.py"), "data"),
            (Object("lib.core.C.limit", "attribute", file="lib/core.py"), "attribute"),
        ],
    )
    def test_have_the_role_of_what_stands_there(self, found: Object, role: str) -> None:
        assert [one.role for one in entry_of(Documented(found.path, found)).exports] == [role]

    def test_have_the_attributes_that_a_docstring_lists(self) -> None:
        entry = entry_of("""
            class Output:
                '''
                Attributes:
                    loss (`float`): The loss.
                '''
        """)
        assert entry.exports[1:] == [Export("lib.Output.loss", "lib.core.Output.loss", "attribute")]
        assert entry.rendered.ids == ["lib.Output", "lib.Output.loss"]


class TestWords:
    @pytest.mark.parametrize(("language", "word"), [("en", "class"), ("de", "Klasse"), ("ko", "클래스")])
    def test_are_in_the_page_s_language(self, language: str, word: str) -> None:
        assert f'<span class="db-api-kind">{word}</span>' in html_of(MODEL, language=language)

    def test_a_deprecated_object_says_so_twice_and_why(self) -> None:
        html = html_of(documented(object_of("def f(): pass", deprecated="Use `g`.")))
        assert '<span class="db-api-mark db-api-mark--deprecated">Deprecated</span>' in html
        assert (
            '<div class="db-version db-version--deprecated">\n<p class="db-version__title">Deprecated</p>\n'
            "<p>Use <code>g</code>.</p>\n</div>" in html
        )

    def test_a_constant_is_one(self) -> None:
        found = object_of("LIMIT: int = 3", labels=["constant"])
        html = html_of(Documented("lib.LIMIT", found))
        assert '<span class="db-api-kind">constant</span>' in html
        assert '<span class="nf">LIMIT</span><span class="p">:</span> int <span class="o">=</span>' in html


class TestInheritance:
    def test_a_member_from_above_says_whose_it_is(self) -> None:
        shown = Documented("lib.Model.save", object_of("def save(self): pass"), owner="lib.Base")
        assert 'class="db-api-note"><bdi>Inherited from <code>{lib.Base=lib.Base}</code></bdi>' in html_of(
            shown
        )

    def test_a_text_from_above_says_whose_it_is(self) -> None:
        shown = Documented("lib.Model.save", object_of("def save(self): pass"), doc_from="lib.Base.save")
        assert "Documentation inherited from <code>{lib.Base.save=lib.Base.save}</code>" in html_of(shown)


class TestRightToLeft:
    def test_pages_show_entries_from_left_to_right(self) -> None:
        html = html_of("def f():\n    'Calls from_pretrained().'", language="ar")
        assert html.startswith('<div class="db-api db-api--function" dir="ltr">')
        assert "<p>Calls from_pretrained().</p>" in html

    def test_but_not_those_that_are_written_from_right_to_left(self) -> None:
        html = html_of("def f():\n    'مثال from_pretrained().'", language="ar")
        assert html.startswith('<div class="db-api db-api--function">')
        assert '<bdi dir="ltr">from_pretrained()</bdi>' in html


class TestOptions:
    def test_can_leave_out_the_source(self) -> None:
        assert "{source:" not in html_of(MODEL, options=EntryOptions(show_source=False))

    def test_can_leave_out_the_bases(self) -> None:
        assert "lib.core.Base" not in html_of(MODEL, options=EntryOptions(show_bases=False))
