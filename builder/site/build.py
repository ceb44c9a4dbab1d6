"""`doc-builder build`: the plugin's site, rendered in worker processes, only what has changed.

The stages are MkDocs' own. Where other plugins take part in pages, MkDocs' build runs
instead, in one process: what they do can't be cached or divided.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation

from builder.findings import is_error
from builder.site.bodies import load_bodies
from builder.site.build_keys import build_key, nav_key, shell_key
from builder.site.cache import PageCache, digest
from builder.site.config import heard_errors, settle
from builder.site.host import TEMPLATE, DocPage
from builder.site.machines import Made
from builder.site.notebooks import notebooks_stand, write_notebooks
from builder.site.output import Look, Output, last_build
from builder.site.plugin import DocBuilderPlugin
from builder.site.records import includes_stand
from builder.site.search import Index, build_index, indexes
from builder.site.settings import UsageError
from builder.site.versions import add_version, check_place
from builder.work import in_parallel
from toctree import Finding

PAGE_EVENTS = (
    "pre_build", "files", "nav", "env", "pre_page", "page_read_source", "page_markdown", "page_content",
    "page_context", "post_page", "pre_template", "template_context", "post_template", "post_build",
)  # fmt: skip


@dataclass(slots=True)
class Result:
    """What a build did. `phases` are seconds; `failed` says that the site was left as it was."""

    folder: Path
    pages: int = 0
    parsed: int = 0
    highlighted: int = 0
    entries: int = 0
    extracted: int = 0
    templates: int = 0
    indexes: list[str] = field(default_factory=list)
    written: int = 0
    notebooks: int = 0
    unchanged: bool = False
    failed: bool = False
    findings: list[Finding] = field(default_factory=list)
    phases: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def phase(self, name: str, tell: Callable[[str], None]) -> Iterator[None]:
        """Times a part of the build, and tells whoever watches that it has begun."""
        tell(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.phases[name] = round(time.perf_counter() - start, 3)


def build(
    config: MkDocsConfig,
    plugin: DocBuilderPlugin,
    *,
    clean: bool = False,
    tell: Callable[[str], None] = lambda phase: None,
) -> Result:
    """Builds the site into `config.site_dir` and says what was done and what is wrong.

    With an error among the findings, or any finding in a strict build, nothing is written
    and the previous site stays. `tell` hears the name of each phase as it begins.

    Raises UsageError for a configuration that can't be used, and for a folder that can't be
    read or written.
    """
    site_dir, version, aliases = Path(config.site_dir), plugin.config.version, plugin.config.aliases
    check_place(site_dir, version, aliases)
    try:
        others = _others(config, plugin)
        result = (_through_mkdocs if others else _build)(config, plugin, clean, tell)
        if not result.failed:
            with result.phase("versions", tell):
                add_version(site_dir, version, aliases)
        return result
    except OSError as error:
        raise UsageError(f"{error.filename or config.site_dir}: {error.strerror or error}") from error


def _build(
    config: MkDocsConfig, plugin: DocBuilderPlugin, clean: bool, tell: Callable[[str], None]
) -> Result:
    config = settle(config)
    result = Result(Path(config.site_dir))
    with result.phase("read", tell):
        manifest = _manifest(plugin, result.folder)
        last = last_build(manifest)
        # The library first: what has changed of it is imported while the pages are read.
        same = plugin.library_stands(last.summary.get("library", ""))
        sources = plugin.read()
        key = build_key(config, plugin, sources)
        if (
            not clean
            and last.summary.get("key") == key
            and same
            and includes_stand(last.summary["includes"])
            and last.stands(result.folder)
            and notebooks_stand(plugin.settings, key)
        ):
            result.pages = last.summary["pages"]
            result.findings = [Finding(**one) for one in last.summary["findings"]]
            result.unchanged = True
            result.failed = config.strict and bool(result.findings)
            return result
    with result.phase("parse", tell):
        site = plugin.prepare(sources, config)
    result.pages = sum(1 for _ in site)
    result.parsed, result.highlighted = site.work.parsed, site.work.highlighted
    result.entries, result.extracted = site.api.rendered, site.api.extracted
    result.findings = site.findings
    if any(is_error(one) or config.strict for one in site.findings):
        result.failed = True
        return result
    output = Output(result.folder, manifest, last.files)
    try:
        _write(config, plugin, output, result, tell)
        gone = {one.scope for one in output.before.values()} - set(plugin.settings.folders)
        scopes = {"shared", *site.pages, *gone}
        with result.phase("publish", tell):
            result.written = output.written
            output.commit(scopes, clean=clean)
            output.save(
                {
                    "key": key,
                    "pages": result.pages,
                    "findings": [asdict(one) for one in site.findings],
                    "includes": _includes(plugin),
                    "library": site.api.state,
                }
            )
            result.notebooks = write_notebooks(site, config.site_url, key)
    finally:
        output.discard()
    return result


def _write(
    config: MkDocsConfig,
    plugin: DocBuilderPlugin,
    output: Output,
    result: Result,
    tell: Callable[[str], None],
) -> None:
    """Makes everything that has changed.

    The pages are in place before the search index is made, which takes longer; until it is
    there, and where Pagefind fails, the site keeps its last one.
    """
    frame_key = shell_key(config, plugin)
    with result.phase("pages", tell):
        env = config.theme.get_env()
        if plugin.settings.cache_dir is not None:
            env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(plugin.settings.cache_dir))
        files = get_files(config)
        files.add_files_from_theme(env, config)
        files = plugin.add_pages(files, config)
        nav = plugin.link_pages()
        plugin.add_extras(env, config, files)
        result.templates = _write_pages(config, plugin, output, env, files, frame_key)
        _write_templates(config, plugin, output, env, files, nav)
        _write_files(output, files, plugin.settings.folders)
        _write_machines(config, plugin, output)
        output.publish()
    if plugin.settings.search:
        with result.phase("search", tell):
            for index in indexes(plugin.site):
                if _write_index(output, index, plugin.cache, plugin.settings.jobs):
                    result.indexes.append(index.language)


def _write_pages(
    config: MkDocsConfig,
    plugin: DocBuilderPlugin,
    output: Output,
    env: jinja2.Environment,
    files: Files,
    frame_key: str,
) -> int:
    """Renders the pages whose content or frame has changed; says how many."""
    documents = files.documentation_pages()
    nav_keys = {code: nav_key(nav) for code, nav in plugin.navs.items()}
    keys: dict[str, str] = {}
    todo: list[DocPage] = []
    for page in plugin.pages:
        shown = page.site_page
        path = page.file.dest_uri
        keys[path] = digest(frame_key, nav_keys[shown.language], shown.body.key, plugin.frames.key(shown))
        if not output.keep(path, keys[path]):
            todo.append(page)
    template = env.get_template(TEMPLATE)

    def write(page: DocPage) -> tuple[str, Look]:
        load_bodies([page.site_page.body], plugin.cache)
        page.read_source(config)
        page.render(config, files)
        page.active = True
        context = mkdocs_build.get_context(plugin.navs[page.site_page.language], documents, config, page)
        context = plugin.on_page_context(context, page=page, config=config, nav=context["nav"])
        html = template.render(context)
        page.active = False
        page.content = page.markdown = None
        return page.file.dest_uri, output.stage(
            page.file.dest_uri, html.encode("utf-8", errors="xmlcharrefreplace")
        )

    languages = {page.file.dest_uri: page.site_page.language for page in todo}
    for path, look in in_parallel(write, todo, plugin.settings.jobs):
        output.add(path, keys[path], languages[path], look)
    return len(todo)


def _write_templates(
    config: MkDocsConfig,
    plugin: DocBuilderPlugin,
    output: Output,
    env: jinja2.Environment,
    files: Files,
    nav: Navigation,
) -> None:
    """The theme's pages without a source: 404.html, sitemap.xml."""
    for name in sorted(config.theme.static_templates):
        base = config.site_url or "/" if name == "404.html" else "."
        context = mkdocs_build.get_context(nav, files, config, base_url=base)
        context = plugin.on_template_context(context, template_name=name, config=config)
        text = env.get_template(name).render(context).strip()
        if text:
            _write_data(output, name, "shared", text.encode("utf-8"))


