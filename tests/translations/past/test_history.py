"""What git knows of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translations.repository import Repository, new_repository
from translations.past.history import History, people


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path)


def test_changes_are_told_newest_first_with_the_texts_around_them(repository: Repository) -> None:
    first = repository.commit({"ko/page.md": "# 하나\n"}, "one")
    second = repository.commit({"ko/page.md": "# 둘\n"}, "two")
    history = repository.history()
    changes = history.changes(repository.docs / "ko/page.md")
    assert [change.commit.sha for change in changes] == [second, first]
    assert [history.text(change.new or "") for change in changes] == ["# 둘\n", "# 하나\n"]
    assert [history.text(old) for old in changes[0].old] == ["# 하나\n"]
    assert changes[1].old == ()
    assert (changes[0].commit.day, changes[0].commit.subject) == ("2026-01-02", "two")


def test_a_renamed_file_keeps_its_history(repository: Repository) -> None:
    text = "# Page\n\nA sentence that is long enough to be known again.\n"
    first = repository.commit({"page.mdx": text})
    (repository.docs / "en").mkdir()
    repository.git("mv", "docs/page.mdx", "docs/en/page.md")
    second = repository.commit()
    assert [change.commit.sha for change in repository.history().changes(repository.docs / "en/page.md")] == [
        second,
        first,
    ]


def test_a_deleted_page_of_another_language_is_no_earlier_name(repository: Repository) -> None:
    text = "# Page\n\n```py\nprint(1)\n```\n\nA sentence that stands in both.\n"
    repository.commit({"ja/page.md": text})
    repository.git("mv", "docs/ja/page.md", "docs/ko.md")
    repository.write({"ko/page.md": text})
    (repository.docs / "ko.md").unlink()
    second = repository.commit()
    changes = repository.history().changes(repository.docs / "ko/page.md")
    assert [change.commit.sha for change in changes] == [second]


def test_a_page_that_was_deleted_for_a_while_is_no_new_one(repository: Repository) -> None:
    repository.commit({"ko/page.md": "# 하나\n"})
    (repository.docs / "ko/page.md").unlink()
    repository.commit()
    repository.commit({"ko/page.md": "# 하나\n"})
    history = repository.history()
    newest = history.changes(repository.docs / "ko/page.md")[0]
    assert [history.text(old) for old in newest.old] == ["# 하나\n"]


def test_the_text_at_a_commit_is_that_of_its_own_branch(repository: Repository) -> None:
    repository.commit({"en/page.md": "# One\n"})
    repository.git("checkout", "-q", "-b", "translation")
    repository.commit({"ko/page.md": "# 하나\n"})
    repository.git("checkout", "-q", "main")
    repository.commit({"en/page.md": "# Two\n"})
    repository.day += 1
    repository.git("merge", "-q", "--no-edit", "translation")
    history = repository.history()
    english = repository.docs / "en/page.md"
    translated = history.changes(repository.docs / "ko/page.md")[0]
    assert history.text_at(translated, english) == "# One\n"
    assert history.text_at(history.changes(english)[0], english) == "# Two\n"


def test_a_link_to_a_file_elsewhere_is_read_as_that(repository: Repository) -> None:
    (repository.root / "CONTRIBUTING.md").write_text("# Contributing\n", encoding="utf-8")
    (repository.docs / "en").mkdir(parents=True)
    (repository.docs / "en/page.md").symlink_to("../../CONTRIBUTING.md")
    repository.commit({"ko/page.md": "# 기여하기\n"})
    history = repository.history()
    translated = history.changes(repository.docs / "ko/page.md")[0]
    assert history.text_at(translated, repository.docs / "en/page.md") == "# Contributing\n"


def test_authors_are_those_who_worked_on_the_page_in_order_of_their_commits(repository: Repository) -> None:
    trailer = "\n\nCo-authored-by: Choi <c@d.e>\nCo-authored-by: Some[bot] <bot@d.e>"
    repository.commit({"ko/page.md": "# 하나\n"}, f"one{trailer}", "Kim <k@d.e>")
    repository.commit({"ko/page.md": "# 둘\n"}, "two", "Choi <c@d.e>")
    repository.commit(
        {f"{code}/page.md": "# 3\n" for code in ("de", "en", "ja", "ko")}, "all", "Mass <m@d.e>"
    )
    repository.commit({"ko/page.md": "# 셋\n"}, "three", "dependabot[bot] <b@d.e>")
    history = repository.history()
    assert history.authors(repository.docs / "ko/page.md") == ["Choi", "Kim"]
    assert history.authors(repository.docs / "ja/page.md") == ["Mass"]
    last = history.last_change(repository.docs / "ko/page.md")
    assert last is not None
    assert last.subject == "three"


def test_a_human_whose_name_ends_like_a_robots_is_one() -> None:
    assert people("Jane Talbot", ["Ann Abbot <a@b.c>", "ci-bot <x@y.z>"]) == ["Jane Talbot", "Ann Abbot"]


def test_history_ends_at_the_revision(repository: Repository) -> None:
    first = repository.commit({"ko/page.md": "# 하나\n"})
    repository.commit({"ko/page.md": "# 둘\n"})
    changes = repository.history(first).changes(repository.docs / "ko/page.md")
    assert [change.commit.sha for change in changes] == [first]


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Page\n", encoding="utf-8")
    history = History(tmp_path)
    assert (history.head, history.shallow, history.changes(tmp_path / "page.md")) == ("", False, [])
    assert history.last_change(tmp_path / "page.md") is None
    assert history.authors(tmp_path / "page.md") == []


def test_a_clone_without_its_whole_history_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"ko/page.md": "# 하나\n"})
    repository.commit({"ko/page.md": "# 둘\n"})
    copy = tmp_path / "copy"
    repository.git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(copy))
    assert History(copy / "docs").shallow
    assert not repository.history().shallow
