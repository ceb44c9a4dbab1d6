"""`_toctree.yml` → tree: every key of the format, and what happens to files that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from toctree import Entry, Toctree, read_toctree


def read(folder: Path, text: str | bytes) -> Toctree:
    path = folder / "_toctree.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_toctree(path)


def said(toctree: Toctree) -> list[str]:
    return [f"{one.line} {one.rule}: {one.message}" for one in toctree.findings]


def test_pages_and_groups_nest_to_any_depth(tmp_path: Path) -> None:
    toctree = read(
        tmp_path,
        """
- local: index
  title: Home
- title: Guides
  isExpanded: true
  sections:
  - sections:
    - local: guides/attention
      title: "`Attention`, step by step"
    title: Models
  - local: guides/speed
    title: Speed
- sections:
  - local: faq
    title: Questions
""",
    )
    home, guides, untitled = toctree.entries
    assert (home.local, home.title, home.line) == ("index", "Home", 2)
    assert (guides.title, guides.is_expanded) == ("Guides", True)
    assert guides.sections[0].title == "Models"
    assert guides.sections[0].sections[0].title == "`Attention`, step by step"
    assert (untitled.title, untitled.line) == ("", 13)
    pages = [page.local for page in toctree.pages()]
    assert pages == ["index", "guides/attention", "guides/speed", "faq"]
    assert toctree.findings == []


def test_every_key_of_the_format(tmp_path: Path) -> None:
    toctree = read(
        tmp_path,
        """
- local: chapter1/quiz
  title: 1
  new: true
  quiz: 3
  subtitle: "!"
  newlocal: one/quiz
- local: models
  title: Models
  sections:
  - local: models/bert
    title: BERT
""",
    )
    quiz, models = toctree.entries
    assert quiz == Entry(
        local="chapter1/quiz", title="1", new=True, quiz="3", subtitle="!", newlocal="one/quiz", line=2
    )
    assert models.local == "models"
    assert [child.local for child in models.sections] == ["models/bert"]
    assert toctree.findings == []


def test_a_page_for_each_framework(tmp_path: Path) -> None:
    toctree = read(
        tmp_path,
        """
- title: Fine-tuning
  local_fw: { pt: chapter3/3, tf: chapter3/3_tf }
- title: Summary
  local_fw: { pt: chapter3/6, tf: chapter3/6 }
""",
    )
    assert [(page.local, page.title) for page in toctree.pages()] == [
        ("chapter3/3", "Fine-tuning (PyTorch)"),
        ("chapter3/3_tf", "Fine-tuning (TensorFlow)"),
        ("chapter3/6", "Summary"),
    ]


def test_a_page_in_translation_is_no_page(tmp_path: Path) -> None:
    toctree = read(
        tmp_path, "- local: in_translation\n  title: (번역중) Pipelines\n- {local: index, title: 처음}\n"
    )
    assert [entry.in_translation for entry in toctree.entries] == [True, False]
    assert [page.local for page in toctree.pages()] == ["index"]


def test_a_page_listed_twice_is_one_page(tmp_path: Path) -> None:
    toctree = read(
        tmp_path, "- {local: a, title: First}\n- {local: b, title: B}\n- {local: a, title: Second}\n"
    )
    assert [page.title for page in toctree.pages()] == ["First", "B"]


@pytest.mark.parametrize(
    "text", ["", "# - local: index\n#   title: Home\n", "[]", "---\n", "\ufeff# nothing\n"]
)
def test_a_file_that_says_nothing_is_an_empty_tree(tmp_path: Path, text: str) -> None:
    toctree = read(tmp_path, text)
    assert (toctree.entries, toctree.findings, toctree.exists) == ([], [], True)


def test_a_group_whose_sections_are_commented_out(tmp_path: Path) -> None:
    toctree = read(tmp_path, "- title: Audio\n  sections:\n#  - local: asr\n- {local: index, title: Home}\n")
    assert [entry.sections for entry in toctree.entries] == [[], []]
    assert toctree.findings == []


def test_a_missing_file_is_an_empty_tree(tmp_path: Path) -> None:
    toctree = read_toctree(tmp_path / "_toctree.yml")
    assert (toctree.entries, toctree.findings, toctree.exists) == ([], [], False)


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("- local: index\n  title: Home: sweet home\n", 2, "bad-yaml"),
        ("- local: index\n\ttitle: Home\n", 2, "bad-yaml"),
        ("- local: index\n- title: [Home\n", 2, "bad-yaml"),
        ("- local: index\n---\n- local: other\n", 2, "bad-yaml"),
        ("- title: Home\n- local: \x01\n", 2, "bad-yaml"),
        ("- title: 처음\n- title: \x02\n", 2, "bad-yaml"),
        (b"- local: index\n- title: K\xf6ln\n", 2, "bad-encoding"),
    ],
)
def test_a_file_that_is_not_yaml(tmp_path: Path, text: str | bytes, line: int, rule: str) -> None:
    toctree = read(tmp_path, text)
    assert toctree.entries == []
    assert [(one.line, one.rule) for one in toctree.findings] == [(line, rule)]


def test_wrong_types_leave_the_sound_part(tmp_path: Path) -> None:
    toctree = read(
        tmp_path,
        """\
- local: index
  title: {not: text}
- sections:
    local: alone
  title: Group
- just a word
- local: speed
  isExpanded: perhaps
  colour: red
  local: again
- title: 3
  local: numbered
""",
    )
    assert [(page.local, page.title) for page in toctree.pages()] == [
        ("index", ""),
        ("speed", ""),
        ("numbered", "3"),
    ]
    assert said(toctree) == [
        "2 bad-value: a mapping where the text of `title` is due",
        "4 bad-value: a mapping where a list of entries is due",
        "6 bad-value: a single value where an entry is due",
        "8 bad-value: `isExpanded` is neither true nor false",
        "9 unknown-key: unknown key `colour`",
        "10 bad-value: `local` stands twice in one entry",
    ]


def test_a_mapping_for_the_whole_file(tmp_path: Path) -> None:
    assert said(read(tmp_path, "local: index\n")) == ["1 bad-value: a mapping where a list of entries is due"]


def test_an_alias_that_holds_itself_is_refused(tmp_path: Path) -> None:
    toctree = read(tmp_path, "- &a\n  title: Round\n  sections:\n  - *a\n")
    assert said(toctree) == ["1 bad-value: an entry that is used again as a YAML alias"]


def test_very_deep_nesting_is_no_crash(tmp_path: Path) -> None:
    assert [one.rule for one in read(tmp_path, "[{sections: " * 100_000).findings] == ["bad-yaml"]


@pytest.mark.parametrize("newlocal", ["../../outside", "/etc/passwd", "a//b", "."])
def test_no_page_is_published_outside_its_site(tmp_path: Path, newlocal: str) -> None:
    toctree = read(tmp_path, f"- local: index\n  newlocal: {newlocal}\n")
    assert toctree.entries[0].newlocal is None
    assert said(toctree) == [f"2 bad-value: `newlocal: {newlocal}` isn't the path of a page"]


def test_a_finding_reads_as_place_fault_and_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    finding = read(tmp_path, "- word\n").findings[0]
    assert str(finding) == (
        "_toctree.yml:1: a single value where an entry is due; write `- local: page` and `title: …` below it"
    )
