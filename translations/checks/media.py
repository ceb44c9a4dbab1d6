"""Pictures and formulas: the same as in English."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.html.tagreader import Tag, read
from builder.markdown import HtmlBlock, Image, InlineHtml, InlineMath, MathBlock
from translations.checks.addresses import is_external, same_in_any_language, within
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Contents


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, of Markdown or HTML; `start` and `end` are its target's place, equal if that isn't known."""

    src: str
    line: int
    start: int
    end: int

    @property
    def same(self) -> str:
        """What tells it from others in any language."""
        return same_in_any_language(self.src)


def images(page: Checked) -> Iterator[Fault]:
    """image, missing-image."""
    everywhere = {picture.same for contents in page.own for picture in _pictures(contents)}
    for pair in page.pairs:
        own, english = _pictures(pair.own), _pictures(pair.english)
        known = pair.known(_sources)
        lasting = pair.lasting(_sources)
        mine = {picture.same for picture in own}
        odd = [one for one in own if one.same not in known and not _localized(page, one)]
        lost = [one for one in english if one.same not in everywhere | mine and one.same in lasting]
        if len(odd) == len(lost) and len(own) == len(english):
            for one, other in zip(odd, lost, strict=True):
                fixes = (Fix(one.start, one.end, other.src),) if one.end > one.start else ()
                message = f"picture {_short(one.src)}; English shows {_short(other.src)}"
                yield Fault(one.line, "image", message, f"write {_short(other.src)}", fixes)
        elif len(own) < len(english):
            for other in lost:
                message = f"the picture {_short(other.src)} is missing in this section"
                yield Fault(pair.own.section.line, "missing-image", message, f"see {pair.place(other.line)}")


def _pictures(contents: Contents) -> list[Picture]:
    page = contents.section.page
    found = [
        Picture(node.src, page.line_of(node.start), node.src_start, node.src_end)
        if page.source[node.src_start : node.src_end] == node.src
        else Picture(node.src, page.line_of(node.start), 0, 0)
        for node in contents.of(Image)
    ]
    raws: list[HtmlBlock | InlineHtml] = [*contents.of(HtmlBlock), *contents.of(InlineHtml)]
    for raw in raws:
        if "<img" not in raw.html:
            continue
        for tag in read(raw.html):
            src = dict(tag.attributes).get("src") if isinstance(tag, Tag) and tag.name == "img" else None
            if src:
                start = page.source.find(src, raw.start, raw.end)
                place = start if start >= 0 else raw.start
                found.append(Picture(src, page.line_of(place), place, place + len(src) * (start >= 0)))
    # What a badge says stands in its address, in any language.
    found = [picture for picture in found if "img.shields.io" not in picture.src]
    return sorted(found, key=lambda picture: (picture.line, picture.start))


def _sources(contents: Contents) -> list[str]:
    return [picture.same for picture in _pictures(contents)]


def _short(src: str) -> str:
    return src if len(src) <= 120 else f"{src[:120]}…"


def _localized(page: Checked, picture: Picture) -> bool:
    """Whether a translation has a picture of its own, beside its pages."""
    if is_external(picture.src):
        return False
    code, target = within(page.status.file.local, picture.src, page.known.languages, page.language)
    return bool(code) and page.known.has_asset(code, posixpath.normpath(target))


_WORDS = re.compile(r"\\(?:text|mathrm|mbox|hbox|operatorname)\s*\{[^{}]*\}|[^\W\d_a-zA-Z]+|\s+|\\[,;:! ]")


def math(page: Checked) -> Iterator[Fault]:
    """math: a formula that English has, and the translation has otherwise or not at all."""
    own = Counter(formula for contents in page.own for formula, _, _ in _formulas(contents))
    for pair in page.pairs:
        theirs = pair.known(_bare)
        lasting = pair.lasting(_bare)
        odd = [one for one in _formulas(pair.own) if one[0] not in theirs]
        lost = [one for one in _formulas(pair.english) if one[0] in lasting and not own[one[0]]]
        pieces = "".join(one[0] for one in odd).replace(",", "")
        lost = [one for one in lost if "," not in one[0] or one[0].replace(",", "") not in pieces]
        if len(odd) == len(lost):
            for (_, tex, line), (_, other, _) in zip(odd, lost, strict=True):
                yield Fault(
                    line, "math", f"the formula `{tex}` is `{other}` in English", "copy it from English"
                )
        else:
            for _, other, line in {one[0]: one for one in lost}.values():
                message = f"the formula `{other}` of English is missing in this section"
                yield Fault(pair.own.section.line, "math", message, f"see {pair.place(line)}")


def _bare(contents: Contents) -> list[str]:
    return [formula for formula, _, _ in _formulas(contents)]


def _formulas(contents: Contents) -> list[tuple[str, str, int]]:
    """Each formula without its words and spaces, as written, and its line."""
    page = contents.section.page
    nodes: list[InlineMath | MathBlock] = [*contents.of(InlineMath), *contents.of(MathBlock)]
    nodes.sort(key=lambda node: node.start)
    return [
        (_WORDS.sub("", node.tex), " ".join(node.tex.split()), page.line_of(node.start)) for node in nodes
    ]
