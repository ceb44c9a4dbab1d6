"""Tabs: the same groups with the same options, under the same ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.markdown import Tab, Tabs
from translations.checks.alignment import align
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Pair

_ID = re.compile(r"""\bid\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')""")


def tabs(page: Checked) -> Iterator[Fault]:
    """tab-id, tabs."""
    for pair in page.pairs:
        if pair.loose:
            continue
        line = pair.own.section.line
        for own, english in align(pair.own.of(Tabs), pair.english.of(Tabs), _likeness):
            if own is not None:
                line = own.end_line
            if own is not None and english is not None:
                yield from _group(page, pair, own, english)
            elif own is not None and not any(
                _likeness(own, one) for version in pair.versions for one in version.of(Tabs)
            ):
                yield Fault(
                    own.line,
                    "tabs",
                    f"English has no tabs here ({_named(own)})",
                    "add them to English, or take them out",
                )
            elif english is not None and all(
                any(_likeness(one, english) for one in version.of(Tabs)) for version in pair.versions
            ):
                message = f"the tabs of English are missing ({_named(english)})"
                yield Fault(line, "tabs", message, f"see {pair.place(english.line)}")


def _group(page: Checked, pair: Pair, own: Tabs, english: Tabs) -> Iterator[Fault]:
    if any(_ids(own) == _ids(one) for version in pair.versions for one in version.of(Tabs)):
        return
    alike = set(_ids(own)) & set(_ids(english)) or len(pair.own.of(Tabs)) == len(pair.english.of(Tabs))
    if not alike:
        return  # they may be others
    if own.group != english.group:
        yield _wrong(page, own, own.group, english.group, "tabs", own.line)
    unknown = [tab for tab in own.tabs if tab.id not in _ids(english)[1:]]
    missing = [tab for tab in english.tabs if tab.id not in _ids(own)[1:]]
    if len(own.tabs) == len(english.tabs):
        for one, other in zip(own.tabs, english.tabs, strict=True):
            if one in unknown and other in missing:
                yield _wrong(page, one, one.id, other.id, "tab", one.line)
        return
    for tab in missing:
        yield Fault(own.line, "tabs", f"tab “{tab.id}” of English is missing", f"see {pair.place(tab.line)}")
    for tab in unknown:
        yield Fault(tab.line, "tabs", f"English has no tab “{tab.id}”", "take it out, or add it to English")


def _wrong(page: Checked, node: Tab | Tabs, mine: str, theirs: str, what: str, line: int) -> Fault:
    source = page.page.slice(node)
    found = _ID.search(source[: source.find(">") + 1])
    fixes: tuple[Fix, ...] = ()
    if found and '"' not in theirs:
        group = 1 if found[1] is not None else 2
        if found[group] == mine:
            fixes = (Fix(node.start + found.start(group), node.start + found.end(group), theirs),)
    return Fault(
        line, "tab-id", f"{what} “{mine}”: its id in English is “{theirs}”", f'write id="{theirs}"', fixes
    )


def _ids(node: Tabs) -> list[str]:
    return [node.group, *(tab.id for tab in node.tabs)]


def _named(node: Tabs) -> str:
    return ", ".join(tab.id for tab in node.tabs) or node.group


def _likeness(own: Tabs, english: Tabs) -> float:
    if own.kind != english.kind:
        return 0.0
    mine, theirs = set(_ids(own)), set(_ids(english))
    return (
        0.2 + len(mine & theirs) / len(mine | theirs) + (0.2 if len(own.tabs) == len(english.tabs) else 0.0)
    )
