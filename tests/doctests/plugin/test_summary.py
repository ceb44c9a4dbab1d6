"""What is made of a report: a comment, GitHub's annotations, and the times of files."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from builder.cli import app
from doctests.report import Block, Remark, make_report, read_report, seconds_by_path, write_report
from doctests.summary import lines, markdown, workflow_commands

MACHINE = {"python": "3.12.1", "torch": "2.13.0", "device": "cuda", "device_name": "NVIDIA L4"}


def block(path: str, line: int, state: str, **rest: object) -> Block:
    """A block of which only what counts is said."""
    return {
        "path": path,
        "object": "",
        "name": f"line-{line}",
        "line": line,
        "end_line": line + 1,
        "digest": "",
        "state": state,
        "reason": "",
        "as": "",
        "seconds": 0.0,
        "ran": "2026-11-20T10:00:00+00:00",
        "cached": False,
        "message": "",
        **rest,
    }  # type: ignore[typeddict-item, return-value]


FAILURE: Remark = {"path": "en/a.md", "line": 14, "message": "expected 3_000, got 4\nline 2"}

REPORT = make_report(
    MACHINE,
    [
        block("en/b.md", 9, "skipped", reason="needs cuda:2"),
        block("en/a.md", 12, "failed", seconds=2.5),
        block("en/a.md", 3, "passed", seconds=1.0, cached=True),
        block("ko/b.md", 10, "same", **{"as": "en/b.md:9"}, reason="needs cuda:2"),
    ],
    [{"path": "en/a.md", "line": 1, "message": "40 MiB stay on the device"}],
    [{"path": "ja/a.md", "line": 5, "message": "the code differs from en/a.md:3"}],
)


def test_the_terminal() -> None:
    assert list(lines(REPORT)) == [
        "2 blocks ran: 1 passed, 1 failed (1 known from an earlier run)",
        "1 skipped: needs cuda:2",
        "1 page ran once for all languages with the same code",
        "ja/a.md:5: the code differs from en/a.md:3",
    ]


def test_reasons_are_counted_whichever_line_they_name() -> None:
    absent = ["needs cuda: line 4 names it", "needs cuda: line 9 names it", "needs cuda"]
    gone = ["needs `model` of line 4, which failed", "needs `x` of line 8, which was skipped: needs net"]
    blocks = [block("a.md", line, "skipped", reason=one) for line, one in enumerate([*absent, *gone])]
    assert list(lines(make_report(MACHINE, blocks, [], []))) == [
        "0 blocks ran: 0 passed, 0 failed",
        "3 skipped: needs cuda",
        "2 skipped: needs a block that was skipped or failed",
    ]


def test_a_comment() -> None:
    assert markdown(REPORT, [FAILURE]) == (
        "**4 examples**: 1 passed, 1 failed, 1 skipped, 1 the same in another language\n"
        "\n"
        "NVIDIA L4, torch 2.13.0, Python 3.12.1\n"
        "\n"
        "### Failed\n"
        "\n"
        "- `en/a.md:14` expected 3\\_000, got 4\n"
        "- `en/a.md:1` 40 MiB stay on the device\n"
        "\n"
        "### Code that differs from the English page's\n"
        "\n"
        "- `ja/a.md:5` the code differs from en/a.md:3\n"
        "\n"
        "### Skipped\n"
        "\n"
        "- 1 × needs cuda:2\n"
        "\n"
        "### Slowest\n"
        "\n"
        "- `en/a.md` 3.5 s\n"
    )


def test_a_comment_is_never_too_long_for_github() -> None:
    failures: list[Remark] = [{"path": "a.md", "line": n, "message": "x" * 900} for n in range(400)]
    text = markdown(REPORT, failures)
    assert "- and 351 more" in text
    assert len(text) < 65_536


def test_annotations_are_escaped() -> None:
    odd: Remark = {"path": "en/a,b.md", "line": 2, "message": "100 % of\nlines: one"}
    assert list(workflow_commands([FAILURE, odd], "docs")) == [
        "::error file=docs/en/a.md,line=14::expected 3_000, got 4%0Aline 2",
        "::error file=docs/en/a%2Cb.md,line=2::100 %25 of%0Alines: one",
    ]


def test_a_report_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "cpu.json"
    write_report(path, REPORT)
    assert read_report(path) == REPORT
    assert [one.name for one in path.parent.iterdir()] == ["cpu.json"]
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="isn't a report"):
        read_report(path)


def test_what_files_took() -> None:
    later = make_report(MACHINE, [block("en/b.md", 9, "passed", seconds=7.0)], [], [])
    assert seconds_by_path([REPORT, later]) == {"en/a.md": 3.5, "en/b.md": 7.0, "ko/b.md": 0.0}


def test_reports_of_several_machines_are_one(tmp_path: Path) -> None:
    cpu = {**MACHINE, "device": "", "device_name": ""}
    failed = block("en/b.md", 5, "failed", message="expected 3, got 4\nline 2")
    write_report(tmp_path / "1.json", make_report(cpu, [failed], [], []))
    write_report(tmp_path / "2.json", REPORT)
    files = [str(tmp_path / "1.json"), str(tmp_path / "2.json")]
    done = CliRunner().invoke(app, ["doctest", "summary", *files, "--report", str(tmp_path / "all.json")])
    assert done.exit_code == 0
    assert done.output.startswith(
        "**5 examples**: 1 passed, 2 failed, 1 skipped, 1 the same in another language\n\n"
        "NVIDIA L4, torch 2.13.0, Python 3.12.1\n\n"
        "### Failed\n\n"
    )
    assert "- `en/b.md:5` expected 3, got 4\n" in done.output
    whole = read_report(tmp_path / "all.json")
    assert [one["path"] for one in whole["blocks"]] == ["en/a.md", "en/a.md", "en/b.md", "en/b.md", "ko/b.md"]


def test_a_machine_without_a_report_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["doctest", "summary", str(tmp_path / "1.json")])
    assert done.exit_code == 2
    assert f"{tmp_path}/1.json" in done.output
