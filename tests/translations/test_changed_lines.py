"""The lines of a pull request, by git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from translations.changed_lines import changed_lines, merge_base


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_changed_added_and_deleted_lines(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    page, other, gone = tmp_path / "설치.md", tmp_path / "other.md", tmp_path / "gone.md"
    page.write_text("one\ntwo\nthree\nfour\n", encoding="utf-8")
    other.write_text("same\n", encoding="utf-8")
    gone.write_text("gone\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    page.write_text("one\n++ 2\n-- 3\nfour\nfive\n", encoding="utf-8")
    gone.unlink()
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "second")
    new = tmp_path / "new.md"
    new.write_text("new\n", encoding="utf-8")

    lines = changed_lines(tmp_path, "HEAD~1")
    assert lines[page] == [range(2, 4), range(5, 6)]
    assert 1 in lines[new][0] and set(lines) == {page, new}
    page.write_text("one\nfour\nfive\n", encoding="utf-8")
    assert changed_lines(tmp_path, "HEAD")[page] == [range(1, 2)]


def test_a_merge_base_and_a_commit_that_is_not_there(tmp_path: Path) -> None:
    assert merge_base(tmp_path, "main") is None
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")
    base = merge_base(tmp_path, "main")
    git(tmp_path, "checkout", "-q", "-b", "work")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "second")
    assert merge_base(tmp_path, "main") == base is not None
    assert merge_base(tmp_path, "nowhere") is None
