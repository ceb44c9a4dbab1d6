"""The page that shows how much is translated into each language, and how fresh that is."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from builder.site.freshness import LACKING, Notes, PageNote, SectionNote
from builder.site.settings import Settings
from builder.site.sources import LanguageSources, Sources
from builder.site.written_markdown import folded, foreign, literal, table
from builder.strings import strings
from toctree import language
from translations.claims import Claim

PARTS = ("fresh", "stale", "unknown", "missing")
"""What the sections of English can be in a language, in the picture's order."""

SHOWN_SECTIONS = 8
"""How many sections of a page are named in a cell."""


@dataclass(slots=True)
class Standing:
    """How a language stands. `sections` counts the English ones by `PARTS`; `titles` are the pages'.

    `english` are the pages whose title is the English one.
    """

    code: str
    sections: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    words: int = 0
    translated: int = 0
    pages: int = 0
    behind: dict[str, PageNote] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    orphaned: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    english: set[str] = field(default_factory=set)

    @property
    def total(self) -> int:
        """The sections of English."""
        return sum(self.sections.values())

    def share(self, part: str) -> float:
        """How much of English is in that state, in percent."""
        return 100 * self.sections[part] / self.total if self.total else 0.0


def standing(sources: Sources, settings: Settings, notes: Notes) -> list[Standing]:
    """How every language stands, by its code; `behind` by the words that are to be translated."""
    english = notes.english()
    all_notes = notes.all()
    titles = _titles(sources.everything.get(settings.fallback))
    found = []
    for code in sorted(sources.everything):
        own = sources.everything[code]
        if code == settings.fallback or not settings.fallback:
            continue
        one = Standing(code, pages=len(english), titles={**titles, **_titles(own)})
        one.english = {local for local, title in titles.items() if one.titles[local] == title}
        for local, (sections, words) in english.items():
            note = all_notes.get((code, local))
            if local not in own.pages:
                one.missing.append(local)
                one.sections["missing"] += sections
                one.words += words
                continue
            one.translated += 1
            if note is None:
                one.sections["unknown"] += sections
                continue
            _count(one, note)
            if note.having("stale", "todo", *LACKING):
                one.behind[local] = note
            if note.differs:
                one.different.append(local)
        one.behind = dict(sorted(one.behind.items(), key=lambda pair: (-pair[1].words, pair[0])))
        one.orphaned = sorted(
            local for local, page in own.pages.items() if local not in english and not page.generated
        )
        found.append(one)
    return found


def _count(one: Standing, note: PageNote) -> None:
    one.words += note.words
    for section in note.sections:
        if section.freshness in ("fresh", "stale", "unknown"):
            one.sections[section.freshness] += 1
        elif section.freshness != "dropped":
            one.sections["missing"] += 1


def _titles(own: LanguageSources | None) -> dict[str, str]:
    entries = own.toctree.pages() if own else []
    return {entry.local: entry.title.replace("`", "") for entry in entries if entry.local and entry.title}


def held(claims: Iterable[Claim], days: Iterable[str]) -> list[Claim]:
    """The claims that haven't lapsed on the newest of the days of the documentation's changes.

    The day of a build doesn't count, so the same commit always gives the same site.
    """
    newest = max(days, default="")
    return [claim for claim in claims if not newest or not claim.lapsed(date.fromisoformat(newest))]


def text(code: str, settings: Settings, languages: Sequence[Standing], claims: Sequence[Claim]) -> str:
    """The page's Markdown, in the language `code`, whose own translation comes first."""
    words = strings(code)
    parts = [f"# {words['dashboard.title']} [[translations]]\n", f"{words['dashboard.intro']}\n"]
    ordered = sorted(languages, key=lambda one: (one.code != code, one.code))
    if not ordered:
        return "\n".join([*parts, words["dashboard.none"], ""])
    parts += [_picture(ordered, words), _overview(ordered, words)]
    home = "../" * (settings.dashboard.count("/") + 1)
    for one in ordered:
        claimed = {claim.local: claim for claim in claims if claim.language == one.code}
        parts.append(_Details(one, words, claimed, home, settings.fallback).text(opened=one.code == code))
    return "\n".join(parts)


def _percent(share: float) -> str:
    """A share as readers see it: never 0 % of something, nor 100 % with something left."""
    rounded = round(share)
    if 0 < share < 1:
        return "<1%"
    return ">99%" if rounded == 100 and share < 100 else f"{rounded}%"


