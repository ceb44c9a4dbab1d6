"""A page is run once for all languages that have its code; others run, and are told of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["pytester"]

ENGLISH = """\
# Page

```py
>>> word = "one"  # a word
>>> len(word)
3
```

```py
>>> word.upper()
'ONE'
```
"""


@pytest.fixture
def docs(pytester: pytest.Pytester) -> Path:
    """An English page, and its translations: the same code, other strings, other code."""
    pages = {
        "en": ENGLISH,
        "ko": f"# 페이지\n\n본문\n\n{ENGLISH}",
        "de": ENGLISH.replace("a word", "ein Wort")
        .replace("one", "eins")
        .replace("3", "4")
        .replace("ONE", "EINS"),
        "ja": ENGLISH.replace("upper", "lower").replace("ONE", "one"),
    }
    for code, text in pages.items():
        path = pytester.path / "docs" / code / "page.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return pytester.path / "docs"


def report(pytester: pytest.Pytester) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((pytester.path / "r.json").read_text(encoding="utf-8"))
    return found


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_subprocess(
        "--doc-examples", "--doc-device=cpu", "--doc-report=r.json", *arguments
    )


@pytest.mark.parametrize("workers", [[], ["-n", "2"]])
def test_once_for_all_languages(pytester: pytest.Pytester, docs: Path, workers: list[str]) -> None:
    result = run(pytester, "docs", *workers)
    result.assert_outcomes(passed=6)
    result.stdout.fnmatch_lines(
        [
            "6 blocks ran: 6 passed, 0 failed",
            "1 page ran once for all languages with the same code",
            "docs/ja/page.md:10: the code differs from docs/en/page.md:10 beyond comments and strings; *",
        ]
    )
    blocks = report(pytester)["blocks"]
    assert [
        (one["path"], one["line"], one["state"], one["as"]) for one in blocks if one["state"] == "same"
    ] == [
        ("docs/ko/page.md", 8, "same", "docs/en/page.md:4"),
        ("docs/ko/page.md", 14, "same", "docs/en/page.md:10"),
    ]
    assert [one["path"] for one in report(pytester)["differences"]] == ["docs/ja/page.md"]


def test_alone_a_translation_runs_itself(pytester: pytest.Pytester, docs: Path) -> None:
    run(pytester, "docs/ko").assert_outcomes(passed=2)
    run(pytester, "docs/ko", "docs/en/page.md::line-4").assert_outcomes(passed=3)


def test_all_languages_with_the_same_code_are_accepted(pytester: pytest.Pytester, docs: Path) -> None:
    for code in ("en", "ko"):
        page = docs / code / "page.md"
        page.write_text(page.read_text(encoding="utf-8").replace("3\n", "5\n"), encoding="utf-8")
    result = run(pytester, "docs/en", "docs/ko", "--doc-accept")
    result.stdout.fnmatch_lines(
        [f"docs/{code}/page.md: expects now what was printed; read the changes" for code in ("en", "ko")]
    )
    run(pytester, "docs/en", "docs/ko").assert_outcomes(passed=2, deselected=2)