def _write_files(output: Output, files: Files, languages: Container[str]) -> None:
    """The files that are copied: the theme's, pictures, and what stands beside the pages."""
    for file in files:
        if file.is_documentation_page():
            continue
        first = file.dest_uri.split("/")[0]
        scope = first if first in languages else "shared"
        if file.abs_src_path is None:
            _write_data(output, file.dest_uri, scope, file.content_bytes)
            continue
        source = Path(file.abs_src_path)
        stat = source.stat()
        key = f"file {stat.st_size} {stat.st_mtime_ns}"
        if not output.keep(file.dest_uri, key):
            output.add(file.dest_uri, key, scope, output.stage_copy(file.dest_uri, source))


def _write_data(output: Output, path: str, scope: str, data: bytes) -> None:
    key = digest(data)
    if not output.keep(path, key):
        output.add(path, key, scope, output.stage(path, data))


def _write_machines(config: MkDocsConfig, plugin: DocBuilderPlugin, output: Output) -> None:
    """What programs read, a language after the other."""
    machines = plugin.machines(config)

    def write(made: Made) -> Look:
        return output.stage(made.path, made.make())

    for code in plugin.site.used_languages():
        todo = [made for made in machines.of(code) if not output.keep(made.path, made.key)]
        machines.texts.load(page for made in todo for page in made.pages)
        # Three of them are as long as all pages together: each is an item of work.
        for made, look in zip(todo, in_parallel(write, todo, plugin.settings.jobs, chunk=1), strict=True):
            output.add(made.path, made.key, made.scope, look)
        machines.texts.forget()


