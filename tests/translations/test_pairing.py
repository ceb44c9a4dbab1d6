"""Which sections of two pages belong together."""

from __future__ import annotations

from builder.markdown import parse
from translations.pairing import pair
from translations.sections import sections_of


def pairs(own: str, english: str) -> list[tuple[str, str]]:
    mine, theirs = sections_of(parse(own)), sections_of(parse(english))
    return [(mine[i].title, theirs[j].title) for i, j in pair(mine, theirs)]


def test_ids_decide_wherever_they_stand() -> None:
    own = "# 가 [[a]]\n\n## 다 [[c]]\n\n## 나 [[b]]\n"
    assert pairs(own, "# A\n\n## B\n\n## C\n") == [("가", "A"), ("다", "C"), ("나", "B")]


def test_without_ids_the_order_does() -> None:
    assert pairs("# 가\n\n## 나\n\n## 다\n", "# A\n\n## B\n\n## C\n") == [
        ("가", "A"),
        ("나", "B"),
        ("다", "C"),
    ]


def test_code_says_which_section_is_missing() -> None:
    own = "# 가\n\n## 다\n\n`pipeline`\n"
    english = "# A\n\n## B\n\n`tokenizer`\n\n## C\n\n`pipeline`\n"
    assert pairs(own, english) == [("가", "A"), ("다", "C")]


def test_another_level_is_paired_when_the_contents_agree() -> None:
    own = "# 가\n\n### 나\n\n```py\nrun(1)\n```\n"
    assert pairs(own, "# A\n\n## B\n\n```py\nrun(1)\n```\n") == [("가", "A"), ("나", "B")]


def test_a_lead_is_paired_with_a_lead_alone() -> None:
    assert pairs("머리말\n\n# 가\n", "# A\n") == [("가", "A")]
    assert pairs("머리말\n\n# 가\n", "Lead\n\n# A\n") == [("", ""), ("가", "A")]
