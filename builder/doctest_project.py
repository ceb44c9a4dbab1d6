"""What a documentation says of its examples: where they are, and which of them don't run."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autodoc.static import find_source
from builder.files import write
from builder.site.config import config_file_above, load
from builder.site.settings import DEFAULT_LANGUAGE, Settings, UsageError
from builder.sources import UnreadableError
from doctests import lists
from doctests.documents import read_documents
from toctree import Finding
from toctree.findings import shown


@dataclass(frozen=True, slots=True)
class Project:
    """A documentation's examples.

    `base` is the folder of mkdocs.yml, where the paths of lists and reports start. `places` are what is
    run when nothing is named: the folders of its languages, and of the library if that lies in the same
    repository. `library` is the library's folder or file, wherever it is.
    """

    base: Path
    language: str = DEFAULT_LANGUAGE
    places: list[Path] = field(default_factory=list)
    library: Path | None = None
    not_run: str = "doctests/not_run.txt"
    slow: str = "doctests/slow.txt"


def find_project(config_file: Path | None) -> Project:
    """The documentation that a mkdocs.yml describes: the one named, else that of the current folder or
    the nearest above it, up to the repository's root.

    Without any, a project with nothing to run by itself. Raises UsageError.
    """
    config_file = config_file or config_file_above(Path.cwd())
    if config_file is None:
        return Project(Path.cwd())
    config, plugin = load(config_file, {}, {})
    settings, chosen = plugin.read_settings(config), plugin.config.doctests
    library, ours = _library(settings)
    return Project(
        base=settings.base.resolve(),
        language=settings.fallback or DEFAULT_LANGUAGE,
        places=[settings.folders[code] for code in settings.languages]
        + ([library] if library and ours else []),
        library=library,
        not_run=chosen.not_run,
        slow=chosen.slow,
    )


def check_lists(project: Project, since: str | None = None) -> list[Finding]:
    """What is wrong with a project's lists; with `since`, a commit, also what was added to them after it.

    Raises UsageError for a commit that isn't there, or a list that can't be read.
    """
    findings = []
    for path in (project.base / project.not_run, project.base / project.slow):
        if path.is_file():
            try:
                before = lists.at_revision(path, project.base, since) if since is not None else None
            except LookupError as error:
                raise UsageError(str(error)) from None
            text = _text(path)
            findings += lists.check(text, shown(path), project.base, _blocks, before)
    return findings


def fix_lists(project: Project) -> list[Path]:
    """Sorts a project's lists and takes out what is gone; gives those that have changed.

    Raises UsageError for a list that can't be read.
    """
    changed = []
    for path in (project.base / project.not_run, project.base / project.slow):
        if path.is_file():
            text = _text(path)
            new = lists.fixed(text, project.base)
            if new != text:
                write(path, new.encode())
                changed.append(path)
    return changed


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{shown(path)}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{shown(path)}: isn't UTF-8; save the file as UTF-8") from None


def _blocks(path: Path) -> Collection[str]:
    """The blocks of a file, as node ids name them after the file."""
    try:
        documents = read_documents(path, commands=True)
    except UnreadableError:
        return ()
    return [
        "::".join(filter(None, [document.name, example.name]))
        for document in documents
        for example in document.examples()
    ]


def _library(settings: Settings) -> tuple[Path | None, bool]:
    """Where the library's source is, and whether it lies beside its documentation."""
    folders = settings.library_folders()
    source = find_source(settings.library, folders) if settings.python_module else None
    if source is None:
        return None, False
    path = source.root.joinpath(*source.name.split("."))
    near: Sequence[Path] = [place.resolve() for folder in folders for place in (folder, folder / "src")]
    return path if path.is_dir() else path.with_suffix(".py"), source.root in near
