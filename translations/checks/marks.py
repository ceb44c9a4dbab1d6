"""Markdown that a translation broke: marks that are text now, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.markdown import Emphasis, Leaf, Link, ListItem, Paragraph, Strong, Text, walk
from translations.checks.addresses import within
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Contents, Pair

_BROKEN_LINK = re.compile(r"\[[^\[\]\n]+\](?P<gap>[ \t\u00a0\u3000]+)\((?:https?://|\.{0,2}/|#)[^\s()]*\)")
_PLAIN_LINK = re.compile(r"\[[^\[\]\n]+\](?P<gap>[ \t\u00a0\u3000]+)\((?P<target>\w[\w./-]*(?:#[\w.-]*)?)\)")
_BROKEN_URL = re.compile(
    r"https?(?:[ \t]+[:：][ \t]*/[ \t]*/|[:：][ \t]+/[ \t]*/|[:：]/[ \t]+/|：//)(?=[\w.-])"
)
_WIDE_LINK = re.compile(r"[\[［][^\[\]［］\n]+[\]］][(（](?:https?://|\.{0,2}/|#)[^\s()（）]*[)）]")
_WIDE_CODE = re.compile(r"｀[^｀`\n]+｀")
_WIDE_STRONG = re.compile(r"(?:＊＊|＊\*|\*＊)[^＊*\n]+(?:＊＊|＊\*|\*＊)")
_WIDE = {"［": "[", "］": "]", "（": "(", "）": ")", "｀": "`", "＊": "*", "＃": "#"}
_HEADING = re.compile(
    r"^(?P<mark>#{2,6}(?=[^\s#!/])|#(?=[^\x00-\x7f])(?!️)|＃{1,6}[ \t]*(?=\S))", re.MULTILINE
)
_ITEM = re.compile(r"^[ \t]*(?P<mark>[-+](?=[^\W\d_])|[0-9]{1,2}[.)](?=[^\W\d_]))", re.MULTILINE)
_SPACED = re.compile(r"\*\*[ \t]+(?P<text>[^*\n]*?[^*\s])[ \t]*\*\*|\*\*(?P<tail>[^*\s][^*\n]*?)[ \t]+\*\*")
_CONFLICT = re.compile(r"^(?:<{7} .*|>{7} .*|\|{7} .*|={7})$", re.MULTILINE)


def marks(page: Checked) -> Iterator[Fault]:
    """broken-link, broken-url, full-width-mark, open-emphasis, heading-mark, list-mark."""
    pairs = {id(pair.own): pair for pair in page.pairs}
    for contents in page.own:
        beside = pairs.get(id(contents))
        there = beside.english if beside is not None else None
        source = there.section.source if there is not None else ""
        for leaf in contents.leaves:
            yield from _links(page, leaf, source)
            yield from _plain_links(page, leaf, beside)
            yield from _wide(page, leaf, source)
            yield from _open(page, leaf, there)
            if isinstance(leaf, Paragraph):
                yield from _lines(page, leaf, contents, there)


def _found(
    page: Checked, leaf: Leaf, pattern: re.Pattern[str], group: str | int = 0
) -> Iterator[re.Match[str]]:
    """What of a leaf matches where a reader sees it as text; places are the file's."""
    if pattern.search(page.text, leaf.start, leaf.end) is None:
        return
    texts = [(node.start, node.end) for node in walk(leaf) if isinstance(node, Text)]
    for match in pattern.finditer(page.text, leaf.start, leaf.end):
        place = match.start(group)
        if any(start <= place < end for start, end in texts):
            yield match


def _links(page: Checked, leaf: Leaf, english: str) -> Iterator[Fault]:
    broken = list(_found(page, leaf, _BROKEN_LINK))
    if broken and not _BROKEN_LINK.search(english):
        yield from (_broken_link(page, match) for match in broken)
    for match in _BROKEN_URL.finditer(page.text, leaf.start, leaf.end):
        address = re.sub(r"[ \t]", "", match[0]).replace("：", ":")
        fix = Fix(match.start(), match.end(), address)
        message = f"`{match[0]}` begins no address"
        yield Fault(page.page.line_of(match.start()), "broken-url", message, f"write {address}", (fix,))


