"""`doc-builder publish`: what our workflows do where they may write. See `.github/workflows`."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from builder.git import GitError
from builder.publish import (
    ArtifactError,
    GitHub,
    GitHubError,
    PullRequest,
    artifact_of,
    change,
    keep_comment,
    pull_requests_of,
    put_notebooks,
    put_preview,
    put_site,
    remove_previews,
    tops,
    unpack,
    without_mentions,
)
from builder.site.settings import UsageError
from builder.usage import WHAT, wrong_use

WHERE = "Where"
MEGABYTE = 1_000_000

publish = typer.Typer(
    add_completion=False,
    rich_markup_mode="markdown",
    no_args_is_help=True,
    help="Put sites, previews and comments on GitHub: what the workflows of this project do.",
    epilog="GITHUB_REPOSITORY, GITHUB_TOKEN and GITHUB_EVENT_PATH say which repository is meant, who acts, "
    "and what has happened; GitHub sets the first and the last.",
)

Branch = Annotated[
    str, typer.Option(metavar="NAME", help="The branch that GitHub Pages shows.", rich_help_panel=WHERE)
]
Artifact = Annotated[
    str, typer.Option(metavar="NAME", help="The artifact that the run has left.", rich_help_panel=WHAT)
]
MaxSize = Annotated[int, typer.Option(min=1, metavar="MB", help="How large it may be.", rich_help_panel=WHAT)]
Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", exists=True, file_okay=False, help="What was built.", show_default=False),
]


@publish.command(
    epilog="Examples:\n\n    doc-builder publish site build\n\n"
    "    doc-builder publish site build --version v1.2.3 --alias stable"
)
def site(
    folder: Folder,
    version: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="The version that was built; its folder alone is put there.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = "",
    alias: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Another name of the version, such as `stable`, but where a newer release has it; may be "
            "repeated.",
            rich_help_panel=WHAT,
            show_default=False,
        ),
    ] = None,
    branch: Branch = "gh-pages",
) -> None:
    """Put a built site on the branch that GitHub Pages shows. Other versions, and previews, stay.

    So does an `--alias` that a newer release has, which is told.
    """
    github = _github()
    place = f"{folder / version}"
    if not Path(place).is_dir():
        wrong_use(f"{place}: there is no such folder; build the site with --version {version} first")

    held: dict[str, str] = {}

    def edit(tree: Path) -> str:
        nonlocal held
        try:
            held = put_site(tree, folder, version, alias or [])
        except UsageError as error:
            # Nobody knows the folder that the branch lies in meanwhile.
            raise UsageError(str(error).replace(str(tree), branch)) from None
        return f"Publish {version}" if version else "Publish the documentation"

    with _failures():
        done = change(github.remote, branch, edit, token=github.token)
    for name, owner in held.items():
        print(f"{name} stays with {owner}, a newer release")
    print(f"{branch}: {'published' if done else 'nothing has changed'}")


@publish.command(epilog="Example:\n\n    doc-builder publish preview --artifact doc-build-artifact")
def preview(
    artifact: Artifact = "doc-build-artifact",
    site_url: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help="Where the branch is shown: the address of the repository's GitHub Pages when left out.",
            rich_help_panel=WHERE,
            show_default=False,
        ),
    ] = "",
    max_size: MaxSize = 500,
    branch: Branch = "gh-pages",
) -> None:
    """Put the preview of a pull request on the branch, and its address into a comment.

    For an event `workflow_run`. What the run has left counts as a stranger's: whose it is, GitHub says, and
    only files below `pr_NUMBER` are taken.
    """
    github = _github()
    with _failures(), tempfile.TemporaryDirectory() as temporary:
        for pull, built in _left(github, artifact, Path(temporary), max_size):

            def edit(tree: Path, built: Path = built, number: int = pull.number) -> str:
                put_preview(tree, number, built, _today())
                return f"Preview pull request {number}"

            change(github.remote, branch, edit, token=github.token)
            address = f"{(site_url or github.pages_url).rstrip('/')}/{built.name}/"
            text = f"[Preview of the documentation]({address}), made from {pull.head}."
            done = keep_comment(github, pull.number, "preview", text)
            print(f"{address}: published; comment {done}")


@publish.command(epilog="Example:\n\n    doc-builder publish comment --artifact translation-report")
def comment(
    artifact: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="The artifact that the run has left; it holds `pr_NUMBER/comment.md`.",
            rich_help_panel=WHAT,
        ),
    ],
) -> None:
    """Put a report that a run has left into a comment of its pull request.

    For an event `workflow_run`. There is one comment for each artifact, made anew with every run; an
    empty report takes it away. The report counts as a stranger's, so it calls nobody.
    """
    github = _github()
    with _failures(), tempfile.TemporaryDirectory() as temporary:
        for pull, folder in _left(github, artifact, Path(temporary), 1):
            path = folder / "comment.md"
            text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
            done = keep_comment(github, pull.number, artifact, without_mentions(text))
            print(f"pull request {pull.number}: comment {done}")


@publish.command(epilog="Example:\n\n    doc-builder publish clean --days 30")
def clean(
    days: Annotated[
        int,
        typer.Option(
            min=0,
            max=36_500,
            metavar="N",
            help="How long a preview stands after it was made.",
            rich_help_panel=WHAT,
        ),
    ] = 30,
    branch: Branch = "gh-pages",
) -> None:
    """Remove previews from the branch: old ones, and those of pull requests that aren't open any more."""
    github = _github()
    gone: list[int] = []
    with _failures():
        opened = {pull["number"] for pull in github.pages("pulls", state="open")}

        def edit(tree: Path) -> str | None:
            gone[:] = remove_previews(tree, opened, _today(), days)
            return f"Remove {len(gone)} previews" if gone else None

        change(github.remote, branch, edit, token=github.token)
    print(f"{branch}: previews removed: {', '.join(map(str, gone)) or 'none'}")


