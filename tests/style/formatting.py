"""Formatting a text as a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from builder.style.run import Styled, style


def styled(
    text: str, name: str = "page.md", *, patterns: Mapping[str, str] | None = None, max_len: int = 119
) -> Styled:
    """What formatting makes of a page, or of a module if `name` is one's."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(text.encode())
        (one,), findings = style([path], lambda _: patterns or {}, max_len=max_len, jobs=1)
    assert not findings
    return one


def page(text: str, **options: int) -> str:
    """The text of a page, which may be indented, when it is formatted."""
    return styled(dedent(text), **options).text


def module(text: str, **options: int) -> str:
    """The same for a module."""
    return styled(dedent(text), "module.py", **options).text
