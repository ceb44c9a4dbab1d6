"""`doc-builder check --since`: what stands on lines that a branch has changed."""

from __future__ import annotations

import pytest

from tests.checks.conftest import HEALTHY, Project

INDEX = "docs/source/en/index.md"
OLD = HEALTHY[INDEX] + "\n[a](lost)\n"


@pytest.fixture
def branch(project: Project) -> Project:
    """A repository whose last commit has a fault."""
    project.write({INDEX: OLD, ".gitignore": "cache\n"})
    project.git("init", "--initial-branch=main")
    project.git("add", ".")
    project.git("commit", "--message=Begin")
    return project


def since(project: Project, revision: str = "main") -> list[str]:
    done = project.run("check", "--since", revision)
    assert done.exit_code == bool(done.stdout), done.stderr
    return [line.split(" ")[0] + line.rpartition(" ")[2] for line in done.stdout.splitlines()]


def test_what_was_wrong_before_is_not_told(branch: Project) -> None:
    assert since(branch) == []
    branch.write({INDEX: OLD + "\n[b](lost)\n"})
    assert since(branch) == [f"{INDEX}:9:[broken-link]"]


def test_what_is_committed_counts_from_where_the_branch_began(branch: Project) -> None:
    branch.git("switch", "--create", "work")
    branch.write({INDEX: OLD + "\n[b](lost)\n"})
    branch.git("commit", "--all", "--message=More")
    branch.git("switch", "main")
    branch.write({"docs/source/ko/index.md": "# 홈\n\n[쓰기](lost)\n"})
    branch.git("commit", "--all", "--message=Elsewhere")
    branch.git("switch", "work")
    assert since(branch) == [f"{INDEX}:9:[broken-link]"]


def test_a_new_page_without_an_entry_is_told(branch: Project) -> None:
    branch.write({"docs/source/en/new.md": "# New\n"})
    assert since(branch) == ["docs/source/en/_toctree.yml:1:[unlisted-page]"]


def test_an_entry_whose_page_was_deleted_is_told(branch: Project) -> None:
    (branch.root / "docs/source/en/guide/use.md").unlink()
    assert "docs/source/en/_toctree.yml:3:[missing-page]" in since(branch)


def test_an_unknown_commit_is_wrong_use(branch: Project) -> None:
    done = branch.run("check", "--since", "nowhere")
    assert done.exit_code == 2
    assert "git knows no commit nowhere" in done.stderr
