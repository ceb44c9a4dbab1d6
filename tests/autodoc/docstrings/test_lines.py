"""The docstring's line that each line of a text was made of."""

from __future__ import annotations

import pytest

from autodoc.docstrings import Docstring, Examples, Items, Note, Text, VersionChange, parse


def texts(docstring: Docstring) -> list[Text]:
    found: list[Text] = []
    for section in docstring.sections:
        match section:
            case Text():
                found.append(section)
            case Items():
                found += [item.text for item in section.items]
            case Examples() | Note() | VersionChange():
                found.append(section.text)
    return found


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One.\n\nTwo.", "1 One.|2|3 Two."),
        ("One.\n\n>>> 1\n1\n\nTwo.", "1 One.|2|3 ```python|3 >>> 1|4 1|4 ```|5|6 Two."),
        ("Args:\n    x: One\n        two.\n\n        >>> x", "2 One|3 two.|4|5 ```python|5 >>> x|5 ```"),
        ("Example::\n\n    a\n\n    b", "3 ```python|3 a|4|5 b|5 ```"),
        ("A\n\n.. code-block:: python\n    :linenos:\n\n    a\n\nB", "1 A|2|3 ```python|6 a|6 ```|7|8 B"),
        ("A::\n\n  x = 1\n\nB", "1 A:|3 ```python|3 x = 1|3 ```|4|5 B"),
        ("A\n\n- b\n\n  .. note:: c\n\n     d\n  e", "1 A|2|3 - b|4|5   > [!NOTE]|5   > c|7   > d|7|8   e"),
        ("A :class:`b\n<c.D>` and\n:func:`e\n<f>`.\n\nG", "1 A [`~c.D`] and|3 [`~f()`].|5|6 G"),
        ("A in the loss. .. note:: b", "1 A in the loss.|1|1 > [!NOTE]|1 > b"),
    ],
)
def test_lines_of_texts(text: str, lines: str) -> None:
    found = [
        f"{one.line_of(number)} {line}".rstrip()
        for one in texts(parse(text))
        for number, line in enumerate(one.text.split("\n"), 1)
    ]
    assert "|".join(found) == lines
