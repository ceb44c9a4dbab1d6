"""The command line: arguments in, messages and an exit code out; the work is done by `builder.site`.

Exit codes: 0 fine, 1 the documentation has mistakes, 2 wrong use.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from builder.build_options import (
    Aliases,
    BuildDir,
    CacheDir,
    ConfigFile,
    Languages,
    Library,
    NoImport,
    NoSearch,
    NotPython,
    Source,
    Version,
)
from builder.check_command import EXAMPLES as CHECK_EXAMPLES
from builder.check_command import check
from builder.configured import load_site, progress
from builder.convert_command import convert
from builder.doctest_command import doctest
from builder.publish_command import publish
from builder.site.settings import UsageError
from builder.style_command import EXAMPLES as STYLE_EXAMPLES
from builder.style_command import style
from builder.translate_command import translate
from builder.translate_work_command import work
from builder.usage import HOW, WHAT, WHERE, Jobs, wrong_use
from builder.versions_command import EXAMPLES as VERSIONS_EXAMPLES
from builder.versions_command import versions

app = typer.Typer(
    name="doc-builder",
    help="Builds a documentation site in every language of its pages.",
    epilog="Example:\n\n    doc-builder build transformers docs/source --build_dir out --language all",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(
    epilog="Examples:\n\n    doc-builder build --language ko\n\n"
    "    doc-builder build transformers docs/source --build_dir out --language all\n\n"
    "    doc-builder build transformers docs/source/en --build_dir out --version v1.2.3 --alias stable"
)
def build(
    library: Library = None,
    path: Source = None,
    build_dir: BuildDir = None,
    language: Languages = None,
    version: Version = None,
    alias: Aliases = None,
    not_python_module: NotPython = False,
    clean: Annotated[
        bool,
        typer.Option("--clean", help="Remove whatever else is in the output folder.", rich_help_panel=WHERE),
    ] = False,
    config_file: ConfigFile = None,
    cache_dir: CacheDir = None,
    jobs: Jobs = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Let any finding fail the build, even one that is only a warning.",
            rich_help_panel=HOW,
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            help="Print every finding, and not only the first few of each kind.",
            rich_help_panel=HOW,
        ),
    ] = False,
    no_search: NoSearch = False,
    no_import: NoImport = False,
    doctest_report: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="A report of `doc-builder doctest --report`: each example then shows when it ran, and "
            "on what, or why not. May be repeated. Left out: `doctest_reports` of mkdocs.yml.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    notebook_dir: Annotated[
        Path | None,
        typer.Option(
            "--notebook-dir",
            "--notebook_dir",
            metavar="DIR",
            help="Write a notebook of each page with `[[open-in-colab]]` into this folder, by language.",
            rich_help_panel=WHERE,
            show_default=False,
        ),
    ] = None,
    timings: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what each part of the build took, as JSON.",
            rich_help_panel=HOW,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Build the site.

    Both arguments can be left out where a mkdocs.yml names them. A page stands at
    `<build_dir>/[<version>/]<language>/<page>/index.html`; a page that a language lacks is shown
    in English within that language's frame. Only what has changed since the last build is made
    again, and a build with errors leaves the last site whole.
    """
    start = time.perf_counter()
    # A build makes no rubbish in circles, and ends soon: the collector would look at millions of
    # records of the library again and again, which takes a fifth of the time.
    gc.disable()
    from builder.site.build import build as build_site
    from builder.site.search import SearchError

    config, plugin = load_site(
        library, path, language, version, not_python_module, config_file, cache_dir, jobs, no_search,
        no_import,
        build_dir=build_dir, strict=strict, doctest_reports=doctest_report, aliases=alias,
        notebook_dir=notebook_dir,
    )  # fmt: skip
    try:
        result = build_site(config, plugin, clean=clean, tell=progress())
    except UsageError as error:
        wrong_use(str(error))
    except SearchError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    from builder.findings import report

    for line in report(result.findings, everything=strict or verbose):
        print(line, file=sys.stderr)
    seconds = time.perf_counter() - start
    if timings is not None:
        summary = {
            "phases": result.phases,
            "seconds": round(seconds, 3),
            "pages": result.pages,
            "parsed": result.parsed,
            "highlighted": result.highlighted,
            "entries": result.entries,
            "extracted": result.extracted,
            "templates": result.templates,
            "indexes": result.indexes,
            "written": result.written,
            "notebooks": result.notebooks,
        }
        try:
            timings.write_text(json.dumps(summary, indent=1), encoding="utf-8")
        except OSError as error:
            wrong_use(f"{timings}: {error.strerror}")
    if result.failed:
        print(f"{len(result.findings)} findings; nothing was written to {result.folder}", file=sys.stderr)
        raise typer.Exit(1)
    done = "nothing has changed" if result.unchanged else f"{result.written} files written"
    print(f"{result.pages} pages in {result.folder}: {done} in {seconds:.1f} s")


