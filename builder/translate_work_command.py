"""The commands of `doc-builder translate` that write: pages, records, claims, PO files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from builder.git import git_text
from builder.translate_command import Docs, Languages, OneLanguage, Page, Paths, tell, used
from builder.translate_project import find_project
from builder.usage import RESULT, WHAT, ConfigFile, wrong_use
from toctree.findings import shown
from translations.model import PageStatus
from translations.upkeep import Recorded

work = typer.Typer(rich_markup_mode="markdown")

Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        metavar="ID",
        help="Only the section with this heading id; may be repeated.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]


@work.command(epilog="Example:\n\n    doc-builder translate new write/dialect --language ko")
def new(page: Page, language: OneLanguage, docs: Docs = None, config_file: ConfigFile = None) -> None:
    """Begin the translation of a page: its English text, ready to be translated section by section.

    Every heading gets its English id, every section a record that it is still to be translated, and the
    toctree an entry in its place.
    """
    from builder.translate_pages import begin

    project = used(lambda: find_project(docs, config_file, [Path(page)]))
    written = used(lambda: begin(project, page, language))
    for path in written:
        print(shown(path))


@work.command(
    epilog="Examples:\n\n    doc-builder translate accept quickstart --language ko\n\n"
    "    doc-builder translate accept quickstart --language ko --section install"
)
def accept(
    page: Page,
    language: OneLanguage,
    section: Sections = None,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:
    """Record that sections translate English as it is now.

    They become drafts, until somebody reviews them.
    """
    from translations import upkeep

    _write_records(page, language, section or (), docs, config_file, upkeep.accept)


@work.command(epilog="Example:\n\n    doc-builder translate review quickstart --language ko")
def review(
    page: Page,
    language: OneLanguage,
    section: Sections = None,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:
    """Record that you have read sections, and found them right."""
    from translations import upkeep

    _write_records(page, language, section or (), docs, config_file, upkeep.review)


@work.command(epilog="Example:\n\n    doc-builder translate record --language ja,ko")
def record(
    paths: Paths = None,
    language: Languages = None,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:
    """Write down what git's history says: from which English section each section was made.

    Needed once, by documentations whose pages have no records; from then on they don't depend on history,
    which a shallow clone lacks.
    """
    from builder.translate_pages import record_pages

    project = used(lambda: find_project(docs, config_file, paths or ()))
    if not project.states.history.head:
        wrong_use("there is no git repository here, so nothing is known of what was")
    if project.states.history.shallow:
        wrong_use("the clone is shallow: fetch the whole history first (git fetch --unshallow)")
    files = used(lambda: project.chosen(paths or (), project.languages(language)))
    pages, sections = used(lambda: record_pages(project, files))
    print(f"{sections} sections of {pages} pages recorded")


def _write_records(
    page: str,
    language: str,
    sections: Collection[str],
    docs: Path | None,
    config_file: Path | None,
    change: Callable[[PageStatus, Collection[str]], Recorded],
) -> None:
    project = used(lambda: find_project(docs, config_file, [Path(page)]))
    file = used(lambda: project.page(page, language))
    if project.documentation.english_of(file) is None:
        wrong_use(f"{shown(file.path)} has no English page: move it to where that went, or delete it")
    done = change(project.states.page(file), sections)
    tell(done.findings)
    if done.findings:
        raise typer.Exit(1)
    used(lambda: project.write(file, done.text))
    print(f"{shown(file.path)}: {done.sections} sections recorded")


@work.command(
    epilog="Examples:\n\n    doc-builder translate claim quickstart --language ko\n\n"
    "    doc-builder translate claim quickstart --language ko --release"
)
def claim(
    page: Page,
    language: OneLanguage,
    who: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Who works on it; git's user.name when left out.", show_default=False
        ),
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What else there is to say.")] = "",
    release: Annotated[bool, typer.Option("--release", help="Give the page back.")] = False,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:
    """Say that you work on a page, so that nobody else begins.

    A claim is a file of its own, to be committed; it lapses after 60 days.
    """
    from builder.translate_pages import claim_page, release_page

    project = used(lambda: find_project(docs, config_file, [Path(page)]))
    name = who or (git_text(project.base, "config", "user.name") or "").strip()
    if not name:
        wrong_use("git has no user.name: say who you are with --who")
    today = datetime.now(UTC).date()
    if release:
        path = used(lambda: release_page(project, page, language, name, today))
    else:
        path = used(lambda: claim_page(project, page, language, name, today, note))
    print(f"{shown(path)}{' deleted' if release else ''}")


@work.command(
    name="export",
    epilog="Examples:\n\n    doc-builder translate export --language ko --output po\n\n"
    "    doc-builder translate export docs/source/ko/quickstart.md --language ko --output po --all",
)
def export_po(
    output: Annotated[
        Path,
        typer.Option(
            metavar="DIR", help="The folder for the files.", rich_help_panel=RESULT, show_default=False
        ),
    ],
    pages: Annotated[
        list[str] | None,
        typer.Argument(metavar="PAGES", help="Pages; all that need work when left out.", show_default=False),
    ] = None,
    language: Languages = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Sections that are up to date, too.", rich_help_panel=WHAT)
    ] = False,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:  # fmt: skip
    """Write missing and stale sections as PO files, for translators' own tools and for machine drafts."""
    from builder.translate_pages import export_pages

    project = used(lambda: find_project(docs, config_file, [Path(one) for one in pages or ()]))
    codes = used(lambda: project.languages(language))
    written = used(lambda: export_pages(project, pages or (), codes, output, everything=everything))
    for path, entries in written:
        print(f"{shown(path)}: {entries} texts")
    print(f"{len(written)} files", file=sys.stderr)


@work.command(name="import", epilog="Example:\n\n    doc-builder translate import po/ko/quickstart.po")
def import_po(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES", help="PO files that export has written.", show_default=False),
    ],
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:
    """Put translated PO files into the pages.

    A section whose texts are all translated is written, as a draft; what would break a page is refused.
    """
    from builder.translate_pages import import_files

    project = used(lambda: find_project(docs, config_file))
    written, findings = used(lambda: import_files(project, files))
    for path, sections in written:
        print(f"{shown(path)}: {sections} sections")
    tell(findings)
    if findings:
        raise typer.Exit(1)
