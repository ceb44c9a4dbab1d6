"""A docstring's text cut into sections."""

from __future__ import annotations

from .google import header_at, section
from .lines import Lines, clean
from .model import Docstring, DocstringProblem, Style
from .texts import text_of


def parse(text: str, *, style: Style | None = None) -> Docstring:
    """What a docstring says, for any text.

    `style` says in which sections are written, None that all styles are possible. What is
    reStructuredText inside a text becomes Markdown in every style.
    """
    lines = clean(text)
    docstring = Docstring()
    for index in lines.unclosed:
        docstring.problems.append(
            DocstringProblem(
                index + 1,
                "docstring-unclosed-fence",
                "the code that begins here has no end",
                "close it with the backquotes that open it, on a line of their own",
            )
        )
    start = index = 0
    while index < len(lines):
        found = header_at(lines, index)
        if found is None:
            index += 1
            continue
        _free(lines, start, index, docstring)
        start = index = section(lines, index, found, docstring)
    _free(lines, start, len(lines), docstring)
    return docstring


def _free(lines: Lines, start: int, end: int, docstring: Docstring) -> None:
    if lines.content(start, end) < end:
        docstring.sections.append(text_of(lines, start, end))