@publish.command(
    epilog="Example:\n\n    doc-builder publish notebooks notebooks --folder transformers_doc "
    "--repository huggingface/notebooks"
)
def notebooks(
    folder: Folder,
    into: Annotated[
        str,
        typer.Option(
            "--folder", metavar="DIR", help="The folder of the repository that holds them.",
            rich_help_panel=WHERE, show_default=False,
        ),
    ],
    repository: Annotated[
        str,
        typer.Option(
            metavar="OWNER/NAME", help="The repository, if not this one.", rich_help_panel=WHERE,
            show_default=False,
        ),
    ] = "",
    branch: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="The branch that keeps them, with its history.", rich_help_panel=WHERE
        ),
    ] = "notebooks",
) -> None:  # fmt: skip
    """Put built notebooks into a folder of a repository, where Colab finds them."""
    github = _github(repository)

    def edit(tree: Path) -> str:
        put_notebooks(tree, folder, into)
        return f"Notebooks of {into}"

    with _failures():
        done = change(github.remote, branch, edit, token=github.token, history=True)
    print(f"{github.repository} {branch}: {'published' if done else 'nothing has changed'}")


def _left(github: GitHub, artifact: str, folder: Path, max_size: int) -> Iterator[tuple[PullRequest, Path]]:
    """What the event's run has left for its pull request: that, and the folder `pr_NUMBER`, unpacked.

    Several can have the same commit; then it is for one of them. There is nothing where the pull request
    has a newer commit or isn't open, or the run has left no such artifact.
    """
    run = _event("workflow_run")
    pulls = pull_requests_of(github, run)
    found = artifact_of(github, run, artifact)
    if not pulls:
        print("no open pull request has this commit as its newest; nothing to do")
    elif found is None:
        print(f"the run has left no {artifact}; nothing to do")
    else:
        archive = folder / "artifact.zip"
        github.download(f"actions/artifacts/{found['id']}/zip", archive, max_size * MEGABYTE)
        names = [f"pr_{pull.number}" for pull in pulls]
        name = next((one for one in names if one in tops(archive)), names[0])
        unpack(archive, folder / "unpacked", top=name, max_bytes=max_size * MEGABYTE)
        yield pulls[names.index(name)], folder / "unpacked" / name


def _github(repository: str = "") -> GitHub:
    """The repository that is meant, as the environment has it."""
    names = ("GITHUB_TOKEN", *(() if repository else ("GITHUB_REPOSITORY",)))
    if missing := [name for name in names if not os.environ.get(name)]:
        wrong_use(f"set {' and '.join(missing)} in the environment; a workflow does it with `env`")
    return GitHub(
        repository or os.environ["GITHUB_REPOSITORY"],
        os.environ["GITHUB_TOKEN"],
        **{
            key: os.environ[name]
            for key, name in (("api", "GITHUB_API_URL"), ("server", "GITHUB_SERVER_URL"))
            if os.environ.get(name)
        },
    )


def _event(kind: str) -> dict[str, Any]:
    """What has happened, of a kind that the command is for."""
    path = os.environ.get("GITHUB_EVENT_PATH", "")
    try:
        event: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))[kind]
    except (OSError, ValueError, KeyError, TypeError):
        wrong_use(f"GITHUB_EVENT_PATH={path!r} names no event {kind}; this is for a workflow `on: {kind}`")
    return event


def _today() -> date:
    return datetime.now(UTC).date()


@contextmanager
def _failures() -> Iterator[None]:
    """Ends the command with what has gone wrong."""
    try:
        yield
    except (ArtifactError, GitHubError, GitError, UsageError, ValueError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    except OSError as error:
        print(f"{error.filename}: {error.strerror}" if error.filename else error, file=sys.stderr)
        raise typer.Exit(1) from None
