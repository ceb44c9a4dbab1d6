"""Whether a language's toctree keeps English's entries and their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from toctree import Entry, Toctree, read_toctree
from toctree.edit import in_order, out_of_order, with_page, with_placeholder
from toctree.findings import read_text
from toctree.layout import UneditableError
from toctree.model import walk
from toctree.order import English
from translations.checks.faults import Fault, Fix
from translations.documentation import Documentation
from translations.sections import sections_of

NAME = "_toctree.yml"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
Edited = Callable[[str, Callable[[], str]], tuple[Fix, ...]]
_MIRRORS = 0.8
"""The share of English's pages that a toctree lists, or holds a place for, if it is to list all of them."""


def toctree_path(documentation: Documentation, language: str) -> Path:
    """A language's toctree."""
    return documentation.folders[language] / NAME


def toctree_faults(documentation: Documentation, language: str, *, mend: bool) -> Iterator[Fault]:
    """toctree-order, toctree-missing, toctree-lost, toctree-title; reads the files on disk.

    What keeps a toctree from being read is told under the name of its own. Only with `mend` have the
    faults their fixes: each is a toctree of its own, proved to be right, and there may be hundreds.
    """
    path = toctree_path(documentation, language)
    own, english = read_toctree(path), read_toctree(toctree_path(documentation, documentation.english))
    for finding in own.findings:
        yield Fault(finding.line, finding.rule, finding.message, finding.hint)
    for finding in english.findings[:1]:
        message = f"isn't compared with English's: {finding.path}:{finding.line}: {finding.message}"
        yield Fault(1, finding.rule, message, finding.hint)
    text, _ = read_text(path)
    if own.findings or english.findings or not english.entries:
        return
    if text is None and documentation.files[language]:
        yield Fault(1, "missing-toctree", "there is no such file", f"list this language's pages in a {NAME}")
    edited = _edited if mend else _unedited
    yield from _missing(documentation, language, text, path, own, english, edited)
    if text is not None:
        yield from _order(text, path, own, english, edited)
        yield from _lost(text, path, own, english, edited)
        yield from _titles(own, english)


def _order(text: str, path: Path, own: Toctree, english: Toctree, edited: Edited) -> Iterator[Fault]:
    known = English(english)
    found = [entry for entry in out_of_order(own, english) if _lives(entry, known)]
    fixes = edited(text, partial(in_order, text, path, english)) if found else ()
    for entry in found:
        message = f"{_named(entry)} stands elsewhere in English"
        yield Fault(entry.line, "toctree-order", message, "put it where English has it", fixes)


def _lives(entry: Entry, english: English) -> bool:
    """Whether English has what an entry stands for: of a group, half of its pages at least."""
    pages = [page.local for one in walk([entry]) for page in one.own_pages()]
    return 2 * sum(local in english.index for local in pages) >= len(pages)


def _missing(
    documentation: Documentation,
    language: str,
    text: str | None,
    path: Path,
    own: Toctree,
    english: Toctree,
    edited: Edited,
) -> Iterator[Fault]:
    listed = {page.local for page in own.pages()}
    there = {page.local for page in english.pages()}
    for local, file in documentation.files[language].items():
        if local in listed or local not in there:
            continue
        title = next((one.title for one in sections_of(file.page) if one.heading), local)
        fixes: tuple[Fix, ...] = ()
        if text is not None:
            fixes = edited(text, partial(with_page, text, path, english, local, title))
        yield Fault(1, "toctree-missing", f"page {local} is translated and has no entry", "list it", fixes)


def _lost(text: str, path: Path, own: Toctree, english: Toctree, edited: Edited) -> Iterator[Fault]:
    known = English(english)
    entries = list(own.walk())
    listed = {page.local for page in own.pages()}
    places = [entry for entry in entries if entry.in_translation]
    if not places or len(listed) + len(places) < _MIRRORS * len(known.index):
        return
    held = {known.named(entry) for entry in places}
    nameless = sum(1 for entry in places if known.named(entry) is None)
    lost = [local for local in known.index if local not in listed and local not in held]
    if len(lost) <= nameless:
        return  # a placeholder may bear another title than the page has now
    for local in lost:
        entry = known.entries[local]
        if any(_held(entry.title, place.title) for place in places):
            continue
        fixes = edited(text, partial(with_placeholder, text, path, english, local))
        message = f"{local} of English is neither listed nor `in_translation`"
        yield Fault(1, "toctree-lost", message, "list it, or hold its place", fixes)


def _held(title: str, place: str) -> bool:
    return bool(title) and title.lower() in place.lower()


def _titles(own: Toctree, english: Toctree) -> Iterator[Fault]:
    titles = {page.local: page.title for page in english.pages()}
    groups = {entry.title for entry in english.walk() if entry.sections and not entry.local}
    for entry in own.walk():
        if entry.in_translation or not entry.title:
            continue
        left = titles.get(entry.local or "") == entry.title or (not entry.local and entry.title in groups)
        ordinary = [word for word in _WORD.findall(entry.title)[1:] if word.islower() and len(word) > 3]
        if left and len(ordinary) >= 1 and len(_WORD.findall(entry.title)) >= 2:
            yield Fault(entry.line, "toctree-title", f"the title “{entry.title}” is English", "translate it")


def _edited(text: str, edit: Callable[[], str]) -> tuple[Fix, ...]:
    """What an edit changes, as one fix; none where the toctree can't be edited."""
    try:
        after = edit()
    except UneditableError:
        return ()
    if after == text:
        return ()
    start = next(
        (index for index, (one, other) in enumerate(zip(text, after, strict=False)) if one != other),
        min(len(text), len(after)),
    )
    end = 0
    most = min(len(text), len(after)) - start
    while end < most and text[-1 - end] == after[-1 - end]:
        end += 1
    return (Fix(start, len(text) - end, after[start : len(after) - end]),)


def _unedited(text: str, edit: Callable[[], str]) -> tuple[Fix, ...]:
    return ()


def _named(entry: Entry) -> str:
    inner = next((page.local for one in walk([entry]) for page in one.own_pages()), "")
    title = f"“{entry.title}”" if entry.title else f"the group of `{inner}`"
    return f"`{entry.local}`" if entry.local else title
