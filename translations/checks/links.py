"""Links: a translation leads where English does, and within its own language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.markdown import Link, text_of
from toctree import is_language_code
from translations.checks.addresses import fragment_of, is_external, same_in_any_language, within
from translations.checks.faults import Fault, Fix
from translations.checks.page import Checked, Contents, Pair

_MANY = 5
"""Links of a section from which on the missing ones are told together."""


def links(page: Checked) -> Iterator[Fault]:
    """link, link-language, link-path, link-anchor, missing-link."""
    everywhere = {same_in_any_language(link.href) for link in page.own_nodes(Link)}
    for pair in page.pairs:
        own, english = _written(page.page.source, pair.own.of(Link)), pair.english.of(Link)
        theirs = [link for version in pair.versions for link in version.of(Link)]
        known = pair.known(_targets)
        exact = {link.href for link in theirs}
        mine = {same_in_any_language(link.href) for link in own}
        for link in own:
            if link.href not in exact and same_in_any_language(link.href) in known:
                yield from _other_language(page, pair, link)
        lasting = pair.lasting(_targets)
        lost = [
            link
            for link in english
            if same_in_any_language(link.href) not in mine and same_in_any_language(link.href) in lasting
        ]
        odd = [link for link in own if same_in_any_language(link.href) not in known]
        yield from _changed(page, pair, odd, lost, everywhere)


def _targets(contents: Contents) -> list[str]:
    return [same_in_any_language(link.href) for link in contents.of(Link)]


def _written(source: str, links: list[Link]) -> list[Link]:
    """Links with a text of their own; a bare address is text that happens to lead somewhere."""
    return [link for link in links if link.href and source[link.start : link.start + 1] == "["]


def _changed(
    page: Checked, pair: Pair, odd: list[Link], lost: list[Link], everywhere: set[str]
) -> Iterator[Fault]:
    """Links that English hasn't beside those that it has and the translation hasn't."""
    left = list(lost)
    unpaired = []
    for link in odd:
        english = _meant(link, left)
        if english is not None:
            left.remove(english)
            yield from _fault(page, pair, link, english)
        else:
            unpaired.append(link)
    if len(unpaired) == len(left) == 1 and is_external(unpaired[0].href) == is_external(left[0].href):
        yield from _fault(page, pair, unpaired[0], left[0])
        return
    yield from _missing(pair, [link for link in left if same_in_any_language(link.href) not in everywhere])


def _missing(pair: Pair, links: list[Link]) -> Iterator[Fault]:
    named = {same_in_any_language(link.href): link for link in links if not link.href.startswith("#")}
    lines = [pair.english.section.page.line_of(link.start) for link in named.values()]
    titles = [text_of(link.children).strip() or link.href for link in named.values()]
    if len(named) > _MANY:
        what = ", ".join(title[:30] for title in titles[:3])
        message = f"{len(named)} links of English are missing in this section: {what}, …"
        yield Fault(pair.own.section.line, "missing-link", message, f"see {pair.place(lines[0])}")
        return
    for link, line, title in zip(named.values(), lines, titles, strict=True):
        message = f"the link “{title[:60]}” to {link.href} is missing in this section"
        yield Fault(pair.own.section.line, "missing-link", message, f"see {pair.place(line)}")


def _last(href: str) -> str:
    return same_in_any_language(href).rpartition("/")[2]


def _meant(link: Link, candidates: list[Link]) -> Link | None:
    """The English link that a changed one stands for: the one with the same text, page or fragment."""
    text = text_of(link.children).strip().lower()
    last = same_in_any_language(link.href).partition("#")[0].rpartition("/")[2]
    alike = [
        one
        for one in candidates
        if (text and text == text_of(one.children).strip().lower())
        or (last and last == same_in_any_language(one.href).partition("#")[0].rpartition("/")[2])
    ]
    return alike[0] if len(alike) == 1 else None


def _fault(page: Checked, pair: Pair, own: Link, english: Link) -> Iterator[Fault]:
    line = page.line(own)
    fixes = _target(page, own, english.href)
    hint = f"write {english.href}"
    if is_external(english.href):
        if _last(own.href) == _last(english.href) and page.known.said_in_english(own.href):
            return  # what English calls it today: somebody has changed it in all languages
        if page.followed(own.href):
            return
        message = f"link to {own.href}; English leads to {english.href}"
        yield Fault(line, "link", message, hint, fixes)
        return
    local, language, languages = page.status.file.local, page.language, page.known.languages
    code, target = within(local, own.href, languages, language)
    where, wanted = within(local, english.href, languages, page.known.english)
    there = page.known.page(page.known.english, wanted) if where else None
    if is_external(own.href) and there is None and not english.href.startswith("#"):
        return  # English's leads nowhere
    if is_external(own.href):
        message = f"link to {own.href}; English leads to {english.href}, within the documentation"
        yield Fault(line, "link-language", message, hint, fixes)
        return
    found = page.known.page(code, target) if code else None
    if found is None and there is not None and not page.known.has_asset(language, target):
        yield Fault(line, "link-path", f"link to {own.href}: there is no such page", hint, fixes)
    elif found is not None and found == there:
        yield from _anchor(page, own, english, found, fixes)
    elif there is not None:
        yield Fault(line, "link", f"link to {own.href}; English leads to {english.href}", hint, fixes)


def _anchor(page: Checked, own: Link, english: Link, found: str, fixes: tuple[Fix, ...]) -> Iterator[Fault]:
    """Both lead to the same page: is there what the translation's fragment names?"""
    fragment, wanted = fragment_of(own.href), fragment_of(english.href)
    # Mending changes the ids of the page itself, which aren't on disk then.
    itself = page.page if found == page.status.file.local else None
    ids = page.known.ids(page.language, found, itself)
    if fragment and fragment not in ids and wanted in ids and "." not in fragment:
        message = f"link to {own.href}: the page has no #{fragment}"
        yield Fault(page.line(own), "link-anchor", message, f"write {english.href}", fixes)


