"""Fourteen things that Hugging Face's doc-builder gets wrong in API entries, each as an example."""

from __future__ import annotations

import re

import pytest

from autodoc.documented import Documented
from autodoc.model import Object, Parameter, Signature
from tests.autodoc.render.library import documented, entry_of, html_of, object_of


def text_of(source: Documented | str) -> str:
    """An entry's text, its white space folded."""
    return " ".join(re.sub(r"<[^>]*>", "", html_of(source)).replace("&gt;", ">").split())


def test_1_the_return_annotation_is_shown() -> None:
    assert "f(x: int) -> str" in text_of("def f(x: int) -> str: pass")


def test_2_positional_only_and_keyword_only_parameters_are_told_by_their_marks() -> None:
    assert "f(a, /, b, *, c)" in text_of("def f(a, /, b, *, c): pass")


def test_3_types_are_as_written_and_linked() -> None:
    shown = text_of("def f(a: Annotated[int, 'm'], b: dict[str, list[Tensor]], c: Config = Config.RED): pass")
    assert "a: Annotated[int, 'm']" in shown
    assert "b: dict[str, list[{Tensor=torch.Tensor}]]" in shown
    assert "c: {Config=lib.core.Config} = Config.RED" in shown


def test_4_defaults_are_as_written_without_addresses() -> None:
    assert "f(check=is_torch_tensor, key=lambda x: x)" in text_of(
        "def f(check=is_torch_tensor, key=lambda x: x): pass"
    )


def test_5_every_kind_of_member_is_shown() -> None:
    entry = entry_of("""
        class C:
            size: int = 3
            '''How large.'''
            @property
            def device(self): 'Where it is.'
            class Part: 'A part.'
    """)
    assert [(one.name, one.role) for one in entry.exports[1:]] == [
        ("lib.C.size", "attribute"),
        ("lib.C.device", "property"),
        ("lib.C.Part", "class"),
    ]
    assert all(words in html_of(entry) for words in ("How large.", "Where it is.", "A part."))


def test_5_a_constant_a_module_and_a_cached_property_can_be_asked_for() -> None:
    cached = object_of("@property\ndef size(self) -> int: pass", labels=["cached"])
    assert text_of(Documented("lib.C.size", cached)).startswith("property lib.C.size¶ cached")
    assert "LIMIT = 3" in text_of(Documented("lib.LIMIT", object_of("LIMIT = 3")))
    module = Object("lib.core", "module", file="lib/core.py", doc="Its text.")
    assert text_of(Documented("lib.core", module)).endswith("Its text.")


def test_6_a_property_has_no_brackets() -> None:
    html = text_of("@property\ndef device(self) -> Config: pass")
    assert "device: {Config=lib.core.Config}" in html
    assert "device(" not in html


def test_7_an_enumeration_shows_its_members_and_not_how_enum_is_called() -> None:
    colour = object_of("class Colour(Enum):\n    RED = 1\n    'Like a rose.'", flavour="enum")
    colour.signature = Signature([Parameter("value"), Parameter("names", default="None")])
    shown = text_of(documented(colour))
    assert "Members RED = 1 Like a rose." in shown
    assert "names" not in shown
    assert "Enum" in shown


def test_7_a_typed_dict_shows_its_keys() -> None:
    found = object_of("class Options(TypedDict):\n    width: int\n    'How wide.'", flavour="typed-dict")
    shown = text_of(documented(found))
    assert "TypedDict" in shown
    assert "width int How wide." in shown


def test_8_an_overriding_method_shows_the_docstring_that_it_inherits() -> None:
    method = object_of("def save(self): pass", doc="Writes it.", doc_line=0)
    shown = text_of(Documented("lib.C.save", method, doc_from="lib.Base.save"))
    assert "Documentation inherited from {lib.Base.save=lib.Base.save} Writes it." in shown


def test_8_the_docstring_of_init_follows_the_class_s() -> None:
    source = """
        class C:
            '''What it is.'''
            def __init__(self, a: int):
                '''
                Args:
                    a: How much.
                '''
    """
    assert "What it is. Parameters a int How much." in text_of(source)
    assert "lib.C.a" in entry_of(source).rendered.ids


def test_8_init_is_silent_where_the_class_has_parameters_of_its_own() -> None:
    shown = text_of("""
        class C:
            '''
            Args:
                a: How much.
            '''
            def __init__(self, a): 'Makes one.'
    """)
    assert "Makes one." not in shown


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("async def f(): pass", "async"),
        ("@classmethod\ndef f(cls): pass", "classmethod"),
        ("@staticmethod\ndef f(): pass", "staticmethod"),
    ],
)
def test_9_marks_are_shown(source: str, mark: str) -> None:
    assert f'<span class="db-api-mark">{mark}</span>' in html_of(source)


def test_9_bases_are_shown_and_linked() -> None:
    assert "Bases {Base=lib.core.Base}, Generic[{Tensor=torch.Tensor}]" in text_of(
        "class C(Base, Generic[Tensor], object): pass"
    )


def test_10_numpy_and_rest_docstrings_are_understood() -> None:
    numpy = """
        def f(width):
            '''
            Text.

            Parameters
            ----------
            width : int
                How wide.
            '''
    """
    rest = """
        def f(width):
            '''
            Text.

            :param width: How wide.
            :type width: int
            '''
    """
    for source in (numpy, rest):
        assert "Text. Parameters width int How wide." in text_of(source)


def test_11_every_section_is_one() -> None:
    html = html_of("""
        def f():
            '''
            Text.

            Note:
                Careful.

            Example:
                >>> f()
                1

            See Also:
                [`g`]

            References:
                A paper.
            '''
    """)
    assert '<div class="admonition note">' in html
    assert '<div class="db-example" id="lib.f.example">' in html
    assert re.findall(r'<p class="db-api-title">(.*?)</p>', html) == [
        "Example", "See also", "References",
    ]  # fmt: skip


@pytest.mark.parametrize("section", ["Args", "Returns"])
def test_12_a_section_on_the_last_line_is_empty(section: str) -> None:
    assert "db-api-section" not in html_of(f"def f(a):\n    '''\n    Text.\n\n    {section}:\n    '''")


def test_13_two_sections_of_returns_are_both_shown_and_one_has_the_anchor() -> None:
    source = """
        def f():
            '''
            Returns:
                `int`: One.

            Returns:
                `str`: Two.
            '''
    """
    assert "Returns int One. Returns str Two." in text_of(source)
    assert entry_of(source).rendered.ids == ["lib.f", "lib.f.returns"]


def test_14_a_directive_in_a_fence_is_text() -> None:
    entry = entry_of("def f():\n    '''\n    ```\n    [[autodoc]] g\n    ```\n    '''")
    assert "[[autodoc]] g" in html_of(entry)
    assert [slot.kind for slot in entry.rendered.slots] == ["source", "example"]