def _plain_links(page: Checked, leaf: Leaf, pair: Pair | None) -> Iterator[Fault]:
    """Links to names without a path: they lead to a page, or are those of the English section."""
    for match in _found(page, leaf, _PLAIN_LINK):
        target, written = match["target"], f" ({match['target']})"
        if pair is not None and any(written in version.section.source for version in pair.versions):
            continue
        code, path = within(page.status.file.local, target, page.known.languages, page.language)
        links = (link for version in (pair.versions if pair else ()) for link in version.of(Link))
        if any(link.href == target for link in links) or (code and page.known.page(code, path)):
            yield _broken_link(page, match)


def _broken_link(page: Checked, match: re.Match[str]) -> Fault:
    fix = Fix(match.start("gap"), match.end("gap"), "")
    message = f"`{_short(match[0])}` is no link: a space stands between its text and its target"
    return Fault(page.page.line_of(match.start()), "broken-link", message, "take the space out", (fix,))


def _wide(page: Checked, leaf: Leaf, english: str) -> Iterator[Fault]:
    for pattern in (_WIDE_LINK, _WIDE_CODE, _WIDE_STRONG):
        for match in _found(page, leaf, pattern):
            wide = [place for place in range(match.start(), match.end()) if page.text[place] in _WIDE]
            if pattern is _WIDE_LINK:
                # Full-width brackets within the link's text belong to it.
                close = match.start() + max(match[0].rfind("]"), match[0].rfind("］"))
                wide = [
                    place for place in wide if place in (match.start(), close, close + 1, match.end() - 1)
                ]
            if not wide:
                continue
            fixes = tuple(Fix(place, place + 1, _WIDE[page.text[place]]) for place in wide)
            message = f"`{_short(match[0])}` has full-width marks, which mean nothing in Markdown"
            yield Fault(
                page.page.line_of(match.start()), "full-width-mark", message, "write them in ASCII", fixes
            )


def _open(page: Checked, leaf: Leaf, english: Contents | None) -> Iterator[Fault]:
    if "**" not in page.text[leaf.start : leaf.end] or (english is not None and "**" in english.text):
        return
    literal = [
        node for node in walk(leaf) if isinstance(node, Text) and "**" in page.text[node.start : node.end]
    ]
    if not literal:
        return
    place = page.text.index("**", literal[0].start)
    fixes: tuple[Fix, ...] = ()
    match = next(_found(page, leaf, _SPACED), None)
    if match is not None and page.text.count("**", leaf.start, leaf.end) == 2:
        group = "text" if match["text"] is not None else "tail"
        fixes = (Fix(match.start(), match.end(), f"**{match[group]}**"),)
    message = "`**` stands in the text as it is, and makes nothing bold"
    yield Fault(page.page.line_of(place), "open-emphasis", message, "close it, without spaces inside", fixes)


def _lines(page: Checked, leaf: Paragraph, own: Contents, english: Contents | None) -> Iterator[Fault]:
    for match in _found(page, leaf, _HEADING, "mark"):
        if english is not None and _HEADING.search(english.text):
            break
        mark = "#" * len(match["mark"].rstrip())
        fix = Fix(match.start("mark"), match.end("mark"), f"{mark} ")
        message = f"`{_short(page.text[match.start() :].splitlines()[0])}` is no heading"
        yield Fault(
            page.page.line_of(match.start()), "heading-mark", message, f"write {mark} and a space", (fix,)
        )
    if english is None or len(own.of(ListItem)) >= len(english.of(ListItem)):
        return
    for match in _found(page, leaf, _ITEM, "mark"):
        end = match.end("mark")
        message = f"`{_short(page.text[match.start('mark') :].splitlines()[0])}` is no item of a list"
        yield Fault(
            page.page.line_of(match.start("mark")),
            "list-mark",
            message,
            "write a space after its mark",
            (Fix(end, end, " "),),
        )


