"""Pages that have no file: their text is written here, and then they are pages like any other."""

from __future__ import annotations

from builder.site import dashboard, glossary_page
from builder.site.freshness import Notes
from builder.site.settings import Settings
from builder.site.sources import SourcePage, Sources
from builder.strings import strings
from translations.claims import claims_in
from translations.glossary import glossaries_in


def add_generated(sources: Sources, settings: Settings, notes: Notes) -> None:
    """Adds the pages about translations to each language that has words for them, and what is wrong with
    glossaries and claims to the findings.

    A file of the same name stays. Other languages show the English page.
    """
    texts: dict[str, dict[str, str]] = {}
    codes = [code for code in sources.languages if strings(code)["language"] == code]
    if settings.dashboard:
        claims, findings = claims_in(settings.base)
        sources.findings += findings
        claims = dashboard.held(claims, notes.past.days.values())
        standing = dashboard.standing(sources, settings, notes)
        texts[settings.dashboard] = {code: dashboard.text(code, settings, standing, claims) for code in codes}
    if settings.glossary:
        glossaries = glossaries_in(settings.base)
        for one in glossaries.values():
            sources.findings += one.findings
        texts[settings.glossary] = {code: glossary_page.text(code, settings, glossaries) for code in codes}
    for local, by_language in texts.items():
        for code, text in by_language.items():
            own = sources.languages[code]
            path = own.folder / f"{local}.md"
            searched = local == settings.glossary  # the other is made anew with every change of a page
            if local not in own.pages:
                own.pages[local] = SourcePage(code, local, path, text, generated=True, searched=searched)
