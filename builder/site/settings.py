"""What a build was asked for: one frozen value that every other module of the room reads."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from autodoc.imported import ImportSettings
from autodoc.inventory import InventorySource
from autodoc.static import Source
from toctree import find_languages, split_source

DEFAULT_LANGUAGE = "en"
"""The language that the others are translated from and fall back to."""


class UsageError(Exception):
    """Wrong use that ends a build before it starts; the message says what to do."""


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A page of commands: its name, the app as `module:attribute`, and what the program is called, if the
    app doesn't say."""

    page: str
    app: str
    program: str = ""

    @property
    def package(self) -> str:
        """The package that the app lies in."""
        return self.app.partition(":")[0].partition(".")[0]


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices behind one build.

    `folders` are the language folders of the documentation, by code; `languages` those
    that are built now, in the order of the switcher; `fallback` the code of the
    language that stands in for missing pages, empty where there is none.
    `repository` is the folder that includes can't leave. `notebook_url` is where a page's
    notebook opens, with `{language}` and `{page}` in it, `notebook_dir` the folder that notebooks are
    written to. `site_dir` is where the site goes, every version of it; `aliases` are other names under
    which this version stands there.

    `packages` are those beside the library whose objects pages show by their whole names.
    `library_source` is the folder that holds the library's package; without one, it is looked
    for in the documentation's repository, then among what is installed. `imports` says whether
    it may be imported, in another process, `mock` what to make up of its dependencies (None:
    those that are absent), `import_timeout` how many seconds one of its modules may take.
    `inventories` name the `objects.inv` of other projects, `source_url` is the user's template
    for links to the source. `doctest_reports` are files that say what came of the pages' examples.
    `base` is the folder that paths in the configuration, and in those reports, start from; glossaries
    and claims lie below it. `dashboard` and `glossary` are the names of the pages that show these and the
    translations' freshness, empty where there are none; `commands` is that of a command line. `ignored` are
    rules whose findings aren't told, `undocumented` patterns of names that need no page.
    """

    library: str
    folders: dict[str, Path]
    languages: tuple[str, ...]
    fallback: str
    repository: Path
    cache_dir: Path | None
    version: str = ""
    aliases: tuple[str, ...] = ()
    notebook_url: str = ""
    notebook_dir: Path | None = None
    python_module: bool = True
    search: bool = True
    jobs: int = 1
    strict: bool = False
    site_dir: Path = Path("site")
    library_source: Path | None = None
    imports: bool = True
    mock: tuple[str, ...] | None = None
    import_timeout: float = 60.0
    inventories: tuple[InventorySource, ...] = ()
    source_url: str = ""
    doctest_reports: tuple[Path, ...] = ()
    base: Path = Path()
    dashboard: str = ""
    glossary: str = ""
    commands: CommandLine | None = None
    ignored: frozenset[str] = frozenset()
    undocumented: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    @property
    def generated(self) -> set[str]:
        """The pages that have no file."""
        commands = self.commands.page if self.commands is not None else ""
        return {name for name in (self.dashboard, self.glossary, commands) if name}

    @property
    def root(self) -> Path:
        """The folder of languages; the pages' own, where they stand in no language's folder."""
        code, folder = next(iter(self.folders.items()))
        return folder.parent if folder.name == code else folder

    def library_folders(self) -> list[Path]:
        """Where the library's source is looked for before what is installed.

        In the documentation's repository; an unpacked archive has none, so in the folders above too.
        """
        if self.library_source is not None:
            return [self.library_source]
        return list(dict.fromkeys([self.repository, *self.root.resolve().parents[:2]]))

    def import_settings(self, source: Source) -> ImportSettings | None:
        """How to import the library; None where it may not be."""
        if not self.imports:
            return None
        return ImportSettings(
            source.name,
            source.root,
            mock=self.mock,
            timeout=self.import_timeout,
            jobs=self.jobs,
            bytecode=self.cache_dir / "bytecode" if self.cache_dir is not None else None,
        )


def choose_languages(
    source: Path, wanted: list[str] | None, default: str = DEFAULT_LANGUAGE
) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The language folders of a documentation, and which of them to build.

    `source` is the folder of languages, one language's folder (its siblings are then
    found from the parent, as in Hugging Face's `doc-builder build LIB docs/source/en`),
    or a folder that holds pages itself, which is then the default language. `wanted` is
    None for the natural choice (all, or the one that `source` names), `["all"]` for all.

    Raises UsageError when there is nothing to build, or a wanted language is missing.
    """
    if not source.is_dir():
        raise UsageError(f"{source}: there is no such folder; name the folder that holds your pages")
    parent, language = split_source(source)
    found = find_languages(parent)
    folders = {code: parent / code for code in found}
    if not folders or (language is None and source != parent):
        folders = {default: source}
    ordered = tuple(sorted(folders, key=lambda code: (code != default, code)))
    if wanted is None:
        return folders, (language,) if language in folders else ordered
    if "all" in wanted:
        return folders, ordered
    missing = [code for code in wanted if code not in folders]
    if missing:
        known = ", ".join(ordered)
        raise UsageError(f"{parent}: no pages in language {', '.join(missing)}; there are: {known}")
    return folders, tuple(dict.fromkeys(wanted))


def find_repository(path: Path) -> Path:
    """The nearest folder above `path` with a `.git` or `mkdocs.yml`, else `path`'s parent."""
    for folder in (path, *path.parents):
        if (folder / ".git").exists() or (folder / "mkdocs.yml").exists():
            return folder
    return path.parent


def default_cache_dir(source: Path) -> Path:
    """Where parsed pages are kept between builds of one documentation.

    `DOC_BUILDER_CACHE`, else the user's cache folder, so that a foreign repository stays
    as it was found; one folder per documentation.
    """
    root = os.environ.get("DOC_BUILDER_CACHE")
    if not root:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
        root = str(Path(base) / "doc-builder")
    name = hashlib.blake2b(str(source.resolve()).encode(), digest_size=8).hexdigest()
    return Path(root) / name
