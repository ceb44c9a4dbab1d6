"""Pieces of docstrings as HTML: Markdown is read once for all the objects that say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from builder.html import Highlighter, Part, Slot, render
from builder.html.escape import text as escaped
from builder.markdown import (
    Block,
    Callout,
    CodeBlock,
    Page,
    Paragraph,
    Problem,
    VersionNote,
    parse,
)

Box = tuple[Literal["callout", "version"], str, str]
"""A box round a text: a callout and its kind, or a note on a version with its kind and the version."""


@dataclass(slots=True)
class Snippet:
    """A text as HTML. Its slots and problems are on lines of the text, from 1."""

    segments: list[str]
    slots: list[Slot]
    ids: list[str]
    features: list[str]
    problems: list[Problem]


class Snippets:
    """Makes HTML of the texts in docstrings, with a page's labels.

    What has no ids looks the same everywhere and is kept.
    """

    def __init__(self, labels: Mapping[str, str], highlighter: Highlighter) -> None:
        self._labels = labels
        self._highlighter = highlighter
        self._kept: dict[tuple[str, Box | None], Snippet] = {}
        self._types: dict[str, Snippet] = {}
        self._lines: dict[str, Snippet] = {}

    def blocks(self, text: str, part: Callable[[], Part], box: Box | None = None) -> Snippet:
        """A text's paragraphs, lists, code, in a box if one is given. `part` says where it stands."""
        key = (text, box)
        snippet = self._kept.get(key)
        if snippet is None:
            page = page_of(text)
            if box is not None:
                page = replace(page, children=[_boxed(page, box)])
            snippet = self._render(page, part())
            if not snippet.ids:
                self._kept[key] = snippet
        return snippet

    def line(self, text: str) -> Snippet:
        """A text that is a line, without a paragraph round it."""
        snippet = self._lines.get(text)
        if snippet is None:
            snippet = self._lines[text] = self._line(text)
        return snippet

    def type(self, text: str) -> Snippet:
        """A type as a docstring has it; what looks like the name of a class is a slot of kind `type`."""
        snippet = self._types.get(text)
        if snippet is None:
            snippet = self._types[text] = _with_links(self._line(as_code(text)))
        return snippet

    def _line(self, text: str) -> Snippet:
        page = page_of(text)
        if len(page.children) == 1 and isinstance(page.children[0], Paragraph):
            page = replace(page, children=[replace(page.children[0], tight=True)])
            snippet = self._render(page, Part())
            if not snippet.ids:
                snippet.segments[-1] = snippet.segments[-1].rstrip("\n")
                return snippet
        return Snippet([escaped(text)], [], [], [], [])

    def _render(self, page: Page, part: Part) -> Snippet:
        before = len(page.problems)
        rendered = render(page, labels=self._labels, highlighter=self._highlighter, part=part)
        problems = list(page.problems)
        del page.problems[before:]
        ids = frozenset(rendered.ids)
        for slot in rendered.slots:
            # A link to a place in the same text.
            if slot.kind == "link" and slot.value[:1] == "#" and part.prefix + slot.value[1:] in ids:
                slot.value = f"#{part.prefix}{slot.value[1:]}"
        return Snippet(rendered.segments, rendered.slots, rendered.ids, rendered.features, problems)


def examples_in(text: str) -> int:
    """How many blocks of code between fences a text has, but for those within other blocks."""
    if "```" not in text and "~~~" not in text:
        return 0
    return sum(isinstance(child, CodeBlock) and child.fenced for child in page_of(text).children)


@lru_cache(maxsize=4096)
def page_of(text: str) -> Page:
    """The tree of a docstring's text."""
    # A page in five languages shows the same docstrings, one after another.
    return parse(text)


def _boxed(page: Page, box: Box) -> Block:
    what, kind, version = box
    if what == "callout":
        return Callout(
            kind=kind, children=page.children, start=page.start, end=page.end, line=1, end_line=page.end_line
        )
    return VersionNote(
        kind=kind,
        version=version,
        children=page.children,
        start=page.start,
        end=page.end,
        line=1,
        end_line=page.end_line,
    )


# Types

_EXPRESSION = re.compile(
    r"""[A-Za-z_][\w.]*(\[[\w.\[\], |"'()*-]*\])?( ?\| ?[A-Za-z_][\w.]*(\[[\w.\[\], |"'()*-]*\])?)*"""
)
_BETWEEN = re.compile(r"( or |, (?![^\[]*\]))")
_MARKED = re.compile(r"[`*]|\]\(|<")


def as_code(text: str) -> str:
    """A type that is written without backticks, as in `x (int or str)`, with them."""
    if _MARKED.search(text):
        return text
    parts = _BETWEEN.split(text)
    return "".join(f"`{part}`" if _EXPRESSION.fullmatch(part) else part for part in parts)


_CODE = re.compile(r"<code>(.*?)</code>", re.DOTALL)
_NAME = re.compile(r"""("[^"]*"|'[^']*'|&\w+;)|(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?![\w(])""")
_CLASS = re.compile(r"[A-Z]\w*[a-z]\w*\Z|.*\.")


def _with_links(snippet: Snippet) -> Snippet:
    """The snippet with a slot for each name in its code that may be a class's."""
    segments: list[str] = [""]
    slots: list[Slot] = []
    for index, segment in enumerate(snippet.segments):
        if index:
            slots.append(snippet.slots[index - 1])
            segments.append("")
        end = 0
        for code in _CODE.finditer(segment):
            for name in _NAME.finditer(segment, code.start(1), code.end(1)):
                if name[1] or not _CLASS.match(name[0]) or name[0] in ("None", "True", "False"):
                    continue
                before, shown = segment[end : name.start()], name[0]
                if before.endswith("~"):  # as in a cross-reference: the last part is shown
                    before, shown = before[:-1], shown.rpartition(".")[2]
                segments[-1] += before
                slots.append(Slot("type", name[0], line=1, text=shown))
                segments.append("")
                end = name.end()
        segments[-1] += segment[end:]
    return replace(snippet, segments=segments, slots=slots)
