"""`doc-builder check` on a command line: what it prints, what it leaves out, and how it ends."""

from __future__ import annotations

import json

import pytest

from builder.checks.rules import RULES
from tests.checks.conftest import HEALTHY, MKDOCS, Project

INDEX = "docs/source/en/index.md"
BROKEN = HEALTHY[INDEX] + "\n[a](lost)\n\n#### B\n"


def test_a_healthy_documentation(project: Project) -> None:
    done = project.run("check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "3 pages checked, 0 findings\n"


def test_findings_for_people(project: Project) -> None:
    project.write({INDEX: BROKEN})
    done = project.run("check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"{INDEX}:7: link to lost: there is no such page [broken-link]",
        f"{INDEX}:9: heading of level 4 below one of level 1: “B”; write it with ## [heading-skip]",
    ]
    assert done.stderr == "3 pages checked, 2 findings\n"


def test_findings_for_programs_and_github(project: Project) -> None:
    project.write({INDEX: BROKEN})
    done = project.run("check", "--format", "json", "--select", "broken-link")
    assert json.loads(done.stdout) == [
        {
            "path": INDEX,
            "line": 7,
            "rule": "broken-link",
            "message": "link to lost: there is no such page",
            "hint": "",
        }
    ]
    assert done.stderr == ""
    done = project.run("check", "--format", "github", "--ignore", "heading-skip")
    assert done.stdout == (
        f"::error file={INDEX},line=7,title=broken-link::link to lost: there is no such page\n"
    )


def test_nothing_found_is_an_empty_list(project: Project) -> None:
    assert json.loads(project.run("check", "--format", "json").stdout) == []


def test_a_second_check_says_the_same(project: Project) -> None:
    project.write({INDEX: BROKEN})
    assert project.run("check").stdout == project.run("check").stdout


def test_rules_can_be_read_by_a_program(project: Project) -> None:
    rules = json.loads(project.run("check", "--rules", "--format", "json").stdout)
    assert {one["name"]: one["fixable"] for one in rules} == {
        name: rule.fixable for name, rule in RULES.items()
    }
    assert project.run("check", "--rules", "--format", "github").exit_code == 2


def test_several_rules_are_named_with_commas(project: Project) -> None:
    project.write({"docs/source/en/index.md": "# Home\n\n[a](lost) [b](guide/use#nope)\n\n![c](no.png)\n"})
    done = project.run(
        "check", "--select", "broken-link,broken-anchor", "--ignore", "broken-anchor, dead-url"
    )
    assert [line.rpartition(" ")[2] for line in done.stdout.splitlines()] == ["[broken-link]"]
    assert done.stderr.endswith(" 1 finding\n")


def test_what_only_another_language_includes_is_left_out(project: Project) -> None:
    project.write({
        "docs/shared/part.md": "[a](lost)\n\n<Tips>\nb\n</Tips>\n",
        INDEX: HEALTHY[INDEX] + '\n<include>{"path": "../../shared/part.md"}</include>\n',
    })  # fmt: skip
    assert project.found() == [
        "docs/shared/part.md:1 broken-link",
        "docs/shared/part.md:3 unknown-tag",
    ]
    assert project.found(languages=["ko"]) == []
    korean = "docs/source/ko/index.md"
    project.write({korean: HEALTHY[korean] + '\n<include>{"path": "../../shared/part.md"}</include>\n'})
    assert len(project.found(languages=["ko"])) == 2


def test_a_stub_without_a_module_is_not_imported(project: Project) -> None:
    use = "docs/source/en/guide/use.md"
    project.write({
        "mkdocs.yml": MKDOCS.replace("imports: false", "imports: true"),
        "lib/native.pyi": 'def run(size: int) -> int:\n    """Runs.\n\n    Args:\n        size: S\n    """\n',
        use: HEALTHY[use] + "\n[[autodoc]] native.run\n",
    })  # fmt: skip
    assert project.found() == []


def test_a_redirect_leads_to_a_part_that_there_is(project: Project) -> None:
    rules = "docs/source/en/_redirects.yml"
    project.write({rules: "a: guide/use#tabs\nb: guide/use#referense\nc: https://example.org/#nope\n"})
    (one,) = project.check("redirect-missing").findings
    assert str(one) == (
        f"{rules}:2: `b` redirects to `guide/use#referense`: the page has no such part; "
        "did you mean #reference?"
    )


def test_the_rules_are_listed(project: Project) -> None:
    done = project.run("check", "--rules")
    assert done.exit_code == 0
    listed = done.stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(RULES)
    (fixable,) = (line for line in listed if line.startswith("unsorted-entry"))
    assert fixable.split()[1] == "fix"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "broken-lnk"], "there is no rule broken-lnk"),
        (["--ignore", "missing-page"], "it is always told"),
        (["--select", "dead-url"], "add --external"),
        (["--since", "main"], "is in no git repository"),
        (["--language", "fr"], "no pages in language fr"),
        (["lib", "nowhere"], "there is no such folder"),
    ],
)
def test_wrong_use(project: Project, arguments: list[str], said: str) -> None:
    done = project.run("check", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_one_language_is_checked_with_what_stands_in_for_it(project: Project) -> None:
    project.write({INDEX: BROKEN, "docs/source/ko/index.md": "# 홈\n\n[쓰기](guide/use#none)\n"})
    assert project.found(languages=["ko"]) == ["docs/source/ko/index.md:3 broken-anchor"]


def test_what_stands_in_is_told_once(project: Project) -> None:
    use = "docs/source/en/guide/use.md"
    project.write({use: HEALTHY[use] + "\n[a](lost)\n"})
    assert project.found() == [f"{use}:15 broken-link"]


def test_pages_without_a_library(project: Project) -> None:
    project.write({"docs/source/en/guide/use.md": "# Use\n\n## Tabs\n", INDEX: "# Home\n"})
    project.write({"mkdocs.yml": MKDOCS.replace("library: lib", "library: nothing")})
    assert project.found() == []


def test_an_installed_library_is_counted_and_not_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project.root / "venv/lib/python3.11/site-packages"
    wrong = HEALTHY["lib/models.py"].replace("What it gives.", "[`Nowhere.at_all`]")
    project.write({"lib/models.py": wrong})
    assert project.found() == ["lib/models.py:21 unresolved-reference"]
    site.mkdir(parents=True)
    (project.root / "lib").rename(site / "lib")
    monkeypatch.syspath_prepend(str(site))
    done = project.run("check")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[1].startswith("1 more in lib, an installed package")


def test_modules_that_fail_for_one_reason_are_told_once(project: Project) -> None:
    module = '"""A module."""\n\nimport lib.wrong\n\n\nclass {}:\n    """A part."""\n'
    modules = {f"lib/{name}.py": module.format(name.title()) for name in ("left", "right")}
    use = "docs/source/en/guide/use.md"
    project.write(modules | {"lib/wrong.py": '"""Fails."""\n\nraise RuntimeError("no such device")\n'})
    project.write({use: HEALTHY[use] + "\n[[autodoc]] left.Left\n\n[[autodoc]] right.Right\n"})
    project.write({"mkdocs.yml": MKDOCS.replace("imports: false", "imports: true")})
    (finding,) = project.check("import-failed").findings
    assert (finding.path, finding.line) == (use, 15)
    assert "lib.left can't be imported: RuntimeError: no such device" in finding.message
    assert finding.message.endswith("so it is with 1 more")


def test_a_fault_that_each_language_sees_in_its_own_way_is_told_once(project: Project) -> None:
    wrong = HEALTHY["lib/models.py"].replace("A model.", "A model, [used](/guide/use#referense).")
    project.write({"lib/models.py": wrong, "docs/source/ko/guide/use.md": "# 쓰기\n\n[[autodoc]] Model\n"})
    project.write({"docs/source/ko/_toctree.yml": HEALTHY["docs/source/en/_toctree.yml"]})
    checked = project.check("broken-anchor")
    told = [one for one in checked.findings if one.path == "lib/models.py"]
    assert [(one.line, one.hint) for one in told] == [
        (5, "did you mean #reference?")
    ]  # Korean has nothing like it
