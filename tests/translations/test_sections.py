"""Pages cut into sections, and what a section's digest takes for a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.markdown import parse
from translations.sections import sections_of

PAGE = """<!--Copyright-->

# Install [[install]]

Two words.

<hfoptions id="os">
<hfoption id="linux">

## Within a tab

</hfoption>
</hfoptions>

## Check

```bash
doc-builder --version
```
"""


def test_a_section_goes_from_a_heading_to_the_next_one() -> None:
    first, second = sections_of(parse(PAGE))
    assert (first.level, first.id, first.title, first.line) == (1, "install", "Install", 3)
    assert (second.level, second.id, second.title, second.line) == (2, "check", "Check", 15)
    assert first.source.startswith("<!--Copyright-->") and "Within a tab" in first.source
    assert second.source == "## Check\n\n```bash\ndoc-builder --version\n```\n"


def test_what_stands_before_the_first_heading_is_a_section() -> None:
    first, second = sections_of(parse("Hello.\n\n# Title\n"))
    assert (first.level, first.id, first.title, first.line) == (0, "", "", 1)
    assert second.title == "Title"


@pytest.mark.parametrize("text", ["", "\n\n", "<!-- only a licence -->\n"])
def test_a_page_that_shows_nothing_has_no_sections(text: str) -> None:
    assert sections_of(parse(text)) == []


@given(
    st.lists(st.sampled_from(["# A", "## B [[b]]", "text", "<!-- c -->", "```", "> q", "- i", "", "A\n==="]))
)
def test_slices_are_the_whole_file(lines: list[str]) -> None:
    text = "\n".join(lines)
    sections = sections_of(parse(text))
    assert not sections or "".join(section.source for section in sections) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## A\n\none two three\n", "## A\n\none two\nthree\n"),
        ("## A\n\none\n", "## A [[a]]\n\none\n"),
        ("## A\n\none\n", "## A\n<!-- translated from 0123456789ab, draft -->\n\none\n"),
        ("## A\n\none\n", "<!-- licence -->\n\n## A\n\none\n"),
        ("## A\n\none\n", "## A\r\n\r\none\r\n"),
        ("## A\n\none\n", "\ufeff## A\n\none\n"),
    ],
)
def test_no_change(before: str, after: str) -> None:
    assert [one.digest for one in sections_of(parse(before))] == [
        one.digest for one in sections_of(parse(after))
    ]


@pytest.mark.parametrize(
    "after",
    [
        "## A\n\none, two\n",
        "### A\n\none two\n",
        "## B\n\none two\n",
        "## A\n\n`one` two\n",
        "## A\n\none two\n\nthree\n",
    ],
)
def test_a_change(after: str) -> None:
    before = "## A\n\none two\n"
    assert sections_of(parse(before))[0].digest != sections_of(parse(after))[0].digest


def test_the_digest_of_a_text_never_changes() -> None:
    """Pages hold digests for years: another algorithm would make every translation stale."""
    assert sections_of(parse("## Install [[install]]\n\nTwo words.\n"))[0].digest == "5986b92f5866"


def test_words_are_those_of_text() -> None:
    (section,) = sections_of(parse("## Two words\n\nThree more words, `not.code`.\n\n```py\nx = 1\n```\n"))
    assert section.words == 6
