"""Pages that have no file: their text is written here, and then they are pages like any other."""

from __future__ import annotations

from autodoc.static import find_source
from builder.commands import Reading, read_commands
from builder.site import commands_page, dashboard, glossary_page
from builder.site.cache import PageCache, digest
from builder.site.freshness import Notes
from builder.site.settings import CommandLine, Settings
from builder.site.sources import SourcePage, Sources
from builder.strings import strings
from toctree import Finding
from toctree.findings import shown
from translations.claims import claims_in
from translations.glossary import glossaries_in


def add_commands(sources: Sources, settings: Settings, asked: CommandLine, cache: PageCache) -> None:
    """Reads the commands that a page shows; where they can't be imported, that is a finding."""
    if settings.imports:
        found = find_source(asked.package, settings.library_folders())
        folder = found.root if found is not None else None
        sources.commands = read_commands(asked.app, folder, asked.program, cache, settings.import_timeout)
    else:
        sources.commands = Reading()
    sources.key = digest(sources.key, sources.commands.key)
    told = [f"{asked.page} leaves a command out, {one}" for one in sources.commands.unread]
    if sources.commands.problem:
        told.append(
            f"{asked.app} can't be imported, so {asked.page} shows nothing: {sources.commands.problem}"
        )
    place, hint = shown(settings.base / "mkdocs.yml"), "install what it needs, or correct `commands`"
    sources.findings += (Finding(place, 1, "import-failed", message, hint) for message in told)


def add_generated(sources: Sources, settings: Settings, notes: Notes) -> None:
    """Adds the pages of commands and about translations to each language that has words for them, and
    what is wrong with glossaries and claims to the findings.

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
    if settings.commands is not None:
        reading = sources.commands
        texts[settings.commands.page] = {code: commands_page.text(code, settings, reading) for code in codes}
    configuration = settings.base / "mkdocs.yml"
    for local, by_language in texts.items():
        for code, text in by_language.items():
            own = sources.languages[code]
            path = own.folder / f"{local}.md"
            searched = local != settings.dashboard  # that is made anew with every change of a page
            if local not in own.pages:
                own.pages[local] = SourcePage(
                    code, local, path, text, generated=configuration, searched=searched
                )
