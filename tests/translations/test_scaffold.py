"""A new page: the English one, with ids and records, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.markdown import Heading, parse, text_of, walk
from translations.documentation import Documentation, File
from translations.provenance import record_of
from translations.scaffold import new_page
from translations.sections import sections_of

ROOT = Path(__file__).parents[2]

ENGLISH = """\
<!--Copyright 2025. Licensed under Apache-2.0.-->

# Train a model

See [the tour](tour#start) and ![a picture](imgs/loss.svg).

<hfoptions id="device">
<hfoption id="CPU">

#### Why?

Slow.

</hfoption>
</hfoptions>

## `Trainer`

[[autodoc]] Trainer

## Why? ##
"""


def english(text: str) -> File:
    return File("en", "train", Path("docs/source/en/train.md"), text)


def test_a_new_page_is_english_with_ids_and_records() -> None:
    page = parse(ENGLISH)
    first, trainer, why = (section.digest for section in sections_of(page))
    expected = (
        ENGLISH.replace(
            "# Train a model\n",
            f"# Train a model [[train-a-model]]\n<!-- translated from {first}, todo -->\n",
        )
        .replace("#### Why?", "#### Why? [[why]]")
        .replace("## `Trainer`\n", f"## `Trainer` [[trainer]]\n<!-- translated from {trainer}, draft -->\n")
        .replace("## Why? ##\n", f"## Why? [[why-1]] ##\n<!-- translated from {why}, todo -->\n")
    )
    assert new_page(english(ENGLISH)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Only text.\r\n", "<!-- translated from {}, todo -->\r\nOnly text.\r\n"),
        ("Title\n===\n", "Title [[title]]\n===\n<!-- translated from {}, todo -->\n"),
        ("# Title [[my-id]]", "# Title [[my-id]]\n<!-- translated from {}, todo -->"),
        ("", ""),
    ],
)
def test_small_pages(text: str, expected: str) -> None:
    digests = [section.digest for section in sections_of(parse(text))]
    assert new_page(english(text)) == expected.format(*digests)


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_a_comment_that_is_never_closed_swallows_no_section(break_: str) -> None:
    text = "# Title\n\n<!-- to\ndo\n\n## Part\n\n- one\n  <!-- here\n\n## Last\n\nEnd.\n".replace(
        "\n", break_
    )
    made = new_page(english(text))
    assert f"<!-- to{break_}do -->{break_}{break_}## Part [[part]]{break_}<!-- translated from" in made
    assert f"  <!-- here -->{break_}{break_}## Last [[last]]" in made
    theirs, own = sections_of(parse(text)), sections_of(parse(made))
    assert [one.digest for one in own] == [one.digest for one in theirs]
    records = [record_of(one) for one in own]
    assert [record and record.digest for record in records] == [one.digest for one in theirs]


def test_our_own_pages_keep_their_ids_their_words_and_their_digests() -> None:
    documentation = Documentation({"en": ROOT / "docs/source/en"})
    for file in documentation.files["en"].values():
        page = parse(new_page(file))
        before = [node for node in walk(file.page) if isinstance(node, Heading)]
        after = [node for node in walk(page) if isinstance(node, Heading)]
        assert [node.id for node in before] == [node.id for node in after]
        assert [text_of(node.children).strip() for node in before] == [
            text_of(node.children).strip() for node in after
        ]
        for theirs, own in zip(sections_of(file.page), sections_of(page), strict=True):
            record = record_of(own)
            assert record is not None
            assert theirs.digest == own.digest == record.digest
