"""What passed isn't run again while all that it depended on is the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["pytester"]

PAGE = """\
```py
>>> import kit
>>> kit.answer()
42
```

```py skip="needs a camera"
take_picture()
```
"""


@pytest.fixture
def page(pytester: pytest.Pytester) -> Path:
    """A page that uses a library `kit`, which lies beside it."""
    pytester.makepyfile(
        **{"kit/__init__": "from kit.core import answer\n", "kit/core": "def answer(): return 42\n"}
    )
    pytester.syspathinsert()
    path = pytester.path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def cached(pytester: pytest.Pytester, *arguments: str) -> list[tuple[str, bool]]:
    """Runs the page; the state of each block, and whether it was known from an earlier run."""
    pytester.runpytest_subprocess(
        "--doc-examples",
        "--doc-device=cpu",
        "--doc-library=kit",
        "--doc-report=r.json",
        "page.md",
        *arguments,
    )
    report: dict[str, Any] = json.loads((pytester.path / "r.json").read_text(encoding="utf-8"))
    return [(block["state"], block["cached"]) for block in report["blocks"]]


NEW = [("passed", False), ("skipped", False)]
KNOWN = [("passed", True), ("skipped", True)]


def test_a_page_that_passed_is_known(pytester: pytest.Pytester, page: Path) -> None:
    assert cached(pytester) == NEW
    assert cached(pytester) == KNOWN
    assert cached(pytester, "-k", "line-8") == KNOWN[1:]
    assert cached(pytester, "-n", "2") == KNOWN


def test_its_time_and_date_are_those_of_the_run(pytester: pytest.Pytester, page: Path) -> None:
    cached(pytester)
    first = json.loads((pytester.path / "r.json").read_text(encoding="utf-8"))
    cached(pytester)
    second = json.loads((pytester.path / "r.json").read_text(encoding="utf-8"))
    for key in ("ran", "seconds", "reason"):
        assert [block[key] for block in first["blocks"]] == [block[key] for block in second["blocks"]]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("page.md", "kit.answer()", "kit.answer(  )"),
        ("kit/core.py", "42", "40 + 2"),
        ("page.md", "camera", "phone"),
    ],
)
def test_a_change_makes_it_run_again(
    pytester: pytest.Pytester, page: Path, path: str, old: str, new: str
) -> None:
    cached(pytester)
    file = pytester.path / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert cached(pytester) == NEW
    assert cached(pytester) == KNOWN


def test_prose_may_change(pytester: pytest.Pytester, page: Path) -> None:
    cached(pytester)
    page.write_text(f"# A title\n\n{PAGE}", encoding="utf-8")
    assert cached(pytester) == KNOWN


@pytest.mark.parametrize("option", ["--doc-no-cache", "--doc-network", "-pno:cacheprovider"])
def test_when_it_runs_all_the_same(pytester: pytest.Pytester, page: Path, option: str) -> None:
    cached(pytester)
    assert cached(pytester, option) == NEW


def test_a_failure_is_never_kept(pytester: pytest.Pytester, page: Path) -> None:
    page.write_text(PAGE.replace("42", "43"), encoding="utf-8")
    for _ in range(2):
        assert cached(pytester) == [("failed", False), ("skipped", False)]


def test_a_part_of_a_page_is_not_kept(pytester: pytest.Pytester, page: Path) -> None:
    cached(pytester, "-k", "line-2")
    assert cached(pytester) == NEW
