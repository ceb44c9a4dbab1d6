"""`pytest --doc-examples`: blocks as items of their files, with pytest's own ways to choose among them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.doctests.plugin.conftest import Run

pytest_plugins = ["pytester"]

PAGE = """\
# A page

```py
>>> x = 20
>>> x + 1
21
```

Words between.

```py
>>> x + 2
23
```

```py skip="needs a camera"
take_picture()
```

```py
print(x)
assert x == 20
```
"""

MODULE = '''\
"""A module.

>>> half(8)
4.0
"""


def half(x):
    """Half of a number.

    Examples:

    ```py
    >>> half(3)
    1.5
    ```

    >>> half(5)
    2.0
    """
    return x / 2
'''


@pytest.fixture
def page(pytester: pytest.Pytester) -> Path:
    """A page with a passing, a failing and a skipped block, and one more."""
    path = pytester.path / "docs" / "page.md"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_without_the_option_nothing_happens(pytester: pytest.Pytester, page: Path) -> None:
    pytester.makeconftest(
        "import sys\ndef pytest_unconfigure(): print([one for one in sys.modules if 'doctests' in one])"
    )
    result = pytester.runpytest_subprocess()
    result.stdout.fnmatch_lines(["collected 0 items", "['doctests', 'doctests.plugin']"])


def test_each_block_is_an_item_at_its_line(run: Run, page: Path) -> None:
    result = run("-v", "-rs", "docs")
    result.assert_outcomes(passed=2, failed=1, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "docs/page.md::line-4 PASSED*",
            "docs/page.md::line-12 FAILED*",
            "docs/page.md::line-17 SKIPPED*",
            "docs/page.md::line-21 PASSED*",
            "SKIPPED [[]1[]] docs/page.md:17: needs a camera",
        ]
    )


def test_a_failure_names_its_line_and_how_to_repeat_it(run: Run, page: Path) -> None:
    result = run("docs")
    result.stdout.fnmatch_lines(
        [
            "_* line-12 _*",
            "docs/page.md:12: *",
            "    >>> x + 2",
            "again: doc-builder doctest docs/page.md::line-12 --device cpu",
            "FAILED docs/page.md::line-12 - *",
        ]
    )
    result.stdout.no_fnmatch_line("*ExampleError*")
    run("--tb=line", "docs").stdout.fnmatch_lines(["*docs/page.md:12: *"])


def test_what_a_block_prints_is_shown_when_it_fails(run: Run, pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("a.md").write_text('```py\nprint("so far")\nassert False\n```\n', encoding="utf-8")
    run("a.md").stdout.fnmatch_lines(["*Captured stdout call*", "so far"])


def test_a_block_alone_runs_with_what_it_depends_on(run: Run, page: Path) -> None:
    result = run("docs/page.md::line-21")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["collected 1 item"])


def test_commands_are_examples_where_they_are_asked_for(run: Run, pytester: pytest.Pytester) -> None:
    (pytester.path / "page.md").write_text('```bash\npython -c "print(1)"\n```\n\n```text\n1\n```\n')
    run("page.md").assert_outcomes()
    run("page.md", "--doc-commands").assert_outcomes(passed=1)


def test_choosing_by_keyword(run: Run, page: Path) -> None:
    run("docs", "-k", "line-21 or line-4").assert_outcomes(passed=2, deselected=2)


def test_stopping_at_the_first_failure(run: Run, page: Path) -> None:
    run("docs", "-x").assert_outcomes(passed=1, failed=1)


def test_running_what_failed_again(run: Run, page: Path) -> None:
    run("docs")
    run("docs", "--lf").assert_outcomes(failed=1)


def test_collecting_runs_nothing(run: Run, page: Path) -> None:
    result = run("docs", "--collect-only", "-q")
    assert result.outlines[:4] == [f"docs/page.md::line-{line}" for line in (4, 12, 17, 21)]


def test_in_several_processes(run: Run, page: Path) -> None:
    for name in ("b", "c"):
        page.with_name(f"{name}.md").write_text(PAGE, encoding="utf-8")
    for distribution in (["--dist", "loadfile"], []):
        result = run("docs", "-n", "2", "--doc-no-cache", *distribution)
        result.assert_outcomes(passed=6, failed=3, skipped=3)
        result.stdout.fnmatch_lines(["docs/page.md:12: *", "FAILED docs/page.md::line-12 - *"])


def test_junit_has_each_block_with_its_own_time(run: Run, pytester: pytest.Pytester) -> None:
    text = "```py\nx = 1\n```\n\n```py\nimport time\ntime.sleep(0.2)\n```\n"
    pytester.path.joinpath("a.md").write_text(text, encoding="utf-8")
    run("a.md", "--junitxml=out.xml", "-o", "junit_duration_report=call")
    cases = list(ET.parse(pytester.path / "out.xml").iter("testcase"))
    assert [(case.get("classname"), case.get("name")) for case in cases] == [
        ("a.md", "line-2"),
        ("a.md", "line-6"),
    ]
    first, second = (float(case.get("time", "")) for case in cases)
    assert first < 0.1 < 0.2 <= second


def test_docstrings(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(kit=MODULE)
    result = run("-v", "kit.py")
    result.stdout.fnmatch_lines(
        [
            "kit.py::kit::line-3 PASSED*",
            "kit.py::half::line-14 PASSED*",
            "kit.py::half::line-18 FAILED*",
            "kit.py:18: *",
        ]
    )


def test_packages_are_not_imported_to_be_collected(run: Run, pytester: pytest.Pytester) -> None:
    folder = pytester.mkpydir("kit")
    (folder / "__init__.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    (folder / "page.md").write_text("```py\n>>> 1 + 1\n2\n```\n", encoding="utf-8")
    (folder / "test_it.py").write_text("def test_it(): ...\n", encoding="utf-8")
    run("kit").assert_outcomes(passed=1)


def test_a_file_that_cannot_be_read_fails_at_its_line(run: Run, pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("a.md").write_bytes(b"# A\n\n\xff\n")
    result = run("a.md")
    result.stdout.fnmatch_lines(["a.md:3: this page isn't UTF-8: byte 0xff; save the file as UTF-8"])
    result.assert_outcomes(failed=1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--doc-shard=9/8"], "*shard '9/8' isn't one; write it like 3/8*"),
        (["--doc-report=docs"], "*docs: this is a folder; name a file to write"),
    ],
)
def test_wrong_use(run: Run, page: Path, arguments: list[str], message: str) -> None:
    result = run("docs", *arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([message])


def test_accepting_keeps_every_other_byte(run: Run, pytester: pytest.Pytester) -> None:
    files = {
        "a.md": b"\xef\xbb\xbf# A\r\n\r\n```py\r\n>>> 1 + 1\r\n3\r\n```\r\nlast",
        "m.py": b'# coding: latin-1\r\n"""Caf\xe9.\r\n\r\n>>> 1 + 1\r\n3\r\n"""\r\n',
    }
    for name, data in files.items():
        (pytester.path / name).write_bytes(data)
    run(*files, "--doc-accept").assert_outcomes(failed=2)
    for name, data in files.items():
        assert (pytester.path / name).read_bytes() == data.replace(b"3", b"2")
    run(*files).assert_outcomes(passed=2)
