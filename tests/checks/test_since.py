"""`doc-builder check --since`: what stands on lines that a branch has changed."""

from __future__ import annotations

import pytest

from tests.checks.conftest import HEALTHY, Project

INDEX = "docs/source/en/index.md"
MODELS = "lib/models.py"
USE = "docs/source/en/guide/use.md"
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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("size: int = 8", "size: int = 9"),
        ("def forward(self, text: str)", "def forward(self, words: str)"),
    ],
)
def test_a_docstring_is_told_of_when_its_signature_changes(branch: Project, old: str, new: str) -> None:
    branch.write({MODELS: HEALTHY[MODELS].replace(old, new)})
    told = since(branch)
    assert told != [] and all(one.startswith(f"{MODELS}:") and "[docstring-" in one for one in told)


def test_a_docstring_is_not_told_of_when_the_body_below_changes(branch: Project) -> None:
    wrong = HEALTHY[MODELS].replace("defaults to 8", "defaults to 16")
    branch.write({MODELS: wrong})
    branch.git("commit", "--all", "--message=Wrong")
    branch.write({MODELS: wrong.replace("self.size = size", "self.size = size + 1")})
    assert since(branch) == []


def test_fields_of_a_dataclass_are_its_signature(branch: Project) -> None:
    text = (
        '"""Models."""\n\nfrom dataclasses import dataclass\n\n\n@dataclass\nclass Model:\n    """A.\n\n'
        "    Args:\n        size (`int`, *optional*, defaults to 8): How large it is.\n"
        '    """\n\n    size: int = 8\n'
    )
    branch.write({MODELS: text, INDEX: HEALTHY[INDEX].replace(".forward", "")})
    branch.git("commit", "--all", "--message=Fields")
    branch.write({MODELS: text.replace("= 8", "= 9")})
    assert since(branch) == [f"{MODELS}:11:[docstring-wrong-default]"]


def test_a_link_is_told_of_when_its_heading_goes(branch: Project) -> None:
    branch.write({USE: HEALTHY[USE].replace("## Tabs", "## Leaves")})
    assert since(branch) == [f"{INDEX}:3:[broken-anchor]", "docs/source/ko/index.md:3:[broken-anchor]"]


def test_a_link_is_told_of_when_its_page_goes(branch: Project) -> None:
    (branch.root / USE).rename(branch.root / "docs/source/en/guide/way.md")
    assert f"{INDEX}:3:[broken-link]" in since(branch)


def test_a_picture_is_told_of_when_its_file_goes(branch: Project) -> None:
    (branch.root / "docs/source/en/x.svg").unlink()
    assert since(branch) == [f"{INDEX}:5:[missing-image]"]


def test_a_link_that_was_broken_before_its_page_changed_is_not_told(branch: Project) -> None:
    branch.write({INDEX: HEALTHY[INDEX] + "\n[a](guide/use#nope)\n"})
    branch.git("commit", "--all", "--message=Wrong")
    branch.write({USE: HEALTHY[USE] + "\n## More\n"})
    assert since(branch) == []


def test_a_link_in_a_docstring_that_was_broken_before_is_not_told(branch: Project) -> None:
    branch.write({MODELS: HEALTHY[MODELS].replace("Runs it.", "Runs it, see [a](lost).")})
    branch.git("commit", "--all", "--message=Wrong")
    branch.write({USE: HEALTHY[USE] + "\n## More\n"})
    assert "[broken-link]" in branch.run("check").stdout
    assert since(branch) == []


def test_an_unknown_commit_is_wrong_use(branch: Project) -> None:
    done = branch.run("check", "--since", "nowhere")
    assert done.exit_code == 2
    assert "git knows no commit nowhere" in done.stderr
