"""API entries: a translation documents the same objects."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from builder.markdown import Autodoc
from translations.checks.alignment import align
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Contents, Pair, contents_of


def autodoc(page: Checked) -> Iterator[Fault]:
    """autodoc, autodoc-members."""
    differing = [pair for pair in page.pairs if _all(pair.own) not in map(_all, pair.versions)]
    if not differing:
        return
    own_targets = {node.target for node in page.own_nodes(Autodoc)}
    english_targets = {node.target for node in page.english_nodes(Autodoc)}
    for pair in differing:
        line = pair.own.section.line
        lasting = pair.lasting(_targets)
        for own, english in align(pair.own.of(Autodoc), pair.english.of(Autodoc), _likeness):
            if own is not None:
                line = own.end_line
            if own is not None and english is not None:
                yield from _pair(page, pair, own, english)
            elif own is not None and own.target not in english_targets:
                message = f"[[autodoc]] {own.target}: English has no such entry"
                yield Fault(own.line, "autodoc", message, "take it out, or add it to English")
            elif english is not None and english.target not in own_targets and english.target in lasting:
                message = f"[[autodoc]] {english.target} of English is missing"
                yield Fault(line, "autodoc", message, f"copy it from {pair.place(english.line)}")


def _pair(page: Checked, pair: Pair, own: Autodoc, english: Autodoc) -> Iterator[Fault]:
    if own.target != english.target:
        if own.target in pair.known(_targets):
            return
        first = page.page.slice(own).find(own.target)
        fixes: tuple[Fix, ...] = ()
        if first >= 0:
            fixes = (Fix(own.start + first, own.start + first + len(own.target), english.target),)
        message = f"[[autodoc]] {own.target}: English has {english.target}"
        yield Fault(own.line, "autodoc", message, f"write {english.target}", fixes)
    elif not any(
        _members(own) == _members(node) for version in pair.versions for node in version.of(Autodoc)
    ):
        mine, theirs = _members(own), _members(english)
        what = [f"{name} is missing" for name in theirs if name not in mine]
        what += [f"{name} isn't in English" for name in mine if name not in theirs]
        if what:
            message = f"[[autodoc]] {own.target}: {', '.join(what)}"
            yield Fault(
                own.line,
                "autodoc-members",
                message,
                "list the members that English lists",
                _relisted(page, own, english),
            )


def _relisted(page: Checked, own: Autodoc, english: Autodoc) -> tuple[Fix, ...]:
    """English's entry in the place of the translation's; only where neither is indented."""
    source = next(
        one.page
        for status in page.status.sections
        for one in (status.origin, status.english)
        if one is not None and english in contents_of(one).of(Autodoc)
    )
    mine, theirs = page.page, source
    if own.start not in mine.line_starts or english.start not in theirs.line_starts:
        return ()
    lines = theirs.slice(english).splitlines()
    return (Fix(own.start, own.end, page.newline.join(lines)),)


def _all(contents: Contents) -> list[tuple[str, list[str]]]:
    return [(node.target, _members(node)) for node in contents.of(Autodoc)]


def _targets(contents: Contents) -> list[str]:
    return [node.target for node in contents.of(Autodoc)]


def _members(node: Autodoc) -> list[str]:
    return sorted(member.name for member in node.members or ())


def _likeness(own: Autodoc, english: Autodoc) -> float:
    if own.target == english.target:
        return 3.0
    last, other = own.target.rpartition(".")[2], english.target.rpartition(".")[2]
    alike = SequenceMatcher(None, last.lower(), other.lower()).ratio()
    return alike if alike >= 0.75 else 0.0
