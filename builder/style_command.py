"""`doc-builder style`: formats the Python of pages and docstrings."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from builder.printing import Format, printed
from builder.usage import HOW, WHAT, AsFormat, ConfigFile, Jobs, wrong_use
from toctree import Finding
from toctree.findings import shown

if TYPE_CHECKING:
    from builder.style.run import Styled

RULE = "style"
EXAMPLES = (
    "Examples:\n\n    doc-builder style\n\n    doc-builder style docs/source/en src/mylibrary/models.py\n\n"
    "    doc-builder style --check --diff"
)

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS",
        help="Pages, modules, or folders of them. Left out: every page of mkdocs.yml in every language, and "
        "the library's modules if it lies in the same repository.",
        show_default=False,
    ),
]
Docs = Annotated[
    Path | None,
    typer.Option(
        "--docs",
        "--path_to_docs",
        metavar="DIR",
        help="The folder of languages, or one of them, whose `_config.py` says what no formatter must see; "
        "read from mkdocs.yml when left out. Without PATHS its pages are formatted.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]


def style(
    paths: Paths = None,
    docs: Docs = None,
    config_file: ConfigFile = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            "--check_only",
            help="Write nothing, and tell what isn't formatted.",
            rich_help_panel=HOW,
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Write nothing, and show what would change.", rich_help_panel=HOW),
    ] = False,
    max_len: Annotated[
        int,
        typer.Option(
            "--max-len",
            "--max_len",
            min=20,
            max=320,
            metavar="N",
            help="How long a line of the file may be, with its indentation and prompt.",
            rich_help_panel=HOW,
        ),
    ] = 119,
    jobs: Jobs = None,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", help="Tell of every block that stays as it is, and why.", rich_help_panel=HOW
        ),
    ] = False,
    form: AsFormat = Format.HUMAN,
) -> None:
    """Format the Python of pages and docstrings with ruff.

    Fences of Python and sessions are formatted, each statement of a session for itself; prompts, what they
    print, and every byte that isn't code stay. So do blocks that aren't Python, or that `docstyle-ignore`
    marks.
    """
    from builder.style import ruff
    from builder.style.files import avoided, files_in
    from builder.style.run import style as style_files

    if not ruff.is_installed():
        wrong_use("this needs ruff: pip install 'doc-builder[style]'")
    if diff and form is not Format.HUMAN:
        wrong_use(f"--diff is for people: leave out --format {form.value}")
    places, language_folder = _places(paths or [], docs, config_file)
    files = files_in(places)
    try:
        styled, findings = style_files(
            files, partial(avoided, language_folder), max_len=max_len, jobs=jobs or os.cpu_count() or 1
        )
    except ruff.RuffError as error:
        wrong_use(str(error))
    if check or diff:
        told = findings = findings + _told(styled, "this code isn't formatted", "run doc-builder style")
    else:
        written, failed = _write(styled)
        findings += failed
        told = findings + (_told(written, "formatted") if form is not Format.HUMAN else [])
        if form is Format.HUMAN:
            for one in written:
                print(f"{shown(one.source.path)}: {_blocks(len(one.changed))} formatted")
    if diff:
        print(_differences(styled), end="")
    elif text := printed(sorted(told), form):
        print(text)
    if form is Format.HUMAN:
        print(_summary(styled, told=check or diff), file=sys.stderr)
        if verbose:
            print("".join(_left(styled)), end="", file=sys.stderr)
    if findings:
        raise typer.Exit(1)


def _places(
    paths: Sequence[Path], docs: Path | None, config_file: Path | None
) -> tuple[list[Path], Path | None]:
    """What to format, and the language's folder whose `_config.py` counts for modules."""
    from builder.doctest_project import find_project
    from builder.site.settings import DEFAULT_LANGUAGE, UsageError
    from builder.style.files import SUFFIXES
    from toctree import split_source

    for path in paths:
        if not path.exists():
            wrong_use(f"{path}: there is no such file or folder")
        if path.is_file() and path.suffix not in SUFFIXES:
            wrong_use(f"{path}: neither a page nor a module; name files {', '.join(SUFFIXES)}")
    if docs is not None:
        if not docs.is_dir():
            wrong_use(f"{docs}: there is no such folder; name the folder that holds your pages")
        own = docs / DEFAULT_LANGUAGE
        return list(paths) or [docs], own if split_source(docs)[1] is None and own.is_dir() else docs
    try:
        project = find_project(config_file)
    except UsageError as error:
        wrong_use(str(error))
    places = list(paths) or project.places
    if not places:
        wrong_use("there is no mkdocs.yml that uses doc-builder here: name the PATHS of pages or modules")
    return places, next((one for one in project.places if one.name == project.language), None)


def _told(styled: Iterable[Styled], message: str, hint: str = "") -> list[Finding]:
    return [
        Finding(shown(one.source.path), line, RULE, message, hint) for one in styled for line in one.changed
    ]


def _write(styled: Iterable[Styled]) -> tuple[list[Styled], list[Finding]]:
    """Writes what has changed; what was written, and what couldn't be."""
    from builder.sources import UnreadableError, read_source

    written, failed = [], []
    for one in styled:
        if not one.changed:
            continue
        source = one.source
        try:
            if read_source(source.path).text != source.text:
                message, hint = "was edited meanwhile, and is left alone", "run it again"
                failed.append(Finding(shown(source.path), one.changed[0], RULE, message, hint))
                continue
            source.write(one.text)
        except UnreadableError as error:
            failed.append(error.finding)
        except OSError as error:
            message = f"can't be written: {error.strerror}"
            failed.append(Finding(shown(source.path), 1, RULE, message, "check its permissions"))
        else:
            written.append(one)
    return written, failed


def _differences(styled: Iterable[Styled]) -> str:
    from difflib import unified_diff

    from builder.markdown.source import LINE_BREAK

    result: list[str] = []
    for one in styled:
        if one.changed:
            before, after = (LINE_BREAK.sub("\n", text).splitlines() for text in (one.source.text, one.text))
            path = shown(one.source.path)
            result += unified_diff(before, after, path, path, lineterm="")
    return "".join(f"{line}\n" for line in result)


def _summary(styled: Sequence[Styled], *, told: bool) -> str:
    count = sum(len(one.changed) for one in styled)
    total = sum(one.blocks for one in styled)
    files = "1 file" if len(styled) == 1 else f"{len(styled)} files"
    what = "to be formatted" if told else "formatted now"
    lines = [f"{_blocks(total)} of Python in {files}, {count} of them {what}"]
    reasons = sum((one.reasons for one in styled), Counter())
    if reasons:
        each = ", ".join(f"{number} {reason}" for reason, number in sorted(reasons.items()))
        stay = "1 stays as it is" if reasons.total() == 1 else f"{reasons.total()} stay as they are"
        lines.append(f"{stay}: {each}")
    return "\n".join(lines)


def _blocks(number: int) -> str:
    return f"{number} block" if number == 1 else f"{number} blocks"


def _left(styled: Iterable[Styled]) -> Iterable[str]:
    for one in styled:
        for line, reason in one.left:
            yield f"{shown(one.source.path)}:{line}: stays as it is: {reason}\n"
