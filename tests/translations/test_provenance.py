"""Records in pages: read, written, and nothing else touched."""

from __future__ import annotations

import pytest

from builder.markdown import parse
from translations.provenance import Record, bad_records, record_of, with_records
from translations.sections import sections_of

DRAFT = Record("0123456789ab", "draft")


def recorded(text: str, *records: Record | None) -> str:
    sections = sections_of(parse(text))
    return with_records(text, {one: new for one, new in zip(sections, records, strict=True) if new})


def read(text: str) -> list[Record | None]:
    return [record_of(one) for one in sections_of(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 설치 [[install]]\n\n본문\n", "# 설치 [[install]]\n{}\n\n본문\n"),
        ("# 설치", "# 설치\n{}"),
        ("설치\n===\n본문\n", "설치\n===\n{}\n본문\n"),
        ("<!--Copyright-->\n\n# 설치\n", "<!--Copyright-->\n\n# 설치\n{}\n"),
        ("<!--Copyright-->\n\n본문\n", "<!--Copyright-->\n\n{}\n본문\n"),
        ("# 설치\r\n\r\n본문\r\n", "# 설치\r\n{}\r\n\r\n본문\r\n"),
    ],
)
def test_a_record_stands_below_its_heading(text: str, expected: str) -> None:
    result = recorded(text, DRAFT)
    assert result == expected.format("<!-- translated from 0123456789ab, draft -->")
    assert read(result) == [DRAFT]


def test_a_record_is_replaced_where_it_stands() -> None:
    text = "# A\n\n본문\n\n<!-- translated from 0123456789ab, draft -->\n"
    reviewed = Record("ba9876543210", "reviewed")
    assert recorded(text, reviewed) == "# A\n\n본문\n\n<!-- translated from ba9876543210, reviewed -->\n"


def test_sections_have_records_of_their_own() -> None:
    text = recorded("# A\n\n## B\n\n## C\n", DRAFT, None, Record("ba9876543210", "todo"))
    assert read(text) == [DRAFT, None, Record("ba9876543210", "todo")]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- translated from 0123, draft -->",
        "<!-- translated from 0123456789ab, finished -->",
        "<!-- translated from English -->",
    ],
)
def test_other_comments_are_no_records(comment: str) -> None:
    assert read(f"# A\n{comment}\n") == [None]


def ignored(text: str) -> list[tuple[int, str]]:
    return [
        (text.count("\n", 0, place) + 1, message.rpartition("` ")[2])
        for section in sections_of(parse(text))
        for place, message, _ in bad_records(section)
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "translated from 0123456789ab, reveiwed",
        "Translated from 0123456789AB, draft",
        "translated from 0123, draft",
        "translated from 0123456789ab draft",
        "translated from 0123456789ab, draft by me",
        "translated from 0123456789ab",
        "translated from: 0123456789ab, todo",
    ],
)
def test_a_misspelt_record_is_told(comment: str) -> None:
    text = f"# A\n\n<!-- {comment} -->\n"
    assert ignored(text) == [
        (3, "isn't 12 digits (0-9, a-f), a comma and one of todo, draft, reviewed: it is ignored")
    ]


def test_both_records_of_a_merge_are_told_of() -> None:
    assert ignored(f"# A\n{DRAFT}\n<!-- translated from ba9876543210, draft -->\n") == [
        (3, "is the section's record number 2: it is ignored")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"> {DRAFT}",
        f"본문 {DRAFT} 본문",
        f"{DRAFT} 본문",
        f"- {DRAFT}",
        f'<hfoptions id="a"><hfoption id="b">{DRAFT}</hfoption></hfoptions>',
        f'<hfoptions id="a">{DRAFT}<hfoption id="b">본문</hfoption></hfoptions>',
        f"[[autodoc]] Model {DRAFT}",
    ],
)
def test_a_record_within_something_is_told(text: str) -> None:
    assert ignored(f"# A\n{text}\n") == [(2, "stands within something else: it is ignored")]


@pytest.mark.parametrize(
    "text",
    [
        str(DRAFT),
        f"```html\n{DRAFT}\n```",
        f"`{DRAFT}`",
        "<!-- translated from English -->",
        "<!-- translated from the English page of 2023-01-02, reviewed by Kim -->",
    ],
)
def test_records_that_can_be_read_and_what_is_none_are_not_told(text: str) -> None:
    assert ignored(f"# A\n{text}\n") == []
