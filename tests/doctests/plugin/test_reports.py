"""What a run leaves behind: one JSON report, a comment in Markdown, annotations, parts of a whole."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tests.doctests.plugin.conftest import Run

pytest_plugins = ["pytester"]

PAGE = """\
```py
>>> 1 + 1
3
```

```py skip="needs a camera"
take_picture()
```

```py id=last
x = 1
```
"""


@pytest.fixture
def docs(pytester: pytest.Pytester) -> Path:
    """Two pages in `docs`, below a repository's root."""
    for name in ("a", "b"):
        path = pytester.path / "site" / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    return pytester.path / "site"


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("workers", [[], ["-n", "2"]])
def test_every_block_and_the_machine(run: Run, docs: Path, workers: list[str]) -> None:
    run("site/docs", "--doc-root=site", "--doc-report=out/cpu.json", *workers)
    report = read(docs.parent / "out" / "cpu.json")
    assert report["version"] == 1
    assert report["machine"]["device"] == "cpu"
    assert set(report["machine"]) == {
        "python", "platform", "device", "device_name", "devices", "torch", "libraries",
    }  # fmt: skip
    assert [
        (one["path"], one["object"], one["name"], one["line"], one["end_line"], one["state"], one["reason"])
        for one in report["blocks"]
    ] == [
        (f"docs/{page}.md", "", *rest)
        for page in ("a", "b")
        for rest in [
            ("line-2", 2, 3, "failed", ""),
            ("line-7", 7, 7, "skipped", "needs a camera"),
            ("last", 11, 11, "passed", ""),
        ]
    ]
    assert report["blocks"][0]["message"].startswith("2: ")


def test_a_comment(run: Run, docs: Path) -> None:
    run("site/docs", "--doc-root=site", "--doc-summary=comment.md")
    text = (docs.parent / "comment.md").read_text(encoding="utf-8")
    assert text.startswith("**6 examples**: 2 passed, 2 failed, 2 skipped\n")
    assert "- `docs/b.md:2` " in text
    assert "- 2 × needs a camera" in text


def test_github_shows_mistakes_at_their_lines(run: Run, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("site/docs", "--doc-root=site").stdout.no_fnmatch_line("::error*")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(docs.parent))
    run("site/docs", "--doc-root=site").stdout.fnmatch_lines(["::error file=site/docs/a.md,line=2::*"])


def test_the_terminal_says_what_ran_and_why_not_the_rest(run: Run, docs: Path) -> None:
    run("site/docs", "--doc-root=site").stdout.fnmatch_lines(
        ["*= examples =*", "4 blocks ran: 2 passed, 2 failed", "2 skipped: needs a camera"]
    )


def test_shards_are_all_of_it(run: Run, docs: Path) -> None:
    run("site/docs", "--doc-root=site", "--doc-report=r.json")
    paths = []
    for index in (1, 2):
        run(
            "site/docs",
            "--doc-root=site",
            f"--doc-shard={index}/2",
            "--doc-durations=r.json",
            f"--doc-report={index}.json",
        )
        paths.append({block["path"] for block in read(docs.parent / f"{index}.json")["blocks"]})
    assert sorted(paths, key=sorted) == [{"docs/a.md"}, {"docs/b.md"}]


@pytest.mark.parametrize("workers", [[], ["-n", "2"]])
def test_a_page_that_cannot_be_read_fails_by_name_and_the_rest_runs(
    run: Run, docs: Path, monkeypatch: pytest.MonkeyPatch, workers: list[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(docs.parent))
    (docs / "docs" / "bad.md").write_bytes(b"# Title\n\xff\n")
    (docs / "docs" / "worse.py").write_bytes(b"# coding: klingon\n")
    result = run("site/docs", "--doc-root=site", "--doc-report=r.json", "--doc-summary=s.md", *workers)
    assert result.ret == 1
    result.assert_outcomes(passed=2, failed=4, skipped=2)
    message = "this page isn't UTF-8: byte 0xff; save the file as UTF-8"
    found = [one for one in read(docs.parent / "r.json")["blocks"] if one["path"] == "docs/bad.md"]
    assert [(one["line"], one["state"], one["message"]) for one in found] == [(2, "failed", f"2: {message}")]
    assert f"`docs/bad.md:2` {message}" in (docs.parent / "s.md").read_text(encoding="utf-8")
    result.stdout.fnmatch_lines([f"::error file=site/docs/bad.md,line=2::{message}"])
    result.stdout.fnmatch_lines(["::error file=site/docs/worse.py,line=1::this module isn't what it *"])


def test_pages_that_cannot_be_read_are_not_the_same(run: Run, pytester: pytest.Pytester) -> None:
    for code in ("en", "ko"):
        (pytester.path / "docs" / code).mkdir(parents=True)
        (pytester.path / "docs" / code / "a.md").write_bytes(b"\xff\n")
    run("docs").assert_outcomes(failed=2)


def test_lists_say_what_does_not_run(run: Run, docs: Path) -> None:
    lists = docs / "doctests"
    lists.mkdir()
    (lists / "not_run.txt").write_text("docs/a.md  # sends letters\n", encoding="utf-8")
    (lists / "slow.txt").write_text("docs/b.md::line-2  # takes a day\n", encoding="utf-8")
    result = run("site/docs", "--doc-root=site")
    result.assert_outcomes(skipped=5, passed=1)
    result.stdout.fnmatch_lines(["2 skipped: sends letters", "1 skipped: slow: takes a day"])
    run("site/docs", "--doc-root=site", "--doc-slow").assert_outcomes(skipped=4, passed=1, failed=1)


def test_a_machine_with_torch(pytester: pytest.Pytester) -> None:
    (pytester.path / "a.md").write_text(
        "```py\n>>> import torch\n>>> torch.ones(2)\ntensor([1., 1.])\n```\n", encoding="utf-8"
    )
    result = pytester.runpytest_subprocess(
        "--doc-examples", "--doc-device=cpu", "a.md", "--doc-report=r.json"
    )
    result.assert_outcomes(passed=1)
    assert read(pytester.path / "r.json")["machine"]["torch"] == version("torch")
