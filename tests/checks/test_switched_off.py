"""Findings that a comment or the project switches off, in a check, in a build, and of translations."""

from __future__ import annotations

import pytest

from tests.checks.conftest import HEALTHY, MKDOCS, Project

INDEX = "docs/source/en/index.md"
KOREAN = "docs/source/ko/index.md"
MODELS = "lib/models.py"
OFF = "<!-- doc-builder: ignore broken-link -->"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{OFF}\n[a](lost)\n", []),
        (f"[a](lost) {OFF}\n", []),
        ("<!-- doc-builder: ignore-page broken-link -->\n\n[a](lost)\n\n[b](lost)\n", []),
        (f"{OFF}\n[a](lost)\n\n[b](lost)\n", ["9 broken-link"]),
        (f"{OFF}\n[a](guide/use#y) [b](lost)\n", ["7 broken-anchor"]),
        (f"{OFF}\nText.\n", ["6 unused-ignore"]),
        ("<!-- doc-builder: ignore heading-skip -->\n#### B\n", []),
    ],
)
def test_in_a_page(project: Project, text: str, found: list[str]) -> None:
    project.write({INDEX: HEALTHY[INDEX] + text})
    assert project.found() == [f"{INDEX}:{one}" for one in found]


def test_in_a_toctree(project: Project) -> None:
    toctree = "docs/source/en/_toctree.yml"
    listed = HEALTHY[toctree] + "- local: index  # doc-builder: ignore double-entry -- on purpose\n"
    project.write({toctree: f"{listed}  title: Home again\n"})
    assert project.found() == []


def test_in_the_library(project: Project) -> None:
    wrong = HEALTHY[MODELS].replace("text (`str`)", "texts (`str`)")
    project.write({MODELS: wrong})
    assert project.found() == [f"{MODELS}:18 docstring-misnamed-parameter"]
    comment = "  # doc-builder: ignore docstring-misnamed-parameter"
    for place in ("def forward(self, text: str) -> str:", '`str`: What it gives.\n        """'):
        project.write({MODELS: wrong.replace(place, place + comment)})
        assert project.found() == []
    project.write({MODELS: HEALTHY[MODELS].replace("class Model:", f"class Model:{comment}")})
    assert project.found() == [f"{MODELS}:4 unused-ignore"]


def test_for_the_whole_project(project: Project) -> None:
    project.write({INDEX: HEALTHY[INDEX] + "\n[a](lost)\n"})
    project.write({"mkdocs.yml": MKDOCS + "      check: {ignore: [broken-link]}\n"})
    assert project.found() == []


def test_names_that_need_no_page(project: Project) -> None:
    part = HEALTHY[MODELS] + '\n\nclass Part:\n    """A part."""\n'
    handed_out = 'from lib.models import Model, Part\n\n__all__ = ["Model", "Part"]\n'
    project.write({MODELS: part, "lib/__init__.py": handed_out})
    assert [one.split()[1] for one in project.found()] == ["not-on-a-page"]
    project.write({"mkdocs.yml": MKDOCS + '      check: {undocumented: ["Par*"]}\n'})
    assert project.found() == []


@pytest.mark.parametrize("rule", ["broken-lnk", "missing-page"])
def test_a_project_names_rules_that_there_are_and_no_errors(project: Project, rule: str) -> None:
    project.write({"mkdocs.yml": f"{MKDOCS}      check: {{ignore: [{rule}]}}\n"})
    done = project.run("check")
    assert done.exit_code == 2
    assert "check: ignore: " in done.stderr and rule in done.stderr


def test_a_strict_build_passes_over_it_too(project: Project) -> None:
    project.write({INDEX: HEALTHY[INDEX] + "\n[a](lost)\n"})
    build = ("build", "--strict", "--no-search", "--build_dir", "out")
    assert project.run(*build).exit_code == 1
    project.write({INDEX: f"{HEALTHY[INDEX]}\n{OFF}\n[a](lost)\n"})
    done = project.run(*build)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "nothing has changed" in project.run(*build).stdout


def test_a_comment_of_mkdocs_yml_counts_in_the_next_build(project: Project) -> None:
    lost = "      inventories: [{file: lost.inv, url: https://a.org}]\n"
    project.write({"mkdocs.yml": MKDOCS + lost})
    build = ("build", "--no-search", "--build_dir", "out")
    assert "lost.inv" in project.run(*build).stderr
    comment = "  # doc-builder: ignore inventory-unavailable\n"
    project.write({"mkdocs.yml": (MKDOCS + lost).replace("\n", comment, 1)})
    assert project.run(*build).stderr == ""


def test_a_rule_that_was_not_looked_for_is_not_called_unused(project: Project) -> None:
    project.write(
        {INDEX: f"{HEALTHY[INDEX]}\n<!-- doc-builder: ignore dead-url, emphasis-elsewhere -->\nText.\n"}
    )
    assert project.found() == []


def test_translations_are_checked_with_the_same_comments(project: Project) -> None:
    english = "# Home [[home]]\n\nPress **OK** now.\n"
    project.write({INDEX: english, KOREAN: "# 홈 [[home]]\n\n지금 **확인**을 누르세요.\n"})
    check = ("translate", "check", "--select", "emphasis-elsewhere")
    assert project.run(*check).exit_code == 0
    project.write({KOREAN: "# 홈 [[home]]\n\n지금 **확인(OK)**을 누르세요.\n"})
    assert project.run(*check).exit_code == 1
    comment = "<!-- doc-builder: ignore emphasis-elsewhere -->"
    project.write({KOREAN: f"# 홈 [[home]]\n\n{comment}\n지금 **확인(OK)**을 누르세요.\n"})
    done = project.run(*check)
    assert (done.exit_code, done.stdout) == (0, "")
    assert project.run("translate", "check").stdout == ""


def test_translations_are_not_mended_where_a_comment_says_so(project: Project) -> None:
    project.write({INDEX: "# Home [[home]]\n\n## Use [[use]]\n\nText.\n"})
    wrong = "# 홈 [[home]]\n\n<!-- doc-builder: ignore heading-level -->\n### 쓰기 [[use]]\n\n글.\n"
    project.write({KOREAN: wrong})
    project.run("translate", "check", "--fix", "--select", "heading-level")
    assert project.read(KOREAN) == wrong
    project.write({KOREAN: wrong.replace("heading-level", "list-mark")})
    project.run("translate", "check", "--fix", "--select", "heading-level")
    assert "\n## 쓰기" in project.read(KOREAN)
