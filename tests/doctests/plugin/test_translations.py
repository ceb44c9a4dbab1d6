"""Which translated pages needn't run, and which have been left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from doctests.model import Branch, Choice, Document, Example, Options, Statement
from doctests.translations import Comparison, compare, english_page

CODE = 'text = "hello"  # a greeting\nprint(f"{text}: {len(text):.2f}")\n'


def page(*codes: str, first: int = 3, want: str | None = None, tabs: bool = False) -> Document:
    """A page with a script of each code, ten lines apart."""
    path = Path("page.md")
    body = tuple(
        Example(path, f"line-{line}", line, line + 2, "script", (Statement(code, line, line + 1, want),))
        for line, code in zip(range(first, 1000, 10), codes, strict=False)
    )
    if tabs:
        return Document(path, (Choice(1, tuple(Branch(str(i), "", (one,)) for i, one in enumerate(body))),))
    return Document(path, body)


def test_the_same_code_at_other_lines() -> None:
    assert compare(page(CODE, "x = 1\n", first=7), page(CODE, "x = 1\n")) == Comparison("same")


@pytest.mark.parametrize(
    "code",
    [
        'text = "안녕"  # 인사\nprint(f"{text}: {len(text):.2f}")\n',
        '# 먼저\ntext = "hello"\n\nprint(\n    f"길이 {text} → {len(text):.2f}"\n)\n',
    ],
)
def test_only_comments_and_strings_differ(code: str) -> None:
    assert compare(page(code), page(CODE)) == Comparison("translated")


def test_other_output_and_other_tabs_are_no_other_code() -> None:
    assert compare(page("x\n", want="하나"), page("x\n", want="one")) == Comparison("translated")
    assert compare(page("x\n", "y\n"), page("x\n", "y\n", tabs=True)) == Comparison("translated")


@pytest.mark.parametrize(
    "code",
    [
        'text = "hello"\nprint(f"{text}: {len(text):.3f}")\n',
        'text = "hello"\nprint(f"{text}: {size(text):.2f}")\n',
        'text = b"hello"\nprint(f"{text}: {len(text):.2f}")\n',
        'text = "hello"\n',
    ],
)
def test_other_code(code: str) -> None:
    assert compare(page("x = 1\n", code), page("x = 1\n", CODE, first=5)) == Comparison("different", 13, 15)


def test_a_block_too_few_or_too_many() -> None:
    assert compare(page(CODE), page(CODE, CODE)) == Comparison("different", None, 13)
    assert compare(page(CODE, CODE), page(CODE)) == Comparison("different", 13, None)


def test_code_that_is_not_python() -> None:
    assert compare(page("!pip install peft  # 설치\n"), page("!pip install peft\n")) == Comparison(
        "translated"
    )
    assert compare(page("!pip install trl\n"), page("!pip install peft\n")) == Comparison("different", 3, 3)


def test_commands_and_their_comments() -> None:
    def command(code: str) -> Document:
        example = Example(Path("page.md"), "line-1", 1, 2, "command", (Statement(code, 1, 1),), Options())
        return Document(Path("page.md"), (example,))

    assert (
        compare(command("pip install peft  # 설치\n"), command("pip install peft\n")).relation == "translated"
    )
    assert compare(command("pip install trl\n"), command("pip install peft\n")).relation == "different"


def test_the_english_page(tmp_path: Path) -> None:
    for name in ("en/a/page.md", "ko/a/page.md", "ko/extra.md", "en/id/page.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert english_page(tmp_path / "ko/a/page.md") == tmp_path / "en/a/page.md"
    assert english_page(tmp_path / "en/a/page.md") is None
    assert english_page(tmp_path / "ko/extra.md") is None
    assert english_page(tmp_path / "en/id/page.md") is None
    assert english_page(tmp_path / "en/a/page.md", default="ko") == tmp_path / "ko/a/page.md"
