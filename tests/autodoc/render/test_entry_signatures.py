"""Signatures: on one line or on several, with all that Python writes."""

from __future__ import annotations

import re

from autodoc.model import Parameter, Signature
from tests.autodoc.render.library import documented, html_of, object_of


def signatures(source: str) -> list[str]:
    """The signatures of an entry as text."""
    found = re.findall(
        r'<div class="db-api-signature[^>]*><code>(.*?)</code></div>', html_of(source), re.DOTALL
    )
    return [re.sub(r"<[^>]*>", "", one).replace("&gt;", ">") for one in found]


def test_a_short_one_is_a_line() -> None:
    assert signatures("def f(a, b: int = 1, *args, c='x', **kwargs) -> Tensor: pass") == [
        "f(a, b: int = 1, *args, c='x', **kwargs) -> {Tensor=torch.Tensor}"
    ]


def test_eighty_columns_are_short_and_one_more_is_long() -> None:
    name = "f" * 70
    assert signatures(f"def {name}(abcdefgh): pass") == [f"{name}(abcdefgh)"]
    assert signatures(f"def {name}(abcdefghi): pass") == [f"{name}(\nabcdefghi,\n)"]


def test_a_long_one_has_a_parameter_on_each_line() -> None:
    assert signatures(f"def f(a{'a' * 30}, /, b{'b' * 30}, *, c: int = 1, **kwargs) -> None: pass") == [
        f"f(\na{'a' * 30},\n/,\nb{'b' * 30},\n*,\nc: int = 1,\n**kwargs,\n) -> None"
    ]


def test_positional_only_parameters_alone_end_with_a_slash() -> None:
    assert signatures("def f(a, b, /): pass") == ["f(a, b, /)"]


def test_after_args_no_star_is_needed() -> None:
    assert signatures("def f(*args, a): pass") == ["f(*args, a)"]


def test_defaults_are_as_written_and_coloured_by_what_they_are() -> None:
    html = html_of("def f(a=None, b=-1e-5, c='<s>', d=torch.float16): pass")
    assert '<span class="kc">None</span>' in html
    assert '<span class="m">-1e-05</span>' in html
    assert "<span class=\"s\">'&lt;s&gt;'</span>" in html
    assert '<span class="o">=</span>torch.float16<' in html


def test_types_of_the_library_are_slots_and_builtins_are_text() -> None:
    assert signatures("def f(a: list[Tensor | None]): pass") == ["f(a: list[{Tensor=torch.Tensor} | None])"]


def test_a_parameter_that_has_a_row_links_to_it() -> None:
    html = html_of("""
        def f(a, b, **kwargs):
            '''
            Args:
                a: The first.
                b: The second.
            '''
    """)
    assert '<a class="n" href="#lib.f.a">a</a>' in html
    assert '<span class="n">kwargs</span>' in html


def test_overloads_stand_for_the_implementation() -> None:
    found = object_of("def f(a=None): pass")
    found.overloads = [
        Signature([Parameter("a", annotation=["int"])], ["int"]),
        Signature([Parameter("a", annotation=["str"])], ["str"]),
    ]
    html = html_of(documented(found))
    assert html.count('<div class="db-api-signature" dir="ltr">') == 2
    assert "None" not in html


def test_many_overloads_are_folded_below_the_implementation() -> None:
    found = object_of("def f(a=None): pass")
    found.overloads = [Signature([Parameter("a", annotation=[name])], [name]) for name in "ABCDE"]
    above, _, folded = html_of(documented(found)).partition("<details")
    assert above.count('<div class="db-api-signature" dir="ltr">') == 1 and "None" in above
    assert folded.count('<div class="db-api-signature" dir="ltr">') == 5


def test_a_property_and_an_attribute_have_no_brackets() -> None:
    assert signatures("class C:\n    @property\n    def device(self) -> Config: pass") == [
        "device: {Config=lib.core.Config}"
    ]


def test_a_class_returns_nothing() -> None:
    assert signatures("class C:\n    def __init__(self, a) -> None: pass") == ["C(a)"]
