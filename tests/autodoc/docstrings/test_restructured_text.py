"""reStructuredText, old and in the middle of Markdown."""

from __future__ import annotations

import pytest

from autodoc.docstrings import Note, Text, VersionChange, parse


def markdown(text: str) -> str:
    (section,) = parse(text).sections
    assert isinstance(section, Text)
    return section.text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (":class:`~a.B`", "[`~a.B`]"),
        (":class:`B`", "[`B`]"),
        (":py:class:`a.B`", "[`a.B`]"),
        (":class:`.B`", "[`B`]"),
        (":class:`!B`", "`B`"),
        (":class:`List[int]`", "`List[int]`"),
        (":obj:`int`", "`int`"),
        (":obj:`~a.B`", "[`~a.B`]"),
        (":attr:`weight`", "`weight`"),
        (":attr:`Linear.weight`", "[`Linear.weight`]"),
        (":func:`a.f`", "[`a.f`]"),
        (":func:`f`", "[`f()`]"),
        (":meth:`~a.B.f`", "[`~a.B.f`]"),
        (":mod:`a.b`", "[`a.b`]"),
        (":func:`the function <a.f>`", "[`~a.f`]"),
        (":ref:`the page <some-page>`", "the page"),
        (":math:`x_i * 2`", r"\\(x_i * 2\\)"),
        ("`the page <https://a.b/c>`__", "[the page](https://a.b/c)"),
        ("`the\npage <https://a.b/c>`_", "[the page](https://a.b/c)"),
        ("``x``", "``x``"),
        ("`:class:`", "`:class:`"),
        ("``:class:`B` ``", "``:class:`B` ``"),
        ("[`B`](https://a.b)", "[`B`](https://a.b)"),
        ("a::b:`c`", "a::b:`c`"),
    ],
)
def test_inline(written: str, expected: str) -> None:
    assert markdown(f"See {written}.") == f"See {expected}."


def test_code_is_left_alone() -> None:
    text = "```\n:class:`B` and `x <y>`__\n.. note:: no\nthis::\n\n    that\n```"
    assert markdown(text) == text


def test_named_links() -> None:
    text = "See `the paper`_.\n\n.. _the paper: https://a.b/c"
    assert markdown(text) == "See [the paper](https://a.b/c)."


@pytest.mark.parametrize(
    ("directive", "kind"),
    [
        ("note", "note"),
        ("warning", "warning"),
        ("seealso", "see-also"),
        ("tip", "tip"),
        ("danger", "caution"),
    ],
)
def test_admonitions_are_sections(directive: str, kind: str) -> None:
    text, note, more = parse(f"Text.\n\n.. {directive}:: One\n    two.\n\n    Three.\n\nMore.").sections
    assert isinstance(note, Note)
    assert (note.kind, note.line, note.text.text, note.text.line) == (kind, 3, "One\ntwo.\n\nThree.", 3)
    assert isinstance(text, Text)
    assert isinstance(more, Text)


@pytest.mark.parametrize(
    ("directive", "kind"),
    [("versionadded", "added"), ("versionchanged", "changed"), ("deprecated", "deprecated")],
)
def test_versions_are_sections(directive: str, kind: str) -> None:
    (section,) = parse(f".. {directive}:: 1.2\n    Use the other one.").sections
    assert isinstance(section, VersionChange)
    assert (section.kind, section.version, section.text.text, section.text.line) == (
        kind, "1.2", "Use the other one.", 2,
    )  # fmt: skip


def test_a_directive_ends_an_example_that_is_not_indented() -> None:
    _, note = parse("Example:\n\n```\nx\n```\n\n.. note:: Careful.").sections
    assert isinstance(note, Note)


def test_inside_the_text_of_an_item_they_are_callouts() -> None:
    (item,) = parse(
        "Args:\n    x (int): Text.\n\n        .. note::\n            Careful with :attr:`x`.\n\n"
        "        .. deprecated:: 1.2 Gone.\n\n        More."
    ).items("parameters")
    assert item.text.text == (
        "Text.\n\n> [!NOTE]\n> Careful with `x`.\n\n"
        '<Deprecated version="1.2">\n\nGone.\n\n</Deprecated>\n\nMore.'
    )


def test_a_note_that_was_wrapped_into_its_paragraph() -> None:
    assert markdown("The loss. .. note:: Any label\nis ignored.") == (
        "The loss.\n\n> [!NOTE]\n> Any label\n> is ignored."
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (".. code-block:: bash\n\n    ls", "```bash\nls\n```"),
        (".. code-block:: python\n    :linenos:\n\n    a = 1\n\n    b = 2", "```python\na = 1\n\nb = 2\n```"),
        (".. math::\n    x^2\n    + 1", "$$\nx^2\n+ 1\n$$"),
        (".. math:: x^2", "$$\nx^2\n$$"),
        (".. image:: a.png\n    :alt: A", "![A](a.png)"),
        ("As in::\n\n    a = 1", "As in:\n```python\na = 1\n```"),
        ("As in::\n\n    $ ls", "As in:\n```\n$ ls\n```"),
        ("::\n\n    $ ls", "```\n$ ls\n```"),
        ("std::vector::\nno block", "std::vector::\nno block"),
    ],
)
def test_blocks(written: str, expected: str) -> None:
    assert markdown(f"Text.\n\n{written}").removeprefix("Text.\n\n").strip() == expected


def test_field_lists() -> None:
    docstring = parse(
        "Text.\n\n:param int width: In\n    pixels.\n:param height: Also.\n:type height: int, optional\n"
        ":returns: The area.\n:rtype: int\n:raises ValueError: If negative.\n"
    )
    assert [
        (one.name, one.type, one.optional, one.text.text, one.line) for one in docstring.items("parameters")
    ] == [
        ("width", "int", False, "In\npixels.", 3),
        ("height", "int", True, "Also.", 5),
    ]
    assert [(one.type, one.text.text) for one in docstring.items("returns")] == [("int", "The area.")]
    assert [(one.type, one.text.text) for one in docstring.items("raises")] == [
        ("ValueError", "If negative.")
    ]
    assert docstring.problems == []


def test_a_return_type_completes_another_section() -> None:
    docstring = parse("Returns:\n    The area of it all.\n\n:rtype: int")
    assert [(one.type, one.text.text) for one in docstring.items("returns")] == [
        ("int", "The area of it all.")
    ]
    assert docstring.problems == []
