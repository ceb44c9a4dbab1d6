"""`doc-builder doctest`: runs a documentation's examples by way of pytest and `doctests.plugin`."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from builder.site.settings import UsageError
from builder.usage import HOW, RESULT, WHAT, ConfigFile, Output, wrong_use


class Device(StrEnum):
    """What examples may run on."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


class _Group(TyperGroup):
    """Takes what isn't one of its commands for the paths and options of `run`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or args[0] not in self.commands:
            args = ["run", *args]
        return super().parse_args(ctx, args)


class _Command(TyperCommand):
    """Keeps what stands behind `--` for pytest."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if "--" in args:
            place = args.index("--")
            ctx.meta["pytest"] = args[place + 1 :]
            args = args[:place]
        return super().parse_args(ctx, args)


doctest = typer.Typer(
    cls=_Group,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Run the examples of pages and docstrings.\n\nWithout one of the commands below it is `run`, so "
    "that `doc-builder doctest page.md` is the same as `doc-builder doctest run page.md`.",
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Pages, modules, folders of them, or single blocks (`page.md::line-12`). Left out: every page "
        "of mkdocs.yml in every language, and the library's docstrings if it lies in the same repository.",
        show_default=False,
    ),
]
Durations = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="The `--report` of an earlier run, by whose times shards are made; may be repeated. "
        "What it doesn't know is taken to need the median.",
        rich_help_panel=WHAT,
        show_default=False,
    ),
]


