"""`doc-builder translate`: what there is to translate, what has gone stale, what is wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from builder.printing import Format, Listing, printed, workflow_command
from builder.site.settings import UsageError
from builder.translate_project import find_project
from builder.usage import (
    RESULT,
    WHAT,
    AsFormat,
    AsListing,
    ConfigFile,
    Fix,
    Ignore,
    ListRules,
    Output,
    Select,
    names,
    wrong_use,
)
from toctree import Finding
from toctree.findings import shown
from translations.checks import RULES
from translations.english_changes import Changed, Line, english_changes
from translations.model import SectionStatus
from translations.pull_request import PullRequest
from translations.sections import Section

translate = typer.Typer(
    name="translate",
    help="Keep translations in step with English.\n\nA page is named as the toctree does (`write/dialect`), "
    "or by its file in any language.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
)

Docs = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="The folder of languages, or one of them; read from mkdocs.yml when left out.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
Languages = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="A language; may be repeated, or list several with commas. Left out: all.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]
OneLanguage = Annotated[
    str,
    typer.Option(
        "--language", metavar="CODE", help="The language.", rich_help_panel=WHAT, show_default=False
    ),
]
Page = Annotated[
    str,
    typer.Argument(
        metavar="PAGE",
        help="A page, as the toctree names it (`write/dialect`), or its file in any language.",
        show_default=False,
    ),
]
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS", help="Translated pages, or folders of them. Left out: all.", show_default=False
    ),
]

UNKNOWN = "fetch the whole history (git fetch --unshallow), or record it with translate accept"
"""What to do where nothing says what a section was made from."""

Value = TypeVar("Value")


def used(call: Callable[[], Value]) -> Value:
    """What `call` gives; ends the command with its message where it was used wrongly."""
    try:
        return call()
    except UsageError as error:
        wrong_use(str(error))
    except OSError as error:
        wrong_use(f"{error.filename}: {error.strerror}")


def tell(findings: Sequence[Finding]) -> None:
    """Prints what is wrong, where people look for it."""
    for finding in findings:
        print(f"{finding} [{finding.rule}]", file=sys.stderr)


@translate.command(
    epilog="Examples:\n\n    doc-builder translate status\n\n"
    "    doc-builder translate status ../transformers/docs/source --language ko --format json"
)
def status(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="The folder of languages; read from mkdocs.yml when left out.",
            show_default=False,
        ),
    ] = None,
    language: Languages = None,
    form: AsListing = Listing.HUMAN,
    config_file: ConfigFile = None,
) -> None:
    """Show how far each language is, and what to do next.

    For a page that records nothing, git's history says what each section was made from.
    """
    from translations.claims import claims_in
    from translations.status import status_of, to_json
    from translations.status_table import table

    project = used(lambda: find_project(path, config_file))
    codes = used(lambda: project.languages(language))
    claims, wrong = claims_in(project.base)
    rows = status_of(project.states, codes, claims)
    findings = [*project.documentation.findings, *wrong]
    tell(findings)
    if project.states.history.shallow:
        print(
            f"The clone is shallow, so little is known of pages without records: {UNKNOWN}", file=sys.stderr
        )
    if form is Listing.JSON:
        print(json.dumps(to_json(rows), ensure_ascii=False, indent=1))
    else:
        print(table(rows, details=language is not None))
    if findings:
        raise typer.Exit(1)


@translate.command(
    epilog="Examples:\n\n    doc-builder translate check --language ko --fix\n\n"
    "    doc-builder translate check docs/source/ko/quickstart.md --ignore emphasis-elsewhere"
)
def check(
    paths: Paths = None,
    language: Languages = None,
    fix: Fix = False,
    select: Select = None,
    ignore: Ignore = None,
    rules: ListRules = False,
    form: AsFormat = Format.HUMAN,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:
    """Find what translating has broken: anchors, code, tabs, links, markup, terms.

    Each section is compared with the English one that it was made from. What only later changes of
    English explain is no mistake: `status` and `diff` show it.
    """
    from builder.translate_checks import check_translations, fix_translations

    if rules:
        for rule in RULES.values():
            print(f"{rule.name:20} {'fix' if rule.fixable else '   '}  {rule.meaning}")
        return
    only, without = names(select), names(ignore)
    for name in [*only, *without]:
        if name not in RULES:
            wrong_use(f"there is no rule {name}: see doc-builder translate check --rules")
    project = used(lambda: find_project(docs, config_file, paths or ()))
    codes = used(lambda: project.languages(language))
    files = used(lambda: project.chosen(paths or (), codes))
    off = frozenset(without) | (frozenset() if only else project.ignored)
    chosen = frozenset(only or RULES) - off
    toctrees = () if paths else codes
    if fix:
        for changed in used(lambda: fix_translations(project, files, chosen, toctrees)):
            print(f"{shown(changed)}: mended", file=sys.stderr)
        project = used(lambda: find_project(docs, config_file, paths or ()))
        files = used(lambda: project.chosen(paths or (), codes))
    findings = check_translations(project, files, chosen, toctrees)
    text = printed(findings, form)
    if text:
        print(text)
    if form is Format.HUMAN:
        print(f"{len(files)} pages checked, {len(findings)} findings", file=sys.stderr)
    if findings:
        raise typer.Exit(1)


@translate.command(epilog="Example:\n\n    doc-builder translate diff quickstart --language ko")
def diff(
    page: Page,
    language: OneLanguage,
    form: AsListing = Listing.HUMAN,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:
    """Show what has changed in English since a page was translated, section by section."""
    project = used(lambda: find_project(docs, config_file, [Path(page)]))
    file = used(lambda: project.page(page, language))
    page_status = project.states.page(file)
    found = english_changes(page_status)
    if unknown := len(page_status.having("unknown")):
        print(
            f"{shown(file.path)}: what {unknown} sections were made from isn't known; {UNKNOWN}",
            file=sys.stderr,
        )
    if form is Listing.JSON:
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=1))
    elif not found and not unknown:
        print(f"{shown(file.path)}: nothing has changed in English since", file=sys.stderr)
    else:
        typer.echo("\n\n".join("\n".join(_shown(one, file.page.path)) for one in found))


@translate.command(
    epilog="Examples:\n\n    doc-builder translate report --base origin/main --output comment.md\n\n"
    "    doc-builder translate report --base origin/main --format github"
)
def report(
    base: Annotated[
        str,
        typer.Option(
            metavar="REVISION", help="What the pull request is to be merged into.", rich_help_panel=WHAT
        ),
    ],
    output: Output = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="human is a comment in Markdown, github are annotations of the findings.",
            rich_help_panel=RESULT,
        ),
    ] = Format.HUMAN,
    docs: Docs = None,
    config_file: ConfigFile = None,
) -> None:  # fmt: skip
    """Say what a pull request translates, which sections it makes stale, and what is wrong on its lines."""
    from builder.translate_checks import pull_request
    from translations.pull_request import markdown, to_json

    project = used(lambda: find_project(docs, config_file))
    request = used(lambda: pull_request(project, base, frozenset(RULES) - project.ignored))
    if form is Format.JSON:
        text = json.dumps(to_json(request), ensure_ascii=False, indent=1)
    elif form is Format.GITHUB:
        text = "\n".join(_annotations(request))
    else:
        text = markdown(request)
    if output is not None:
        used(lambda: output.write_text(text, encoding="utf-8"))
    elif text:
        print(text)
    if request.findings:
        raise typer.Exit(1)


def _annotations(request: PullRequest) -> Iterator[str]:
    yield from filter(None, [printed(request.findings, Format.GITHUB)])
    for one in request.outdated:
        if not one.gone:
            said = f"this change makes the section stale in {', '.join(one.languages)}"
            yield workflow_command(
                one.file.page.path, one.section.line, said, "stale-section", level="notice"
            )


def _as_json(one: Changed) -> dict[str, object]:
    section = one.section
    return {
        "freshness": section.freshness,
        "state": section.state,
        "section": _there(section).id,
        "line": section.own.line if section.own else None,
        "english_line": section.english.line if section.english else None,
        "since": section.since.sha if section.since else None,
        "words": section.words,
        "english": [{"kind": line.kind, "text": line.text} for line in one.english],
        "translation": one.own,
    }


def _there(status: SectionStatus) -> Section:
    """The section itself, in whichever language has it."""
    there = status.own or status.english or status.origin
    assert there is not None
    return there


_SAID = {
    "stale": "English has changed",
    "new": "new in English",
    "missing": "missing here",
    "dropped": "not in English any more",
    "todo": "still to be translated",
}
_MARKS = {"same": " ", "removed": "-", "added": "+"}


def _shown(one: Changed, path: str) -> Iterator[str]:
    """A section's difference as lines: a title, English with what has changed, then the translation."""
    section = one.section
    since = section.since
    when = f" ({since.sha[:9]}, {since.day}, {since.subject})" if since else ""
    yield typer.style(f"{_there(section).title or path}: {_SAID[section.freshness]}{when}", bold=True)
    kept = one.english if section.freshness in ("new", "missing", "todo") else _near(one.english)
    for line in kept:
        if line is None:
            yield "  …"
        else:
            yield f"{_MARKS[line.kind]} {_coloured(line)}"
    if section.own is not None:
        yield typer.style(f"{path}:{section.own.line}", underline=True)
        yield from (f"  {line}" for line in one.own.splitlines())


def _near(lines: Sequence[Line]) -> list[Line | None]:
    """The lines that have changed and those next to them; None for each run left out."""
    changed = [index for index, line in enumerate(lines) if line.kind != "same"]
    shown: list[Line | None] = []
    for index, line in enumerate(lines):
        if any(abs(index - one) <= 1 for one in changed):
            shown.append(line)
        elif shown and shown[-1] is not None:
            shown.append(None)
    return shown


def _coloured(line: Line) -> str:
    if line.kind == "same":
        return line.text
    colour = typer.colors.RED if line.kind == "removed" else typer.colors.GREEN
    return "".join(typer.style(text, fg=colour, reverse=changed) for text, changed in line.parts)
