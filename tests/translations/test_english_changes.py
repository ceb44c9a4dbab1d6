"""What a translator is shown of a change in English."""

from __future__ import annotations

from tests.translations.made import status
from translations.english_changes import Line, english_changes

BEFORE = "# Install [[install]]\n\nOne sentence about pip.\n\nGone.\n\n## Check [[check]]\n\nThe same.\n"
ENGLISH = BEFORE.replace("pip", "uv").replace("Gone.\n\n", "") + "\n## Next\n\nWords.\n"
OWN = "# 설치 [[install]]\n\npip 문장.\n\n끝.\n\n## 확인 [[check]]\n\n같음.\n"


def rows(lines: tuple[Line, ...]) -> list[str]:
    marks = {"same": " ", "removed": "-", "added": "+"}
    return [
        marks[line.kind] + "".join(f"[{text}]" if changed else text for text, changed in line.parts)
        for line in lines
    ]


def test_a_changed_section_shows_the_words_that_changed() -> None:
    stale, new = english_changes(status(OWN, ENGLISH, BEFORE))
    assert rows(stale.english) == [
        " # Install [[install]]",
        " ",
        "-One sentence about [pip].",
        "+One sentence about [uv].",
        "-[]",
        "-[Gone.]",
    ]
    assert stale.own == "# 설치 [[install]]\n\npip 문장.\n\n끝."
    assert new.section.freshness == "new" and new.own == ""
    assert rows(new.english) == ["+[## Next]", "+[]", "+[Words.]"]


def test_a_page_in_step_shows_nothing() -> None:
    assert english_changes(status(OWN, BEFORE)) == []


def test_a_dropped_section_shows_what_it_was_made_from() -> None:
    (dropped,) = english_changes(
        status(OWN, "# Install [[install]]\n\nOne sentence about pip.\n\nGone.\n", BEFORE)
    )
    assert dropped.section.freshness == "dropped"
    assert rows(dropped.english) == ["-[## Check [[check]]]", "-[]", "-[The same.]"]


def test_a_section_to_be_translated_shows_english() -> None:
    own = "# Install [[install]]\n<!-- translated from 0123456789ab, todo -->\n\nWords.\n"
    (todo,) = english_changes(status(own, "# Install [[install]]\n\nWords.\n"))
    assert rows(todo.english) == [" # Install [[install]]", " ", " Words."]
    assert todo.own == "# Install [[install]]\n\nWords."
