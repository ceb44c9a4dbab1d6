"""Records in pages: read, written, and nothing else touched."""

from __future__ import annotations

import pytest

from builder.markdown import parse
from translations.provenance import Record, record_of, with_records
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