def _write_index(output: Output, index: Index, cache: PageCache, jobs: int) -> bool:
    """A language's search index, made anew when its pages have changed; says whether it was."""
    folder = f"{index.language}/pagefind/"
    key = index.key
    known = [path for path, entry in output.before.items() if path.startswith(folder) and entry.key == key]
    kept = [path for path in known if output.keep(path, key)]
    if known and kept == known:
        return False
    target = output.staging / folder
    build_index(index, target, cache, jobs)
    for path in sorted(target.rglob("*")):
        if path.is_file():
            output.add(folder + path.relative_to(target).as_posix(), key, index.language)
    return True


def _others(config: MkDocsConfig, plugin: DocBuilderPlugin) -> bool:
    """Whether other plugins, or hooks, take part in making pages."""
    return any(
        getattr(method, "__self__", None) is not plugin
        for event in PAGE_EVENTS
        for method in config.plugins.events.get(event, ())
    )


def _through_mkdocs(
    config: MkDocsConfig, plugin: DocBuilderPlugin, clean: bool, tell: Callable[[str], None]
) -> Result:
    """MkDocs' own build. Raises UsageError with what another plugin has to say against it."""
    folder = Path(config.site_dir)
    version = plugin.config.version
    result = Result(folder / version)
    output = Output(folder, None)
    config.site_dir = str(output.staging)
    try:
        with result.phase("mkdocs", tell), heard_errors() as said:
            mkdocs_build.build(config)
        # What lies beside the version's folder, the plugin has made for the folder of this build alone.
        for path in sorted((output.staging / version).rglob("*")):
            if path.is_file():
                output.add(path.relative_to(output.staging).as_posix(), "", "shared")
        result.pages, result.written = len(plugin.pages), output.written
        output.commit({"shared"}, clean=clean and not version)
    except (MkDocsException, SystemExit) as error:
        result.failed = True
        if not (hasattr(plugin, "site") and any(map(is_error, plugin.site.findings))):
            raise UsageError("; ".join(said) or str(error)) from None
    except ModuleNotFoundError as error:
        package, _, handler = (error.name or "").partition(".")
        if package != "mkdocstrings_handlers":
            raise
        raise UsageError(
            f"mkdocstrings has no handler {handler} here: pip install mkdocstrings-{handler}, or take it out "
            f"of mkdocs.yml; doc-builder's own, which reads Python, is doc_builder"
        ) from None
    finally:
        output.discard()
    result.findings = plugin.site.findings
    return result


def _manifest(plugin: DocBuilderPlugin, folder: Path) -> Path | None:
    """Where the files of the site in `folder` are remembered."""
    if plugin.settings.cache_dir is None:
        return None
    return plugin.settings.cache_dir / f"site-{digest(folder.resolve())}.json"


def _includes(plugin: DocBuilderPlugin) -> dict[str, str]:
    """Every file outside the language folders that went into a page, with its hash."""
    return {path: key for page in plugin.site for path, key in page.body.record.includes.items()}
