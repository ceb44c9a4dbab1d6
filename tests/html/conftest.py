"""What the tests of `builder.html` share: labels, and a page as one string of HTML."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.html import Highlighter, Rendered, render
from builder.markdown import Block, Page, parse

LABELS = {
    "heading.link": "Link to this heading",
    "callout.note": "Note",
    "callout.tip": "Tip",
    "callout.important": "Important",
    "callout.warning": "Warning",
    "callout.caution": "Caution",
    "version.added": "Added in {version}",
    "version.changed": "Changed in {version}",
    "version.deprecated": "Deprecated since {version}",
    "video.play": "Watch on YouTube",
    "footnote.back": "Back to the text",
    "footnotes.title": "Footnotes",
    "question.explain": "Why?",
    "notebook.open": "Open the notebook",
    "tabs.label": "Choose",
}


def filled(rendered: Rendered) -> str:
    """The page with each slot shown as `{kind:value}`."""
    return rendered.fill([f"{{{slot.kind}:{slot.value}}}" for slot in rendered.slots])


@pytest.fixture
def rendered() -> Callable[[Page], Rendered]:
    """Renders a page with English labels."""

    def run(page: Page) -> Rendered:
        return render(page, labels=LABELS, highlighter=Highlighter())

    return run


@pytest.fixture
def html_of_blocks(rendered: Callable[[Page], Rendered]) -> Callable[..., str]:
    """The HTML of blocks that a test built itself."""

    def run(*blocks: Block) -> str:
        return filled(rendered(Page(children=list(blocks), line_starts=[0])))

    return run


@pytest.fixture
def page_of(rendered: Callable[[Page], Rendered]) -> Callable[[str], Rendered]:
    """A page from its Markdown."""

    def run(markdown: str) -> Rendered:
        return rendered(parse(markdown, "page.md"))

    return run


@pytest.fixture
def html_of(page_of: Callable[[str], Rendered]) -> Callable[[str], str]:
    """A page's HTML from its Markdown, each slot shown as `{kind:value}`."""

    def run(markdown: str) -> str:
        return filled(page_of(markdown))

    return run
