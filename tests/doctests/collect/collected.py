"""What was collected, as text: one line for each example, statement and expected output."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from doctests.docstrings import collect_module
from doctests.model import Choice, Document, Example
from doctests.pages import collect_page

PAGE = Path("docs/page.md")
MODULE = Path("src/library/module.py")


def page(text: str) -> str:
    """The examples of a page whose text may be indented."""
    return described(collect_page(PAGE, dedent(text)))


def module(text: str) -> str:
    """The examples of each docstring of a module."""
    return "\n".join(
        f"{document.line} {document.name}\n{described(document, '  ')}"
        for document in collect_module(MODULE, dedent(text), "library.module")
    )


def described(document: Document, indent: str = "") -> str:
    """`line-3 script 3-4`, below it `3-4 'code'` and `5-5 'output' after '> '`, and what is wrong."""
    return "\n".join(indent + line for line in _lines(document.body))


def _lines(body: tuple[Example | Choice, ...]) -> list[str]:
    lines = []
    for one in body:
        if isinstance(one, Choice):
            lines.append(f"choice {one.line}")
            for branch in one.branches:
                lines += [f"  branch {branch.id}", *(f"    {line}" for line in _lines(branch.body))]
            continue
        lines.append(f"{one.name} {one.kind} {one.line}-{one.end_line}")
        for statement in one.statements:
            flags = "".join(f" +{flag}" for flag in sorted(statement.flags))
            lines.append(f"  {statement.line}-{statement.end_line} {statement.code!r}{flags}")
            if statement.want:
                first, last = statement.want_lines or (0, 0)
                margin = f" after {statement.prefix!r}" if statement.prefix else ""
                lines.append(f"  {first}-{last} = {statement.want!r}{margin}")
            elif statement.want is None:
                lines[-1] += " = ?"
        if one.problem is not None:
            lines.append("  ! {}: {}".format(*one.problem))
    return lines
