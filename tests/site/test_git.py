"""What git tells a build."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builder.site.git import project_url
from tests.site.docs import Docs


def git(folder: Path, *arguments: str, date: str = "2026-03-01T12:00:00Z") -> None:
    who = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "HOME": str(folder)}
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**who, **dates}
    )


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        ("https://github.com/org/lib.git", "https://github.com/org/lib"),
        ("git@github.com:org/lib.git", "https://github.com/org/lib"),
        ("https://token@gitlab.com/group/sub/lib", "https://gitlab.com/group/sub/lib"),
        ("/srv/lib.git", ""),
    ],
)
def test_the_project_is_where_its_remote_is(tmp_path: Path, remote: str, url: str) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "remote", "add", "origin", remote)
    assert project_url(tmp_path) == url


def test_a_page_says_when_it_was_last_changed_and_where_to_edit_it(three_languages: Docs) -> None:
    git(three_languages.root, "init", "-q")
    git(three_languages.root, "remote", "add", "origin", "git@github.com:org/lib.git")
    git(three_languages.root, "add", "docs")
    git(three_languages.root, "commit", "-qm", "first")
    three_languages.write({"ko/index.md": "# 홈\n\n## 다음 단계\n"})
    git(three_languages.root, "commit", "-qam", "second", date="2026-04-02T12:00:00Z")
    three_languages.build()
    english = LexborHTMLParser(three_languages.read("en/index.html"))
    korean = LexborHTMLParser(three_languages.read("ko/index.html"))
    assert english.css_first(".db-updated time").text() == "2026-03-01"
    assert korean.css_first(".db-updated time").text() == "2026-04-02"
    edit = korean.css_first("a[rel~=edit]").attributes["href"]
    assert edit == "https://github.com/org/lib/edit/main/docs/source/ko/index.md"
    fallback = LexborHTMLParser(three_languages.read("ko/guide/tabs/index.html"))
    assert fallback.css_first("a[rel~=edit]").attributes["href"].endswith("/docs/source/en/guide/tabs.md")


def test_without_git_there_is_no_date(three_languages: Docs) -> None:
    three_languages.build()
    assert "db-updated" not in three_languages.read("en/index.html")
