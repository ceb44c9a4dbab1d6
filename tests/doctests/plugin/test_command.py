"""`doc-builder doctest`: pytest with what mkdocs.yml says, and exit codes 0, 1 and 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.doctests.plugin.conftest import Run

pytest_plugins = ["pytester"]

SETTINGS = """\
site_name: Kit
plugins:
  - doc-builder:
      library: kit
      doctests:
        not_run: lists/never.txt
"""

FILES = {
    "mkdocs.yml": SETTINGS,
    "lists/never.txt": "docs/source/en/b.md  # sends letters\n",
    "docs/source/en/_toctree.yml": "- local: a\n  title: A\n- local: b\n  title: B\n",
    "docs/source/en/a.md": "# A\n\n```py\n>>> 1 + 1\n2\n```\n",
    "docs/source/en/b.md": "# B\n\n```py\nsend_letters()\n```\n",
    "docs/source/ko/a.md": "# 가\n\n```py\n>>> 1 + 1\n2\n```\n",
    "src/kit/__init__.py": '"""Kit.\n\n>>> 2 * 3\n6\n"""\n',
    "conftest.py": "raise SystemExit('the tests of the library need a cluster')\n",
    "pytest.ini": "[pytest]\naddopts = --no-such-option\n",
}


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A documentation in two languages, beside its library."""
    monkeypatch.setenv("PYTHONPATH", str(pytester.path / "src"))
    for name, text in FILES.items():
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return pytester.path


def test_everything_that_mkdocs_yml_names(doctest: Run, project: Path) -> None:
    result = doctest("--device", "cpu", "--report", "r.json")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["2 blocks ran: 2 passed, 0 failed", "1 skipped: sends letters"])
    blocks = json.loads((project / "r.json").read_text(encoding="utf-8"))["blocks"]
    assert [(one["path"], one["object"], one["state"]) for one in blocks] == [
        ("docs/source/en/a.md", "", "passed"),
        ("docs/source/en/b.md", "", "skipped"),
        ("docs/source/ko/a.md", "", "same"),
        ("src/kit/__init__.py", "kit", "passed"),
    ]


def test_what_is_named_with_options_for_pytest(doctest: Run, project: Path) -> None:
    result = doctest("docs/source/en/a.md::line-4", "src", "-n", "1", "--", "-v", "-k", "a.md")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*docs/source/en/a.md::line-4*"])
    result.assert_outcomes(passed=1)


def test_a_failure(doctest: Run, project: Path) -> None:
    (project / "docs/source/en/a.md").write_text("# A\n\n```py\n>>> 1 + 1\n3\n```\n", encoding="utf-8")
    result = doctest("docs/source/en")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["docs/source/en/a.md:4: *"])
    result = doctest("docs/source/en", "--accept")
    result.stdout.fnmatch_lines(["docs/source/en/a.md: expects now what was printed; read the changes"])
    assert doctest("docs/source/en").ret == 0


def test_mkdocs_yml_counts_for_the_folders_below_it(
    doctest: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / ".git").mkdir()
    monkeypatch.chdir(project / "docs" / "source")
    result = doctest("en", "--report", "r.json")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["1 skipped: sends letters"])
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in report["blocks"]] == ["docs/source/en/a.md", "docs/source/en/b.md"]


def test_mkdocs_yml_above_the_repository_is_anothers(
    doctest: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "docs" / ".git").mkdir()
    monkeypatch.chdir(project / "docs")
    assert doctest().ret == 2


def test_a_run_that_is_interrupted(doctest: Run, project: Path) -> None:
    (project / "src" / "stop.py").write_text(
        "def pytest_runtest_setup(item):\n    raise KeyboardInterrupt\n", encoding="utf-8"
    )
    assert doctest("docs/source/en", "--", "-p", "stop").ret == 2


def test_nothing_to_run_is_fine(doctest: Run, project: Path) -> None:
    (project / "empty.md").write_text("# Words\n", encoding="utf-8")
    assert doctest("empty.md").ret == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["docs/gone.md"], "*docs/gone.md*"),
        (["--shard", "3"], "*shard '3' isn't one; write it like 3/8*"),
        (["--config-file", "gone.yml"], "*gone.yml*"),
        (["--device", "tpu"], "*tpu*"),
        (["--durations", "mkdocs.yml"], "*mkdocs.yml*name the report of an earlier run*"),
    ],
)
def test_wrong_use(doctest: Run, project: Path, arguments: list[str], message: str) -> None:
    result = doctest(*arguments)
    assert result.ret == 2
    result.stderr.fnmatch_lines([message])
    assert "Traceback" not in result.stderr.str()


def test_without_a_documentation_paths_are_needed(doctest: Run, pytester: pytest.Pytester) -> None:
    result = doctest()
    assert result.ret == 2
    result.stderr.fnmatch_lines(["*name the PATHS of pages or modules"])
    pytester.path.joinpath("a.md").write_text("```py\nx = 1\n```\n", encoding="utf-8")
    assert doctest("a.md").ret == 0


def test_a_plan(doctest: Run, project: Path) -> None:
    result = doctest("plan", "--shards", "2", "docs", "--durations", "none-yet.json")
    assert result.ret == 0
    assert json.loads(result.stdout.str()) == {
        "include": [
            {"shard": "1/2", "seconds": 1.0, "files": ["docs/source/en/a.md", "docs/source/ko/a.md"]},
            {"shard": "2/2", "seconds": 1.0, "files": ["docs/source/en/b.md"]},
        ]
    }


@pytest.mark.parametrize("option", ["--check", "--fix"])
def test_a_list_that_cannot_be_read(doctest: Run, project: Path, option: str) -> None:
    (project / "lists" / "never.txt").write_bytes(b"docs/source/en/b.md  # \xff\n")
    result = doctest("lists", option)
    assert result.ret == 2
    assert result.stderr.str().splitlines() == ["lists/never.txt: isn't UTF-8; save the file as UTF-8"]


def test_lists(doctest: Run, project: Path) -> None:
    assert doctest("lists", "--check").ret == 0
    path = project / "lists" / "never.txt"
    path.write_text("docs/source/en/b.md  # sends letters\ndocs/gone.md  # x\n", encoding="utf-8")
    result = doctest("lists")
    assert result.ret == 1
    result.stderr.fnmatch_lines(["lists/never.txt:2: docs/gone.md isn't there; *"])
    result = doctest("lists", "--fix")
    assert result.ret == 0
    assert path.read_text(encoding="utf-8") == "docs/source/en/b.md  # sends letters\n"
