"""A docstring's text cut into sections."""

from __future__ import annotations

import re

from .directives import CHANGES, NOTES, Directive, directive
from .fields import field_at, field_list
from .google import bare_items, header_at, section
from .lines import Lines, clean, list_content
from .model import Docstring, DocstringProblem, Items, Note, Style, VersionChange
from .numpy import numpy_header_at, numpy_section
from .texts import text_of

_SET_IN = re.compile(
    r" +(?:Args|Arguments|Parameters|Params|Attributes|Returns?|Yields?|Raises|Examples?): *$"
)


def parse(text: str, *, style: Style | None = None) -> Docstring:
    """What a docstring says, for any text.

    `style` says how sections are written, None that each one can be written in any style. What is
    reStructuredText inside a text becomes Markdown in every style.
    """
    lines = clean(text)
    docstring = Docstring()
    _report_fences(lines, docstring)
    start = index = 0
    while index < len(lines):
        if lines.code[index] or (lines.indents[index] and not _unindented(lines, start, index)):
            index += 1
            continue
        before = len(docstring.sections)
        end = _section(lines, index, style, docstring)
        if end == index:
            index += 1
            continue
        if lines.content(start, index) < index:
            docstring.sections.insert(before, text_of(lines, start, index))
        start = index = end
    if lines.content(start, len(lines)) < len(lines):
        docstring.sections.append(text_of(lines, start, len(lines)))
    _report_twice(docstring)
    docstring.problems.sort(key=lambda one: one.line)
    return docstring


def _unindented(lines: Lines, start: int, index: int) -> bool:
    """Takes the indentation from a section in free text, which begins at `start`, if one is at `index`.

    Authors set a whole section deeper than the text before it; in a list it is part of the item.
    """
    indent = lines.indents[index]
    if indent < 0 or not _SET_IN.match(lines.lines[index]):
        return False
    below = lines.content(index + 1, len(lines))
    if below == len(lines) or (lines.indents[below] <= indent and not lines.code[below]):
        return False
    for before in range(index - 1, start - 1, -1):
        if 0 <= lines.indents[before] < indent:
            if list_content(lines.lines[before]):
                return False
            break
    end = index
    while end < len(lines) and (lines.indents[end] < 0 or lines.indents[end] >= indent):
        if lines.indents[end] >= 0:
            lines.lines[end] = lines.lines[end][indent:]
            lines.indents[end] -= indent
        end += 1
    return True


def _section(lines: Lines, index: int, style: Style | None, docstring: Docstring) -> int:
    """Adds the section that begins on a line, returns where it ends; the same line where none begins."""
    line = lines.lines[index]
    if style != "google" and (kind := numpy_header_at(lines, index)) and style != "rest":
        return numpy_section(lines, index, kind, docstring)
    if line.startswith(":") and style in (None, "rest"):
        return field_list(lines, index, docstring) if field_at(lines, index) else index
    if line.startswith(".. "):
        found = directive(lines.lines, lines.indents, index)
        return _admonition(lines, index, found, docstring) if found else index
    if style not in (None, "google"):
        return index
    if header := header_at(lines, index):
        return section(lines, index, header, docstring)
    return bare_items(lines, index, docstring)


def _admonition(lines: Lines, index: int, found: Directive, docstring: Docstring) -> int:
    line = index + 1
    if found.name in CHANGES:
        version, _, first = found.argument.partition(" ")
        text = text_of(lines, line, found.end, first.strip())
        docstring.sections.append(VersionChange(CHANGES[found.name], version, text, line))
    elif found.name in NOTES:
        text = text_of(lines, line, found.end, found.argument)
        docstring.sections.append(Note(NOTES[found.name], text, line))
    else:
        return index
    return found.end


def _report_fences(lines: Lines, docstring: Docstring) -> None:
    for index in lines.unclosed:
        opens = bool(lines.lines[index])
        message = "the code that begins here has no end" if opens else "this ends code that begins nowhere"
        hint = (
            "close it with its backquotes on a line of their own"
            if opens
            else "delete these backquotes, or put those that open the code on a line of their own"
        )
        docstring.problems.append(DocstringProblem(index + 1, "docstring-unclosed-fence", message, hint))


def _report_twice(docstring: Docstring) -> None:
    returns = [one for one in docstring.sections if isinstance(one, Items) and one.kind == "returns"]
    for one in returns[1:]:
        docstring.problems.append(
            DocstringProblem(
                one.line,
                "docstring-returns-twice",
                f"what is returned is already told {one.line - returns[0].line} lines above",
                "write one section",
            )
        )
