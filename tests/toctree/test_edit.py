"""Entries put into a toctree, and its order, with every other byte as it was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from toctree import Entry, Toctree, read_toctree
from toctree.edit import in_order, out_of_order, scalar, with_page, with_placeholder
from toctree.layout import UneditableError

ENGLISH = """\
- title: Start
  isExpanded: true
  sections:
    - local: index
      title: Welcome
    - local: install
      title: Installation
    - local: tour
      title: "Tour: the long one"
- title: Guides
  sections:
    - title: Training
      sections:
        - local: train
          title: Train
        - local: tune
          title: Fine-tune
    - local: serve
      title: Serve
- title: Reference
  sections:
    - local: cli
      title: Command line
"""
PATH = Path("docs/source/ko/_toctree.yml")


@pytest.fixture
def english(tmp_path: Path) -> Toctree:
    return tree(tmp_path, ENGLISH)


def tree(folder: Path, text: str) -> Toctree:
    path = folder / "_toctree.yml"
    path.write_bytes(text.encode())
    return read_toctree(path)


def test_an_entry_goes_behind_the_page_that_stands_before_it_in_english(english: Toctree) -> None:
    text = """\
# Die Reihenfolge ist die des Englischen.
- sections:
  - local: index   # die erste
    title: "Willkommen"

  - local: tour
    title: 'Rundgang'
  title: Start
"""
    assert (
        with_page(text, PATH, english, "install", "Installation: so geht's")
        == """\
# Die Reihenfolge ist die des Englischen.
- sections:
  - local: index   # die erste
    title: "Willkommen"
  - local: install
    title: 'Installation: so geht''s'

  - local: tour
    title: 'Rundgang'
  title: Start
"""
    )


def test_an_entry_goes_to_the_front_where_english_has_it_there(english: Toctree) -> None:
    text = "- local: tour\n  title: 둘러보기"
    assert with_page(text, PATH, english, "index", "환영합니다") == (
        "- local: index\n  title: 환영합니다\n- local: tour\n  title: 둘러보기"
    )


def test_line_breaks_and_the_order_of_keys_are_the_files(english: Toctree) -> None:
    text = "- title: 환영\r\n  local: index\r\n"
    assert with_page(text, PATH, english, "tour", "둘러보기") == (
        "- title: 환영\r\n  local: index\r\n- title: 둘러보기\r\n  local: tour\r\n"
    )


def test_a_placeholder_with_the_english_title_becomes_the_entry(english: Toctree) -> None:
    text = """\
- title: 시작
  sections:
    - local: in_translation
      title: (번역 중) Installation
    - local: in_translation # 곧
      title: "(번역 중) Tour: the long one"
"""
    assert (
        with_page(text, PATH, english, "tour", "둘러보기")
        == """\
- title: 시작
  sections:
    - local: in_translation
      title: (번역 중) Installation
    - local: tour # 곧
      title: 둘러보기
"""
    )


def test_a_placeholder_with_a_translated_title_is_known_by_its_place(english: Toctree) -> None:
    text = """\
- title: 안내서
  sections:
    - local: serve
      title: 서비스하기
- title: 레퍼런스
  sections:
    - local: in_translation
      title: (번역 중) 명령줄
"""
    assert with_page(text, PATH, english, "cli", "명령줄") == text.replace("in_translation", "cli").replace(
        "(번역 중) ", ""
    )


def test_missing_groups_are_made_with_english_titles(english: Toctree) -> None:
    text = "- title: 레퍼런스\n  sections:\n    - local: cli\n      title: 명령줄\n"
    assert (
        with_page(text, PATH, english, "tune", "미세 조정")
        == """\
- title: Guides
  sections:
    - title: Training
      sections:
        - local: tune
          title: 미세 조정
- title: 레퍼런스
  sections:
    - local: cli
      title: 명령줄
"""
    )


def test_a_group_is_the_one_that_holds_the_pages_beside_it(english: Toctree) -> None:
    text = """\
- sections:
  - local: train
    title: 학습
  title: 모델 다루기
- title: Reference
  sections:
"""
    assert (
        with_page(text, PATH, english, "tune", "미세 조정")
        == """\
- sections:
  - local: train
    title: 학습
  - local: tune
    title: 미세 조정
  title: 모델 다루기
- title: Reference
  sections:
"""
    )


def test_a_group_without_entries_gets_its_first(english: Toctree) -> None:
    text = "- title: Reference\n  sections:\n"
    assert with_page(text, PATH, english, "cli", "명령줄") == (
        "- title: Reference\n  sections:\n    - local: cli\n      title: 명령줄\n"
    )


def test_a_listed_page_and_one_that_english_lacks_change_nothing(english: Toctree) -> None:
    text = "- local: tour\n  title: 둘러보기\n"
    assert with_page(text, PATH, english, "tour", "다른 제목") == text
    assert with_page(text, PATH, english, "nowhere", "없음") == text


def test_a_placeholder_bears_the_mark_that_others_bear(english: Toctree) -> None:
    text = """\