def _other_language(page: Checked, pair: Pair, own: Link) -> Iterator[Fault]:
    """A link that is English's but for the language that it leads to, or how it is written."""
    same = same_in_any_language(own.href)
    english = next(
        link
        for version in pair.versions
        for link in version.of(Link)
        if same_in_any_language(link.href) == same
    )
    if is_external(english.href) or is_external(own.href):
        code = _language_in(own.href)
        if code and code not in (page.language, page.known.english) and _language_in(english.href) != code:
            yield _foreign(page, own, english, f"link to {own.href}, in another language ({code})")
        return
    local, languages = page.status.file.local, page.known.languages
    code, _ = within(local, own.href, languages, page.language)
    where, _ = within(local, english.href, languages, page.known.english)
    named = english.href.startswith((f"../{page.known.english}/", f"/{page.known.english}/"))
    if code and code != page.language and where == page.known.english and not named:
        message = f"link to {own.href} leads into the {code} pages; English has {english.href}"
        yield _foreign(page, own, english, message)


def _foreign(page: Checked, own: Link, english: Link, message: str) -> Fault:
    """A link into another language, which is to lead where the English one does."""
    hint, fixes = f"write {english.href}", _target(page, own, english.href)
    return Fault(page.line(own), "link-language", message, hint, fixes)


def _language_in(href: str) -> str:
    parts = [*urlsplit(href).path.split("/"), *urlsplit(href).netloc.split(".")[:1]]
    return next((part for part in parts if is_language_code(part)), "")


def _target(page: Checked, own: Link, href: str) -> tuple[Fix, ...]:
    if own.href_end <= own.href_start or any(char in href for char in " ()<>\\"):
        return ()
    if page.text[own.href_start : own.href_end] != own.href:
        return ()
    return (Fix(own.href_start, own.href_end, href),)
