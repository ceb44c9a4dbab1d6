"""`doc-builder style` as its users run it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from builder.cli import app
from builder.style import ruff

UNFORMATTED = "# A\n\n```py\nf( 1 )\n```\n"
FORMATTED = "# A\n\n```py\nf(1)\n```\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A documentation whose English page isn't formatted, in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "mkdocs.yml": "site_name: a\nplugins:\n  - doc-builder: {library: lib, source: docs/source}\n",
        "docs/source/en/_toctree.yml": "- local: index\n  title: A\n",
        "docs/source/en/index.md": UNFORMATTED,
        "docs/source/ko/index.mdx": FORMATTED,
        "src/lib/__init__.py": '"""Lib.\n\n>>> f( 1 )\n"""\n',
        "other.py": '"""Other.\n\n>>> f( 1 )\n"""\n',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def style(*arguments: str) -> tuple[int, str, str]:
    """The exit code, and what was printed to both streams."""
    done = CliRunner().invoke(app, ["style", *arguments], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_pages_and_the_library_are_formatted(docs: Path) -> None:
    korean = docs / "docs/source/ko/index.mdx"
    os.utime(korean, (1, 1))
    code, out, err = style()
    assert code == 0
    assert out == "docs/source/en/index.md: 1 block formatted\nsrc/lib/__init__.py: 1 block formatted\n"
    assert err == "3 blocks of Python in 3 files, 2 of them formatted now\n"
    assert (docs / "docs/source/en/index.md").read_text() == FORMATTED
    assert (docs / "src/lib/__init__.py").read_text() == '"""Lib.\n\n>>> f(1)\n"""\n'
    assert "f( 1 )" in (docs / "other.py").read_text()
    assert korean.stat().st_mtime == 1
    assert style("--check")[0] == 0


def test_check_tells_and_writes_nothing(docs: Path) -> None:
    code, out, _ = style("--check", "docs")
    assert code == 1
    message = "this code isn't formatted; run doc-builder style"
    assert out == f"docs/source/en/index.md:4: {message} [style]\n"
    assert (docs / "docs/source/en/index.md").read_text() == UNFORMATTED
    code, out, _ = style("--check", "docs", "--format", "json")
    assert code == 1
    (finding,) = json.loads(out)
    assert (finding["path"], finding["line"], finding["rule"]) == ("docs/source/en/index.md", 4, "style")
    code, out, _ = style("--check", "docs", "--format", "github")
    assert out == f"::error file=docs/source/en/index.md,line=4,title=style::{message}\n"


def test_diff_shows_what_would_change(docs: Path) -> None:
    code, out, _ = style("docs/source/en", "--diff")
    assert code == 1
    assert out.splitlines() == [
        "--- docs/source/en/index.md",
        "+++ docs/source/en/index.md",
        "@@ -1,5 +1,5 @@",
        " # A",
        " ",
        " ```py",
        "-f( 1 )",
        "+f(1)",
        " ```",
    ]
    assert (docs / "docs/source/en/index.md").read_text() == UNFORMATTED


def test_what_stays_is_counted_and_told_on_demand(docs: Path) -> None:
    (docs / "a.md").write_text("```py\nf( 1\n```\n\n```py\nf( 1 ) # docstyle-ignore\n```\n")
    code, out, err = style("a.md", "--verbose")
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "2 blocks of Python in 1 file, 0 of them formatted now",
        "2 stay as they are: 1 marked docstyle-ignore, 1 not Python",
        "a.md:2: stays as it is: not Python",
        "a.md:6: stays as it is: marked docstyle-ignore",
    ]


def test_the_configuration_says_what_to_avoid(docs: Path) -> None:
    (docs / "docs/source/en/_config.py").write_text('black_avoid_patterns = {"{model}": "Fake"}\n')
    page, module = docs / "docs/source/en/index.md", docs / "other.py"
    page.write_text("```py\nm = {model}( 'a' )\n```\n")
    module.write_text('"""\n>>> {model}( 1 )\n"""\n')
    assert style("other.py", "docs")[0] == 0
    assert page.read_text() == '```py\nm = {model}("a")\n```\n'
    assert module.read_text() == '"""\n>>> {model}(1)\n"""\n'
    module.write_text('"""\n>>> {model}( 1 )\n"""\n')
    assert style("other.py", "--docs", "docs/source")[0] == 0
    assert "{model}(1)" in module.read_text()


def test_files_that_cannot_be_read_are_findings(docs: Path) -> None:
    (docs / "a.md").write_bytes(b"\xff```py\nf( 1 )\n```\n")
    (docs / "b.py").write_text('"""\n>>> f( 1 )\n"""\nf(\n')
    code, out, _ = style("a.md", "b.py", "docs")
    assert code == 1
    assert [line.partition(";")[0] for line in out.splitlines()] == [
        "docs/source/en/index.md: 1 block formatted",
        "a.md:1: isn't UTF-8: byte 0xff",
        "b.py:4: this module isn't Python: '(' was never closed",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.md"], "missing.md: there is no such file or folder"),
        (["mkdocs.yml"], "mkdocs.yml: neither a page nor a module; name files .md, .mdx, .py"),
        (["--docs", "missing"], "missing: there is no such folder"),
        (["--diff", "--format", "json"], "--diff is for people"),
    ],
)
def test_wrong_use(docs: Path, arguments: list[str], message: str) -> None:
    code, _, err = style(*arguments)
    assert code == 2
    assert err.startswith(message)


def test_without_a_documentation_paths_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    code, _, err = style()
    assert (code, "name the PATHS" in err) == (2, True)
    (tmp_path / "a.md").write_text(UNFORMATTED)
    assert style("a.md")[0] == 0
    assert (tmp_path / "a.md").read_text() == FORMATTED


def test_ruff_is_asked_for(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruff, "find_spec", lambda name: None)
    code, _, err = style()
    assert (code, err) == (2, "this needs ruff: pip install 'doc-builder[style]'\n")


def test_the_outcome_is_the_same_for_any_number_of_jobs(docs: Path) -> None:
    for number in range(20):
        (docs / f"docs/source/en/p{number}.md").write_text(UNFORMATTED * (number % 3))
    assert style("--check", "--jobs", "1") == style("--check", "--jobs", "3")


def test_a_ruff_that_does_nothing_is_told(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ruff, "_SETTINGS", "unknown-setting = {width}\n")
    code, _, err = style("--check")
    assert code == 2
    assert err.startswith("ruff doesn't run: ")
    assert "unknown-setting" in err


def test_a_broken_ruff_is_told_in_a_sentence(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = docs / "ruff"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "__main__.py").write_text("raise ImportError('no such binary')\n")
    monkeypatch.setenv("PYTHONPATH", str(docs))
    code, _, err = style("--check")
    assert code == 2
    assert err == (
        "ruff doesn't run: ImportError: no such binary; install it anew: pip install 'doc-builder[style]'\n"
    )


def test_a_file_that_cannot_be_read_has_the_rule_that_check_tells(docs: Path) -> None:
    (docs / "docs/source/en/bad.md").write_bytes(b"\xff\n")
    (docs / "bad.py").write_text('"""\n>>> f( 1 )\n"""\ndef f(:\n')
    _, out, _ = style("--check", str(docs / "bad.py"), str(docs / "docs/source/en/bad.md"))
    assert [line.rpartition(" ")[2] for line in out.splitlines()] == ["[unreadable-module]", "[bad-encoding]"]


def test_a_stub_is_a_module(docs: Path) -> None:
    stub = docs / "lib.pyi"
    stub.write_text('def f() -> None:\n    """\n    >>> f( 1 )\n    """\n')
    assert style(str(stub))[0] == 0
    assert ">>> f(1)" in stub.read_text()


def test_any_folder_for_temporary_files_will_do(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = docs / "build" / "venv"
    folder.mkdir(parents=True)
    (docs / ".gitignore").write_text("*\n")
    (docs / "ruff.toml").write_text('line-length = 40\n[format]\nquote-style = "single"\nexclude = ["*"]\n')
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert style("docs")[0] == 0
    assert (docs / "docs/source/en/index.md").read_text() == FORMATTED