@doctest.command(
    cls=_Command,
    epilog="Examples:\n\n    doc-builder doctest docs/source/en/quickstart.md\n\n"
    "    doc-builder doctest --device cuda -n auto --report report.json\n\n"
    "    doc-builder doctest --shard 3/8 --durations report.json -- -x --lf\n\n"
    "See also `doc-builder doctest plan --help` and `doc-builder doctest lists --help`.",
)
def run(
    context: typer.Context,
    paths: Paths = None,
    config_file: ConfigFile = None,
    slow: Annotated[
        bool, typer.Option("--slow", help="Run what the list of slow pages names, too.", rich_help_panel=WHAT)
    ] = False,
    commands: Annotated[
        bool,
        typer.Option(
            "--commands",
            help="Run blocks of shell commands, too: those that hold `doc-builder`, `pip` or `python` "
            "lines alone.",
            rich_help_panel=WHAT,
        ),
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option(
            metavar="I/N",
            help="Run the Ith of N parts; `auto` takes both from Buildkite's or SLURM's environment.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    durations: Durations = None,
    device: Annotated[
        Device,
        typer.Option(
            help="What examples may run on: `auto` is the accelerator that is there, else the CPU.",
            rich_help_panel=HOW,
        ),
    ] = Device.AUTO,
    network: Annotated[
        bool,
        typer.Option(
            "--network",
            help="Let examples reach other hosts. Without it, one that asks for a host is skipped, and "
            "says which.",
            rich_help_panel=HOW,
        ),
    ] = False,
    timeout: Annotated[
        float,
        typer.Option(
            min=0.1,
            metavar="SECONDS",
            help="How long a block may run that says nothing else.",
            rich_help_panel=HOW,
        ),
    ] = 300.0,
    workers: Annotated[
        str | None,
        typer.Option(
            "-n",
            metavar="N",
            help="How many pages run at once; `auto` is one a GPU, or one a processor where there is none.",
            rich_help_panel=HOW,
            show_default=False,
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Run what passed before, too.", rich_help_panel=HOW)
    ] = False,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept",
            help="Write what was printed in place of the output that was expected.",
            rich_help_panel=RESULT,
        ),
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What came of every block, as JSON.",
            rich_help_panel=RESULT,
            show_default=False,
        ),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A summary in Markdown, for a comment.",
            rich_help_panel=RESULT,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Run the examples of pages and docstrings.

    A page is one process with one namespace, and each of its tabs begins with what stands above
    the tabs. What isn't run has a reason. Options behind `--` are pytest's.
    """
    options = {"--doc-device": device.value, "--doc-timeout": str(timeout)}
    options |= {"--doc-shard": shard} if shard else {}
    options |= {"--doc-report": str(report)} if report else {}
    options |= {"--doc-summary": str(summary)} if summary else {}
    flags = {"slow": slow, "commands": commands, "network": network, "no-cache": no_cache, "accept": accept}
    arguments = [f"{name}={value}" for name, value in options.items()]
    arguments += [f"--doc-{name}" for name, given in flags.items() if given]
    if workers is not None:
        if find_spec("xdist") is None:
            wrong_use("-n needs pytest-xdist: pip install 'doc-builder[doctest]'")
        arguments += ["-p", "xdist", "-n", workers, "--dist", "loadfile"]
    code = _pytest(config_file, paths, durations, [*arguments, *context.meta.get("pytest", [])])
    raise typer.Exit(code)


@doctest.command(
    epilog="Example:\n\n    doc-builder doctest plan --shards 8 --durations report.json",
)
def plan(
    shards: Annotated[
        int, typer.Option(min=1, metavar="N", help="How many parts to make.", rich_help_panel=WHAT)
    ],
    paths: Paths = None,
    durations: Durations = None,
    config_file: ConfigFile = None,
) -> None:
    """Print a plan of shards as JSON: which files each of them runs.

    It is the value of a GitHub job's `matrix` (`fromJSON`). A Buildkite step or a SLURM array needs
    none of it: there, every job gives `doc-builder doctest` the same `--durations` and `--shard auto`.
    """
    _need_pytest()
    from doctests.plans import Planned
    from doctests.shards import matrix

    planned = Planned(shards)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = _pytest(config_file, paths, durations, ["--collect-only", "-q"], planned)
    if code:
        print(said.getvalue(), file=sys.stderr)
        raise typer.Exit(code)
    print(json.dumps(matrix(planned.shards)))


@doctest.command()
def lists(
    fix: Annotated[
        bool,
        typer.Option("--fix/--check", help="Sort them and take out what is gone, or only check."),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar="REVISION", help="Nothing may have been added since.", show_default=False),
    ] = None,
    config_file: ConfigFile = None,
) -> None:
    """Check or mend the lists of what isn't run and what is slow.

    A line is `path[::block]  # reason`, with paths from the folder of mkdocs.yml. The lists are sorted,
    what they name exists, and a page can only leave them.
    """
    from builder.doctest_project import check_lists, find_project, fix_lists

    try:
        project = find_project(config_file)
        for path in fix_lists(project) if fix else ():
            print(f"{path}: mended")
        findings = check_lists(project, since)
    except UsageError as error:
        wrong_use(str(error))
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        raise typer.Exit(1)


@doctest.command(
    epilog="Example:\n\n    doc-builder doctest summary reports/*.json --output comment.md --report all.json",
)
def summary(
    reports: Annotated[
        list[Path], typer.Argument(metavar="REPORTS", help="What `--report` of each machine wrote.")
    ],
    output: Output = None,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write one report of them all, as JSON.",
            rich_help_panel=RESULT,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Sum up, in Markdown for a comment, what several machines ran.

    A report that isn't there is told: a machine that stopped has left none.
    """
    from builder.files import write
    from doctests.report import failures, merged, read_report, write_report
    from doctests.summary import markdown

    try:
        whole = merged([read_report(path) for path in reports])
        text = markdown(whole, failures(whole))
        if report is not None:
            write_report(report, whole)
        if output is None:
            print(text, end="")
        else:
            write(output, text.encode())
    except (OSError, ValueError, KeyError) as error:
        wrong_use(f"{', '.join(map(str, reports))}: {error}")


def _pytest(
    config_file: Path | None,
    paths: list[str] | None,
    durations: list[Path] | None,
    arguments: list[str],
    *plugins: object,
) -> int:
    """Runs pytest over a project's examples, or `paths` of them, and gives our exit code.

    A library's own pytest settings and conftest.py are for its tests, and would only disturb here.
    """
    _need_pytest()
    import pytest

    from builder.doctest_project import find_project

    try:
        project = find_project(config_file)
    except UsageError as error:
        wrong_use(str(error))
    interrupts = _Interrupts()
    places = paths or [str(place) for place in project.places]
    if not places:
        wrong_use("there is no mkdocs.yml that uses doc-builder here: name the PATHS of pages or modules")
    code = pytest.main(
        [
            *("-c", os.devnull, "--rootdir", str(project.base), "--noconftest", "--assert=plain"),
            *("-p", "doc-builder", "--doc-examples", "--doc-root", str(project.base)),
            f"--doc-language={project.language}",
            *([f"--doc-library={project.library}"] if project.library is not None else []),
            f"--doc-not-run-list={project.not_run}",
            f"--doc-slow-list={project.slow}",
            *(f"--doc-durations={path}" for path in durations or ()),
            *arguments,
            *places,
        ],
        plugins=[interrupts, *plugins],
    )
    if interrupts.seen:
        return 2
    if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return 0
    return 2 if code == pytest.ExitCode.USAGE_ERROR else 1


class _Interrupts:
    """Notes that somebody stopped the run: Ctrl+C, and not pytest's own reasons, which look alike."""

    seen = False

    def pytest_keyboard_interrupt(self, excinfo: Any) -> None:
        self.seen = self.seen or excinfo.type is KeyboardInterrupt


def _need_pytest() -> None:
    if find_spec("pytest") is None:
        wrong_use("this needs pytest: pip install 'doc-builder[doctest]'")
