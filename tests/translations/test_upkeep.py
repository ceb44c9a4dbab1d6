"""What people record of sections, and when that is refused."""

from __future__ import annotations

from builder.markdown import parse
from tests.translations.made import status
from translations.provenance import record_of
from translations.sections import sections_of
from translations.upkeep import accept, record, review

BEFORE = "# Install [[install]]\n\nOld words.\n\n## Check [[check]]\n\nThe same.\n"
ENGLISH = "# Install [[install]]\n\nNew words.\n\n## Check [[check]]\n\nThe same.\n"
OWN = "# 설치 [[install]]\n\n본문.\n\n## 확인 [[check]]\n\n같음.\n"

NOW = [one.digest for one in sections_of(parse(ENGLISH))]
THEN = [one.digest for one in sections_of(parse(BEFORE))]


def states(text: str) -> list[tuple[str, str] | None]:
    records = [record_of(one) for one in sections_of(parse(text))]
    return [(one.digest, one.state) if one else None for one in records]


def test_accepted_sections_are_drafts_of_english_as_it_is() -> None:
    done = accept(status(OWN, ENGLISH, BEFORE))
    assert states(done.text) == [(NOW[0], "draft"), (NOW[1], "draft")]
    assert (done.sections, done.findings) == (2, [])


def test_a_section_is_accepted_by_its_id() -> None:
    done = accept(status(OWN, ENGLISH, BEFORE), ["install"])
    assert states(done.text) == [(NOW[0], "draft"), None]


def test_a_reviewed_section_stays_so_while_it_is_fresh() -> None:
    own = OWN.replace("[[check]]", f"[[check]]\n<!-- translated from {NOW[1]}, reviewed -->")
    own = own.replace("[[install]]", f"[[install]]\n<!-- translated from {THEN[0]}, reviewed -->")
    page = status(own, ENGLISH, BEFORE)
    assert states(accept(page).text) == [(NOW[0], "draft"), (NOW[1], "reviewed")]


def test_english_words_are_not_accepted() -> None:
    todo = f"# Install [[install]]\n<!-- translated from {NOW[0]}, todo -->\n\nNew words.\n"
    own = f"{todo}\n## 확인 [[check]]\n\n같음.\n"
    page = status(own, ENGLISH)
    done = accept(page)
    assert done.text == own
    assert [str(one) for one in done.findings] == [
        "ko/page.md:1: section 'Install' is still English; translate it first"
    ]


def test_a_single_word_may_be_the_same_in_both_languages() -> None:
    english = "# Models [[models]]\n\nText.\n\n## Trainer [[lib.Trainer]]\n\n[[autodoc]] Trainer\n"
    own = "# 모델 [[models]]\n\n본문.\n\n## Trainer [[lib.Trainer]]\n\n[[autodoc]] Trainer\n"
    assert (accept(status(own, english)).sections, accept(status(own, english)).findings) == (2, [])


def test_what_is_fresh_can_be_reviewed() -> None:
    assert states(review(status(OWN, ENGLISH)).text) == [(NOW[0], "reviewed"), (NOW[1], "reviewed")]


def test_what_is_stale_can_not() -> None:
    done = review(status(OWN, ENGLISH, BEFORE))
    assert done.text == OWN
    assert [str(one) for one in done.findings] == [
        "ko/page.md:1: section '설치' is older than English; see `translate diff`, then `translate accept` it"
    ]
    assert states(review(status(OWN, ENGLISH, BEFORE), ["check"]).text) == [None, (NOW[1], "reviewed")]


def test_an_unknown_section_is_told_with_the_nearest() -> None:
    done = accept(status(OWN, ENGLISH), ["instal"])
    assert [str(one) for one in done.findings] == [
        "ko/page.md:1: the page has no section 'instal'; did you mean install?"
    ]


def test_what_history_says_is_written_down() -> None:
    own = OWN.replace("[[check]]", f"[[check]]\n<!-- translated from {NOW[1]}, reviewed -->")
    done = record(status(own, ENGLISH, BEFORE))
    assert states(done.text) == [(THEN[0], "draft"), (NOW[1], "reviewed")]
    assert done.sections == 1