def _picture(languages: Sequence[Standing], words: Mapping[str, str]) -> str:
    rows = []
    for one in languages:
        own = language(one.code)
        shares = [(part, one.share(part)) for part in PARTS if one.sections[part]]
        said = words["list.separator"].join(
            f"{words[f'dashboard.legend.{part}']} {_percent(share)}" for part, share in shares
        )
        bars = "".join(
            f'<span class="db-coverage__part" data-state="{part}" style="inline-size: {share:.2f}%"></span>'
            for part, share in shares
        )
        name = f'<bdi lang="{one.code}" dir="{own.direction}">{html.escape(own.name)}</bdi>'
        label = html.escape(f"{own.name}: {said}")
        current = html.escape(_percent(one.share("fresh")))
        rows.append(
            f'<div class="db-coverage__row"><span class="db-coverage__name">{name}</span>'
            f'<span class="db-coverage__bar" role="img" aria-label="{label}">{bars}</span>'
            f'<span class="db-coverage__share"><bdi dir="ltr">{current}</bdi></span></div>'
        )
    keys = "".join(
        f'<span class="db-coverage__key" data-state="{part}">{words[f"dashboard.legend.{part}"]}</span>'
        for part in PARTS
    )
    body = "\n".join(rows)
    return f'<figure class="db-coverage">\n{body}\n<figcaption>{keys}</figcaption>\n</figure>\n'


def _overview(languages: Sequence[Standing], words: Mapping[str, str]) -> str:
    shown = [part for part in PARTS if any(one.sections[part] for one in languages)]
    head = [words["dashboard.language"], words["dashboard.pages"]]
    head += [words[f"dashboard.legend.{part}"] for part in shown] + [words["dashboard.words"]]
    rows = [
        [
            f"[{foreign(language(one.code).name, one.code)}](#{one.code})",
            f'<bdi dir="ltr">{one.translated} / {one.pages}</bdi>',
            *(str(one.sections[part]) for part in shown),
            str(one.words),
        ]
        for one in languages
    ]
    return table(head, rows, numbers=range(1, len(head)))


@dataclass(frozen=True, slots=True)
class _Details:
    """Writes what is to be done for one language. `home` leads from the page to the folder of languages."""

    one: Standing
    words: Mapping[str, str]
    claims: Mapping[str, Claim]
    home: str
    english: str

    def text(self, *, opened: bool) -> str:
        one, words = self.one, self.words
        summary = words["dashboard.summary"].replace("{share}", literal(_percent(one.share("fresh"))))
        for key, number in (("pages", one.translated), ("total", one.pages), ("words", one.words)):
            summary = summary.replace(f"{{{key}}}", str(number))
        parts = [f"## {foreign(language(one.code).name, one.code)} [[{one.code}]]\n\n{summary}\n\n"]
        if one.behind:
            head = [
                words["dashboard.page"],
                words["dashboard.legend.stale"],
                words["dashboard.legend.missing"],
            ]
            head += [words["dashboard.words"], words["dashboard.since"]]
            rows = [self._row(local, note) for local, note in one.behind.items()]
            content = table(head, rows, numbers=[3])
            parts.append(folded(self._counted("stale", one.behind), content, opened=opened))
        for key, pages in (("missing", one.missing), ("differs", one.different), ("orphaned", one.orphaned)):
            if pages:
                content = "".join(f"- {self._page(local)}\n" for local in pages)
                parts.append(folded(self._counted(key, pages), content))
        if len(parts) == 1:
            parts.append(f"{words['dashboard.current']}\n\n")
        return "".join(parts)

    def _counted(self, key: str, pages: Sequence[str] | Mapping[str, PageNote]) -> str:
        return self.words[f"dashboard.{key}"].replace("{count}", str(len(pages)))

    def _row(self, local: str, note: PageNote) -> list[str]:
        days = [one.day for one in note.having("stale", "new") if one.day]
        return [
            self._page(local),
            self._sections(local, note.having("stale")),
            self._sections(local, note.having("todo", *LACKING)),
            str(note.words),
            f'<bdi dir="ltr">{min(days)}</bdi>' if days else "",
        ]

    def _page(self, local: str) -> str:
        title = self.one.titles.get(local, local)
        code = self._tongue(local)
        link = f"[{foreign(title, code)}]({self.home}{self.one.code}/{local})"
        claim = self.claims.get(local)
        if claim is None:
            return link
        told = self.words["dashboard.claimed"].replace("{who}", f"<bdi>{literal(claim.who)}</bdi>")
        return f"{link} <small>{told.replace('{day}', f'<bdi>{claim.since}</bdi>')}</small>"

    def _sections(self, local: str, sections: Sequence[SectionNote]) -> str:
        cells = [self._section(local, one) for one in sections[:SHOWN_SECTIONS]]
        return "<br>".join([*cells, *(["…"] if len(sections) > SHOWN_SECTIONS else [])])

    def _section(self, local: str, one: SectionNote) -> str:
        code = self.one.code if one.title else self.english
        title = one.title or one.english_title
        name = title or self.one.titles.get(local, local)
        anchor = one.id if one.title else one.english
        tongue = self._tongue(local) if not title else self.english if one.freshness == "todo" else code
        return f"[{foreign(name, tongue)}]({self.home}{code}/{local}{f'#{anchor}' if anchor else ''})"

    def _tongue(self, local: str) -> str:
        """The language of a page's title."""
        known = local in self.one.titles and local not in self.one.english
        return self.one.code if known else self.english
