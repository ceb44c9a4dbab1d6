"""What mending does to any page: nothing outside of the fixes, nothing twice, nothing new."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.translations.checks.damage import DAMAGES, Damage
from tests.translations.checks.documents import LANGUAGES, Documents, copied, healthy
from translations.checks import Fault, Fix, fixed

DOCUMENTS = Documents()
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and its page with several kinds of damage."""
    language = draw(st.sampled_from(LANGUAGES))
    possible = [damage for damage in DAMAGES if damage.language == language]
    chosen: list[Damage] = draw(st.lists(st.sampled_from(possible), min_size=1, max_size=6, unique=True))
    page = healthy(language)
    for damage in chosen:
        page = page.replace(damage.old, damage.new, 1)
    return language, page


@st.composite
def scrambled(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and its page with lines and characters taken out, put in, or swapped."""
    language = draw(st.sampled_from(LANGUAGES))
    page = healthy(language)
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(page)))
        end = min(len(page), start + draw(st.integers(0, 12)))
        put = draw(
            st.sampled_from(
                [
                    "",
                    "\n",
                    "`",
                    "**",
                    "[[",
                    "]]",
                    "#",
                    "> ",
                    "<",
                    "（",
                    "，",
                    "\u200b",
                    "](",
                    "|",
                    "$",
                    "\r\n",
                    "x",
                ]
            )
        )
        page = page[:start] + put + page[end:]
    return language, page


@given(damaged() | scrambled())
@SETTINGS
def test_mending_twice_is_mending_once(case: tuple[str, str]) -> None:
    language, page = case
    once = DOCUMENTS.mended(language, page)

    assert DOCUMENTS.mended(language, once) == once


@given(damaged())
@SETTINGS
def test_after_mending_nothing_can_be_mended_and_nothing_is_new(case: tuple[str, str]) -> None:
    language, page = case
    before = {fault.rule for fault in DOCUMENTS.faults(language, page)}
    after = DOCUMENTS.faults(language, DOCUMENTS.mended(language, page))

    assert [fault for fault in after if fault.fixes] == []
    assert {fault.rule for fault in after} <= before


@given(damaged() | scrambled())
@SETTINGS
def test_what_no_fix_names_stays_byte_for_byte(case: tuple[str, str]) -> None:
    language, page = case
    faults = DOCUMENTS.faults(language, page)
    named = {place for fault in faults for fix in fault.fixes for place in range(fix.start, fix.end)}
    kept = "".join(char for place, char in enumerate(page) if place not in named)
    rest = iter(fixed(page, faults))

    assert all(char in rest for char in kept)  # in this order


def test_line_breaks_stay_as_they_are() -> None:
    page = (
        healthy("ko").replace("print(model.config, model.dtype)", "print(model.config)").replace("\n", "\r\n")
    )

    assert DOCUMENTS.mended("ko", page) == healthy("ko").replace("\n", "\r\n")


def test_a_link_to_a_heading_that_gets_its_id_is_mended_with_it(tmp_path: Path) -> None:
    documents = copied(tmp_path)
    english = healthy("en").replace("Do it in", "See the [sizes](#compare-sizes). Do it in")
    page = healthy("ko").replace("### 크기 비교 [[compare-sizes]]", "### 크기")
    page = page.replace("다음 순서로", "[크기](#크기)를 보세요. 다음 순서로")
    (tmp_path / "en" / "guide.md").write_text(english, encoding="utf-8")
    (tmp_path / "ko" / "guide.md").write_text(page, encoding="utf-8")

    assert "[크기](#compare-sizes)를 보세요" in documents.mended("ko", page)


def test_a_fault_is_mended_whole_or_not_at_all() -> None:
    first = Fault(1, "code", "", fixes=(Fix(0, 1, "A"), Fix(4, 5, "E")))
    second = Fault(1, "link", "", fixes=(Fix(2, 3, "C"), Fix(4, 5, "X")))

    assert fixed("abcde", [first, second]) == "AbcdE"


def test_two_faults_with_the_same_fix_are_mended_once() -> None:
    fix = Fix(3, 3, "!")

    assert fixed("abc", [Fault(1, "code", "", fixes=(fix,)), Fault(1, "link", "", fixes=(fix,))]) == "abc!"
