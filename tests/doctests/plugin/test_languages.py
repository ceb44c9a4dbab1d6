"""A page is run once for all languages that have its code; others run, and are told of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.doctests.plugin.conftest import Run

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


@pytest.mark.parametrize("workers", [[], ["-n", "2"]])
def test_once_for_all_languages(run: Run, docs: Path, workers: list[str]) -> None:
    result = run("docs", "--doc-report=r.json", *workers)
    result.assert_outcomes(passed=6)
    result.stdout.fnmatch_lines(
        [
            "6 blocks ran: 6 passed, 0 failed",
            "1 page ran once for all languages with the same code",
            "docs/ja/page.md:10: the code differs from docs/en/page.md:10 beyond comments and strings; *",
        ]
    )
    report = json.loads(docs.with_name("r.json").read_text(encoding="utf-8"))
    same = [block for block in report["blocks"] if block["state"] == "same"]
    assert [(block["path"], block["line"], block["state"], block["as"]) for block in same] == [
        ("docs/ko/page.md", 8, "same", "docs/en/page.md:4"),
        ("docs/ko/page.md", 14, "same", "docs/en/page.md:10"),
    ]
    assert [one["path"] for one in report["differences"]] == ["docs/ja/page.md"]


def test_alone_a_translation_runs_itself(run: Run, docs: Path) -> None:
    run("docs/ko").assert_outcomes(passed=2)
    run("docs/ko", "docs/en/page.md::line-4").assert_outcomes(passed=3)


def test_all_languages_with_the_same_code_are_accepted(run: Run, docs: Path) -> None:
    for code in ("en", "ko"):
        page = docs / code / "page.md"
        page.write_text(page.read_text(encoding="utf-8").replace("3\n", "5\n"), encoding="utf-8")
    result = run("docs/en", "docs/ko", "--doc-accept")
    result.stdout.fnmatch_lines(
        [f"docs/{code}/page.md: expects now what was printed; read the changes" for code in ("en", "ko")]
    )
    run("docs/en", "docs/ko").assert_outcomes(passed=2, deselected=2)
