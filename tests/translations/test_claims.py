"""Claims: one file each, made, renewed, refused and given back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from translations.claims import Claim, ClaimError, claim, claims_in, release

TODAY = date(2026, 11, 21)


def test_a_claim_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = claim(tmp_path, "ko", "model_doc/bert", "김민수", TODAY, "with others: soon")
    assert path == tmp_path / "translations/claims/ko/model_doc/bert.yml"
    assert path.read_text(encoding="utf-8") == "who: 김민수\nsince: 2026-11-21\nnote: 'with others: soon'\n"
    claim(tmp_path, "de", "index", "Ada", TODAY)
    assert claims_in(tmp_path, TODAY) == (
        [
            Claim("de", "index", "Ada", TODAY),
            Claim("ko", "model_doc/bert", "김민수", TODAY, "with others: soon"),
        ],
        [],
    )


def test_somebody_elses_page_is_refused_until_the_claim_lapses(tmp_path: Path) -> None:
    claim(tmp_path, "ko", "index", "Ada", date(2026, 10, 1), "half done")
    with pytest.raises(ClaimError) as caught:
        claim(tmp_path, "ko", "index", "Grace", TODAY)
    assert caught.value.finding.message == "Ada has index since 2026-10-01 (half done)"
    assert caught.value.finding.hint == "ask them, or wait until 2026-11-30"
    claim(tmp_path, "ko", "index", "Grace", date(2026, 12, 1))
    assert [one.who for one in claims_in(tmp_path, date(2026, 12, 1))[0]] == ["Grace"]


def test_a_claim_lapses_after_its_days() -> None:
    one = Claim("ko", "index", "Ada", date(2026, 9, 22))
    assert not one.lapsed(TODAY)
    assert one.lapsed(TODAY, days=30)
    assert one.lapsed(date(2026, 11, 22))


def test_ones_own_claim_is_renewed(tmp_path: Path) -> None:
    claim(tmp_path, "ko", "index", "Ada", date(2026, 10, 1))
    claim(tmp_path, "ko", "index", "ada ", TODAY, "nearly done")
    assert claims_in(tmp_path, TODAY)[0] == [Claim("ko", "index", "ada", TODAY, "nearly done")]


def test_a_claim_given_back_leaves_no_empty_folders(tmp_path: Path) -> None:
    claim(tmp_path, "ko", "model_doc/bert", "Ada", TODAY)
    claim(tmp_path, "ko", "index", "Ada", TODAY)
    with pytest.raises(ClaimError, match="Ada has index"):
        release(tmp_path, "ko", "index", "Grace", TODAY)
    release(tmp_path, "ko", "model_doc/bert", "Ada", TODAY)
    assert not (tmp_path / "translations/claims/ko/model_doc").exists()
    release(tmp_path, "ko", "index", "Ada", TODAY)
    assert [path.name for path in tmp_path.rglob("*")] == ["translations"]
    with pytest.raises(ClaimError, match="nobody has claimed index"):
        release(tmp_path, "ko", "index", "Ada", TODAY)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- who\n", 1, "a list where a claim is due"),
        ("who: Ada\n", 1, "a claim without `since`"),
        ("who: Ada\nsince: yesterday\n", 1, "`since` isn't a day"),
        ("since: 2026-11-21\n", 1, "a claim without `who`"),
        ("who: Ada\nsince: 2026-11-21\nwhen: now\n", 3, "unknown key `when`"),
        ("who: [Ada]\nsince: 2026-11-21\n", 1, "a list where the text of `who` is due"),
        ("who: Ada\nsince: 9999-12-31\n", 1, "`since` lies in the future: 9999-12-31"),
        ("who: Ada\nsince: 2026-11-23\n", 1, "`since` lies in the future: 2026-11-23"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "translations/claims/ko/index.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found = claims_in(tmp_path, TODAY)[1][0]
    assert (found.line, found.message) == (line, message)


def test_a_day_that_lies_in_the_future_is_refused_where_the_page_is_claimed(tmp_path: Path) -> None:
    claim(tmp_path, "ko", "index", "Ada", date(9999, 12, 31))
    with pytest.raises(ClaimError, match="`since` lies in the future: 9999-12-31"):
        claim(tmp_path, "ko", "index", "Grace", TODAY)
    claim(tmp_path, "ko", "other", "Ada", date(2026, 11, 22))
    with pytest.raises(ClaimError, match="Ada has other"):
        claim(tmp_path, "ko", "other", "Grace", TODAY)


@pytest.mark.parametrize("who", ["", "  ", "\x07\n"])
def test_somebody_must_be_named(tmp_path: Path, who: str) -> None:
    with pytest.raises(ClaimError, match="a claim without `who`; name somebody"):
        claim(tmp_path, "ko", "index", who, TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mark", [*map(chr, range(33)), "\x7f", "\x85", "\ud800", "\u2028", "\uffff"])
def test_a_claim_can_be_read_again_whatever_is_noted(tmp_path: Path, mark: str) -> None:
    claim(tmp_path, "ko", "index", f"A{mark}b ", TODAY, f"a{mark}b")
    assert claims_in(tmp_path, TODAY) == ([Claim("ko", "index", "A b", TODAY, "a b")], [])
