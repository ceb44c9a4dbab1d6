"""The plugin's options in mkdocs.yml, and what is made of those that need reading."""

from __future__ import annotations

from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config.base import Config

from autodoc.inventory import InventorySource
from builder.findings import ERRORS
from builder.site.settings import DEFAULT_LANGUAGE, CommandLine, UsageError
from toctree.read import is_page_path


class DoctestConfig(Config):
    """What `doc-builder doctest` doesn't run: lists of `path[::block]  # reason`, from mkdocs.yml."""

    not_run = options.Type(str, default="doctests/not_run.txt")
    """The list of what is never run."""

    slow = options.Type(str, default="doctests/slow.txt")
    """The list of what runs only with `--slow`."""


class TranslationsConfig(Config):
    """What the site says of its translations, and what `doc-builder translate check` leaves out."""

    dashboard = options.Type(str, default="")
    """The page that shows how fresh all translations are, as a toctree names it; none when left out."""

    glossary = options.Type(str, default="")
    """The page that shows each language's glossary; none when left out."""

    ignore = options.ListOfItems(options.Type(str), default=[])
    """The rules of `doc-builder translate check` that are switched off."""


class CheckConfig(Config):
    """What `doc-builder check`, and every build, leaves out."""

    ignore = options.ListOfItems(options.Type(str), default=[])
    """The rules that are switched off."""

    undocumented = options.ListOfItems(options.Type(str), default=[])
    """Patterns, as `*Layer`, of the library's names that need no page."""


class CommandsConfig(Config):
    """A page of all commands of a Click or Typer app, with their options and examples."""

    page = options.Type(str, default="")
    """The page, as a toctree names it; none when left out."""

    app = options.Type(str, default="")
    """The app, as `mypackage.cli:app`. It is imported in another process, unless `imports` is off."""

    program = options.Type(str, default="")
    """What users type to run it, where the app has no name of its own."""


class PluginConfig(Config):
    """The plugin's options in mkdocs.yml."""

    library = options.Type(str, default="")
    """The Python library that the pages document; its name starts the anchors of API entries."""

    packages = options.ListOfItems(options.Type(str), default=[])
    """Further packages whose objects pages show, by names that begin with the package's."""

    source = options.Type(str, default="docs/source")
    """The folder of languages (or one language's folder, or pages themselves), from mkdocs.yml."""

    languages = options.Optional(options.ListOfItems(options.Type(str)))
    """The languages to build; all that the folder has, when left out."""

    default_language = options.Type(str, default=DEFAULT_LANGUAGE)
    """The language that the others are translated from, and fall back to."""

    version = options.Type(str, default="")
    """A version's name, which becomes a folder of the site."""

    aliases = options.ListOfItems(options.Type(str), default=[])
    """Other names under which the version stands in the site, such as `stable`."""

    notebook_url = options.Type(str, default="")
    """Where the notebook of a page opens: an address with `{language}` and `{page}` in it."""

    notebook_dir = options.Optional(options.Type(str))
    """The folder that the notebooks of pages with `[[open-in-colab]]` are written to; none when left out."""

    python_module = options.Type(bool, default=True)
    """Whether `library` can be documented from its Python source."""

    library_source = options.Optional(options.Type(str))
    """The folder that holds the library's package, from mkdocs.yml; found when left out."""

    imports = options.Type(bool, default=True)
    """Whether the library may be imported, in another process, to see what its decorators write."""

    mock = options.Optional(options.ListOfItems(options.Type(str)))
    """The dependencies to make up when the library is imported; all that are absent, when left out."""

    import_timeout = options.Type((int, float), default=60)
    """How many seconds the import of one of its modules may take."""

    inventories = options.Type(list, default=[])
    """The `objects.inv` of other projects: addresses or files, or `{file: …, url: …}`."""

    source_url = options.Type(str, default="")
    """Where the source is read, with `{path}`, `{line}`, `{end_line}`, `{commit}` and `{version}`."""

    doctest_reports = options.ListOfItems(options.Type(str), default=[])
    """Reports of `doc-builder doctest --report`, from mkdocs.yml: what pages say of their examples."""

    doctests = options.SubConfig(DoctestConfig)
    """The lists of examples that aren't run."""

    check = options.SubConfig(CheckConfig)
    """The rules that are switched off for the whole documentation."""

    translations = options.SubConfig(TranslationsConfig)
    """The pages about the translations, and the rules for these."""

    commands = options.SubConfig(CommandsConfig)
    """The page of a command line."""

    search = options.Type(bool, default=True)
    """Whether to make a search index."""

    jobs = options.Type(int, default=0)
    """How many processes parse pages; 0 is one a processor."""

    cache_dir = options.Optional(options.Type(str))
    """Where parsed pages are kept; the user's cache folder when left out, "" for nowhere."""


def read_inventories(values: list[Any]) -> tuple[InventorySource, ...]:
    """What the option `inventories` means. Raises UsageError with all that is wrong with it."""
    sources, wrong = [], []
    for value in values:
        try:
            sources.append(InventorySource.from_config(value))
        except ValueError as error:
            wrong.append(str(error))
    if wrong:
        raise UsageError(f"inventories: {'; '.join(wrong)}")
    return tuple(sources)


def read_rules(names: list[str]) -> frozenset[str]:
    """The rules that the option `check: ignore` switches off. Raises UsageError."""
    if not names:
        return frozenset()
    from builder.checks.rules import RULES  # every room's, which takes a moment to import

    for name in names:
        if name not in RULES:
            raise UsageError(f"check: ignore: there is no rule {name}; doc-builder check --rules lists them")
        if name in ERRORS:
            raise UsageError(f"check: ignore: {name} is an error, and is always told; leave it out")
    return frozenset(names)


def read_page_name(option: str, name: str) -> str:
    """The page that an option names. Raises UsageError."""
    if name and (not is_page_path(name) or name.endswith(".md")):
        raise UsageError(f"{option}: {name!r} names no page; write it as toctrees do: a/page")
    return name


def check_pages(names: list[str]) -> None:
    """Raises UsageError where two options name one page for what each of them makes."""
    for name in names:
        if name and names.count(name) > 1:
            raise UsageError(f"{name} is the page of two options in mkdocs.yml; give each a page of its own")


def read_packages(names: list[str], library: str) -> tuple[str, ...]:
    """What the option `packages` means. Raises UsageError."""
    for name in names:
        if not name.isidentifier() or name == library:
            raise UsageError(f"packages: {name!r} is no package beside the library; write what is imported")
    return tuple(dict.fromkeys(names))


def read_commands_option(value: CommandsConfig) -> CommandLine | None:
    """What the option `commands` asks for. Raises UsageError."""
    page = read_page_name("commands: page", value.page)
    if not page and not value.app:
        return None
    if not page:
        raise UsageError(
            f"commands: {value.app} needs a page; write it as toctrees do: page: reference/commands"
        )
    module, colon, names = value.app.partition(":")
    if not colon or not all(part.isidentifier() for part in [*module.split("."), *names.split(".")]):
        raise UsageError(f"commands: app: {value.app!r} names no app; write it as mypackage.cli:app")
    return CommandLine(page, value.app, value.program)
