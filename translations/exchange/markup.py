"""What a translated text would put on a page that its English text doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from builder.markdown import Image, InlineHtml, Link, Page, Problem, Text, parse, walk
from translations.checks.addresses import same_in_any_language
from translations.exchange.units import Unit, written

_SHOWN = frozenset({"alt", "title", "aria-label"})
"""Attributes whose values are read, and so are translated."""

_OPEN = re.compile(r"(?<!\\)(?:<!--|\]\(|`)")
_TAG = re.compile(r"<[^>]*>")
_ROW = "| {} |\n|---|\n"


def damage(unit: Unit, text: str) -> Problem | None:
    """What a translator's text for a unit would break, or bring in; None for a fine one.

    It must be the kind of block that English's is, closed in itself, and have no tags, attributes, links
    or pictures that English's text hasn't.
    """
    if unit.within == "alt":
        return None
    english, own = _Made(unit, unit.text), _Made(unit, text)
    for problem in own.problems:
        if problem.rule not in {one.rule for one in english.problems}:
            return problem
    if own.blocks != english.blocks:
        hint = "look for marks of lists, quotes, headings or code in it"
        return Problem(1, "broken-structure", f"would be another block than English's {unit.kind}", hint)
    foreign = next((shown for key, shown in own.markup.items() if key not in english.markup), None)
    if foreign is not None:
        hint = "use the tags, links and pictures of its msgid, and no others"
        return Problem(1, "foreign-markup", f"has {foreign}, which its English text hasn't", hint)
    return None


class _Made:
    """What becomes of a text that stands alone. `markup` is what it has, and how a message shows it."""

    def __init__(self, unit: Unit, text: str) -> None:
        self.blocks: list[str | int] = []
        self.problems: list[Problem] = []
        if unit.kind == "caption" and not unit.within:
            self.markup = dict(_html(text))
            return
        line = written(unit, text, "\n").replace("\n" + unit.prefix, "\n")
        form = {"paragraph": "{}\n", "cell": _ROW}.get(unit.kind, "# {}\n")
        page = parse(form.replace("{}", line))
        self.problems = page.problems
        # A table of one column: a row that has more is none.
        self.blocks = [type(block).__name__ for block in page.children]
        self.markup = dict(_markdown(page))


def _markdown(page: Page) -> Iterator[tuple[str, str]]:
    for node in walk(page):
        match node:
            case InlineHtml():
                yield from _html(node.html)
            case Link():
                yield f"link {same_in_any_language(node.href)}", f"a link to {node.href}"
            case Image():
                yield f"picture {same_in_any_language(node.src)}", f"the picture {node.src}"
            case Text():
                for mark in _OPEN.findall(page.slice(node)):
                    yield (
                        mark,
                        f"`{mark}` that isn't closed" if mark != "`" else "a backtick that isn't closed",
                    )


def _html(html: str) -> Iterator[tuple[str, str]]:
    tags = _Tags()
    tags.feed(html)
    tags.close()
    yield from ((tag, f"the tag {tag}") for tag in tags.found)
    if "<" in _TAG.sub("", html):
        yield "<", "`<` that isn't closed"


class _Tags(HTMLParser):
    """The tags of a text, without what readers see of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = (
            f" {name}={value!r}" if value else f" {name}"
            for name, value in sorted(attrs, key=str)
            if name not in _SHOWN
        )
        self.found.append(f"<{tag}{''.join(shown)}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.found.append("<!-- -->")
