"""mkdocstrings' handler: `::: dotted.path` in any MkDocs site shows the entry that our own pages show.

https://mkdocstrings.github.io/usage/handlers/#custom-handlers says what a handler is. Where this
one differs from others: an entry is rendered without templates, for it is HTML before mkdocstrings
asks, the same as in our pages. What other pages decide is left to mkdocs-autorefs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs_autorefs import AutorefsPlugin
from mkdocstrings import BaseHandler, CollectionError, get_logger

from autodoc.autorefs import fill, register
from autodoc.imported import ImportSettings
from autodoc.inventory import InventorySource, inventory_urls
from autodoc.library import Library, Selected
from autodoc.options import EntryOptions, read_options
from autodoc.render import CSS, EntryRenderer
from autodoc.static import Source, find_source
from autodoc.store import Store
from builder.html import Highlighter
from builder.markdown import Autodoc, parse, walk
from builder.strings import strings
from toctree.findings import shown
from toctree.nearest import suggestion

log = get_logger(__name__)

SourceAddress = Callable[[Source, str], str]
"""The address of `file#L10-L20` of a library's source, as an entry names it; "" where none is known."""


@dataclass(frozen=True, slots=True)
class HandlerSettings:
    """What stands under `handlers: doc_builder:` in mkdocs.yml.

    `paths` are the folders in which libraries are looked for before what is installed. `imports`,
    `mock`, `import_timeout` and `source_url` are the plugin's settings of these names. `options`
    are those of every `:::`.
    """

    paths: tuple[Path, ...]
    options: dict[str, Any] = field(default_factory=dict)
    imports: bool = True
    mock: tuple[str, ...] | None = None
    import_timeout: float = 60.0
    inventories: tuple[InventorySource, ...] = ()
    source_url: str = ""
    cache_dir: str | None = None

    @classmethod
    def from_config(cls, config: Mapping[str, Any], base: Path) -> HandlerSettings:
        """The settings as they are written; paths start from `base`. PluginError for what isn't right."""
        known = dict(config)
        wrong = sorted(known.keys() - _TYPES.keys())
        if wrong:
            raise PluginError(f"doc_builder has no setting {', '.join(wrong)}; it has {', '.join(_TYPES)}")
        for name, value in known.items():
            if not isinstance(value, _TYPES[name]):
                raise PluginError(f"doc_builder: {name} can't be {value!r}")
        try:
            inventories = tuple(map(InventorySource.from_config, known.pop("inventories", ())))
        except ValueError as error:
            raise PluginError(f"doc_builder: inventories: {error}") from None
        paths = tuple(base / path for path in known.pop("paths", ["."]))
        mock = known.pop("mock", None)
        return cls(paths=paths, inventories=inventories, mock=None if mock is None else tuple(mock), **known)


_TYPES: dict[str, Any] = {
    "cache_dir": str,
    "import_timeout": (int, float),
    "imports": bool,
    "inventories": list,
    "mock": list,
    "options": dict,
    "paths": list,
    "source_url": str,
}


@dataclass(slots=True)
class Collected:
    """What a `:::` shows, and the library that it is of."""

    library: Library
    selected: Selected


