"""What a page shows of its examples' runs: when, on what, or why not."""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path

import pytest

from builder.site.settings import UsageError
from doctests.pages import collect_page
from tests.site.docs import Docs

PAGE = """# Sums

```py
>>> 1 + 1
2
```

```py needs=cuda
>>> 2 + 2
4
```

```bash
ls
```
"""
CPU = {"python": "3.11.7", "platform": "Linux", "device": "cpu", "device_name": "", "devices": 0,
       "torch": "2.13.0", "libraries": {}}  # fmt: skip
GPU = {**CPU, "device": "cuda", "device_name": "NVIDIA H200", "devices": 1}


@pytest.fixture
def docs(tmp_path: Path) -> Docs:
    docs = Docs(tmp_path)
    toctree = "- local: index\n  title: Home\n"
    docs.write(
        {
            "en/_toctree.yml": toctree,
            "en/index.md": PAGE,
            "ko/_toctree.yml": toctree,
            "ko/index.md": PAGE.replace("# Sums", "# 합계"),
        }
    )
    return docs


def block(docs: Docs, language: str, number: int, **said: object) -> dict[str, object]:
    """What a report says of the page's block of this number."""
    path = docs.source / language / "index.md"
    example = list(collect_page(path, path.read_text(encoding="utf-8")).examples())[number]
    return {
        "path": os.path.relpath(path),  # there is no mkdocs.yml
        "object": "", "name": example.name, "line": example.line, "end_line": example.end_line,
        "digest": example.digest, "state": "passed", "reason": "", "as": "", "seconds": 0.1,
        "ran": "2026-11-20T10:00:00Z", "cached": False, "message": "", **said,
    }  # fmt: skip


def write_report(docs: Docs, name: str, machine: dict[str, object], *blocks: dict[str, object]) -> str:
    path = docs.root / name
    report = {"version": 1, "made": "2026-11-20T10:00:00Z", "machine": machine, "blocks": blocks}
    path.write_text(json.dumps(report), encoding="utf-8")
    return str(path)


def said(docs: Docs, language: str) -> list[str]:
    """The lines below the page's blocks, which say that they are in its language, without their marks."""
    html = docs.read(f"{language}/index.html")
    lines = [part.split("</p>")[0] for part in html.split('<p class="db-ran" data-state="')[1:]]
    own = f' lang="{language}" dir="ltr"'
    assert all(own in line for line in lines)
    marks = '<bdi lang="en" dir="ltr">', "</bdi>", own
    return [functools.reduce(lambda text, mark: text.replace(mark, ""), marks, line) for line in lines]


def test_blocks_say_when_they_ran_or_why_not(docs: Docs) -> None:
    report = write_report(
        docs, "cpu.json", CPU,
        block(docs, "en", 0), block(docs, "en", 1, state="skipped", reason="needs cuda"),
    )  # fmt: skip
    docs.build("en", doctest_reports=[report])
    assert said(docs, "en") == [
        'passed">Ran on 2026-11-20: CPU, torch 2.13.0, Python 3.11.7',
        'skipped">Not run: needs cuda',
    ]


def test_what_another_machine_could_run_counts_more(docs: Docs) -> None:
    cpu = write_report(
        docs, "cpu.json", CPU,
        block(docs, "en", 0, state="failed"), block(docs, "en", 1, state="skipped", reason="needs cuda"),
    )  # fmt: skip
    gpu = write_report(docs, "gpu.json", GPU, block(docs, "en", 0), block(docs, "en", 1))
    docs.build("en", doctest_reports=[cpu, gpu])
    assert said(docs, "en") == [
        'failed">Failed on 2026-11-20: CPU, torch 2.13.0, Python 3.11.7',
        'passed">Ran on 2026-11-20: NVIDIA H200, torch 2.13.0, Python 3.11.7',
    ]


def test_a_page_with_the_same_code_says_it_in_its_own_language(docs: Docs) -> None:
    english = block(docs, "en", 0)
    place = f"{english['path']}:{english['line']}"
    report = write_report(
        docs, "cpu.json", CPU, english, block(docs, "ko", 0, state="same", ran="", **{"as": place})
    )
    docs.build(doctest_reports=[report])
    assert said(docs, "ko") == ['passed">2026-11-20 실행됨: CPU, torch 2.13.0, Python 3.11.7']


def test_a_block_that_was_changed_since_says_nothing(docs: Docs) -> None:
    report = write_report(docs, "cpu.json", CPU, block(docs, "en", 0), block(docs, "en", 1))
    docs.write({"en/index.md": PAGE.replace("1 + 1", "1 + 1.0")})
    docs.build("en", doctest_reports=[report])
    assert [line[:6] for line in said(docs, "en")] == ["passed"]  # the other one alone


def test_a_new_report_shows_at_the_next_build(docs: Docs) -> None:
    report = write_report(docs, "cpu.json", CPU)
    docs.build("en", doctest_reports=[report])
    assert said(docs, "en") == []
    write_report(docs, "cpu.json", CPU, block(docs, "en", 0))
    docs.build("en", doctest_reports=[report])
    assert len(said(docs, "en")) == 1


def test_reports_that_cannot_be_read_are_told_together(docs: Docs) -> None:
    (docs.root / "other.json").write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError) as told:
        docs.build("en", doctest_reports=[str(docs.root / "gone.json"), str(docs.root / "other.json")])
    assert str(told.value) == (
        f"{docs.root}/gone.json can't be read: No such file or directory; "
        f"{docs.root}/other.json isn't a report of doctests; "
        "write reports with doc-builder doctest --report FILE"
    )
