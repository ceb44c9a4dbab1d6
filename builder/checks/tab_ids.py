"""Tabs that should switch together and don't, because their ids are spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from builder.markdown import Page, Problem, Tab, Tabs, walk


def tab_problems(page: Page) -> Iterator[Problem]:
    """The tabs of a page whose id another tab of an equally named group has in another spelling."""
    known: dict[tuple[str, str], Tab] = {}
    for node in walk(page):
        if not isinstance(node, Tabs) or node.kind != "hfoptions":
            continue
        for tab in node.tabs:
            first = known.setdefault((node.group, _plain(tab.id)), tab)
            if first.id != tab.id:
                message = f"tab “{tab.id}” of {node.group} is “{first.id}” in line {first.line}"
                yield Problem(
                    tab.line, "tab-spelling", message, "spell both alike, so that they switch together"
                )


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