class DocBuilderHandler(BaseHandler):
    """Shows objects of Python libraries as doc-builder does.

    `store` keeps what is known of libraries; `base` is the folder of mkdocs.yml.
    """

    name: ClassVar[str] = "doc_builder"
    domain: ClassVar[str] = "py"
    enable_inventory: ClassVar[bool] = True

    def __init__(
        self,
        settings: HandlerSettings,
        *,
        base: Path,
        store: Store,
        source_address: SourceAddress,
        config: MkDocsConfig,
        **mkdocstrings: Any,
    ) -> None:
        super().__init__(**mkdocstrings)
        self.extra_css = CSS.read_text(encoding="utf-8")
        self._settings = settings
        self._base = base
        self._store = store
        self._source_address = source_address
        self._config = config
        self._libraries: dict[str, Library | None] = {}
        self._renderers: dict[str, EntryRenderer] = {}
        self._loaded: set[str] = set()
        self._taken: dict[str, set[str]] = {}
        self._paths: dict[str, str] = {}
        self._report(self._settings.options, "mkdocs.yml")

    def get_templates_dir(self, handler: str | None = None) -> Path:
        """A folder without templates: entries are rendered without any."""
        return Path(__file__).parent / "render"

    # Other projects

    def get_inventory_urls(self) -> list[tuple[str, dict[str, Any]]]:
        """The inventories, which mkdocstrings downloads."""
        return [(self._inventory_url(one), {"base_url": one.site}) for one in self._settings.inventories]

    def _inventory_url(self, source: InventorySource) -> str:
        if not source.file:
            return source.address
        path = (self._base / source.file).resolve()
        if not path.is_file():
            raise PluginError(f"doc_builder: inventories: there is no file {path}")
        # MkDocs keeps what it has read by address for a day; a changed file must not wait for it.
        return f"{path.as_uri()}#{path.stat().st_mtime_ns}"

    @classmethod
    def load_inventory(
        cls, in_file: BinaryIO, url: str, base_url: str | None = None, **kwargs: Any
    ) -> Iterator[tuple[str, str]]:
        """The objects of a downloaded inventory, with their addresses."""
        yield from inventory_urls(in_file.read(), base_url or url.rpartition("/")[0] + "/")

    # Entries

    def get_options(self, local_options: Mapping[str, Any]) -> EntryOptions:
        """The options of one `:::`, over those of mkdocs.yml."""
        self._report(local_options, "options of a :::")
        return read_options({**self._settings.options, **local_options})[0]

    def _report(self, options: Mapping[str, Any], where: str) -> None:
        for problem in read_options(options)[1]:
            log.warning("%s: %s", where, _sentence(problem.message, problem.hint))

    def collect(self, identifier: str, options: EntryOptions) -> Collected:
        """The object with its members. Raises CollectionError when there is none, saying what there is."""
        library = self._library(identifier.partition(".")[0])
        if identifier not in self._loaded:
            library.load([identifier])
            self._loaded.add(identifier)
        selected = library.select(identifier, options)
        if selected is None:
            near = library.nearest(identifier)
            raise CollectionError(_sentence(f"{library.source.name} has no {identifier}", suggestion(near)))
        for problem in selected.problems:
            log.warning(_sentence(problem.message, problem.hint))
        for member in selected.missing:
            near = library.nearest_member(selected.documented, member)
            log.warning(_sentence(f"{identifier} has no member {member}", suggestion(near)))
        return Collected(library, selected)

    def _library(self, name: str) -> Library:
        if name not in self._libraries:
            self._libraries[name] = self._open(name)
        library = self._libraries[name]
        if library is None:
            raise CollectionError(f"there is no package {name}; name the folder that holds it in `paths`")
        return library

    def _open(self, name: str) -> Library | None:
        source = find_source(name, self._settings.paths)
        if source is None:
            return None
        settings = self._settings
        imports = None
        if settings.imports:
            imports = ImportSettings(name, source.root, mock=settings.mock, timeout=settings.import_timeout)
        library = Library(source, self._store, imports=imports)
        # All pages' objects at once: each time costs an import of the library.
        targets = [one for one in self._announced() if one.partition(".")[0] == name]
        library.load(targets)
        self._loaded.update(targets)
        return library

    def _announced(self) -> Iterator[str]:
        """What the pages in the documentation's folder ask for."""
        for path in sorted(Path(self._config.docs_dir).rglob("*.md")):
            content = path.read_text(encoding="utf-8", errors="replace")
            if ":::" in content:
                for node in walk(parse(content)):
                    if isinstance(node, Autodoc) and node.syntax == "mkdocstrings":
                        yield node.target

    def render(self, data: Collected, options: EntryOptions, *, locale: str | None = None) -> str:
        """The entry's HTML, its headings told to mkdocstrings and its anchors to autorefs."""
        language = (locale or "en").partition("-")[0]
        if language not in self._renderers:
            self._renderers[language] = EntryRenderer(strings(language), Highlighter())
        autorefs: AutorefsPlugin = self._config.plugins["autorefs"]  # type: ignore[assignment]
        page = autorefs.current_page
        taken = self._taken.setdefault(page.url if page is not None else "", set())
        entry = self._renderers[language].render(
            data.selected.documented, level=1, taken=taken, options=options
        )
        taken.update(entry.rendered.ids)
        for problem in entry.problems:
            place = shown(data.library.source.root / problem.file)
            log.warning("%s:%s: %s", place, problem.line, _sentence(problem.message, problem.hint))
        if page is not None:
            register(autorefs, page, data.library, data.selected.documented, entry)
        roles = {export.name: export for export in entry.exports}
        for one in entry.rendered.toc:
            title = Markup(one.title).striptags()
            export = roles.get(one.id)
            self._paths[one.id] = export.path if export is not None else one.id
            # Hidden: the heading stands in the entry already, this one is for the page's contents.
            self.do_heading(
                Markup.escape(title),
                one.level,
                role=export.role if export is not None else None,
                hidden=True,
                toc_label=title,
                id=one.id,
            )
        address = partial(self._source_address, data.library.source)
        return fill(entry.rendered, data.library, strings(language), address)

    def get_aliases(self, identifier: str) -> tuple[str, ...]:
        """The path where the object of a heading is defined."""
        path = self._paths.get(identifier, identifier)
        return (path,) if path != identifier else ()


def _sentence(message: str, hint: str) -> str:
    return f"{message}; {hint}" if hint else message