def emphasis_elsewhere(page: Checked) -> Iterator[Fault]:
    """emphasis-elsewhere: emphasis that CommonMark's rules don't see, next to Korean or Japanese.

    See https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run.
    """
    for kind in (Strong, Emphasis):
        for node in page.own_nodes(kind):
            source = page.text
            if source[node.start] != "*":
                continue
            opening = _run(source, node.start)
            closing = _run(source, node.end - 1)
            if not _flanks(source, *opening) or not _flanks(source, *closing, closing=True):
                what = _short(source[node.start : node.end])
                yield Fault(
                    page.line(node),
                    "emphasis-elsewhere",
                    f"`{what}` is emphasis here, and text by CommonMark's rules",
                    "put a space beside it, or move the punctuation out of it",
                )


def _run(source: str, place: int) -> tuple[int, int]:
    start = end = place
    while start and source[start - 1] == "*":
        start -= 1
    while end < len(source) and source[end] == "*":
        end += 1
    return start, end


def _flanks(source: str, start: int, end: int, *, closing: bool = False) -> bool:
    before = source[start - 1] if start else " "
    after = source[end] if end < len(source) else " "
    inner, outer = (before, after) if closing else (after, before)
    return not inner.isspace() and (not _punctuation(inner) or outer.isspace() or _punctuation(outer))


def _punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


_INVISIBLE = {
    "\u200b": "a zero-width space",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
    "\u00ad": "a soft hyphen",
}
_SPACELESS = frozenset({"th", "km", "lo", "my", "bo", "dz"})
"""Languages in which a zero-width space says where a line may break."""
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufffd\u202a-\u202e\u2066-\u2069]"
)
_OPEN_BIDI, _CLOSE_BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"


def characters(page: Checked) -> Iterator[Fault]:
    """stray-character, conflict-marker."""
    english = page.english_source
    if not _CONFLICT.search(english):
        for match in _CONFLICT.finditer(page.text):
            if "<<<<<<< " in page.text or ">>>>>>> " in page.text:
                line = page.page.line_of(match.start())
                yield Fault(
                    line,
                    "conflict-marker",
                    f"`{_short(match[0])}` is left from a merge",
                    "settle the conflict",
                )
    if not _SUSPECT.search(page.text):
        return
    for number, start in enumerate(page.page.line_starts, 1):
        end = page.page.line_starts[number] if number < len(page.page.line_starts) else len(page.text)
        line_text = page.text[start:end]
        if not _SUSPECT.search(line_text):
            continue
        yield from _stray(page, line_text, start, number, english)


def _stray(page: Checked, text: str, start: int, line: int, english: str) -> Iterator[Fault]:
    hidden = [
        index
        for index, char in enumerate(text)
        if (char in _INVISIBLE and not (char == "\u200b" and page.language in _SPACELESS))
        or _is_control(char)
        if char not in english
    ]
    if hidden:
        fixes = tuple(Fix(start + index, start + index + 1, "") for index in hidden)
        names = sorted({_INVISIBLE.get(text[index], "a control character") for index in hidden})
        yield Fault(line, "stray-character", f"{' and '.join(names)} in the text", "delete it", fixes)
    if "\ufffd" in text and "\ufffd" not in english:
        yield Fault(line, "stray-character", "a character was lost here (U+FFFD)", "write it again")
    opened = sum(text.count(char) for char in _OPEN_BIDI)
    closed = sum(text.count(char) for char in _CLOSE_BIDI)
    if opened != closed:
        message = "a mark that turns the direction of text is opened and not closed, or the other way round"
        yield Fault(line, "stray-character", message, "write both marks, or none")


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in "\t\n\r\f"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
