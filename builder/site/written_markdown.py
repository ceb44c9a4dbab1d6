"""Text as Markdown that says just that, for pages that are generated."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from toctree import language

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#$|~&!^]|://|@|(?<=[wW])\.")


def literal(text: str) -> str:
    """A text without any mark in it: what could be one is written as an entity."""
    return _SPECIAL.sub(
        lambda found: "".join(f"&#{ord(one)};" for one in found.group()), " ".join(text.split())
    )


def foreign(text: str, code: str) -> str:
    """A text of another language as Markdown, in that language's direction."""
    tag = html.escape(code.replace("_", "-"))
    return f'<bdi lang="{tag}" dir="{language(code).direction}">{literal(text)}</bdi>'


def table(head: Iterable[str], rows: Iterable[Iterable[str]], numbers: Iterable[int] = ()) -> str:
    """A table of Markdown cells; `numbers` are the columns that hold numbers."""
    columns = list(head)
    ends = set(numbers)
    rule = ["---:" if index in ends else "---" for index in range(len(columns))]
    lines = [columns, rule, *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def folded(summary: str, content: str, *, opened: bool = False) -> str:
    """Markdown that a reader unfolds."""
    return f"<details{' open' if opened else ''}>\n<summary>{summary}</summary>\n\n{content}\n</details>\n\n"
