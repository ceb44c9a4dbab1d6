"""The lists of what isn't run: a reason on every line, sorted, existing, and shorter every day."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from doctests.lists import Entry, at_revision, check, fixed, parse, reason_for


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A documentation with two pages."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def blocks(path: Path) -> list[str]:
    return {"a.md": ["line-3", "Model.fit::line-9"]}.get(path.name, [])


def problems(text: str, base: Path, before: str | None = None) -> list[str]:
    return [str(finding) for finding in check(text, "not_run.txt", base, blocks, before)]


def test_a_line_is_a_file_or_a_block_and_a_reason() -> None:
    text = "# What needs a cluster.\n\na.md  # eight nodes\nb.md::line-12  # a camera\n"
    assert parse(text) == [Entry("a.md", "eight nodes", 3), Entry("b.md::line-12", "a camera", 4)]


def test_the_line_that_says_most_exactly_what_it_means_counts() -> None:
    entries = parse("a.md  # all\na.md::Model  # one class\n")
    assert reason_for("a.md::line-3", entries) == "all"
    assert reason_for("a.md::Model.fit::line-9", entries) == "all"
    assert reason_for("a.md::Model::line-9", entries) == "one class"
    assert reason_for("b.md::line-3", entries) is None


def test_nothing_is_wrong_with_a_good_list(base: Path) -> None:
    assert problems("# Why.\na.md::Model.fit  # a\na.md::line-3  # b\nb.md  # c\n", base) == []


def test_each_mistake_is_told_at_its_line(base: Path) -> None:
    text = "b.md  # c\na.md\na.md  # twice\na.md::line-4  # no such block\nz.md  # no such file\n"
    assert problems(text, base) == [
        "not_run.txt:2: a.md has no reason; say why: `a.md  # reason`",
        "not_run.txt:2: a.md isn't where it belongs; sort the list: "
        "`doc-builder doctest lists --fix` moves it before b.md",
        "not_run.txt:3: a.md stands here twice; delete one line",
        "not_run.txt:4: a.md::line-4 isn't there; its blocks are Model.fit::line-9, line-3",
        "not_run.txt:5: z.md isn't there; delete the line: `doc-builder doctest lists --fix` does it",
    ]


def test_a_page_can_only_leave(base: Path) -> None:
    before = "a.md  # all\n"
    assert problems("a.md::line-3  # this alone\n", base, before) == []
    assert problems("", base, before) == []
    assert problems("a.md  # all\nb.md  # new\n", base, before) == [
        "not_run.txt:2: b.md wasn't listed before, and pages can only leave this list; "
        'mend the example, or give its fence needs="…" or skip="…"'
    ]


def test_a_block_that_moved_is_no_addition(base: Path) -> None:
    assert problems("a.md::line-3  # x\n", base, "a.md::line-1  # x\n") == []
    assert problems("a.md::line-3  # x\n", base, "a.md::line-1  # y\na.md::line-2  # z\n") == []
    for before in ("b.md::line-3  # x\n", "a.md::Model.fit::line-9  # x\n"):
        assert problems("a.md::line-3  # x\n", base, before) == [
            "not_run.txt:1: a.md::line-3 wasn't listed before, and pages can only leave this list; "
            'mend the example, or give its fence needs="…" or skip="…"'
        ]


def test_a_page_has_no_more_blocks_listed_than_before(base: Path) -> None:
    text = "a.md::Model.fit::line-9  # new\na.md::line-3  # x\n"
    for before in ("a.md::line-1  # x\n", "a.md::line-3  # x\n"):
        assert [one.partition(" wasn't")[0] for one in problems(text, base, before)] == [
            "not_run.txt:1: a.md::Model.fit::line-9"
        ]
    assert len(problems("a.md  # all\n", base, "a.md::line-3  # x\n")) == 1


def test_fixing_sorts_and_takes_out_what_is_gone(base: Path) -> None:
    text = "# Why.\n\nb.md # c\nz.md  # gone\na.md\na.md   # said later\n"
    assert fixed(text, base) == "# Why.\n\na.md  # said later\nb.md  # c\n"


def test_fixing_keeps_comments_with_what_follows_them(base: Path) -> None:
    text = "# Why.\nb.md  # c\n# About a.\na.md  # d\n# About z.\nz.md  # gone\n# At the end.\n"
    new = "# Why.\n\n# About a.\na.md  # d\nb.md  # c\n# About z.\n# At the end.\n"
    assert fixed(text, base) == new
    assert fixed(new, base) == new
    assert fixed("# Why.\n\n# About b.\nb.md  # c\na.md  # d\n", base) == (
        "# Why.\n\na.md  # d\n# About b.\nb.md  # c\n"
    )
    assert fixed("# Nothing is listed.\n", base) == "# Nothing is listed.\n"


def test_a_path_is_the_same_however_it_is_written(base: Path) -> None:
    assert parse("./a.md::line-3  # x\n") == [Entry("a.md::line-3", "x", 1)]
    assert problems("./a.md  # x\na.md  # x\n", base) == [
        "not_run.txt:2: a.md stands here twice; delete one line"
    ]
    assert fixed("./b.md  # x\na.md  # y\n", base) == "a.md  # y\nb.md  # x\n"


def test_a_folder_is_named_and_stays(base: Path) -> None:
    (base / "docs").mkdir()
    assert problems("docs/  # all\n", base) == ["not_run.txt:1: docs is a folder; name its pages, one a line"]
    assert fixed("docs/  # all\n", base) == "docs  # all\n"


def test_a_renamed_page_stays_listed(base: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=base, check=True, capture_output=True)

    (base / "a.md").write_text("A page with enough words to be known again.\n", encoding="utf-8")
    (base / "lists").mkdir()
    path = base / "lists" / "not_run.txt"
    path.write_text("a.md::line-3  # slow\n", encoding="utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    git("mv", "a.md", "c.md")
    assert at_revision(path, base, "HEAD") == "c.md::line-3  # slow"
    assert at_revision(base / "lists" / "slow.txt", base, "HEAD") is None
    with pytest.raises(LookupError, match="git knows no commit v9"):
        at_revision(path, base, "v9")
