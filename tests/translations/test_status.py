"""How far each language is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.translations.repository import Repository, new_repository
from translations.claims import Claim
from translations.states import States
from translations.status import MissingPage, status_of, to_json
from translations.status_table import columns, table, width

TOCTREE = """- title: Start
  sections:
  - local: second
    title: Second
  - local: index
    title: First
  - local: third
    title: Third
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = new_repository(tmp_path)
    english = {f"en/{name}.md": f"# {name}\n\nTwo words.\n" for name in ("index", "second", "third", "alone")}
    repository.commit({**english, "en/_toctree.yml": TOCTREE, "ko/index.md": "# 처음\n\n두 단어.\n"})
    repository.commit({"ko/gone.md": "# 없음\n", "ja/index.md": "# 最初\n\n二つの単語。\n"})
    return repository


def test_a_language_is_told_by_its_pages_and_sections(repository: Repository) -> None:
    repository.commit({"en/index.md": "# index\n\nTwo other words.\n"})
    claim = Claim("ko", "third", "Kim", date(2026, 1, 3))
    ja, ko = status_of(repository.states(), ["ja", "ko"], [claim], date(2026, 1, 10))
    assert (ko.language, ko.pages, len(ko.current), len(ko.translated)) == ("ko", 4, 1, 2)
    assert [page.local for page in ko.orphaned] == ["gone"]
    assert [(page.local, page.words) for page in ko.stale] == [("index", 1)]
    assert (ko.freshness, ko.words) == ({"stale": 1}, 1)
    assert (ko.claims, ja.claims) == ([claim], [])


def test_claims_that_have_lapsed_or_have_no_page_do_not_hold(repository: Repository) -> None:
    claims = [
        Claim("ko", "third", "Kim", date(2026, 1, 3)),
        Claim("ko", "second", "Lee", date(2020, 1, 1)),
        Claim("ko", "nowhere", "Park", date(2026, 1, 3)),
    ]
    rows = status_of(repository.states(), ["ko"], claims, date(2026, 1, 10))
    held, others = table(rows, details=True).split("somebody is at work on")[1].split("that don't hold")
    assert held.split() == ["third", "Kim", "since", "2026-01-03", "ko:", "claims"]
    assert others.splitlines()[2:] == [
        "second   Lee   since 2020-01-01  lapsed",
        "nowhere  Park  since 2026-01-03  there is no such page",
    ]
    told = {one["page"]: (one["lapsed"], one["lost"]) for one in to_json(rows)[0]["claims"]}
    assert told == {"third": (False, False), "second": (True, False), "nowhere": (False, True)}


def test_what_is_to_do_next_is_what_is_stale_then_what_english_readers_meet_first(
    repository: Repository,
) -> None:
    repository.commit({"en/index.md": "# index\n\nTwo other words.\n"})
    (ko,) = status_of(repository.states(), ["ko"])
    assert [page.local for page in ko.next_up()] == ["index", "second", "third", "alone"]
    assert ko.missing[0] == MissingPage("second", 3)
    assert ko.missing_words == 9


def test_the_table_counts_pages_and_sections(repository: Repository) -> None:
    lines = table(status_of(repository.states(), ["ja", "ko"])).splitlines()
    assert [line.split()[:5] for line in lines] == [
        ["language", "pages", "translated", "fresh", "stale"],
        ["ja", "4", "1", "(25%)", "1"],
        ["ko", "4", "1", "(25%)", "1"],
    ]


def test_details_name_sections_with_the_commit_that_made_them_stale(repository: Repository) -> None:
    sha = repository.commit({"en/index.md": "# index\n\nTwo other words.\n"})
    text = table(status_of(repository.states(), ["ko"]), details=True)
    assert f"ko/index.md:1  stale  1  2026-01-03 {sha[:10]}  처음" in text
    assert "ko: pages to translate (9 words)" in text


def test_details_tell_an_empty_heading_from_what_stands_above_the_first(repository: Repository) -> None:
    repository.commit({"en/index.md": "Lead.\n\n##\n\nOne.\n", "ko/index.md": "앞.\n\n##\n\n하나.\n"})
    repository.commit({"en/index.md": "Lead now.\n\n##\n\nOne more.\n"})
    text = table(status_of(repository.states(), ["ko"]), details=True)
    assert [line.split("  ")[-1] for line in text.splitlines() if "ko/index.md:" in line] == [
        "(above the first heading)",
        "(empty heading)",
    ]


def test_data_holds_what_the_table_does(repository: Repository) -> None:
    repository.commit({"en/index.md": "# index\n\nTwo other words.\n"})
    (data,) = to_json(status_of(repository.states(), ["ko"]))
    (page,) = data["stale"]
    assert (data["language"], data["translated"], data["sections"]) == ("ko", 1, {"stale": 1})
    assert (page["page"], page["sections"][0]["title"], page["sections"][0]["since"]["day"]) == (
        "index",
        "처음",
        "2026-01-03",
    )
    assert data["missing"][0] == {"local": "second", "words": 3}


def test_what_is_kept_says_the_same_and_is_not_used_for_what_has_changed(
    repository: Repository, tmp_path: Path
) -> None:
    def told() -> list[dict[str, object]]:
        states = States(repository.documentation(), cache_dir=tmp_path / "cache")
        return to_json(status_of(states, ["ja", "ko"]))

    first = told()
    assert told() == first
    repository.commit({"en/index.md": "# index\n\nTwo other words.\n"})
    assert told() == to_json(status_of(repository.states(), ["ja", "ko"])) != first


def test_a_cache_that_cannot_be_read_is_no_mistake(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "translations.json").write_text("[", encoding="utf-8")
    states = States(repository.documentation(), cache_dir=tmp_path)
    assert len(status_of(states, ["ko"])) == 1


def test_columns_stand_below_one_another_in_every_script() -> None:
    assert columns([("언어", "1"), ("ab", "10"), ("é", "x")]) == ["언어   1", "ab    10", "é     x"]
    assert [width(text) for text in ("한글", "ab", "e\u0301", "\u200b")] == [4, 2, 1, 0]
