"""A branch is changed whole, whoever else changes it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.git import GitError
from builder.publish import change
from tests.publish.fake_github import commits, files_of


def _write(name: str, text: str = "x") -> Callable[[Path], str]:
    def edit(tree: Path) -> str:
        (tree / name).write_text(text)
        return f"Write {name}"

    return edit


def test_a_site_keeps_one_commit(remote: Path) -> None:
    assert change(str(remote), "gh-pages", _write("a"))
    assert change(str(remote), "gh-pages", _write("b"))
    assert files_of(remote) == {"a": "x", "b": "x"}
    assert commits(remote) == ["Write b"]


def test_notebooks_keep_their_history(remote: Path) -> None:
    change(str(remote), "main", _write("a"), history=True)
    change(str(remote), "main", _write("b"), history=True)
    assert commits(remote, "main") == ["Write b", "Write a"]


def test_nothing_is_pushed_where_nothing_has_changed(remote: Path) -> None:
    change(str(remote), "gh-pages", _write("a"))
    assert not change(str(remote), "gh-pages", _write("a"))
    assert not change(str(remote), "gh-pages", lambda tree: None)


def test_both_stay_when_two_change_it_at_once(remote: Path) -> None:
    change(str(remote), "gh-pages", _write("a"))
    times = []

    def slow(tree: Path) -> str:
        times.append(sorted(one.name for one in tree.iterdir() if one.name != ".git"))
        if len(times) == 1:
            change(str(remote), "gh-pages", _write("other"))
        return _write("mine")(tree)

    assert change(str(remote), "gh-pages", slow, pause=lambda seconds: None)
    assert times == [["a"], ["a", "other"]]
    assert files_of(remote) == {"a": "x", "mine": "x", "other": "x"}


def test_what_git_says_is_told(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="nowhere"):
        change(str(tmp_path / "nowhere"), "gh-pages", _write("a"))


def test_ignored_and_hidden_files_are_part_of_a_site(remote: Path) -> None:
    change(str(remote), "gh-pages", _write(".gitignore", "*.html"))
    change(str(remote), "gh-pages", _write("index.html"))
    assert files_of(remote).keys() == {".gitignore", "index.html"}
