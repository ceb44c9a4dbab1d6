"""The comparison behind the benchmark of `style` lets looks pass, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.style import differences

PAGE = "# A\n\ntext\n\n```py\n>>> f( 1 )\n1\n```\n"
MODULE = '"""A.\n\nArgs:\n    a: b\n\n```py\nf( 1 )\n```\n"""\nx = 1\ny = "f( 1 )"\n'


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("f( 1 )", "f(1)", []),
        ("f( 1 )", "f(\n...     1\n... )", []),
        ("f( 1 )", "f(2)", ["examples"]),
        ("\n1\n", "\n 1\n", ["examples"]),
        ("text", "text ", ["other lines"]),
        ("text", "text.", ["tree", "other lines"]),
        ("```py", "```python", ["tree", "other lines"]),
    ],
)
def test_pages(before: str, after: str, found: list[str]) -> None:
    assert differences(Path("page.md"), PAGE, PAGE.replace(before, after, 1)) == found


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("f( 1 )", "f(1)", []),
        ("f( 1 )", "f(2)", ["examples"]),
        ("a: b", "a: c", ["strings"]),
        ("a: b", "c: b", ["strings"]),
        ("x = 1", "x = 2", ["tokens"]),
        ('y = "f( 1 )"', 'y = "f(1)"', ["strings"]),
    ],
)
def test_modules(before: str, after: str, found: list[str]) -> None:
    assert differences(Path("module.py"), MODULE, MODULE.replace(before, after, 1)) == found
