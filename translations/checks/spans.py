"""What stands within sentences and stays as it is: code, cross-references, placeholders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from builder.markdown import CodeSpan, InlineHtml, Reference
from translations.checks.code_fixes import LOOKALIKES
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Contents

_PLACEHOLDER = re.compile(
    r"(?<!\w)\{\{\s*[A-Za-z_][\w.]*\s*\}\}(?!\w)|(?<!\w)\{[A-Za-z_][\w.]*\}(?!\w)|%\([a-z_]+\)[sdfr]|(?<![\w%])%[sdr](?!\w)"
    r"|<[a-z]+(?:[-_][a-z]+)+>"
)


def code_spans(page: Checked) -> Iterator[Fault]:
    """code-span: one that is almost an English one, which is missing."""
    for pair in page.pairs:
        known = {node.code for version in pair.versions for node in version.of(CodeSpan)}
        known |= {node.target for version in pair.versions for node in version.of(Reference)}
        mine = {node.code for node in pair.own.of(CodeSpan)}
        lost: dict[str, list[str]] = {}
        for node in pair.english.of(CodeSpan):
            if node.code not in mine and node.code not in lost.setdefault(_bare(node.code), []):
                lost[_bare(node.code)].append(node.code)
        for node in pair.own.of(CodeSpan):
            meant = lost.get(_bare(node.code), [])
            if node.code in known or len(meant) != 1 or not _bare(node.code):
                continue
            if page.followed(f"`{node.code}`"):
                continue
            message = f"`{node.code}` is `{meant[0]}` in English"
            yield Fault(
                page.line(node), "code-span", message, f"write `{meant[0]}`", _code_fix(page, node, meant[0])
            )


def _bare(code: str) -> str:
    """What two spellings of code have in common: no spaces, and no characters that only look alike."""
    plain = unicodedata.normalize("NFKC", "".join(LOOKALIKES.get(char, char) for char in code))
    # A single word is often a class here and its instance there.
    plain = plain if plain.isalnum() else plain.casefold()
    return "".join(plain.split())


def _code_fix(page: Checked, node: CodeSpan, code: str) -> tuple[Fix, ...]:
    source = page.text[node.start : node.end]
    place = source.find(node.code)
    if place < 0 or "`" in code or "\n" in code or source.count(node.code) != 1:
        return ()
    return (Fix(node.start + place, node.start + place + len(node.code), code),)


def references(page: Checked) -> Iterator[Fault]:
    """reference: a cross-reference that leads elsewhere than in English, or to nothing."""
    own = {node.target for node in page.own_nodes(Reference)}
    spans = {node.code for node in page.own_nodes(CodeSpan)}
    for pair in page.pairs:
        known = pair.known(_targets)
        lasting = pair.lasting(_targets)
        lost = {node.target: node for node in pair.english.of(Reference) if node.target not in own}
        for node in pair.own.of(Reference):
            if node.target in known:
                continue
            meant = [target for target in lost if _alike(node.target, target)]
            if len(meant) == 1 and not page.followed(f"{node.target}`]"):
                yield _changed(page, node, lost.pop(meant[0]))
        for target, node in lost.items():
            if target not in lasting or _elsewhere(target, pair.own, spans):
                continue
            line = pair.english.section.page.line_of(node.start)
            yield Fault(
                pair.own.section.line,
                "reference",
                f"the cross-reference [`{target}`] is missing in this section",
                f"see {pair.place(line)}",
            )


def _targets(contents: Contents) -> list[str]:
    return [node.target for node in contents.of(Reference)]


def _alike(own: str, english: str) -> bool:
    mine, theirs = own.rpartition(".")[2].lower(), english.rpartition(".")[2].lower()
    return mine == theirs or SequenceMatcher(None, own.lower(), english.lower()).ratio() >= 0.85


def _changed(page: Checked, own: Reference, english: Reference) -> Fault:
    place = page.text.find(own.target, own.start, own.end)
    fixes = (Fix(place, place + len(own.target), english.target),) if place >= 0 else ()
    message = f"[`{own.target}`] is [`{english.target}`] in English"
    return Fault(page.line(own), "reference", message, f"write {english.target}", fixes)


def _elsewhere(target: str, own: Contents, spans: set[str]) -> bool:
    """Whether the object is named all the same, as code or in a link: a matter of taste."""
    last = target.rpartition(".")[2]
    return any(last in span for span in spans) or last in own.section.source


def placeholders(page: Checked) -> Iterator[Fault]:
    """placeholder: what a program or a reader puts something in for, and the translation lacks."""
    for pair in page.pairs:
        for mark in sorted(pair.lasting(_placeholders)):
            if mark not in pair.own.section.source:
                message = f"the placeholder {mark} of English is missing in this section"
                yield Fault(pair.own.section.line, "placeholder", message, "keep it as it is in English")


def _placeholders(contents: Contents) -> set[str]:
    found = set(_PLACEHOLDER.findall(contents.text))
    return found | {node.html for node in contents.of(InlineHtml) if _PLACEHOLDER.fullmatch(node.html)}
