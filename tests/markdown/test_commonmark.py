"""CommonMark's own examples: https://spec.commonmark.org/0.31.2/spec.txt.

The specification is not kept here; `DOC_BUILDER_COMMONMARK` names a copy of spec.txt.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from builder.markdown import parse
from tests.markdown.commonmark_html import to_html

SPECIFICATION = os.environ.get("DOC_BUILDER_COMMONMARK")

# Where the dialect differs on purpose, by the number of the example.
DIFFERENT = {
    134: "a fence that is closed at its depth is no indented code",
    173: "an element left open does not take the page",
    **dict.fromkeys((163, 201, 491, 524, 536, 613, 614, 615, 617, 623), "unknown elements are text"),
    **dict.fromkeys((602, 608, 611, 612), "bare addresses are links, as in GFM"),
}
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(SPECIFICATION is None, reason="DOC_BUILDER_COMMONMARK names no spec.txt")
def test_examples() -> None:
    assert SPECIFICATION is not None
    examples = _EXAMPLE.findall(Path(SPECIFICATION).read_text(encoding="utf-8").replace("→", "\t"))
    assert len(examples) > 600
    wrong = {
        number
        for number, (text, html) in enumerate(examples, 1)
        if plain(to_html(parse(text))) != plain(html)
    }
    assert wrong == DIFFERENT.keys()


def plain(html: str) -> str:
    """HTML without what may be written in two ways."""
    html = html.replace("&#x27;", "'").replace("&quot;", '"')
    return re.sub(r"(?<=<li>)\n|\n(?=</li>)", "", html).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a * foo bar*", "<p>a * foo bar*</p>"),
        ('a*"foo"*', '<p>a*"foo"*</p>'),
        ("foo*bar*", "<p>foo<em>bar</em></p>"),
        ("_foo bar _", "<p>_foo bar _</p>"),
        ("foo-_(bar)_", "<p>foo-<em>(bar)</em></p>"),
        ("*(*foo*)*", "<p><em>(<em>foo</em>)</em></p>"),
        ("**foo*bar*baz**", "<p><strong>foo<em>bar</em>baz</strong></p>"),
        ("*foo**bar***", "<p><em>foo<strong>bar</strong></em></p>"),
        ("- a\n\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>"),
        ("1. a\n   ---\n", "<ol>\n<li><h2>a</h2></li>\n</ol>"),
    ],
)
def test_emphasis_and_lists(text: str, html: str) -> None:
    assert plain(to_html(parse(text))) == html
