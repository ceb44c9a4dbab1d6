"""What a reader is told of a translation: above the page, at its sections, and below it."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from builder.site.bodies import Marks
from builder.site.freshness import LACKING, PageNote, SectionNote
from builder.strings import strings
from toctree import language

SHOWN_SECTIONS = 6
"""How many sections that a translation lacks are named above it."""

SHOWN_AUTHORS = 8
"""How many people a page is credited to by name."""


@dataclass(frozen=True, slots=True)
class Notices:
    """Makes the notices of one page, in its `language`, translated from the language `original`.

    `english` is the address of the original page, empty where the site hasn't got it; `commit` gives that
    of a commit where people can see it, or "".
    """

    language: str
    original: str
    english: str
    commit: Callable[[str], str]

    @property
    def words(self) -> Mapping[str, str]:
        """The site's words in the page's language."""
        return strings(self.language)

    def above(self, note: PageNote) -> dict[str, Any] | None:
        """The notice above a page, as its template wants it; None where there is nothing to say."""
        words = self.words
        if note.untranslated:
            return {
                "title": words["fallback.title"],
                "lines": [words["fallback.text"]],
                "lacking": [],
                "more": False,
                "english": self.english,
                "changes": "",
            }
        stale, todo = note.having("stale"), note.having("todo")
        lacking = [one for one in note.having(*LACKING) if one.english_title]
        lines = []
        if stale:
            day = min((one.day for one in stale if one.day), default="")
            lines.append(self._since("translation.stale", day))
        if todo:
            lines.append(words["translation.todo"])
        drafts = note.drafts
        if drafts:
            whole = len(drafts) + len(todo) >= sum(1 for one in note.sections if one.title or one.state)
            lines.append(words["translation.draft" if whole else "translation.draft.part"])
        if not lines and not lacking:
            return None
        behind = bool(stale or todo or lacking)
        newest = max((one for one in stale if one.sha), key=lambda one: (one.day, one.sha), default=None)
        return {
            "title": words["translation.behind.title" if behind else "translation.draft.title"],
            "lines": lines,
            "lacking": [self._lacking(one) for one in lacking[:SHOWN_SECTIONS]],
            "more": len(lacking) > SHOWN_SECTIONS,
            "english": self.english,
            "changes": self.commit(newest.sha) if newest else "",
        }

    def marks(self, note: PageNote) -> Marks | None:
        """What stands at sections that aren't up to date. One that is still in the original language is
        set in it, and in its direction."""
        marks = Marks()
        closing = ""
        for one in note.sections:
            if not one.id:
                continue
            if closing:
                marks.before[one.id], closing = closing, ""
            if one.freshness == "stale":
                marks.below[one.id] = self._mark(one, self._since("translation.section.stale", one.day))
            elif one.freshness == "todo":
                marks.below[one.id] = self._mark(one, self.words["translation.section.todo"])
                opening = f"<div {_attributes(self.original)}>\n"
                marks.before[one.id] = marks.before.get(one.id, "") + opening
                closing = "</div>\n"
        marks.end = closing
        return marks if marks.below else None

    def credits(self, authors: list[str]) -> str:
        """Who has translated a page, as HTML; empty where nobody is known."""
        if not authors:
            return ""
        names = [f"<bdi>{html.escape(name, quote=False)}</bdi>" for name in authors[:SHOWN_AUTHORS]]
        if len(authors) > SHOWN_AUTHORS:
            names.append("…")
        return self.words["translation.credits"].replace("{names}", self.words["list.separator"].join(names))

    def _since(self, key: str, day: str) -> str:
        if not day:
            return self.words[f"{key}.undated"]
        return self.words[key].replace("{day}", f'<time dir="ltr">{day}</time>')

    def _lacking(self, one: SectionNote) -> dict[str, str]:
        return {"title": one.english_title, "url": f"{self.english}#{one.english}" if self.english else ""}

    def _mark(self, one: SectionNote, text: str) -> str:
        changes = self.commit(one.sha) if one.sha else ""
        link = ""
        if changes:
            label = html.escape(self.words["translation.section.changes"], quote=False)
            link = f' <a href="{html.escape(changes)}" rel="nofollow">{label}</a>'
        elif self.english:
            address = html.escape(f"{self.english}#{one.english}" if one.english else self.english)
            label = html.escape(self.words["translation.section.english"], quote=False)
            link = f' <a href="{address}" hreflang="{_tag(self.original)}">{label}</a>'
        own = _attributes(self.language)
        return f'<p class="db-stale" data-state="{one.freshness}" {own}>{text}{link}</p>\n'


def _tag(code: str) -> str:
    return html.escape(code.replace("_", "-"))


def _attributes(code: str) -> str:
    """The attributes of an element in a language."""
    return f'lang="{_tag(code)}" dir="{language(code).direction}"'