@app.command(
    epilog="Examples:\n\n    doc-builder preview\n\n"
    "    doc-builder preview transformers docs/source/ko --port 5173"
)
def preview(
    library: Library = None,
    path: Source = None,
    language: Languages = None,
    version: Version = None,
    not_python_module: NotPython = False,
    config_file: ConfigFile = None,
    cache_dir: CacheDir = None,
    jobs: Jobs = None,
    no_search: NoSearch = False,
    no_import: NoImport = False,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="The address to listen on. Unless you give another, nobody else can see the site.",
            rich_help_panel=WHERE,
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", help="The port to listen on; 0 for any.", rich_help_panel=WHERE)
    ] = 8000,
) -> None:
    """Show the site in a browser while you write.

    The pages and the library's source are watched. A saved page is shown again in the open
    browser at once; the search follows when you pause.
    """
    from builder.site.serve import serve

    config, plugin = load_site(
        library,
        path,
        language,
        version,
        not_python_module,
        config_file,
        cache_dir,
        jobs,
        no_search,
        no_import,
    )
    try:
        serve(config, plugin, host, port, say=print)
    except UsageError as error:
        wrong_use(str(error))


@app.command(
    epilog="Examples:\n\n    doc-builder api mylibrary --output docs/source/en/api\n\n"
    "    doc-builder api mylibrary --output docs/source/en/api --source ../mylibrary --depth 2"
)
def api(
    library: Annotated[
        str, typer.Argument(metavar="LIBRARY", help="The library to document, as it is imported.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            help="The folder for the pages, below that of their language.",
            rich_help_panel=WHERE,
            show_default=False,
        ),
    ],
    source: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder that holds the library, or whose `src` does. Left out: the current one, or "
            "where it is installed.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="How deep modules have a page of their own: 1 is the library itself, 2 the modules "
            "right below it. Objects of deeper ones stand on the page above.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write pages for a library's reference: one a public module, and an index.

    Each page lists the module's public objects, once, as `[[autodoc]]`. The library is read and
    none of it is run. Run it again when modules come and go: pages that you have made your own,
    by taking their first line away, stay as they are.
    """
    from builder.api_pages import describe, write_api_pages

    try:
        result = write_api_pages(library, output, source=source, depth=depth)
    except UsageError as error:
        wrong_use(str(error))
    told, text = describe(result)
    for line in told:
        print(line, file=sys.stderr)
    print(text)


app.command(epilog=CHECK_EXAMPLES)(check)
app.command(epilog=STYLE_EXAMPLES)(style)
app.command(epilog="Examples:\n\n    doc-builder convert training.ipynb --output docs/source/en/training.md")(
    convert
)
app.command(epilog=VERSIONS_EXAMPLES)(versions)
app.add_typer(doctest, name="doctest")
translate.add_typer(work)
app.add_typer(translate, name="translate")
app.add_typer(publish, name="publish")


def main() -> None:
    """The console script. Raises what isn't a user's mistake.

    The process ends at once: taking apart millions of records would take seconds, for nothing.
    """
    try:
        app()
    except SystemExit as done:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(done.code if isinstance(done.code, int) else int(done.code is not None))
