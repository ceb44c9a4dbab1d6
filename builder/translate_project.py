"""Which documentation a `doc-builder translate` command is about, and which of its pages."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from builder.site.config import config_file_above, load
from builder.site.settings import (
    DEFAULT_LANGUAGE,
    UsageError,
    choose_languages,
    default_cache_dir,
    find_repository,
)
from toctree import find_languages, is_language_code, split_source
from toctree.files import PAGE_SUFFIXES
from toctree.findings import did_you_mean, shown
from translations.checks import RULES
from translations.documentation import Documentation, File, save
from translations.glossary import Glossary, glossaries_in
from translations.states import States


@dataclass
class Project:
    """A documentation to translate.

    `base` is the folder that paths of glossaries and claims start from: that of mkdocs.yml, else the
    repository's. `ignored` are rules that the project has switched off.
    """

    base: Path
    documentation: Documentation
    cache_dir: Path | None = None
    ignored: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def states(self) -> States:
        """How every translation stands to English."""
        return States(self.documentation, jobs=os.cpu_count() or 1, cache_dir=self.cache_dir)

    @cached_property
    def glossaries(self) -> dict[str, Glossary]:
        """The glossary of each language that has one."""
        return glossaries_in(self.base)

    def write(self, file: File, text: str) -> None:
        """Writes a page; it is then what the documentation has.

        Raises OSError, and UsageError for a link out of the language's folder: another file would change.
        """
        folder = self.documentation.folders.get(file.language, file.path.parent)
        if file.path.exists() and not file.path.resolve().is_relative_to(folder.resolve()):
            raise UsageError(f"{shown(file.path)} is a link to another folder; make it a file of its own")
        save(file.path, text)
        self.documentation.files.setdefault(file.language, {})[file.local] = replace(
            file, text=text, tree=None
        )

    def languages(self, wanted: Sequence[str] | None) -> list[str]:
        """The languages that a command is about: those wanted, else all. Raises UsageError."""
        there = self.documentation.languages
        codes = [code.strip() for one in wanted or () for code in one.split(",") if code.strip()]
        for code in codes:
            if code == self.documentation.english:
                raise UsageError(f"{code} is the language that the others are translated from")
            if code not in there:
                raise UsageError(f"there is no language {code}; there are: {', '.join(there) or 'none'}")
        return list(dict.fromkeys(codes)) or there

    def local(self, page: str) -> str:
        """The page that somebody means: by its name in the toctree, with or without `.md`, or its path.

        Raises UsageError where English has no such page, and no language has it.
        """
        path = Path(page).resolve()
        name = next(
            (
                path.relative_to(folder.resolve()).as_posix()
                for folder in self.documentation.folders.values()
                if path.is_relative_to(folder.resolve())
            ),
            page,
        )
        for suffix in PAGE_SUFFIXES:
            name = name.removesuffix(suffix)
        known = {local for files in self.documentation.files.values() for local in files}
        if name not in known:
            raise UsageError("; ".join(filter(None, [f"there is no page {page}", did_you_mean(name, known)])))
        return name

    def page(self, page: str, language: str) -> File:
        """The translation of a page. Raises UsageError where there is none."""
        local = self.local(page)
        file = self.documentation.files[self.languages([language])[0]].get(local)
        if file is None:
            begin = f"doc-builder translate new {local} --language {language}"
            raise UsageError(f"{local} isn't translated: begin with {begin}")
        return file

    def chosen(self, paths: Iterable[Path], languages: Sequence[str]) -> list[File]:
        """The translations in those languages that `paths`, files or folders, name; all without any.

        Raises UsageError for a path with no translation in it.
        """
        files = [file for file in self.documentation.translations() if file.language in languages]
        places = [path.resolve() for path in paths]
        for place, path in zip(places, paths, strict=True):
            if not any(file.path.resolve().is_relative_to(place) for file in files):
                hint = "name a translated page, or a folder of them"
                raise UsageError(
                    f"{path} holds no translation: {hint if place.exists() else 'it is not there'}"
                )
        if not places:
            return files
        return [file for file in files if any(file.path.resolve().is_relative_to(one) for one in places)]


def find_project(
    docs: Path | None = None, config_file: Path | None = None, near: Sequence[Path] = ()
) -> Project:
    """The documentation in `docs` (a folder of languages, or one of them), else the one that
    `near` lies in, as far as it is there, else mkdocs.yml's: of the current folder or the nearest above.
    Raises UsageError.
    """
    config_file = config_file or config_file_above(Path.cwd())
    configured = _configured(config_file) if config_file is not None else None
    place = docs or next(filter(None, map(_around, filter(Path.exists, near))), None)
    if configured is not None and (place is None or _is_of(configured, place)):
        return configured
    if place is None:
        place = Path("docs/source")
        if not place.is_dir():
            raise UsageError(
                "there is no mkdocs.yml that uses doc-builder here: name the folder of languages"
            )
    place = place.resolve()
    folders, _ = choose_languages(place, None)
    base = find_repository(place)
    return _with_translations(Project(base, Documentation(folders), default_cache_dir(place)))


def _configured(config_file: Path) -> Project:
    config, plugin = load(config_file, {}, {})
    settings = plugin.read_settings(config)
    ignored = frozenset(plugin.config.translations.ignore)
    if unknown := ignored - RULES.keys():
        names = ", ".join(sorted(unknown))
        raise UsageError(f"{shown(config_file)}: translations: ignore: there is no rule {names}; see --rules")
    return _with_translations(
        Project(
            settings.base.resolve(),
            Documentation(settings.folders, settings.fallback or DEFAULT_LANGUAGE),
            settings.cache_dir,
            ignored,
        )
    )


def _with_translations(project: Project) -> Project:
    documentation = project.documentation
    if documentation.english not in documentation.folders:
        raise UsageError(f"there is no folder of the language {documentation.english}, to translate from")
    return project


def _is_of(project: Project, place: Path) -> bool:
    """Whether a folder is that of a project's languages, or within it."""
    roots = [folder.resolve() for folder in project.documentation.folders.values()]
    place = place.resolve()
    return any(place.is_relative_to(root) or root.parent == place for root in roots)


def _around(path: Path) -> Path | None:
    """The folder of languages that a page, or a folder of pages, lies in."""
    path = path.resolve()
    for folder in [path, *path.parents]:
        if folder.is_dir() and is_language_code(folder.name) and split_source(folder)[1] is not None:
            return folder.parent
    return next((one for one in (path, path / "docs/source") if find_languages(one)), None)
