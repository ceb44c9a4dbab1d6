"""What passed isn't run again while all that it depended on is the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.doctests.plugin.conftest import Run

pytest_plugins = ["pytester"]

States = list[tuple[str, bool]]

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
    path = pytester.path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def states(run: Run, page: Path) -> Callable[..., States]:
    """Runs the page; the state of each block, and whether it was known from an earlier run."""

    def states(*arguments: str) -> States:
        run("--doc-library=kit", "--doc-report=r.json", "page.md", *arguments)
        return [(block["state"], block["cached"]) for block in blocks(page)]

    return states


def blocks(page: Path) -> list[dict[str, Any]]:
    """The blocks of the last report."""
    report: dict[str, Any] = json.loads(page.with_name("r.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = report["blocks"]
    return found


NEW = [("passed", False), ("skipped", False)]
KNOWN = [("passed", True), ("skipped", True)]


def test_a_page_that_passed_is_known(states: Callable[..., States], page: Path) -> None:
    assert states() == NEW
    first = blocks(page)
    assert states() == KNOWN
    for key in ("ran", "seconds", "reason"):
        assert [block[key] for block in blocks(page)] == [block[key] for block in first]
    assert states("-k", "line-8") == KNOWN[1:]
    assert states("-n", "2") == KNOWN


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("page.md", "kit.answer()", "kit.answer(  )"),
        ("page.md", "camera", "phone"),
        ("kit/core.py", "42", "40 + 2"),
    ],
)
def test_a_change_makes_it_run_again(
    states: Callable[..., States], page: Path, path: str, old: str, new: str
) -> None:
    states()
    file = page.parent / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert states() == NEW
    assert states() == KNOWN


def test_prose_may_change(states: Callable[..., States], page: Path) -> None:
    states()
    page.write_text(f"# A title\n\n{PAGE}", encoding="utf-8")
    assert states() == KNOWN


@pytest.mark.parametrize("option", ["--doc-no-cache", "--doc-network", "-pno:cacheprovider"])
def test_when_it_runs_all_the_same(states: Callable[..., States], option: str) -> None:
    states()
    assert states(option) == NEW


def test_a_failure_is_never_kept(states: Callable[..., States], page: Path) -> None:
    page.write_text(PAGE.replace("42", "43"), encoding="utf-8")
    for _ in range(2):
        assert states() == [("failed", False), ("skipped", False)]


@pytest.mark.parametrize(
    "code",
    [
        "from unittest import SkipTest\nraise SkipTest('not today')",
        "import socket\nsocket.create_connection(('192.0.2.1', 80))",
        "# runnable\n# pytest-decorator: kit.later\nlater = 1",
    ],
)
def test_a_skip_that_was_decided_while_it_ran_is_not_kept(
    states: Callable[..., States], page: Path, code: str
) -> None:
    (page.parent / "kit" / "__init__.py").write_text(
        "import unittest\nlater = unittest.skip('not today')\n", encoding="utf-8"
    )
    fence = "py runnable" if "decorator" in code else "py"
    page.write_text(f"```{fence}\n{code}\n```\n", encoding="utf-8")
    for _ in range(2):
        assert states() == [("skipped", False)]


def test_what_needs_a_block_that_is_never_run_is_kept(states: Callable[..., States], page: Path) -> None:
    page.write_text('```py skip="a camera"\nx = 1\n```\n\n```py\nprint(x)\n```\n', encoding="utf-8")
    states()
    assert states() == [("skipped", True), ("skipped", True)]


def test_a_part_of_a_page_is_not_kept(states: Callable[..., States]) -> None:
    states("-k", "line-2")
    assert states() == NEW