- local: in_translation
  title: (번역 중) Welcome
- local: in_translation
  title: (번역 중) Installation
"""
    new = with_placeholder(text, PATH, english, "cli")
    assert new.startswith(text)
    assert new.removeprefix(text) == (
        "- title: Reference\n  sections:\n    - local: in_translation\n      title: (번역 중) Command line\n"
    )
    assert with_placeholder(new, PATH, english, "cli") == new


def test_a_new_toctree_grows_into_englishs_whatever_comes_first(tmp_path: Path, english: Toctree) -> None:
    pages = [page for page in english.pages() if page.local]
    for seed in range(20):
        text = ""
        for page in random.Random(seed).sample(pages, len(pages)):
            text = with_page(text, PATH, english, page.local or "", page.title)
        assert text == ENGLISH.replace('"', "'")


def test_order_is_englishs_and_entries_keep_their_list_and_comments(tmp_path: Path, english: Toctree) -> None:
    text = """\
# Kopf
- title: Anleitungen
  sections:
    - local: serve
      title: Bereitstellen
    # über das Training
    - title: Training
      sections:
        - local: tune
          title: Anpassen

        - local: train
          title: Trainieren
- local: eigenes
  title: Eigenes
- title: Start
  sections:
    - local: index
      title: Willkommen"""
    ordered = """\
# Kopf
- title: Start
  sections:
    - local: index
      title: Willkommen
- title: Anleitungen
  sections:
    # über das Training
    - title: Training
      sections:

        - local: train
          title: Trainieren
        - local: tune
          title: Anpassen
    - local: serve
      title: Bereitstellen
- local: eigenes
  title: Eigenes"""
    assert in_order(text, PATH, english) == ordered
    assert in_order(ordered, PATH, english) == ordered
    assert [entry.title for entry in out_of_order(tree(tmp_path, text), english)] == [
        "Training",
        "Trainieren",
        "Start",
    ]
    assert out_of_order(tree(tmp_path, ordered), english) == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("- {local: tour, title: x}\n", 1, "an entry in braces can't be edited line by line"),
        ("- title: x\n  sections: [{local: tour}]\n", 2, "a list in brackets can't be edited line by line"),
        ("- local: [\n", 1, "isn't YAML"),
        ("local: tour\n", 1, "a mapping where a list of entries is due"),
    ],
)
def test_what_cant_be_edited_is_said(english: Toctree, text: str, line: int, what: str) -> None:
    with pytest.raises(UneditableError) as caught:
        with_page(text, PATH, english, "cli", "명령줄")
    assert caught.value.finding.line == line
    assert caught.value.finding.message.startswith(what)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("빠른 시작", "빠른 시작"),
        ("Teil 1: Anfang", "'Teil 1: Anfang'"),
        ("`pipeline`로", "'`pipeline`로'"),
        ("it's", "it's"),
        ("yes", "yes"),
        ("C# #1", "'C# #1'"),
        ("", "''"),
    ],
)
def test_a_title_is_quoted_where_yaml_needs_it(text: str, written: str) -> None:
    assert scalar(text) == written


def test_english_pages_that_two_groups_list_stand_where_they_are_first() -> None:
    page = Entry(local="a", title="A")
    english = Toctree([Entry(title="One", sections=[page]), Entry(title="Two", sections=[page])], "en")
    assert with_page("", PATH, english, "a", "에이") == (
        "- title: One\n  sections:\n    - local: a\n      title: 에이\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- local: in_translation\n  title: >-\n    (번역중)\n    Serve\n- local: z\n  title: z\n",
            "- local: serve\n  title: 서빙\n- local: z\n  title: z\n",
        ),
        ("- title: |\n    Serve\n  local: in_translation", "- title: 서빙\n  local: serve"),
        ("- local: in_translation\n  title: 'Serve'\n", "- local: serve\n  title: 서빙\n"),
    ],
)
def test_a_placeholder_whose_title_has_several_lines_is_filled(
    text: str, expected: str, english: Toctree
) -> None:
    assert with_page(text, PATH, english, "serve", "서빙") == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("null\n", 1),
        ("# none\n~\n", 2),
        ("- local: in_translation\n  title: &same Serve\n- local: cli\n  title: *same\n", 1),
    ],
)
def test_where_an_entry_would_break_the_file_nothing_is_put(text: str, line: int, english: Toctree) -> None:
    with pytest.raises(UneditableError) as caught:
        with_page(text, PATH, english, "serve", "서빙")
    assert (caught.value.finding.rule, caught.value.finding.line) == ("uneditable-toctree", line)


def test_a_page_that_becomes_a_group_stays_a_page(tmp_path: Path) -> None:
    english = tree(tmp_path, "- local: a\n  title: A\n  sections:\n  - local: b\n    title: B\n")
    text = "- local: a\n  title: 가\n"
    assert (
        with_page(text, PATH, english, "b", "나") == text + "  sections:\n    - local: b\n      title: 나\n"
    )
