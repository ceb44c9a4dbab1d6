"""Callouts, videos, notebook buttons, version notes, includes and what a page says about its layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from builder.markdown import (
    Badge,
    Callout,
    FootnoteDefinition,
    FootnoteReference,
    Include,
    Node,
    Notebook,
    Question,
    Table,
    TableRow,
    VersionNote,
    Youtube,
)
from translations.checks.alignment import align
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Contents, Pair

_KIND = re.compile(r"\[!(\w+)\]")


def callouts(page: Checked) -> Iterator[Fault]:
    """callout, missing-callout."""
    spare = Counter(node.kind for node in page.own_nodes(Callout))
    spare -= Counter(node.kind for pair in page.pairs for node in pair.english.of(Callout))
    for pair in page.pairs:
        if pair.loose:
            continue
        mine, theirs = pair.own.of(Callout), pair.english.of(Callout)
        kinds = [node.kind for node in mine]
        if any(kinds == [node.kind for node in version.of(Callout)] for version in pair.versions):
            continue
        if len(mine) == len(theirs):
            for own, english in zip(mine, theirs, strict=True):
                if own.kind != english.kind:
                    yield _kind(page, own, english)
            continue
        if len(mine) >= min(len(version.of(Callout)) for version in pair.versions):
            continue
        line = pair.own.section.line
        for one, other in align(mine, theirs, lambda a, b: 1.0 if a.kind == b.kind else 0.0):
            if one is not None:
                line = one.end_line
            elif other is not None and spare[other.kind] > 0:
                spare[other.kind] -= 1
            elif other is not None:
                message = f"a {other.kind} callout of English is missing"
                yield Fault(line, "missing-callout", message, f"see {pair.place(other.line)}")


def _kind(page: Checked, own: Callout, english: Callout) -> Fault:
    line = page.text[own.start : own.end].partition("\n")[0]
    mark = _KIND.search(line)
    fixes = (Fix(own.start + mark.start(1), own.start + mark.end(1), english.kind.upper()),) if mark else ()
    message = f"a {own.kind} callout; in English it is a {english.kind}"
    return Fault(own.line, "callout", message, f"make it a {english.kind}", fixes)


def components(page: Checked) -> Iterator[Fault]:
    """component: what a tag or a directive puts on the page, and the translation lacks."""
    own = [name for contents in page.own for name, _ in _components(contents)]
    for pair in page.pairs:
        lasting = pair.lasting(lambda version: (name for name, _ in _components(version)))
        for name, line in dict(_components(pair.english)).items():
            if name not in own and name in lasting:
                yield Fault(
                    pair.own.section.line,
                    "component",
                    f"{name} of English is missing in this section",
                    f"copy it from {pair.place(line)}",
                )


def _components(contents: Contents) -> Iterator[tuple[str, int]]:
    line = contents.section.page.line_of
    found: list[tuple[str, Node]] = []
    found += [(f"the video {node.id}", node) for node in contents.of(Youtube)]
    found += [("the notebook button", node) for node in contents.of(Notebook)]
    found += [(f"the note “{node.kind} {node.version}”", node) for node in contents.of(VersionNote)]
    found += [(f"the include of {node.path}", node) for node in contents.of(Include)]
    found += [("the question", node) for node in contents.of(Question)]
    found += [(f"the badge of {node.pipeline}", node) for node in contents.of(Badge)]
    return ((name, line(node.start)) for name, node in found)


def page_flags(page: Checked) -> Iterator[Fault]:
    """page-flag."""
    english = page.status.english
    if english is None or english.page.flags <= page.page.flags:
        return
    then = page.english_source.lower()
    for flag in sorted(flag for flag in english.page.flags - page.page.flags if flag in then):
        first = next((one.own for one in page.status.sections if one.own is not None), None)
        start = next(first.content()).start if first is not None else 0
        fixes: tuple[Fix, ...] = ()
        if start in page.page.line_starts:
            fixes = (Fix(start, start, f"<!-- {flag.upper()} -->{page.newline}{page.newline}"),)
        yield Fault(
            1,
            "page-flag",
            f"English says {flag.upper()} for the page",
            f"write <!-- {flag.upper()} --> at its top",
            fixes,
        )


def tables(page: Checked) -> Iterator[Fault]:
    """table: rows, columns or whole tables that differ."""
    for pair in page.pairs:
        yield from _rows(page, pair)
        if pair.loose:
            continue
        mine = pair.own.of(Table)
        sizes = [_size(node) for node in mine]
        versions = [[_size(node) for node in version.of(Table)] for version in pair.versions]
        if sizes in versions:
            continue
        theirs = pair.english.of(Table)
        if len(mine) == len(theirs):
            for own, english in zip(mine, theirs, strict=True):
                if _size(own) != _size(english):
                    (rows, columns), (more, wider) = _size(own), _size(english)
                    message = f"a table of {rows} rows and {columns} columns; English has {more} and {wider}"
                    yield Fault(own.line, "table", message, f"see {pair.place(english.line)}")
        elif len(mine) < min(len(version) for version in versions):
            message = f"{len(theirs)} tables in English, {len(mine)} here"
            yield Fault(pair.own.section.line, "table", message, f"see {pair.place(theirs[0].line)}")


def _rows(page: Checked, pair: Pair) -> Iterator[Fault]:
    """Rows with more or fewer cells than their head: those too many are never shown."""
    theirs = {_excess(contents, row) for contents in pair.versions for row in contents.of(TableRow)}
    for table in pair.own.of(Table):
        for row in table.rows:
            excess = _excess(pair.own, row)
            if excess and excess not in theirs:
                columns = len(table.head.cells)
                what = "more" if excess > 0 else "fewer"
                yield Fault(
                    page.line(row),
                    "table",
                    f"a row of {what} cells than its head, which has {columns}",
                    "write `\\|` for a `|` that is text" if excess > 0 else "write a `|` between its cells",
                )


def _excess(contents: Contents, row: TableRow) -> int:
    """1 where text follows the last cell of a row, -1 where cells are lacking."""
    if not row.cells:
        return 0
    last, source = row.cells[-1], contents.section.page.source
    if source[last.end : row.end].strip(" \t|"):
        return 1
    return -1 if len(row.cells) > 1 and last.start == last.end == row.end else 0


def _size(table: Table) -> tuple[int, int]:
    return 1 + len(table.rows), len(table.head.cells)


def footnotes(page: Checked) -> Iterator[Fault]:
    """footnote: one that English has is neither referred to nor defined, or only one of the two."""
    used = {node.label for node in page.own_nodes(FootnoteReference)}
    defined = {node.label for node in page.own_nodes(FootnoteDefinition)}
    for pair in page.pairs:
        line = pair.own.section.line
        references = pair.lasting(lambda version: (node.label for node in version.of(FootnoteReference)))
        texts = pair.lasting(lambda version: (node.label for node in version.of(FootnoteDefinition)))
        for labels, what in ((references - used, "reference to"), (texts - defined, "text of")):
            for label in sorted(labels):
                yield Fault(
                    line,
                    "footnote",
                    f"the {what} footnote [^{label}] is missing",
                    "copy its mark from English",
                )
